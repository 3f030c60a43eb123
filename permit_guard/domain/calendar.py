"""Working days: every day but Saturdays, Sundays, public holidays and joint holidays (cuti bersama)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import cached_property

from permit_guard.domain.period import ONE_DAY, Month

SATURDAY = 5
WEEK = 7


@dataclass(frozen=True)
class WorkingDays:
    """The holidays of each year whose decree is known, by year.

    A year that is not there is unknown: an answer that would need one of its weekdays is None, never a guess.
    """

    holidays: Mapping[int, frozenset[date]]

    def is_working_day(self, day: date) -> bool | None:
        """Whether offices work on `day`; None for a weekday of an unknown year."""
        if day.weekday() >= SATURDAY:
            return False
        known = self.holidays.get(day.year)
        return None if known is None else day not in known

    def next_working_day(self, day: date) -> date | None:
        """`day` itself if it is a working day, else the first one after it; None where that is unknown."""
        while not (works := self.is_working_day(day)):
            if works is None or day == date.max:
                return None
            day += ONE_DAY
        return day

    def after(self, day: date, working_days: int) -> date | None:
        """The n-th working day after `day`, the next working day being the first; `day` itself for 0."""
        for _ in range(working_days):
            if day == date.max:
                return None
            following = self.next_working_day(day + ONE_DAY)
            if following is None:
                return None
            day = following
        return day

    def after_at_earliest(self, day: date, working_days: int) -> date | None:
        """The earliest day that the n-th working day after `day` can be, whatever holidays an unknown year has.

        Holidays only ever put a day off: where `after` knows, this is never later, and mostly the same.
        """
        for _ in range(working_days):
            closed = True
            while closed:
                if day == date.max:
                    return None
                day += ONE_DAY
                closed = self.is_working_day(day) is False
        return day

    def count_after(self, first: date, last: date) -> int | None:
        """How many working days d there are with `first` < d <= `last`; 0 when `last` is not after `first`."""
        if last <= first:
            return 0
        if any(self._needs(year, first, last) for year in range(first.year, last.year + 1)):
            return None
        closed = bisect_right(self._closed_weekdays, last) - bisect_right(self._closed_weekdays, first)
        return _weekdays_until(last.toordinal()) - _weekdays_until(first.toordinal()) - closed

    def canonical(self) -> list[tuple[int, list[str]]]:
        """Each known year with its holidays as ISO days, both in order: what a rulebook's hash is taken of."""
        return [(year, [day.isoformat() for day in sorted(days)]) for year, days in sorted(self.holidays.items())]

    def _needs(self, year: int, first: date, last: date) -> bool:
        """Whether a weekday of an unknown `year` lies after `first` and not after `last`."""
        if year in self.holidays:
            return False
        start = max(first.toordinal(), date(year, 1, 1).toordinal() - 1)
        end = min(last.toordinal(), date(year, 12, 31).toordinal())
        return _weekdays_until(end) > _weekdays_until(start)

    @cached_property
    def _closed_weekdays(self) -> list[date]:
        """The holidays that fall on no weekend, in order."""
        return sorted(day for days in self.holidays.values() for day in days if day.weekday() < SATURDAY)


def due_day(month: Month, calendar: WorkingDays, day_of_month: int) -> date | None:
    """The day by which the contribution of `month` is to be paid; None when its year's holidays are unknown.

    That is day `day_of_month` of the month after it, or the next working day where that one is none.
    """
    if month.year >= MAXYEAR:
        return None
    following = month.next()
    return calendar.next_working_day(date(following.year, following.month, min(day_of_month, following.last.day)))


def _weekdays_until(ordinal: int) -> int:
    """The Mondays to Fridays among the proleptic days 1 to `ordinal`, of which the first is a Monday."""
    weeks, days = divmod(ordinal, WEEK)
    return weeks * SATURDAY + min(days, SATURDAY)
