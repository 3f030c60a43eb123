"""Counting for reports, in the database: which decisions count, applications, and how long they took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import CTE, ColumnElement, String, exists, func, or_, select, type_coerce

from permit_guard.domain.office_zone import office_day
from permit_guard.domain.report import Applications
from permit_guard.domain.state import State
from permit_guard.store.bulk import in_bulk
from permit_guard.store.report_tables import counted_decision
from permit_guard.store.rows import Rows
from permit_guard.store.tables import application, holding, roster, version


@dataclass(frozen=True, slots=True)
class Scope:
    """Which decisions are counted: up to the day `on`, which ends at the moment `until`; of one office or all."""

    on: date
    until: datetime
    office: str | None = None


def count_applications(rows: Rows, scope: Scope) -> tuple[Applications, dict[int, int]]:
    """The applications by their latest answer, and those submitted that no one has checked yet.

    And how many of those checked are at each site, by its place.
    """
    picked = picked_decisions(scope)
    counted = select(picked.c.answer, picked.c.site, func.count()).where(picked.c.is_now)
    answers: Counter[str] = Counter()
    sites: Counter[int] = Counter()
    for answer, site, count in rows.execute(counted.group_by(picked.c.answer, picked.c.site)):
        answers[answer] += count
        sites[site] += count
    waiting = _awaiting_contract(rows, scope)
    answers.subtract(waiting)
    unchecked, unchecked_rows = rows.execute(_unchecked(scope)).one()
    told = Applications(
        answers["compliant"], answers["deficient"], answers["unproven"], waiting.total(), unchecked,
        int(unchecked_rows or 0),
    )  # fmt: skip
    return told, sites


def _awaiting_contract(rows: Rows, scope: Scope) -> Counter[str]:
    """The applications that waited for their contract at the end of the day, by their latest answer."""
    later = holding.alias()
    moved_on = exists().where(later.c.application_id == holding.c.application_id, later.c.seq > holding.c.seq,
                              later.c.since < scope.until)  # fmt: skip
    waits = holding.c.state == State.AWAITING_CONTRACT.value
    waiting = select(holding.c.application_id).where(waits, holding.c.since < scope.until, ~moved_on)
    if rows.execute(waiting.limit(1)).one_or_none() is None:
        return Counter()
    picked = picked_decisions(scope)
    counted = select(picked.c.answer, func.count()).where(picked.c.is_now, picked.c.application_id.in_(waiting))
    return Counter({row.answer: row[1] for row in rows.execute(counted.group_by(picked.c.answer))})


def turns_to_compliance(rows: Rows, scope: Scope) -> Iterator[tuple[date, date, list[tuple[str, date]]]]:
    """Of each application found compliant: the first day it was, the day of its first submission, and its turns.

    A turn is who had it and the day it began. Days are those of the offices' place.
    """
    done = (
        select(counted_decision.c.application_id, func.min(counted_decision.c.on_day).label("day"))
        .where(counted_decision.c.answer == "compliant", *counted_in(scope))
        .group_by(counted_decision.c.application_id)
    ).cte("done")  # fmt: skip
    mine = version.c.application_id == done.c.application_id
    began = func.min(type_coerce(version.c.submitted_at, String))
    starts = select(done.c.application_id, done.c.day, began).join_from(done, version, mine)
    turns: dict[str, list[tuple[str, date]]] = {}
    held = select(holding.c.application_id, holding.c.held_by, type_coerce(holding.c.since, String)).join(
        done, done.c.application_id == holding.c.application_id
    )
    order = holding.c.application_id, holding.c.seq
    for application_id, held_by, since in chain.from_iterable(in_bulk(rows, held.order_by(*order))):
        turns.setdefault(application_id, []).append((held_by, _day_of(since[:HOUR])))
    for application_id, day, first in rows.execute(starts.group_by(done.c.application_id, done.c.day)):
        yield day, _day_of(first[:HOUR]), turns.get(application_id, [])


HOUR = len("2026-03-12T01")


@lru_cache(maxsize=100_000)
def _day_of(hour: str) -> date:
    """The offices' day of an hour in UTC; a moment's own hour is asked for often, and their zone has whole hours."""
    return office_day(datetime.fromisoformat(f"{hour}:00Z"))


def counted_in(scope: Scope) -> list[ColumnElement[bool]]:
    """That a decision is of the scope, and its application not withdrawn by then."""
    withdrawn = exists().where(
        holding.c.application_id == counted_decision.c.application_id, holding.c.state == State.WITHDRAWN.value,
        holding.c.since < scope.until,
    )  # fmt: skip
    where: list[ColumnElement[bool]] = [counted_decision.c.on_day <= scope.on, ~withdrawn]
    return where if scope.office is None else [*where, counted_decision.c.office == scope.office]


def picked_decisions(scope: Scope) -> CTE:
    """The first and the latest decision of each application, one row where they are the same."""
    place = counted_decision.c.place
    ends = (
        select(counted_decision.c.application_id, func.min(place).label("first"), func.max(place).label("last"))
        .where(*counted_in(scope)).group_by(counted_decision.c.application_id)
    ).cte("ends")  # fmt: skip
    return (
        select(
            counted_decision.c.decision_id, counted_decision.c.application_id, counted_decision.c.answer,
            counted_decision.c.site,
            (place == ends.c.first).label("is_first"), (place == ends.c.last).label("is_now"),
        )
        .join(ends, ends.c.application_id == counted_decision.c.application_id)
        .where(or_(place == ends.c.first, place == ends.c.last))
    ).cte("picked").prefix_with("MATERIALIZED")  # fmt: skip


def _unchecked(scope: Scope) -> Any:
    """How many applications were submitted by the day and never checked by then, and the rows of their rosters."""
    last = (
        select(version.c.application_id, func.max(version.c.version).label("version"))
        .where(version.c.submitted_at < scope.until).group_by(version.c.application_id)
    ).subquery()  # fmt: skip
    ended = exists().where(holding.c.application_id == last.c.application_id, holding.c.since < scope.until,
                           holding.c.state == State.WITHDRAWN.value)  # fmt: skip
    checked = exists().where(counted_decision.c.application_id == last.c.application_id,
                             counted_decision.c.on_day <= scope.on)  # fmt: skip
    wanted = (
        select(func.count(), func.sum(roster.c.n_workers)).select_from(last)
        .join(version, (version.c.application_id == last.c.application_id) & (version.c.version == last.c.version))
        .join(roster, roster.c.id == version.c.roster_id).where(~checked, ~ended)
    )  # fmt: skip
    if scope.office is None:
        return wanted
    return wanted.join(application, application.c.id == last.c.application_id).where(
        application.c.office == scope.office
    )
