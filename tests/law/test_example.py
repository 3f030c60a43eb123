"""Examples that come to something else are refused, and clauses that no example shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_guard.casework.rulebooks import check_rules
from tests.law.faulty import (
    Case,
    covered,
    names,
    refusal,
    refusals,
    two_wordings,
    whole,
    without_example,
    wording,
)
from tests.law.tiny import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A rulebook without fault."""
    return whole(tmp_path / "law")


CASES: list[Case] = [
    (
        "a clause that no example makes decide",
        without_example("no JKM"),
        "worker/covered.yaml",
        "id: |jkm\n",
        "No example is decided by the clause 'jkm'. Add one.",
    ),
    (
        "a doubt that no example makes decide",
        without_example("unread"),
        "worker/covered.yaml",
        "id: |unread\n",
        "No example is decided by the clause 'unread'. Add one.",
    ),
    (
        "a doubt that no example makes unknown",
        without_example("perhaps unread"),
        "worker/covered.yaml",
        "id: |unread\n",
        "No example leaves the clause 'unread' unknown. Add one, or say why in always_known.",
    ),
    (
        "an applies_when that is always true",
        without_example("left"),
        "worker/covered.yaml",
        "applies_when: |has_left = FALSE",
        "No example is one to which this rule does not apply. Add one that is not_applicable.",
    ),
    (
        "an example with another outcome",
        lambda folder: covered(folder)["examples"][0].__setitem__("outcome", "unknown"),
        "worker/covered.yaml",
        "name: covered\n  on: '2026-03-20'\n  given: {}\n  outcome: |unknown",
        "The example 'covered' comes to met, not unknown. Mend it or the rule.",
    ),
    (
        "an example with another reason",
        lambda folder: covered(folder)["examples"][3].__setitem__("because", ["jkk"]),
        "worker/covered.yaml",
        "jkm_days_uncovered_ahead:\n  outcome: unknown\n  |because:",
        "The example 'not known' is so because of [jkk, jkm], not of what is written.",
    ),
    (
        "an example of an unknown fact",
        lambda folder: covered(folder)["examples"][0]["given"].__setitem__("gone", True),
        "worker/covered.yaml",
        "gone: |true",
        "There is no fact 'gone' about the worker.",
    ),
    (
        "an example of a fact of another kind",
        lambda folder: covered(folder)["examples"][0]["given"].__setitem__("nik", 12),
        "worker/covered.yaml",
        "nik: |12",
        "The fact 'nik' is a text.",
    ),
    (
        "a common fact of another kind",
        lambda folder: covered(folder)["examples_given"].__setitem__("birth_date", "2026-02-30"),
        "worker/covered.yaml",
        "birth_date: |'2026-02-30'",
        "The fact 'birth_date' is a date.",
    ),
    (
        "an example on a day without a wording",
        lambda folder: covered(folder)["examples"][0].__setitem__("on", "2015-06-30"),
        "worker/covered.yaml",
        "on: |'2015-06-30'",
        "No wording is in force on 2015-06-30.",
    ),
    (
        "an example without an outcome",
        lambda folder: covered(folder)["examples"][0].__delitem__("outcome"),
        "worker/covered.yaml",
        "- |name: covered\n",
        "The key 'outcome' is missing. Add it: one of met, not_met, unknown, not_applicable.",
    ),
    (
        "no examples at all",
        lambda folder: covered(folder).__delitem__("examples"),
        "worker/covered.yaml",
        "|subject: worker",
        "The key 'examples' is missing. Add it: a list, one item a line after a dash.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_it_is_refused_with_its_file_line_and_column(folder: Folder, case: Case) -> None:
    assert refusal(folder, case) in refusals(folder)


def test_a_clause_that_is_always_known_needs_no_unknown_example_but_must_say_why(folder: Folder) -> None:
    without_example("perhaps unread")(folder)
    wording(folder)["doubted_when"][0]["always_known"] = "The reader counts the files."
    assert check_rules(folder.write()) == ()


def test_each_wording_needs_examples_of_its_own(folder: Folder) -> None:
    two_wordings("2022-07-01", "2022-07-01")(folder)
    covered(folder)["examples"] = [each for each in covered(folder)["examples"] if each["on"] == "2022-07-01"]
    path = folder.write()
    found = {problem.source.place for problem in check_rules(path)}
    text = (path / "worker" / "covered.yaml").read_text(encoding="utf-8")
    assert found == {first_place(text, word) for word in ("has_left = FALSE", "jkk\n", "jkm\n", "unread\n")}


def first_place(text: str, word: str) -> str:
    """The line and column of the first `word` in a file."""
    at = text.index(word)
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"
