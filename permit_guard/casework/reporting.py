"""Reporting: the figures of a day, area by area, each person once, and nothing shown that tells of too few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from permit_guard.casework.checking import Law
from permit_guard.casework.refusals import Unfit
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.region import NOT_KNOWN, REGENCY_CODE, UNIT, Level, Regions, Where, area_code
from permit_guard.domain.report import Asked, Benchmark, Course, Report, ShownTable, pace, shown
from permit_guard.domain.report_nesting import Within, first_level, in_tens, named, shown_within
from permit_guard.domain.state import Holder
from permit_guard.domain.text import Text
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


def refuse_unknown_office(regions: Regions, office: str | None) -> None:
    """Raises Unfit where `office` is no regency that is listed: figures of no one would be taken for its own."""
    if office is not None and (office not in regions.names or REGENCY_CODE.fullmatch(office) is None):
        raise Unfit(
            Text(
                f"Tidak ada kantor {office[:20]}. Sebut kode kabupaten atau kota, seperti 33.08.",
                f"There is no office {office[:20]}. Say a regency's or city's code, such as 33.08.",
            )
        )


def report(database: Database, asked: Asked, law: Law, regions: Regions) -> Report:
    """The figures of the day asked for, from what was decided up to its end.

    All is read from one state of the database, and counted when that is let go: in SQLite who writes waits for it.
    Raises Unfit for an office that is none.
    """
    refuse_unknown_office(regions, asked.office)
    scope = Scope(asked.on, end_of(asked.on), asked.office)
    with database.read() as rows:
        workers = read_workers(rows, scope)
        (applications, sites), courses = counting.count_applications(rows, scope), list(_courses(rows, scope))
    counted = count_persons(workers, asked.by, asked.where, regions)
    tables, levels = _shown_tables(counted)
    not_known = {level: within.not_known for level, within in levels.items()}
    areas = {level: within.table for level, within in levels.items()}
    sited = _in_areas(sites, counted.areas, regions) if asked.where is Where.SITE else None
    return Report(
        asked, law.hash, applications, areas.pop(asked.by), areas, tables, pace(courses),
        _benchmarks(law.rulebook.parameters, asked.on), sited, not_known[asked.by],
        not_known.get(Level.VILLAGE, in_tens(counted.no_village)),
    )  # fmt: skip


def _in_areas(sites: Mapping[int, int], levels: Iterable[Level], regions: Regions) -> Mapping[str, int]:
    """The applications at the sites within each area of these levels, by its code."""
    villages: Counter[int] = Counter()
    for site, count in sites.items():
        villages[site // UNIT[Level.VILLAGE] * UNIT[Level.VILLAGE]] += count
    found: Counter[str] = Counter()
    for level in levels:
        if level is Level.RT:
            known = {village for village in villages if regions.area(village, Level.VILLAGE) != NOT_KNOWN}
            for site, count in sites.items():
                within = site % UNIT[Level.VILLAGE]
                found[area_code(site if within and site - within in known else NOT_KNOWN, level)] += count
        else:
            for village, count in villages.items():
                found[area_code(regions.area(village, level), level)] += count
    return found


def _shown_tables(counted: Counted) -> tuple[dict[str, ShownTable], dict[Level, Within]]:
    """The tables of kinds, and of areas by level. What one hides of the total all do, of sites and of homes alike."""
    regencies = {
        AREAS: named(counted.areas[Level.REGENCY], Level.REGENCY), ELSEWHERE: named(counted.elsewhere, Level.REGENCY)
    }  # fmt: skip
    tables = shown(regencies | {split.value: lines for split, lines in counted.splits.items()}, counted.total)
    levels = {Level.REGENCY: first_level(tables.pop(AREAS))}
    del tables[ELSEWHERE]
    for level, finer in pairwise(counted.areas):
        outer, inner = counted.areas[level], counted.areas[finer]
        levels[finer] = shown_within(levels[level].table, outer, inner, level, finer)
    return tables, levels


def end_of(day: date) -> datetime:
    """The moment at which a day ends where the offices are."""
    return datetime.combine(day + timedelta(days=1), time(), OFFICE_ZONE).astimezone(UTC)


def _courses(rows: Rows, scope: Scope) -> Iterable[Course]:
    for found_on, first, turns in counting.turns_to_compliance(rows, scope):
        held = _days_held(turns, first, found_on)
        yield Course((found_on - first).days, held[Holder.OFFICE], held[Holder.APPLICANT])


def _days_held(turns: list[tuple[str, date]], first: date, last: date) -> Counter[str]:
    """The days from `first` to `last` by whose turn they began as."""
    held: Counter[str] = Counter()
    ends = [*(since for _, since in turns[1:]), last]
    for (held_by, since), end in zip(turns, ends, strict=True):
        held[held_by] += max((min(end, last) - max(since, first)).days, 0)
    return held


def _benchmarks(parameters: Parameters, on: date) -> tuple[Benchmark, ...]:
    found = ((name, each) for name in BENCHMARKS for each in parameters.dated.get(name, ()) if each.holds_on(on))
    return tuple(
        Benchmark(name, each.since, str(each.value), parameters.titles.get(name), each.source, each.is_recalled)
        for name, each in found
    )
