"""Counting for reports, in the database: persons by area and by kind, applications, and how long they took."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, ColumnElement, String, case, cast, exists, func, literal, or_, select, true, type_coerce

from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.region import NOT_KNOWN, UNIT, Level, Regions, Where
from permit_guard.domain.report import Applications, Line, Persons, Split
from permit_guard.domain.state import State
from permit_guard.store.report_tables import counted_decision, counted_worker
from permit_guard.store.rows import Rows
from permit_guard.store.tables import application, holding, roster, version

_RANK = case(
    (counted_worker.c.status == "deficient", 3), (counted_worker.c.status == "unproven", 2),
    (counted_worker.c.status == "compliant", 1), else_=0,
)  # fmt: skip
_RANKS = 4
_SHOWN = (1, 3, 2)
"""The ranks in the order of Persons: proven, deficient, unproven."""
_ALL = ("", "")
_PROVINCE = 10**14


@dataclass(frozen=True, slots=True)
class Scope:
    """Which decisions are counted: up to the day `on`, which ends at the moment `until`; of one office or all."""

    on: date
    until: datetime
    office: str | None = None


def count_by_area(rows: Rows, scope: Scope, level: Level, where: Where, regions: Regions) -> dict[int, Line]:
    """The persons of each area of a level, by its number; NOT_KNOWN has those whose area is not known."""
    of_site = where is Where.SITE
    picked = _picked(scope, _area(counted_decision.c.site, level, regions) if of_site else literal(NOT_KNOWN))
    area = picked.c.area if of_site else _area(counted_worker.c.home, level, regions)
    worst = (
        select(area.label("area"), func.max(_at(picked.c.is_now)).label("now"),
               func.max(_at(picked.c.is_first)).label("first"))
        .join_from(counted_worker, picked, picked.c.decision_id == counted_worker.c.decision_id)
        .group_by(area, counted_worker.c.person)
    ).subquery()  # fmt: skip
    sums = [func.sum(case((worst.c[side] == rank, 1), else_=0)) for side in ("now", "first") for rank in _SHOWN]
    lines = {}
    for name, *counts in rows.execute(select(worst.c.area, *sums).group_by(worst.c.area)):
        numbers = [int(count) for count in counts]
        lines[int(name)] = Line(str(name), Persons(*numbers[:3]), Persons(*numbers[3:]))
    return lines


def count_by_splits(rows: Rows, scope: Scope) -> tuple[Line, dict[Split, list[Line]]]:
    """Every person once, by the worst of his rows; and the persons of each kind, of whom one may be of two kinds.

    The kinds of a person's rows become one text, and the texts are counted: one sort of all rows in place of four.
    """
    picked = _picked(scope, literal(NOT_KNOWN))
    ranks = _at(picked.c.is_now) * _RANKS + _at(picked.c.is_first)
    kind: ColumnElement[str] = cast(ranks, String)
    for split in reversed(Split):
        kind = counted_worker.c[split.value] + "/" + kind
    texts = (
        select(func.aggregate_strings(kind, ",").label("kinds"))
        .join_from(counted_worker, picked, picked.c.decision_id == counted_worker.c.decision_id)
        .group_by(counted_worker.c.person)
    ).subquery()  # fmt: skip
    tally = Tally()
    for kinds, persons in rows.execute(select(texts.c.kinds, func.count()).group_by(texts.c.kinds)):
        tally.add(kinds, persons)
    return tally.total, {split: tally.lines(split) for split in Split}


class Tally:
    """Persons counted by the kinds of their rows."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], Counter[tuple[str, int]]] = defaultdict(Counter)

    def add(self, kinds: str, persons: int) -> None:
        """Count `persons`, each with these rows: `employment/route/size/ranks`, between commas."""
        worst: dict[tuple[str, str], tuple[int, int]] = {}
        for row in kinds.split(","):
            *names, ranks = row.split("/")
            now, first = divmod(int(ranks), _RANKS)
            for key in (_ALL, *zip(Split, names, strict=True)):
                before = worst.get(key, (0, 0))
                worst[key] = (max(before[0], now), max(before[1], first))
        for key, (now, first) in worst.items():
            self._counts[key].update({("now", now): persons, ("first", first): persons})

    @property
    def total(self) -> Line:
        """Every person once."""
        return self._line(_ALL)

    def lines(self, split: Split) -> list[Line]:
        """The persons of each kind, by its name."""
        return [self._line(key) for key in sorted(self._counts) if key[0] == split]

    def _line(self, key: tuple[str, str]) -> Line:
        counts = self._counts[key]
        now, first = (Persons(*(counts[side, rank] for rank in _SHOWN)) for side in ("now", "first"))
        return Line(key[1], now, first)


