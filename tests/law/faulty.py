"""A rulebook without fault, the ways to break it, and where a refusal must point."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from permit_guard.casework.rulebooks import check_rules
from tests.law import tiny
from tests.law.tiny import Folder

Rule = dict[str, Any]
Change = Callable[[Folder], object]
# Its name, the change, the file, the text before and | the place of the fault, and what is said in English.
Case = tuple[str, Change, str, str, str]


def whole(path: Path) -> Folder:
    """A rule about workers, one that waits for it, one about the application, and a number."""
    path.mkdir()
    folder = Folder(path)
    folder.rule("covered", tiny.covered())
    grown = tiny.simple("age_at_least(birth_date, :working_age, works_from)", after="covered")
    born = {"birth_date": "1990-01-01", "works_from": "2026-03-16"}
    grown["examples"] = [
        tiny.example("of age", "met", **born),
        tiny.example("a child", "not_met", "clause", **{**born, "birth_date": "2010-01-01"}),
        tiny.example("not known", "unknown", "clause", **{**born, "birth_date": None}),
    ]
    folder.rule("grown", grown)
    money = tiny.simple("letter_contribution >= contribution_due - 1", subject="application", effect="note")
    money["examples"] = [
        tiny.example("enough", "met", letter_contribution="446819130.00", contribution_due=446819131),
        tiny.example("too little", "not_met", "clause", letter_contribution=1, contribution_due="446819131"),
        tiny.example("not known", "unknown", "clause", letter_contribution=None, contribution_due=1),
    ]
    folder.rule("money", money)
    folder.parameters["working-age"] = tiny.parameter(("2015-07-01", 18))
    folder.parameters["working-days/2026"] = year(2026)
    return folder


def year(number: int) -> dict[str, Any]:
    """A year's calendar of one holiday."""
    holiday = {"day": f"{number}-01-01", "kind": "public", "name": tiny.text("New Year")}
    return {"year": number, "basis": tiny.BASIS, "holidays": [holiday]}


def covered(folder: Folder) -> Rule:
    """The rule about workers."""
    return folder.rules["worker", "covered"]


def wording(folder: Folder) -> Rule:
    """Its only wording."""
    found: Rule = covered(folder)["wordings"][0]
    return found


def jkk(folder: Folder) -> Rule:
    """The first of its clauses."""
    found: Rule = wording(folder)["require"]["all_of"][0]
    return found


def place_of(path: Path, needle: str) -> str:
    """The line and column of the only place where `needle` stands in a file; `|` in it is where the place is."""
    text = path.read_text(encoding="utf-8")
    before, _, after = needle.rpartition("|")
    assert text.count(before + after) == 1, text
    at = text.index(before + after) + len(before)
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def set_to(of: Callable[[Folder], Rule], key: str, value: Any) -> Change:
    """Put `value` under `key` of a part of the rule."""
    return lambda folder: of(folder).__setitem__(key, value)


def two_wordings(first_until: str | None, second_since: str) -> Change:
    """Split its wording into one until `first_until` and one from `second_since`, each with examples."""

    def change(folder: Folder) -> None:
        first = wording(folder)
        covered(folder)["wordings"].append({**copy.deepcopy(first), "in_force": [second_since, None]})
        first["in_force"] = ["2015-07-01", first_until]
        examples = covered(folder)["examples"]
        days = (second_since, "2015-07-01")
        covered(folder)["examples"] = [copy.deepcopy({**each, "on": day}) for day in days for each in examples]

    return change


def without_example(name: str) -> Change:
    """Take one of its examples away."""

    def change(folder: Folder) -> None:
        covered(folder)["examples"] = [each for each in covered(folder)["examples"] if each["name"] != name]

    return change


def message(name: str, message: Any) -> Change:
    """Put another message among its messages."""
    return lambda folder: covered(folder)["messages"].__setitem__(name, message)


def must(name: str) -> Change:
    """Ask that another rule be in force."""
    return lambda folder: folder.worker.append(name)


def late(folder: Folder) -> None:
    """Ask that a rule be in force which begins later."""
    rule = tiny.covered()
    rule["wordings"][0]["in_force"] = ["2020-01-01", None]
    folder.rule("late", rule)


def ended(folder: Folder) -> None:
    """Ask that a rule be in force which has ended."""
    rule = tiny.covered()
    rule["wordings"][0]["in_force"] = ["2015-07-01", "2030-01-01"]
    folder.rule("ended", rule)


def names(cases: Sequence[Case]) -> list[str]:
    """What the cases are called."""
    return [case[0] for case in cases]


def refusal(folder: Folder, case: Case) -> tuple[str, str]:
    """The place and the English of what must be refused, after the change was made and the folder written."""
    _, change, file, needle, english = case
    change(folder)
    folder.write()
    return f"{folder.path.name}/{file}:{place_of(folder.path / file, needle)}", english


def refusals(folder: Folder) -> list[tuple[str, str]]:
    """The place and the English of all that is refused; each is said in Indonesian too."""
    problems = check_rules(folder.path)
    assert all(problem.message.id and problem.message.id != problem.message.en for problem in problems)
    return [(str(problem.source), problem.message.en) for problem in problems]
