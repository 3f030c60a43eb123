"""Names and kinds: what an expression may put together, and the hint where it may not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from permit_guard.law.fault import LanguageError
from permit_guard.law.fields import FACTS, FUNCTIONS, Subject
from permit_guard.law.kinds import check_kinds
from permit_guard.law.language import parse
from permit_guard.law.pattern import pattern_fault
from permit_guard.law.tree import Kind, Literal, Node, Parameter, nodes

PARAMETERS = {"age": Kind.INT, "share": Kind.DECIMAL, "sizes": Kind.TEXTS, "tiers": None}


NO_FACT = "This condition reads no fact; days of validity belong to in_force."
NO_DAYS = "Days are never added or subtracted; use months_after or age_at_least."


def checked(text: str) -> Node:
    return check_kinds(parse(text), text, FACTS[Subject.APPLICATION], PARAMETERS)


@pytest.mark.parametrize(
    "text",
    [
        "has_letter = TRUE",
        "has_letter <> has_contract",
        "letter_headcount + 1 <= persons_relying_at_most - 2",
        "letter_contribution >= contribution_due - 1",
        "letter_contribution >= :share",
        "letter_headcount BETWEEN 1 AND :age",
        "letter_number IN :sizes OR letter_headcount IN (1, 2)",
        "first_letter_dated <= on",
        "months_after(first_letter_dated, :age) > DATE('2026-03-12')",
        "age_at_least(first_letter_dated, 18, on)",
        "letter_number IS NULL",
        "NOT (has_letter = TRUE AND matches(letter_number, '[0-9]{4}'))",
    ],
)
def test_what_goes_together_is_accepted(text: str) -> None:
    checked(text)


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("has_letter", 1, "'has_letter' alone is no condition; write has_letter = TRUE."),
        ("NOT has_letter", 5, "'has_letter' alone is no condition; write has_letter = TRUE."),
        ("has_leter = TRUE", 1, "There is no fact 'has_leter'. Perhaps 'has_letter'?"),
        ("zzz = TRUE", 1, "There is no fact 'zzz'."),
        ("letter_headcount > :aeg", 20, "There is no parameter ':aeg' that can be used here. Perhaps ':age'?"),
        ("letter_headcount > :tiers", 20, "There is no parameter ':tiers' that can be used here."),
        ("age_atleast(first_letter_dated, 1, on)", 1, "There is no function 'age_atleast'. Perhaps 'age_at_least'?"),
        ("letter_headcount = '3'", 1, "int and text do not go together."),
        ("letter_headcount = 3.5", 1, "int and decimal do not go together."),
        ("letter_headcount = letter_contribution", 1, "int and decimal do not go together."),
        ("first_letter_dated = '2026-03-12'", 1, "date and text do not go together."),
        ("has_letter = 1", 1, "bool and int do not go together."),
        ("has_letter > FALSE", 1, "For bool there are = and <> alone."),
        ("letter_number < 'a'", 1, "For text there are = and <> alone."),
        ("(has_letter = TRUE) = TRUE", 1, "truth and bool do not go together."),
        ("letter_number = :sizes", 1, "text and list of text do not go together."),
        (
            "first_letter_dated - registration_due > 3",
            1,
            NO_DAYS,
        ),
        ("first_letter_dated + 3 > on", 1, "date and int do not go together."),
        ("letter_number + 'x' = 'yx'", 1, "A text is no number."),
        ("letter_number BETWEEN 'a' AND 'b'", 1, "There is no BETWEEN for text."),
        ("letter_number IN (1)", 1, "What is listed is not of the kind text."),
        ("letter_headcount IN :sizes", 1, "What is listed is not of the kind int."),
        ("has_letter IN (TRUE)", 1, "What is listed is not of the kind bool."),
        ("letter_headcount + 1 IS NULL", 1, "IS NULL asks of a fact alone."),
        ("letter_headcount + 1", 1, "This is int, no condition; compare it."),
        ("TRUE", 1, "This is bool, no condition; compare it."),
        ("1 = 1", 1, NO_FACT),
        (
            "on >= DATE('2022-07-01') AND has_letter = TRUE",
            1,
            NO_FACT,
        ),
        ("has_letter = TRUE OR :age = 18", 22, NO_FACT),
        (
            "age_at_least(first_letter_dated, letter_headcount, on)",
            34,
            "Only a written value or a :parameter stands here.",
        ),
        ("age_at_least(on, 18, first_letter_dated)", 14, "A fact is expected here."),
        (
            "age_at_least(first_letter_dated, 18)",
            1,
            f"Write {FUNCTIONS['age_at_least'].says.en}.",
        ),
        ("age_at_least(letter_number, 18, on)", 14, "A date is expected here, not text."),
        (
            r"matches(letter_number, '\d{2}')",
            24,
            pattern_fault(r"\d{2}").en,
        ),
    ],
)
def test_what_does_not_go_together_is_refused_with_a_hint(text: str, column: int, hint: str) -> None:
    with pytest.raises(LanguageError) as refused:
        checked(text)
    assert (refused.value.column, refused.value.message.en) == (column, hint)
    assert refused.value.message.id != hint


def test_a_whole_number_beside_a_decimal_becomes_one() -> None:
    found = [
        node for node in nodes(checked("letter_contribution >= contribution_due - 1")) if isinstance(node, Literal)
    ]
    assert [(type(node.value), node.value) for node in found] == [(Decimal, Decimal(1))]
    found_parameters = [node for node in nodes(checked("letter_contribution > :age")) if isinstance(node, Parameter)]
    assert [node.as_decimal for node in found_parameters] == [True]