def count_applications(rows: Rows, scope: Scope) -> Applications:
    """The applications by their latest answer, and those submitted that no one has checked yet."""
    picked = _picked(scope, literal(NOT_KNOWN))
    counted = select(picked.c.answer, func.count()).where(picked.c.is_now).group_by(picked.c.answer)
    answers: dict[str, int] = {row.answer: row[1] for row in rows.execute(counted)}
    unchecked, unchecked_rows = rows.execute(_unchecked(scope)).one()
    return Applications(
        answers.get("compliant", 0), answers.get("deficient", 0), answers.get("unproven", 0), unchecked,
        int(unchecked_rows or 0),
    )  # fmt: skip


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
    for application_id, held_by, since in rows.execute(held.order_by(holding.c.application_id, holding.c.seq)):
        turns.setdefault(application_id, []).append((held_by, _day_of(since[:HOUR])))
    for application_id, day, first in rows.execute(starts.group_by(done.c.application_id, done.c.day)):
        yield day, _day_of(first[:HOUR]), turns.get(application_id, [])


HOUR = len("2026-03-12T01")


@lru_cache(maxsize=100_000)
def _day_of(hour: str) -> date:
    """The offices' day of an hour in UTC; a moment's own hour is asked for often, and their zone has whole hours."""
    return datetime.fromisoformat(f"{hour}:00Z").astimezone(OFFICE_ZONE).date()


def counted_in(scope: Scope) -> list[ColumnElement[bool]]:
    """That a decision is of the scope, and its application not withdrawn by then."""
    withdrawn = exists().where(
        holding.c.application_id == counted_decision.c.application_id, holding.c.state == State.WITHDRAWN.value,
        holding.c.since < scope.until,
    )  # fmt: skip
    where: list[ColumnElement[bool]] = [counted_decision.c.on_day <= scope.on, ~withdrawn]
    return where if scope.office is None else [*where, counted_decision.c.office == scope.office]


def _picked(scope: Scope, area: ColumnElement[int]) -> CTE:
    """The first and the latest decision of each application, one row where they are the same; `area` told of each."""
    place = counted_decision.c.place
    ends = (
        select(counted_decision.c.application_id, func.min(place).label("first"), func.max(place).label("last"))
        .where(*counted_in(scope)).group_by(counted_decision.c.application_id)
    ).cte("ends")  # fmt: skip
    return (
        select(
            counted_decision.c.decision_id, counted_decision.c.answer, area.label("area"),
            (place == ends.c.first).label("is_first"), (place == ends.c.last).label("is_now"),
        )
        .join(ends, ends.c.application_id == counted_decision.c.application_id)
        .where(or_(place == ends.c.first, place == ends.c.last))
    ).cte("picked").prefix_with("MATERIALIZED")  # fmt: skip


def _at(counts: ColumnElement[bool]) -> ColumnElement[int]:
    """A row's rank where its decision counts, else as of someone who has left."""
    return case((counts, _RANK), else_=0)


def _area(place: ColumnElement[int], level: Level, regions: Regions) -> ColumnElement[int]:
    """The number of a place's area, NOT_KNOWN where the place does not reach down to the level or is no place."""
    known: ColumnElement[bool] = true()
    for province in sorted(regions.provinces):
        listed = [int(code.replace(".", "")) for code in regions.regencies if code[:2] == province]
        known = known & or_(place // _PROVINCE != int(province), (place // UNIT[Level.REGENCY]).in_(listed))
    reaches: Mapping[Level, ColumnElement[bool]] = {
        Level.REGENCY: true(),
        Level.DISTRICT: place // UNIT[Level.DISTRICT] % 100 != 0,
        Level.VILLAGE: place // UNIT[Level.VILLAGE] % 10_000 != 0,
        Level.RT: place % UNIT[Level.VILLAGE] != 0,
    }
    return case((known & reaches[level], place // UNIT[level]), else_=NOT_KNOWN)


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
