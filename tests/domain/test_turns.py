"""Whose the working days are, against a reading day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.calendar import WorkingDays
from permit_guard.domain.state import Holder
from permit_guard.domain.turns import DaysHeld, Turn, days_held

FIRST = date(2026, 12, 14)
YEAR_END = WorkingDays({2026: frozenset({date(2026, 12, 24), date(2026, 12, 25)})})
BOTH_YEARS = WorkingDays({**YEAR_END.holidays, 2027: frozenset({date(2027, 1, 1)})})
STARTS = st.lists(st.integers(0, 40), max_size=6).map(sorted)
HOLDERS = st.lists(st.sampled_from(Holder), min_size=6, max_size=6)


def one_by_one(turns: list[Turn], on: date, calendar: WorkingDays, holder: Holder) -> int | None:
    """The working days after the first turn began that were `holder`'s when they began, each asked by itself."""
    days = [FIRST + timedelta(days=number) for number in range((on - FIRST).days + 1)]
    began = ((day, [turn for turn in turns if turn.since < day]) for day in days)
    answers = [calendar.is_working_day(day) for day, before in began if before and before[-1].held_by is holder]
    return None if None in answers else sum(answer is True for answer in answers)


@given(STARTS, HOLDERS, st.integers(0, 10), st.sampled_from([YEAR_END, BOTH_YEARS]))
def test_each_working_day_is_counted_for_who_held_the_application_when_it_began(
    starts: list[int], holders: list[Holder], later: int, calendar: WorkingDays
) -> None:
    turns = [Turn(holder, FIRST + timedelta(days=start)) for holder, start in zip(holders, starts, strict=False)]
    on = FIRST + timedelta(days=max(starts, default=0) + later)
    assert days_held(turns, on, calendar) == DaysHeld(
        one_by_one(turns, on, calendar, Holder.OFFICE), one_by_one(turns, on, calendar, Holder.APPLICANT)
    )


def test_the_days_of_a_year_without_a_calendar_are_unknown_of_their_holder_alone() -> None:
    turns = [
        Turn(Holder.OFFICE, FIRST),
        Turn(Holder.APPLICANT, date(2026, 12, 31)),
        Turn(Holder.OFFICE, date(2027, 2, 1)),
    ]
    assert days_held(turns[:2], date(2027, 1, 4), YEAR_END) == DaysHeld(11, None)
    assert days_held(turns, date(2027, 2, 2), YEAR_END) == DaysHeld(None, None)
    ours = [
        Turn(Holder.APPLICANT, FIRST),
        Turn(Holder.OFFICE, date(2026, 12, 31)),
        Turn(Holder.APPLICANT, date(2027, 2, 1)),
    ]
    assert days_held(ours, date(2027, 2, 1), YEAR_END) == DaysHeld(None, 11)


def test_days_once_unknown_stay_unknown_whatever_follows() -> None:
    turns = [
        Turn(Holder.OFFICE, date(2026, 12, 30)),
        Turn(Holder.APPLICANT, date(2027, 1, 4)),
        Turn(Holder.OFFICE, date(2027, 1, 6)),
    ]
    only_later = WorkingDays({2027: frozenset()})
    assert days_held(turns, date(2027, 1, 8), only_later) == DaysHeld(None, 2)


def test_what_was_never_submitted_is_held_by_no_one() -> None:
    assert days_held([], FIRST, WorkingDays({})) == DaysHeld(0, 0)
