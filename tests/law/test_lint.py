"""Names that lead nowhere, days without a number and messages that nobody says are refused."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from permit_guard.casework.rulebooks import check_rules
from tests.law import tiny
from tests.law.faulty import (
    Case,
    covered,
    ended,
    jkk,
    late,
    message,
    must,
    names,
    refusal,
    refusals,
    set_to,
    whole,
)
from tests.law.tiny import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A rulebook without fault."""
    return whole(tmp_path / "law")


CASES: list[Case] = [
    (
        "a parameter that begins after its rule",
        lambda folder: folder.parameters.__setitem__("working-age", tiny.parameter(("2016-01-01", 18))),
        "worker/grown.yaml",
        "|:working_age",
        "The parameter ':working_age' has no value on 2015-07-01, when this wording is in force. Add one.",
    ),
    (
        "a parameter with a gap",
        lambda folder: folder.parameters.__setitem__(
            "working-age", tiny.parameter(("2015-07-01", "2020-01-01", 18), ("2020-02-01", 18))
        ),
        "worker/grown.yaml",
        "|:working_age",
        "The parameter ':working_age' has no value on 2020-01-01, when this wording is in force. Add one.",
    ),
    (
        "a parameter that ends before its rule",
        lambda folder: folder.parameters.__setitem__("working-age", tiny.parameter(("2015-07-01", "2030-01-01", 18))),
        "worker/grown.yaml",
        "|:working_age",
        "The parameter ':working_age' has no value on 2030-01-01, when this wording is in force. Add one.",
    ),
    (
        "an unused message",
        message("extra", tiny.text("Never said.")),
        "worker/covered.yaml",
        "|extra:",
        "No clause says the message 'extra'. Remove it, or name it in a `says`.",
    ),
    (
        "a rule that waits for none that is there",
        set_to(covered, "after", "nobody"),
        "worker/covered.yaml",
        "after: |nobody",
        "There is no rule 'nobody' about the worker. Write the file name of a rule.",
    ),
    (
        "a rule that must be in force and has no file",
        must("lost"),
        "rulebook.yaml",
        "- |lost",
        "The rule 'lost' has no file worker/lost.yaml. Without it nobody is compliant.",
    ),
    (
        "a rule that must be in force and begins later",
        late,
        "rulebook.yaml",
        "- |late",
        "The rule 'late' is not in force all the time of this list. Make their in_force agree.",
    ),
]


CASES.append(
    (
        "a rule that must be in force and has ended",
        ended,
        "rulebook.yaml",
        "- |ended",
        "The rule 'ended' is not in force all the time of this list. Make their in_force agree.",
    )
)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_it_is_refused_with_its_file_line_and_column(folder: Folder, case: Case) -> None:
    assert refusal(folder, case) in refusals(folder)


def test_a_rule_at_fault_is_not_said_to_be_missing_too(folder: Folder) -> None:
    jkk(folder)["expr"] = "jkk_days = 0"
    assert {problem.source.file for problem in check_rules(folder.write())} == {"law/worker/covered.yaml"}


@pytest.mark.parametrize(
    ("until", "refused"), [("2020-01-01", False), ("2019-12-31", True), ("2020-01-02", True), (None, True)]
)
def test_lists_of_what_must_be_in_force_follow_each_other_day_by_day(
    folder: Folder, until: str | None, refused: bool
) -> None:
    rules = {"rules": ["covered", "grown"]}
    lists = [{"in_force": ["2015-07-01", until], **rules}, {"in_force": ["2020-01-01", None], **copy.deepcopy(rules)}]
    folder.book["must_be_in_force"] = {"worker": lists, "application": []}
    folder.write()
    said = "This list must begin on the day when the one before it ends, without a gap or an overlap."
    assert [english for _, english in refusals(folder)] == [said] * refused
