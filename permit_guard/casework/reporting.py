"""Reporting: the figures of a day, area by area, each person once, and nothing shown that tells of too few."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from permit_guard.casework.checking import Law
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.region import Level, Regions
from permit_guard.domain.report import Asked, Benchmark, Course, Report, ShownTable, pace, shown
from permit_guard.domain.report_nesting import named, shown_within
from permit_guard.domain.state import Holder
from permit_guard.intake.rules.region_files import read_regions
from permit_guard.store import report as counting
from permit_guard.store.database import Database
from permit_guard.store.report import Scope
from permit_guard.store.report_persons import Counted, count_persons, read_workers
from permit_guard.store.rows import Rows

BENCHMARKS: Final = ("coverage_target", "coverage_construction", "coverage_wage_earners", "coverage_kota_magelang")
AREAS: Final = "areas"
ELSEWHERE: Final = "elsewhere"


def regions_of(folder: Path) -> Regions:
    """The regions that stand beside the rules. Raises RegionsRefused."""
    return read_regions(folder / "regions")


def report(database: Database, asked: Asked, law: Law, regions: Regions) -> Report:
    """The figures of the day asked for, from what was decided up to its end.

    All is read from one state of the database, and counted when that is let go: in SQLite who writes waits for it.
    """
    scope = Scope(asked.on, end_of(asked.on), asked.office)
    with database.read() as rows:
        workers = read_workers(rows, scope)
        applications, courses = counting.count_applications(rows, scope), list(_courses(rows, scope))
    tables, levels = _shown_tables(count_persons(workers, asked.by, asked.where, regions))
    return Report(
        asked, law.hash, applications, levels.pop(asked.by), levels, tables, pace(courses),
        _benchmarks(law.rulebook.parameters, asked.on),
    )  # fmt: skip


def _shown_tables(counted: Counted) -> tuple[dict[str, ShownTable], dict[Level, ShownTable]]:
    """The tables of kinds, and of areas by level. What one hides of the total all do, of sites and of homes alike."""
    regencies = {
        AREAS: named(counted.areas[Level.REGENCY], Level.REGENCY), ELSEWHERE: named(counted.elsewhere, Level.REGENCY)
    }  # fmt: skip
    tables = shown(regencies | {split.value: lines for split, lines in counted.splits.items()}, counted.total)
    levels = {Level.REGENCY: tables.pop(AREAS)}
    del tables[ELSEWHERE]
    for level, finer in pairwise(counted.areas):
        outer, inner = counted.areas[level], counted.areas[finer]
        levels[finer] = shown_within(levels[level], outer, inner, level, finer)
    return tables, levels


def end_of(day: date) -> datetime:
    """The moment at which a day ends where the offices are."""
    return datetime.combine(day + timedelta(days=1), time(), OFFICE_ZONE).astimezone(UTC)


def _courses(rows: Rows, scope: Scope) -> Iterable[Course]:
    for found_on, first, turns in counting.turns_to_compliance(rows, scope):
        yield Course((found_on - first).days, *(_days_of(holder, turns, first, found_on) for holder in _SIDES))


_SIDES: Final = (Holder.OFFICE, Holder.APPLICANT)


def _days_of(holder: Holder, turns: list[tuple[str, date]], first: date, last: date) -> int:
    """The days from `first` to `last` that began as the turn of `holder`."""
    ends = [*(since for _, since in turns[1:]), last]
    return sum(
        max((min(end, last) - max(since, first)).days, 0)
        for (held_by, since), end in zip(turns, ends, strict=True)
        if held_by == holder.value
    )


def _benchmarks(parameters: Parameters, on: date) -> tuple[Benchmark, ...]:
    found = ((name, each) for name in BENCHMARKS for each in parameters.dated.get(name, ()) if each.holds_on(on))
    return tuple(Benchmark(name, each.since, str(each.value), parameters.titles.get(name)) for name, each in found)
