"""Spells of cover: from when until when a person is covered, by which route and programmes (rulebook.md, Cover)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from permit_guard.domain.calendar import WorkingDays, due_day
from permit_guard.domain.evidence import MemberLine, Programme
from permit_guard.domain.line_index import Found
from permit_guard.domain.period import Month, Period, uncovered
from permit_guard.domain.source import Source

WITHOUT_END = date.max


class Route(StrEnum):
    """The way in which someone is covered."""

    PU = "pu"
    JAKON = "jakon"
    BPU = "bpu"


@dataclass(frozen=True, slots=True)
class Spell:
    """One person's cover over `period`; `holder` is the employer's NPP or the project's number."""

    route: Route
    holder: str
    period: Period
    programmes: frozenset[Programme]
    source: Source
    name: str | None


@dataclass(frozen=True, slots=True)
class Cover:
    """A person's spells; those that may be his, and those that are as much another's, at which someone must look."""

    his: tuple[Spell, ...] = ()
    doubtful: tuple[Spell, ...] = ()
    shared: tuple[Spell, ...] = ()

    def __add__(self, other: Cover) -> Cover:
        return Cover(self.his + other.his, self.doubtful + other.doubtful, self.shared + other.shared)

    @property
    def unsure(self) -> tuple[Spell, ...]:
        """All that someone must look at."""
        return self.doubtful + self.shared


def gaps(spells: Iterable[Spell], programme: Programme, period: Period) -> list[Period]:
    """The days of `period` that no spell with `programme` covers, as gaps in order."""
    return list(uncovered(period, (spell.period for spell in spells if programme in spell.programmes)))


class DueMonths:
    """Which months are overdue on the day `on`: a month's contribution is due on a day of the next month.

    The due day moves to the next working day; where the calendar of that year is not known, only what holds for any
    calendar is said: a month is surely not overdue up to its unmoved due day.
    """

    def __init__(self, on: date, working_days: WorkingDays, day_of_month: int) -> None:
        self.on = on
        self._working_days = working_days
        self._day_of_month = day_of_month
        self._overdue: dict[Month, bool | None] = {}

    def is_overdue(self, month: Month) -> bool | None:
        """Whether the month's due day is before `on`; None when that cannot be told."""
        if month not in self._overdue:
            self._overdue[month] = self._judge(month)
        return self._overdue[month]

    def _judge(self, month: Month) -> bool | None:
        following = month.next()
        if self.on <= date(following.year, following.month, self._day_of_month):
            return False
        due = due_day(month, self._working_days, self._day_of_month)
        return None if due is None else due < self.on

    def latest_overdue(self) -> Month | None:
        """L(D) of rulebook.md: the latest month that is overdue; None when that cannot be told."""
        month = Month.of(self.on).previous()
        while (overdue := self.is_overdue(month)) is False:
            month = month.previous()
        return month if overdue else None


def wage_earner_cover(found: Found[MemberLine], months: DueMonths) -> Cover:
    """The cover that one employer's members lists give one person, by what was found of him in them.

    Where the calendar does not tell which month is overdue, all his active lines are doubtful; so they are where he
    stands or not by a month in which lines contradict each other, or are in doubt. Lines that are as much another's
    prove nothing, but what they say against him stands.
    """
    his = _not_after(found.his, months.on)
    every = [*his, *_not_after(found.shared, months.on)]
    counting = [line for line in his if counts(line, months)]
    maybe = [line for line in found.doubtful if counts(line, months)]
    shared = _over_their_months(line for line in found.shared if counts(line, months))
    latest = months.latest_overdue()
    if latest is None:
        unsure = [line for line in his if line.active]
        return Cover((), _over_their_months([*unsure, *maybe]), shared)
    if _awaits_first_payment(his, latest, months.on):
        maybe += [line for line in counting if line.month > latest]
        counting = [line for line in counting if line.month <= latest]
    disputed = {line.month for line in every if not line.active}
    sure = [line for line in counting if line.month not in disputed and not line.in_doubt]
    stands = _is_standing(sure, every, latest, months.on)
    if not stands and _might_stand(counting, every, latest, months.on):
        return Cover((), _over_their_months([*counting, *maybe]), shared)
    maybe += [line for line in counting if line not in sure]
    last = max((line.month for line in sure), default=None) if stands else None
    spells = tuple(_spell(line, runs_on=line.month == last) for line in sure)
    return Cover(spells, _over_their_months(maybe), shared)


def _not_after(lines: Iterable[MemberLine], on: date) -> list[MemberLine]:
    return [line for line in lines if line.month <= Month.of(on)]


def _paid(line: MemberLine, on: date) -> bool:
    return line.paid_on is not None and line.paid_on <= on


def counts(line: MemberLine, months: DueMonths | None) -> bool:
    """Whether a line gives cover in its month: active, not of a later month, and paid or not overdue.

    Where no due day is known, every active line may.
    """
    if months is None or not line.active:
        return line.active
    in_time = line.month <= Month.of(months.on)
    return in_time and (_paid(line, months.on) or months.is_overdue(line.month) is False)


def _awaits_first_payment(lines: Sequence[MemberLine], latest: Month, on: date) -> bool:
    """Lines only of months after the latest overdue one, none paid: a new member whose first payment is not seen."""
    seen_at_latest = any(line.month == latest for line in lines)
    paid_later = any(_paid(line, on) for line in lines if line.month > latest)
    return not seen_at_latest and not paid_later


def _is_standing(lines: Sequence[MemberLine], every: Sequence[MemberLine], latest: Month, on: date) -> bool:
    """Whether cover runs on: the latest overdue month is paid, or a later one with none unpaid before it.

    `every` are all that can speak against him: who left in a month does not stand by another line of that month.
    """
    first_unpaid = min((line.month for line in every if not _paid(line, on)), default=None)
    last_against = max((line.month for line in every if not line.active or line.in_doubt), default=None)
    return any(
        (line.month == latest or first_unpaid is None or line.month <= first_unpaid)
        and (last_against is None or last_against < line.month)
        for line in lines
        if line.active and _paid(line, on) and line.month >= latest
    )


def _might_stand(lines: Sequence[MemberLine], every: Sequence[MemberLine], latest: Month, on: date) -> bool:
    """Whether he would stand if what speaks against him in a month with a line for him were not so."""
    for_him = {line.month for line in lines}
    believed = [replace(line, in_doubt=False) for line in every if line.active or line.month not in for_him]
    return _is_standing(lines, believed, latest, on)


def _over_their_months(lines: Iterable[MemberLine]) -> tuple[Spell, ...]:
    return tuple(_spell(line, runs_on=False) for line in lines)


def _spell(line: MemberLine, *, runs_on: bool) -> Spell:
    last = WITHOUT_END if runs_on else line.month.last
    return Spell(Route.PU, line.npp, Period(line.month.first, last), line.programmes, line.source, line.name)
