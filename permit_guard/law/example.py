"""The examples of a rule: dated sentences about made-up facts, asked of the rule itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

import narwhals.stable.v2 as nw

from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.finding import Finding, Outcome
from permit_guard.domain.text import Text
from permit_guard.law.explain import Facts, explain
from permit_guard.law.fault import Fault, Path
from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.judge import table
from permit_guard.law.plan import clause_column, compile_rules
from permit_guard.law.rule import Rule, Wording
from permit_guard.law.rulebook import Rulebook
from permit_guard.law.tree import Kind

Given = Mapping[str, Any]
_READERS: Final[Mapping[Kind, Callable[[str], Any]]] = {
    Kind.TEXT: str,
    Kind.DECIMAL: Decimal,
    Kind.DATE: date.fromisoformat,
}


@dataclass(frozen=True, slots=True)
class Example:
    """What must be found of `given` on the day `on`. `path` leads to it in the rule's file."""

    name: str
    on: date
    given: Given
    outcome: Outcome
    because: tuple[str, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Shown:
    """What an example came to: the wording that was asked, the finding, and the value of each clause."""

    example: Example
    wording: Wording
    finding: Finding
    values: Mapping[str, bool | None]


def read_given(rule: Rule, given: Given, path: Path) -> tuple[dict[str, Any], list[Fault]]:
    """The facts of an example, each of its kind, and a fault for each that is no fact or of another kind."""
    facts: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, written in given.items():
        fact = FACTS[rule.subject].get(name)
        if fact is None:
            said = Text(
                f"Tidak ada fakta '{name}' pada {rule.subject}.", f"There is no fact '{name}' about the {rule.subject}."
            )
            faults.append(Fault(rule.file, (*path, name), said))
            continue
        try:
            facts[name] = None if written is None else _value(fact.kind, written)
        except (ValueError, InvalidOperation):
            said = Text(f"Fakta '{name}' adalah {fact.kind}.", f"The fact '{name}' is a {fact.kind}.")
            faults.append(Fault(rule.file, (*path, name), said))
    return facts, faults


def _value(kind: Kind, written: Any) -> Any:
    if kind is Kind.BOOL and isinstance(written, bool):
        return written
    if kind in (Kind.INT, Kind.DECIMAL) and isinstance(written, int) and not isinstance(written, bool):
        return written if kind is Kind.INT else Decimal(written)
    if isinstance(written, str) and kind in _READERS:
        return _READERS[kind](written)
    raise ValueError(written)


def show(rulebook: Rulebook, rule: Rule, examples: Sequence[Example]) -> tuple[list[Shown], list[Fault]]:
    """What each example comes to when this rule alone is asked, what it waits for taken as met.

    A fault for each example of a day on which no wording is in force.
    """
    alone = replace(
        rulebook, rules={(rule.subject, rule.id): replace(rule, after=None)}, required=dict.fromkeys(Subject, ())
    )
    shown: list[Shown] = []
    faults: list[Fault] = []
    for day in sorted({example.on for example in examples}):
        of_day = [example for example in examples if example.on == day]
        wording = rule.wording(day)
        if wording is None:
            said = Text(f"Pada {day} tidak ada rumusan yang berlaku.", f"No wording is in force on {day}.")
            faults.extend(Fault(rule.file, (*example.path, "on"), said) for example in of_day)
        else:
            shown.extend(_shown(alone, rule, wording, of_day))
    return shown, faults


def _shown(alone: Rulebook, rule: Rule, wording: Wording, examples: Sequence[Example]) -> Iterator[Shown]:
    day = examples[0].on
    plan = compile_rules(alone, rule.subject, day)
    record = WorkerFacts if rule.subject is Subject.WORKER else ApplicationFacts
    facts: list[Facts] = [record(**example.given) for example in examples]
    asked: nw.DataFrame[Any] = plan.ask_with_reasons(table(plan, facts))
    findings = explain(alone, day, plan, asked, facts)
    columns = {clause.id: asked[clause_column(rule.id, clause.id)].to_list() for clause in wording.clauses}
    for at, example in enumerate(examples):
        yield Shown(example, wording, findings[at][0], {name: column[at] for name, column in columns.items()})


def example_faults(rule: Rule, shown: Sequence[Shown]) -> Iterator[Fault]:
    """Examples that come to something else, and clauses that no example makes decide or makes unknown."""
    for each in shown:
        yield from _different(rule, each)
    for at, wording in enumerate(rule.wordings):
        yield from _not_shown(rule, wording, at, [each for each in shown if each.wording is wording])


def _different(rule: Rule, shown: Shown) -> Iterator[Fault]:
    wanted, found = shown.example, shown.finding
    if wanted.outcome is not found.outcome:
        yield Fault(
            rule.file,
            (*wanted.path, "outcome"),
            Text(
                f"Contoh '{wanted.name}' menghasilkan {found.outcome}, bukan {wanted.outcome}. Betulkan salah satunya.",
                f"The example '{wanted.name}' comes to {found.outcome}, not {wanted.outcome}. Mend it or the rule.",
            ),
        )
    elif sorted(wanted.because) != sorted(found.because):
        because = ", ".join(found.because)
        yield Fault(
            rule.file,
            (*wanted.path, "because"),
            Text(
                f"Contoh '{wanted.name}' terjadi karena [{because}], bukan yang tertulis.",
                f"The example '{wanted.name}' is so because of [{because}], not of what is written.",
            ),
        )


def _not_shown(rule: Rule, wording: Wording, at: int, shown: Sequence[Shown]) -> Iterator[Fault]:
    for clause in wording.clauses:
        values = [each.values[clause.id] for each in shown if clause.id in each.finding.because]
        if all(value is None for value in values):
            yield Fault(
                rule.file,
                (*clause.path, "id"),
                Text(
                    f"Tidak ada contoh yang ditentukan oleh klausa '{clause.id}'. Tambahkan satu.",
                    f"No example is decided by the clause '{clause.id}'. Add one.",
                ),
            )
        if None not in values and clause.always_known is None:
            yield Fault(
                rule.file,
                (*clause.path, "id"),
                Text(
                    f"Tidak ada contoh yang klausa '{clause.id}' tidak diketahui. Tambahkan satu.",
                    f"No example leaves the clause '{clause.id}' unknown. Add one, or say why in always_known.",
                ),
            )
    if wording.applies_when is not None and all(each.finding.outcome is not Outcome.NOT_APPLICABLE for each in shown):
        said = Text(
            "Tidak ada contoh yang membuat aturan ini tidak berlaku baginya. Tambahkan satu dengan not_applicable.",
            "No example is one to which this rule does not apply. Add one that is not_applicable.",
        )
        yield Fault(rule.file, ("wordings", at, "applies_when"), said)
