"""The two verbs on rules: check them as a lawyer would, and list those in force on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from permit_guard.domain.finding import Effect, Outcome
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.rules.letter_files import letter_faults
from permit_guard.intake.rules.office_files import office_faults
from permit_guard.intake.rules.region_files import RegionsRefused, read_regions
from permit_guard.intake.rules.region_tiles import read_tiles
from permit_guard.intake.rules.rule_files import read_rules, read_shelf
from permit_guard.intake.rules.rule_shapes import ExamplesShape
from permit_guard.intake.rules.rule_shelf import Shelf
from permit_guard.intake.rules.working_days import WorkingDaysRefused, missing_years, read_working_days
from permit_guard.intake.shape_faults import load_shape
from permit_guard.law.basis import cites
from permit_guard.law.example import Example, example_faults, read_given, show
from permit_guard.law.fault import Fault
from permit_guard.law.fields import Subject
from permit_guard.law.lint import rulebook_faults
from permit_guard.law.rule import Rule
from permit_guard.law.rulebook import Asked, Rulebook


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as a list shows it on one day; `since` None: it must be in force and is not."""

    subject: Subject
    id: str
    effect: Effect
    title: Text
    since: date | None
    until: date | None
    cites: tuple[str, ...]


def check_rules(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the rules of `folder`, by file and line; empty when a lawyer can be shown them.

    Faults of reading, names and days that lead nowhere, every example asked of its rule, calendars, offices, regions.
    """
    shelf = read_shelf(folder)
    problems = list(shelf.problems)
    if shelf.rulebook is not None:
        files = {(subject, path.stem) for subject in Subject for path in (folder / subject).glob("*.yaml")}
        problems.extend(shelf.problem(fault) for fault in rulebook_faults(shelf.rulebook, files))
        for rule in shelf.rulebook.rules.values():
            problems.extend(_example_problems(shelf, shelf.rulebook, rule))
    problems.extend(_calendar_problems(folder))
    problems.extend(office_faults(folder / "offices"))
    problems.extend(letter_faults(folder / "offices" / "letters"))
    problems.extend(_region_problems(folder / "regions"))
    return tuple(sorted(dict.fromkeys(problems), key=_by_place))


def _calendar_problems(folder: Path) -> tuple[Problem, ...]:
    years = folder / "parameters" / "working-days"
    try:
        return missing_years(years, read_working_days(years))
    except WorkingDaysRefused as refused:
        return refused.problems


def _region_problems(folder: Path) -> tuple[Problem, ...]:
    try:
        read_tiles(folder, read_regions(folder))
    except RegionsRefused as refused:
        return refused.problems
    return ()


def _by_place(problem: Problem) -> tuple[str, list[int]]:
    return problem.source.file, [int(number) for number in problem.source.place.split(":") if number]


def _example_problems(shelf: Shelf, rulebook: Rulebook, rule: Rule) -> Iterator[Problem]:
    shaped, problems = load_shape(ExamplesShape(), shelf.located[rule.file])
    yield from problems
    if problems:
        return
    examples, faults = _examples(rule, shaped)
    shown, no_wording = show(rulebook, rule, examples)
    faults.extend(no_wording)
    if not faults:
        faults.extend(example_faults(rule, shown))
    yield from (shelf.problem(fault) for fault in faults)


def _examples(rule: Rule, shaped: dict[str, Any]) -> tuple[list[Example], list[Fault]]:
    base, faults = read_given(rule, shaped["examples_given"], ("examples_given",))
    examples: list[Example] = []
    for at, each in enumerate(shaped["examples"]):
        own, wrong = read_given(rule, each["given"], ("examples", at, "given"))
        faults.extend(wrong)
        outcome, because = Outcome(each["outcome"]), tuple(each["because"])
        examples.append(Example(each["name"], each["on"], {**base, **own}, outcome, because, ("examples", at)))
    return examples, faults


def list_rules(folder: Path, on: date) -> tuple[RuleRow, ...]:
    """The rules that are asked on the day `on`, in the order of findings. Raises RulesRefused."""
    return rules_on(read_rules(folder), on)


def rules_on(rulebook: Rulebook, on: date) -> tuple[RuleRow, ...]:
    """As `list_rules`, of a rulebook that was read."""
    return tuple(_row(rulebook, subject, asked) for subject in Subject for asked in rulebook.asked(subject, on))


def _row(rulebook: Rulebook, subject: Subject, asked: Asked) -> RuleRow:
    rule, wording = asked.rule, asked.wording
    if rule is None or wording is None:
        return RuleRow(subject, asked.id, Effect.BLOCK, rulebook.sentences.not_in_force.text, None, None, ())
    return RuleRow(subject, asked.id, rule.effect, rule.title, wording.since, wording.until, cites(wording.basis))
