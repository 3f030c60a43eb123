"""Days, months and gaps, against a reading day by day."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from permit_guard.domain.period import Month, Period, months_after, uncovered

START = date(2026, 1, 1)
DAYS = st.integers(0, 60).map(lambda days: START + timedelta(days=days))
PERIODS = st.builds(Period, DAYS, DAYS)


def days_of(period: Period) -> set[date]:
    return {period.first + timedelta(days=number) for number in range((period.last - period.first).days + 1)}


def between(first: int, last: int) -> Period:
    return Period(START + timedelta(days=first), START + timedelta(days=last))


@example(between(0, 20), [between(12, 12), between(5, 10)])
@example(between(0, 20), [between(0, 15), between(3, 5)])
@example(between(0, 20), [between(0, 3), between(4, 8), between(30, 40)])
@given(PERIODS, st.lists(PERIODS, max_size=6))
def test_gaps_are_the_days_that_no_cover_holds(period: Period, covers: list[Period]) -> None:
    covered = set[date]().union(*map(days_of, covers))
    gaps = list(uncovered(period, covers))
    assert set[date]().union(*map(days_of, gaps)) == days_of(period) - covered
    assert sum(gap.days for gap in gaps) == len(days_of(period) - covered)


@given(PERIODS, st.lists(PERIODS, max_size=6))
def test_gaps_stand_in_order_and_apart(period: Period, covers: list[Period]) -> None:
    gaps = list(uncovered(period, covers))
    assert all(not gap.is_empty for gap in gaps)
    assert all(one.last + timedelta(days=1) < other.first for one, other in itertools.pairwise(gaps))


@example(between(0, 20), between(10, 5))
@example(between(10, 5), between(0, 20))
@example(between(0, 3), between(4, 8))
@example(between(4, 8), between(0, 3))
@example(between(0, 4), between(4, 8))
@given(PERIODS, PERIODS)
def test_periods_touch_when_they_share_a_day(one: Period, other: Period) -> None:
    assert one.touches(other) == bool(days_of(one) & days_of(other))
    assert one.days == len(days_of(one))


def test_a_cover_without_an_end_leaves_no_gap_behind_its_first_day() -> None:
    assert list(uncovered(Period(START, date(2026, 3, 1)), [Period(START, date.max)])) == []


@example(date(2026, 1, 1))
@example(date(2026, 12, 31))
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_month_holds_its_days_and_has_neighbours(day: date) -> None:
    month = Month.of(day)
    assert month.first <= day <= month.last
    assert month.next().first == month.last + timedelta(days=1)
    assert month.next().previous() == month
    assert str(month) == f"{day:%Y-%m}"


def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month() -> None:
    assert months_after(date(2026, 3, 1), 6) == date(2026, 9, 1)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_after(date(2026, 12, 31), 1) == date(2027, 1, 31)
