"""A rule's file that has another shape, or an expression that cannot be read, is refused at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_guard.intake.rules.rule_shapes import CLAUSE, IN_FORCE
from permit_guard.law.pattern import pattern_fault
from tests.law import tiny
from tests.law.faulty import (
    Case,
    covered,
    jkk,
    message,
    names,
    refusal,
    refusals,
    set_to,
    whole,
    wording,
)
from tests.law.tiny import Folder

OTHERWISE = pattern_fault(r"\d")
assert OTHERWISE is not None
PATTERN = OTHERWISE.en


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A rulebook without fault."""
    return whole(tmp_path / "law")


CASES: list[Case] = [
    (
        "a condition that reads no fact",
        set_to(jkk, "expr", "jkk_days_uncovered_ahead = 0 AND 1 = 1"),
        "worker/covered.yaml",
        "AND |1 = 1",
        "This condition reads no fact; days of validity belong to in_force.",
    ),
    (
        "an unknown field",
        set_to(jkk, "expr", "jkk_days_uncovered = 0"),
        "worker/covered.yaml",
        "expr: |jkk_days_uncovered = 0",
        "There is no fact 'jkk_days_uncovered'. Perhaps 'jkk_days_uncovered_ahead'?",
    ),
    (
        "a fact of the other subject",
        set_to(jkk, "expr", "has_letter = TRUE"),
        "worker/covered.yaml",
        "expr: |has_letter = TRUE",
        "There is no fact 'has_letter'. Perhaps 'has_left'?",
    ),
    (
        "a clash of kinds",
        set_to(jkk, "expr", "jkk_days_uncovered_ahead = 'none'"),
        "worker/covered.yaml",
        "expr: |jkk_days_uncovered_ahead = 'none'",
        "int and text do not go together.",
    ),
    (
        "a bare field",
        set_to(wording, "applies_when", "has_left"),
        "worker/covered.yaml",
        "applies_when: |has_left\n",
        "'has_left' alone is no condition; write has_left = TRUE.",
    ),
    (
        "= NULL",
        set_to(wording, "applies_when", "has_left = NULL"),
        "worker/covered.yaml",
        "has_left = |NULL",
        "A comparison with NULL is never true; write IS NULL, and only in applies_when.",
    ),
    (
        "a fault of writing within a quoted expression",
        set_to(jkk, "expr", "'x' <> 'it''s' AND"),
        "worker/covered.yaml",
        'AND|"',
        "A value is expected here.",
    ),
    (
        "an unknown parameter",
        set_to(jkk, "expr", "jkk_days_uncovered_ahead = :working_aeg"),
        "worker/covered.yaml",
        "= |:working_aeg",
        "There is no parameter ':working_aeg' that can be used here. Perhaps ':working_age'?",
    ),
    (
        "a wording that ends before it begins",
        set_to(wording, "in_force", ["2015-07-01", "2015-07-01"]),
        "worker/covered.yaml",
        "- |in_force:",
        f"It says '['2015-07-01', '2015-07-01']' where {IN_FORCE.en} is expected.",
    ),
    (
        "a message missing in a language",
        message("no_jkm", {"id": "Tanpa JKM."}),
        "worker/covered.yaml",
        "|no_jkm:\n",
        "The key 'en' is missing. Add it: a text that is not empty.",
    ),
    (
        "a message empty in a language",
        message("no_jkm", {"id": "Tanpa JKM.", "en": ""}),
        "worker/covered.yaml",
        "en: |''",
        "It says '' where a text that is not empty is expected.",
    ),
    (
        "a pattern that engines read otherwise",
        set_to(jkk, "expr", r"matches(nik, '^\d+$')"),
        "worker/covered.yaml",
        r"matches(nik, |'^\d+$')",
        PATTERN,
    ),
    (
        "a missing title",
        lambda folder: covered(folder).__delitem__("title"),
        "worker/covered.yaml",
        "|subject: worker",
        "The key 'title' is missing. Add it: a text in two languages, {id: ..., en: ...}.",
    ),
    (
        "a title missing in a language",
        set_to(covered, "title", {"en": "Covered"}),
        "worker/covered.yaml",
        "|title:",
        "The key 'id' is missing. Add it: a text that is not empty.",
    ),
    (
        "a remedy missing in a language",
        set_to(wording, "remedy", {"id": "Betulkan."}),
        "worker/covered.yaml",
        "|remedy:\n    id: Betulkan.",
        "The key 'en' is missing. Add it: a text that is not empty.",
    ),
    (
        "an unknown key",
        set_to(jkk, "when", "x"),
        "worker/covered.yaml",
        "|when: x",
        "The key 'when' is not known here. Known are: id, expr, says, always_known, otherwise, all_of, any_of.",
    ),
    (
        "a requirement of two forms",
        set_to(jkk, "any_of", [{"id": "x", "expr": "has_left = TRUE", "says": "no_jkk"}]),
        "worker/covered.yaml",
        "- |id: jkk",
        f"It says '{{'id': 'jkk', 'expr': 'jkk_days_uncovered_ahead = 0', 'says…' where {CLAUSE.en} is expected.",
    ),
    (
        "an empty all_of",
        set_to(wording, "require", {"all_of": []}),
        "worker/covered.yaml",
        "|all_of: []",
        "It says '[]' where a list, one item a line after a dash is expected.",
    ),
    (
        "another effect",
        set_to(covered, "effect", "warn"),
        "worker/covered.yaml",
        "effect: |warn",
        "It says 'warn' where one of block, note is expected.",
    ),
    (
        "a mark that there is not",
        lambda folder: wording(folder)["basis"][0].__setitem__("marks", {**tiny.FOUND, "fact": "sure"}),
        "worker/covered.yaml",
        "fact: |sure",
        "It says 'sure' where found, memory or policy is expected.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_it_is_refused_with_its_file_line_and_column(folder: Folder, case: Case) -> None:
    assert refusal(folder, case) in refusals(folder)
