"""Whole days and months: periods include both their ends."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; months are ordered by time."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that `day` lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def next(self) -> Month:
        """The month after it."""
        return Month(self.year + 1, 1) if self.month == 12 else Month(self.year, self.month + 1)

    def previous(self) -> Month:
        """The month before it."""
        return Month(self.year - 1, 12) if self.month == 1 else Month(self.year, self.month - 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included; empty when `last` is before `first`."""

    first: date
    last: date

    @property
    def is_empty(self) -> bool:
        """Whether it holds no day at all."""
        return self.last < self.first

    @property
    def days(self) -> int:
        """How many days it holds, 0 when empty."""
        return 0 if self.is_empty else (self.last - self.first).days + 1

    def touches(self, other: Period) -> bool:
        """Whether the two share a day."""
        return not self.is_empty and not other.is_empty and self.first <= other.last and other.first <= self.last


def uncovered(period: Period, covers: Iterable[Period]) -> Iterator[Period]:
    """The gaps that `covers` leave in `period`, in order, none of them empty and none adjacent to another."""
    if period.is_empty:
        return
    start = period.first
    for cover in sorted(cover for cover in covers if cover.touches(period)):
        if cover.first > start:
            yield Period(start, cover.first - ONE_DAY)
        if cover.last >= period.last:
            return
        start = max(start, cover.last + ONE_DAY)
    yield Period(start, period.last)


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    month = Month(count // 12, count % 12 + 1)
    return date(month.year, month.month, min(day.day, month.last.day))
