"""Rules whose wordings, clauses and messages do not fit together are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_guard.casework.rulebooks import check_rules
from tests.law.faulty import (
    Case,
    covered,
    jkk,
    message,
    names,
    refusal,
    refusals,
    set_to,
    two_wordings,
    whole,
    wording,
)
from tests.law.tiny import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A rulebook without fault."""
    return whole(tmp_path / "law")


CASES: list[Case] = [
    (
        "IS NULL in a require",
        set_to(jkk, "expr", "jkk_days_uncovered_ahead = 0 OR nik IS NULL"),
        "worker/covered.yaml",
        "jkk_days_uncovered_ahead = 0 OR |nik IS NULL",
        "IS NULL may stand in applies_when alone: here, not knowing would pass or fail. Compare the value.",
    ),
    (
        "IS NULL in a doubt",
        lambda folder: wording(folder)["doubted_when"][0].__setitem__("expr", "unread_evidence IS NOT NULL"),
        "worker/covered.yaml",
        "expr: |unread_evidence IS NOT NULL",
        "IS NULL may stand in applies_when alone: here, not knowing would pass or fail. Compare the value.",
    ),
    (
        "overlapping wordings",
        two_wordings("2022-07-02", "2022-07-01"),
        "worker/covered.yaml",
        "- |in_force:\n  - '2022-07-01'",
        "This wording begins on 2022-07-01 while the one before is in force. End that one on this day.",
    ),
    (
        "a wording after one without an end",
        two_wordings(None, "2022-07-01"),
        "worker/covered.yaml",
        "- |in_force:\n  - '2022-07-01'",
        "This wording begins on 2022-07-01 while the one before is in force. End that one on this day.",
    ),
    (
        "gapped wordings",
        two_wordings("2022-06-30", "2022-07-01"),
        "worker/covered.yaml",
        "- |in_force:\n  - '2022-07-01'",
        "From 2022-06-30 to 2022-07-01 no wording is in force. Join the two.",
    ),
    (
        "a missing message",
        set_to(jkk, "says", "no_such"),
        "worker/covered.yaml",
        "says: |no_such",
        "There is no message 'no_such' under messages. Write it in both languages.",
    ),
    (
        "an unknown placeholder",
        message("no_jkm", {"id": "Tanpa.", "en": "Without {gap}."}),
        "worker/covered.yaml",
        "en: |Without {gap}",
        "There is no fact '{gap}'.",
    ),
    (
        "a yes or no as placeholder",
        message("no_jkm", {"id": "Tanpa {has_left}.", "en": "Without."}),
        "worker/covered.yaml",
        "id: |Tanpa {has_left}",
        "'{has_left}' is yes or no and cannot be written; say it as a sentence.",
    ),
    (
        "a fact that only one language says",
        message("no_jkm", {"id": "Tanpa {name}.", "en": "Nobody."}),
        "worker/covered.yaml",
        "en: |Nobody.",
        "'{name}' stands in the other language but not here.",
    ),
    (
        "a clause's name for the second time",
        lambda folder: wording(folder)["doubted_when"][0].__setitem__("id", "jkk"),
        "worker/covered.yaml",
        "doubted_when:\n  - id: |jkk",
        "The clause 'jkk' is in this wording already. Give it another name.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_it_is_refused_with_its_file_line_and_column(folder: Folder, case: Case) -> None:
    assert refusal(folder, case) in refusals(folder)


def test_rules_that_wait_for_each_other_are_each_refused(folder: Folder) -> None:
    covered(folder)["after"] = "grown"
    found = [(problem.source.file, problem.message.en) for problem in check_rules(folder.write())]
    assert found == [
        ("law/worker/covered.yaml", "'covered' waits for itself through `after`. Break the circle."),
        ("law/worker/grown.yaml", "'grown' waits for itself through `after`. Break the circle."),
    ]
