"""When a worker works on the project: the days ahead of the check, and those behind it (rulebook.md, Words)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from permit_guard.domain.case import UNREADABLE, Contract, Illegible, Worker
from permit_guard.domain.period import ONE_DAY, Period
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Language, Text, say_day


@dataclass(frozen=True, slots=True)
class Engagement:
    """The first and last day of a worker's work; None is an end that is missing or cannot be read."""

    first: date | None
    last: date | None

    @property
    def period(self) -> Period | None:
        """All its days, or None while an end is not known."""
        return None if self.first is None or self.last is None else Period(self.first, self.last)

    def has_left(self, on: date) -> bool:
        """Whether no day of work is left from `on`. While the last day is not known, he has not."""
        return self.last is not None and self.last < on

    def ahead(self, on: date) -> Period | None:
        """The days of work from `on`; None while an end is not known."""
        period = self.period
        return None if period is None else Period(max(period.first, on), period.last)

    def behind(self, on: date) -> Period | None:
        """The days of work before `on`; None while an end is not known."""
        period = self.period
        return None if period is None else Period(period.first, min(on - ONE_DAY, period.last))


def engagement_of(worker: Worker, contract: Contract | None) -> tuple[Engagement, Problem | None]:
    """A worker's engagement, each empty end from the contract; ends in the wrong order are a problem and not known."""
    first = _end(worker.works_from, contract.starts_on if contract else None)
    last = _end(worker.works_to, contract.ends_on if contract else None)
    if first is not None and last is not None and last < first:
        return Engagement(None, None), Problem(worker.source, _reversed(first, last))
    return Engagement(first, last), None


def _end(cell: date | Illegible | None, of_contract: date | None) -> date | None:
    if cell is UNREADABLE:
        return None
    return of_contract if cell is None else cell


def _reversed(first: date, last: date) -> Text:
    return Text(
        f"selesai kerja {say_day(last, Language.ID)} sebelum mulai kerja {say_day(first, Language.ID)}; "
        "perbaiki tanggal pada baris ini, atau tanggal kontrak bila sel dikosongkan",
        f"work ends {say_day(last, Language.EN)} before it begins {say_day(first, Language.EN)}; "
        "correct the days in this row, or those of the contract where the cell is empty",
    )
