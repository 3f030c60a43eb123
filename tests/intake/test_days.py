"""Days and months as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.period import Month
from permit_guard.domain.text import MONTHS_EN, MONTHS_ID
from permit_guard.intake.days import days_within, has_short_year, read_day, read_month

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
DAY = date(2026, 3, 12)


@given(DAYS, st.sampled_from(("-", "/", ".")), st.booleans())
def test_a_day_in_numbers_is_read_back_with_the_day_first(day: date, mark: str, padded: bool) -> None:
    written = (
        f"{day.day:02}{mark}{day.month:02}{mark}{day.year}" if padded else f"{day.day}{mark}{day.month}{mark}{day.year}"
    )
    assert read_day(written) == day


@given(DAYS, st.sampled_from((MONTHS_ID, MONTHS_EN)), st.booleans(), st.sampled_from((str, str.upper, str.lower)))
def test_a_day_in_words_is_read_back_in_both_languages_long_and_short(day, names, short, case) -> None:  # type: ignore[no-untyped-def]
    name = case(names[day.month - 1][:3] if short else names[day.month - 1])
    assert read_day(f"{day.day} {name} {day.year}") == day


@given(DAYS)
def test_an_iso_day_is_read_back(day: date) -> None:
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize("written", ["12 Agt 2026", "12 Ags 2026", "12 Agust 2026", "12-Agu-2026"])
def test_august_has_its_indonesian_short_forms(written: str) -> None:
    assert read_day(written) == date(2026, 8, 12)


@pytest.mark.parametrize(
    "written",
    ["31-02-1990", "2026-13-01", "12-13-2026", "12/03-2026", "03122026", "45000", "12 Marzo 2026", "", "12-03-90",
     "١٢-٠٣-٢٠٢٦", "12-03-2026 x", "0-1-2026", "12-03-1026"],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_none(written: str) -> None:
    assert read_day(written) is None


@given(st.text())
def test_no_text_breaks_the_reading_of_a_day_or_a_month(text: str) -> None:
    assert read_day(text) is None or isinstance(read_day(text), date)
    assert read_month(text) is None or isinstance(read_month(text), Month)


def test_a_spreadsheets_midnight_is_left_out() -> None:
    assert read_day("2026-03-12 00:00:00") == DAY
    assert read_day("2026-03-12 10:30:00") is None


def test_a_short_year_is_told_from_other_faults() -> None:
    assert [has_short_year(text) for text in ("12-03-90", "12/3/90", "12 Mar 90", "12-03-1990", "x")] == [
        True, True, True, False, False,
    ]  # fmt: skip


@given(DAYS, st.sampled_from((MONTHS_ID, MONTHS_EN)))
def test_a_month_is_read_back_in_every_form(day: date, names: tuple[str, ...]) -> None:
    name = names[day.month - 1]
    forms = (f"{day.year}-{day.month:02}", f"{day.month:02}-{day.year}", f"{day.month}/{day.year}",
             f"{name} {day.year}", f"{name.upper()} {day.year}", f"{name[:3]}-{day.year}")  # fmt: skip
    assert {read_month(form) for form in forms} == {Month(day.year, day.month)}


def test_a_month_without_a_mark_is_the_year_first_or_last() -> None:
    assert [read_month(text) for text in ("202604", "042026", "132026", "2026")] == [
        Month(2026, 4), Month(2026, 4), None, None,
    ]  # fmt: skip


def test_days_within_a_text_come_in_their_order_and_one_that_does_not_exist_is_none() -> None:
    assert days_within("21-03-2026 s/d 31 Agustus 2026") == (date(2026, 3, 21), date(2026, 8, 31))
    assert days_within("31-02-2026") == (None,)
