"""How the workers stand covered on the day of a check: by which way each, and until when that is proven."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from permit_guard.domain.calendar import WorkingDays, due_day
from permit_guard.domain.case import Case, Employment, Worker
from permit_guard.domain.cover_facts import covers_of
from permit_guard.domain.engagement import engagement_of
from permit_guard.domain.evidence import Programme
from permit_guard.domain.evidence_held import EvidenceHeld, evidence_held
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.period import ONE_DAY, Period, uncovered
from permit_guard.domain.spells import WITHOUT_END, Spell, gaps
from permit_guard.domain.worker_facts import judged_employment, npp_of

OWED: Final = (Programme.JKK, Programme.JKM)


class Way(StrEnum):
    """How a worker's days of work ahead are covered; `none` of one who owes no cover, `left` of one who is done."""

    PU = "pu"
    JAKON = "jakon"
    BOTH = "both"
    NONE = "none"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Standing:
    """How many workers are covered in each way, each worker once, and the last day up to which that is proven.

    `proven_until` is None where no one is still to work: then nothing is left to prove.
    """

    ways: Mapping[Way, int]
    proven_until: date | None


def standing_of(case: Case, on: date, parameters: Parameters, working_days: WorkingDays) -> Standing:
    """How the workers of a case that was found compliant stand on the day `on`.

    A wage earner's cover that runs on is proven up to the next due day of his contribution (domain.md section 8), the
    project's up to its end; whose cover outlasts his work limits nothing. A foreign worker's short stay owes none.
    """
    held = evidence_held(case, on, parameters, working_days)
    due = _next_due(held)
    ways = dict.fromkeys(Way, 0)
    ends: list[date] = []
    limits: list[date] = []
    for worker in case.roster.workers if case.roster else ():
        ahead = _ahead(worker, case, on)
        way, limit = _stands(worker, case, held, ahead, due)
        ways[way] += 1
        if way is not Way.LEFT:
            ends.append(ahead.last)
            limits += [] if limit is None else [limit]
    return Standing(ways, min(limits or [max(ends)]) if ends else None)


def _ahead(worker: Worker, case: Case, on: date) -> Period:
    """The days of work from `on`; while they are not known, that one day and no more."""
    engagement, _ = engagement_of(worker, case.application.contract)
    if engagement.has_left(on):
        return Period(on, on - ONE_DAY)
    return engagement.ahead(on) or Period(on, on)


def _stands(worker: Worker, case: Case, held: EvidenceHeld, ahead: Period, due: date) -> tuple[Way, date | None]:
    """The way of one worker, and the last day that his cover is proven for; None where that is all his work."""
    if ahead.is_empty:
        return Way.LEFT, None
    covers = covers_of(worker, judged_employment(worker), npp_of(worker, case.application), held)
    by_employer, by_project = (cover.his for cover in covers)
    if not by_employer and not by_project:
        return Way.NONE, None if worker.employment is Employment.TKA else held.on
    way = Way.BOTH
    if _is_whole(by_employer, ahead):
        way = Way.PU
    elif _is_whole(by_project, ahead):
        way = Way.JAKON
    return way, _limit([_proven(spell, due) for spell in (*by_employer, *by_project)], ahead)


def _is_whole(spells: Sequence[Spell], ahead: Period) -> bool:
    return bool(spells) and not any(gaps(spells, programme, ahead) for programme in OWED)


def _limit(proven: Iterable[tuple[frozenset[Programme], Period]], ahead: Period) -> date | None:
    """The day before the first one that the proven days leave open."""
    spells = list(proven)
    open_days = [
        gap.first - ONE_DAY
        for programme in OWED
        for gap in uncovered(ahead, (period for programmes, period in spells if programme in programmes))
    ]
    return min(open_days, default=None)


def _proven(spell: Spell, due: date) -> tuple[frozenset[Programme], Period]:
    last = due if spell.period.last == WITHOUT_END else spell.period.last
    return spell.programmes, Period(spell.period.first, last)


def _next_due(held: EvidenceHeld) -> date:
    """The next day on which a month's contribution is due; the day of the check where no month can be told.

    Where the calendar of its year is not known, the day of the month as the law has it: up to then it is surely not
    overdue.
    """
    day_of_month = held.parameters.number("due_day_of_month", held.on)
    latest = held.months.latest_overdue() if held.months else None
    if latest is None or day_of_month is None:
        return held.on
    month = latest.next()
    following = month.next()
    unmoved = date(following.year, following.month, min(day_of_month, following.last.day))
    return due_day(month, held.working_days, day_of_month) or unmoved
