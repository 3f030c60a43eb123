"""Working days: each answer is that of a day-by-day reading, and nothing is guessed of an unknown year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.calendar import WorkingDays, due_day
from permit_guard.domain.period import Month
from permit_guard.intake.rules.working_days import read_working_days
from tests.building import ROOT, golden

DUE_DAY = 15

days = st.dates(date(2022, 12, 1), date(2027, 2, 1))
calendars = st.builds(
    lambda holidays, years: WorkingDays({year: frozenset(d for d in holidays if d.year == year) for year in years}),
    st.lists(days, max_size=60),
    st.sets(st.integers(2023, 2026)),
)


def naive(calendar: WorkingDays, day: date) -> bool | None:
    """Whether offices work on `day`, asked of the day alone."""
    if day.strftime("%a") in ("Sat", "Sun"):
        return False
    return day not in calendar.holidays[day.year] if day.year in calendar.holidays else None


@given(calendars, days)
def test_a_working_day_is_a_weekday_that_is_no_holiday(calendar: WorkingDays, day: date) -> None:
    assert calendar.is_working_day(day) is naive(calendar, day)


@given(calendars, days)
def test_the_next_working_day_is_the_first_one_from_the_day_itself(calendar: WorkingDays, day: date) -> None:
    step = day
    while naive(calendar, step) is False:
        step += timedelta(days=1)
    assert calendar.next_working_day(day) == (step if naive(calendar, step) else None)


@given(calendars, days, days)
def test_counting_working_days_is_counting_them_one_by_one(calendar: WorkingDays, first: date, last: date) -> None:
    between = [first + timedelta(days=step) for step in range(1, (last - first).days + 1)]
    answers = [naive(calendar, day) for day in between]
    assert calendar.count_after(first, last) == (None if None in answers else sum(answer is True for answer in answers))


@given(calendars, days, st.integers(0, 30))
def test_the_nth_working_day_after_a_day_is_n_working_days_away(calendar: WorkingDays, day: date, number: int) -> None:
    reached = calendar.after(day, number)
    if reached is not None:
        assert calendar.count_after(day, reached) == number
        assert number == 0 or naive(calendar, reached) is True
    else:
        assert any(naive(calendar, day + timedelta(days=step)) is None for step in range(1, 200))


@given(calendars, days, st.integers(0, 30), st.sets(days))
def test_the_earliest_nth_working_day_is_never_after_the_one_that_any_further_holidays_make(
    calendar: WorkingDays, day: date, number: int, further: set[date]
) -> None:
    earliest = calendar.after_at_earliest(day, number)
    decreed = {year: frozenset(d for d in further if d.year == year) for year in range(2022, 2029)}
    reached = WorkingDays(decreed | dict(calendar.holidays)).after(day, number)
    assert earliest is not None
    assert reached is not None
    assert earliest <= reached
    assert calendar.after(day, number) in (None, earliest)


def test_the_earliest_nth_working_day_passes_weekends_and_known_holidays() -> None:
    calendar = WorkingDays({2026: frozenset({date(2026, 12, 31)})})
    assert calendar.after_at_earliest(date(2026, 12, 30), 1) == date(2027, 1, 1)
    assert calendar.after_at_earliest(date(2026, 12, 30), 2) == date(2027, 1, 4)
    assert calendar.after_at_earliest(date.max, 1) is None


def test_the_next_working_day_is_the_first_after_a_friday() -> None:
    calendar = WorkingDays({2026: frozenset({date(2026, 6, 1)})})
    assert calendar.after(date(2026, 5, 29), 1) == date(2026, 6, 2)


def test_a_weekend_of_an_unknown_year_is_no_working_day_and_its_monday_is_unknown() -> None:
    calendar = WorkingDays({})
    assert calendar.is_working_day(date(2027, 1, 2)) is False
    assert calendar.is_working_day(date(2027, 1, 4)) is None
    assert calendar.count_after(date(2027, 1, 1), date(2027, 1, 3)) == 0


def test_a_holiday_is_not_counted_and_one_on_a_weekend_is_not_taken_off_twice() -> None:
    calendar = WorkingDays({2026: frozenset({date(2026, 5, 1), date(2026, 5, 2)})})
    assert calendar.count_after(date(2026, 4, 27), date(2026, 5, 4)) == 4


def test_of_an_unknown_year_only_its_own_weekdays_are_missed() -> None:
    until_2021, until_2026, from_2027 = (WorkingDays({year: frozenset()}) for year in (2021, 2026, 2027))
    assert until_2021.count_after(date(2021, 12, 30), date(2022, 1, 2)) == 1
    assert until_2026.count_after(date(2026, 12, 30), date(2027, 1, 1)) is None
    assert from_2027.count_after(date(2026, 12, 30), date(2027, 1, 1)) is None
    assert from_2027.count_after(date(2026, 12, 31), date(2027, 1, 1)) == 1


def test_no_day_counts_after_a_later_day() -> None:
    assert WorkingDays({}).count_after(date(2026, 5, 2), date(2026, 5, 1)) == 0


def test_the_last_day_that_can_be_written_has_no_next_one() -> None:
    calendar = WorkingDays({9999: frozenset({date.max})})
    assert calendar.next_working_day(date.max) is None
    assert calendar.after(date.max, 1) is None
    assert due_day(Month(9999, 12), calendar, DUE_DAY) is None


def test_a_due_day_that_its_month_lacks_is_its_last_day() -> None:
    assert due_day(Month(2026, 1), WorkingDays({2026: frozenset()}), 31) == date(2026, 3, 2)


def test_a_due_day_in_a_year_without_a_file_is_unknown() -> None:
    assert due_day(Month(2026, 12), WorkingDays({2026: frozenset()}), DUE_DAY) is None


@pytest.mark.parametrize("row", golden("due"), ids=lambda row: row["month"])
def test_every_due_day_of_the_golden_file_holds(row: dict[str, str]) -> None:
    calendar = read_working_days(ROOT / "rules/parameters/working-days")
    year, number = map(int, row["month"].split("-"))
    assert due_day(Month(year, number), calendar, DUE_DAY) == date.fromisoformat(row["due"])


def test_the_canonical_calendar_is_in_order_whatever_order_it_was_given_in() -> None:
    firsts = [date(2026, month, 1) for month in range(1, 13)]
    one = WorkingDays({2026: frozenset(firsts), 2025: frozenset()})
    assert one.canonical() == [(2025, []), (2026, [day.isoformat() for day in firsts])]
