"""Days, numbers and amounts as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.text import Language, Text, say_day, say_number, say_rupiah, say_some

ID, EN = Language.ID, Language.EN


def test_a_day_has_no_leading_zero_and_its_month_by_name() -> None:
    assert say_day(date(2026, 3, 2), ID) == "2 Maret 2026"
    assert say_day(date(2026, 12, 12), EN) == "12 December 2026"


def test_amounts_have_their_sen_and_marks_by_language() -> None:
    assert say_rupiah(446_819_131, ID) == "Rp446.819.131,00"
    assert say_rupiah(Decimal("446819131.5"), EN) == "Rp446,819,131.50"
    assert say_rupiah(Decimal("0.005"), EN) == "Rp0.01"


@given(st.integers(0, 10**15))
def test_a_number_reads_back_from_either_language(number: int) -> None:
    assert int(say_number(number, ID).replace(".", "")) == number
    assert int(say_number(number, EN).replace(",", "")) == number


def test_a_sentence_is_said_in_the_language_asked_for() -> None:
    text = Text("ya", "yes")
    assert (text.in_(ID), text.in_(EN), str(text)) == ("ya", "yes", "ya")


def test_of_many_names_the_first_few_are_said_and_the_rest_counted() -> None:
    assert say_some([]) is None
    assert say_some("abcde") == "a, b, c, d, e"
    assert say_some("abcdefg") == "a, b, c, d, e (+2)"
