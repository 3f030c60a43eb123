"""Text in one form, in linear time."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.intake.normal_form import MOST_MARKS, normal_form


@given(st.text(max_size=MOST_MARKS))
def test_what_people_write_is_in_normal_form_c_with_compatibility(text: str) -> None:
    assert normal_form(text) == unicodedata.normalize("NFKC", text)


@given(st.lists(st.text(max_size=8), max_size=20).map(" a ".join))
def test_a_long_text_with_few_accents_on_each_letter_is_so_too(text: str) -> None:
    assert normal_form(text) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("marks", ["\u0323\u0301", "\u0301\u0323", "\uff9e\u0301", "\u0344\u0323"])
@pytest.mark.timeout(20)
def test_a_hundred_thousand_accents_are_put_in_order_without_a_hang(marks: str) -> None:
    assert len(normal_form("a" + marks * 50_000)) <= 2 * MOST_MARKS + 1
    assert len(normal_form("a" + marks[0] * 50_000 + marks[1] * 50_000)) <= 2 * MOST_MARKS + 1
