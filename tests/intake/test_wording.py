"""How content from outside is shown in a message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.intake.parsing.sheet_xml import column_index
from permit_guard.intake.wording import column_letters, safe, shown


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_was_found_is_shown_on_one_short_line_that_utf_8_holds(text: str) -> None:
    assert len(shown(text)) <= 62
    assert shown(text).isprintable()
    assert safe(text).encode().decode() == safe(text)


def test_control_characters_are_escaped_and_letters_are_not() -> None:
    assert safe("José\n\x1b[31m\udcff") == "José\\n\\x1b[31m\\udcff"


@given(st.integers(min_value=0, max_value=16_383))
def test_column_letters_and_indexes_turn_into_each_other(index: int) -> None:
    assert column_index(column_letters(index)) == index


def test_the_first_and_the_last_columns_have_the_letters_that_spreadsheets_give_them() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 16_383)] == ["A", "Z", "AA", "XFD"]
