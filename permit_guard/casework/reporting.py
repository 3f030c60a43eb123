"""Reporting: the figures of a day, area by area, each person once, and nothing shown that tells of too few."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from permit_guard.casework.checking import Law
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.region import Level, Regions, area_code
from permit_guard.domain.report import Asked, Benchmark, Course, Line, Report, pace, shown
from permit_guard.domain.state import Holder
from permit_guard.intake.rules.region_files import read_regions
from permit_guard.store import report as counting
from permit_guard.store.report import Scope
from permit_guard.store.rows import Rows

BENCHMARKS: Final = ("coverage_target", "coverage_construction", "coverage_wage_earners", "coverage_kota_magelang")
AREAS: Final = "areas"


def regions_of(folder: Path) -> Regions:
    """The regions that stand beside the rules. Raises RegionsRefused."""
    return read_regions(folder / "regions")


def report(rows: Rows, asked: Asked, law: Law, regions: Regions) -> Report:
    """The figures of the day asked for, from what was decided up to its end."""
    scope = Scope(asked.on, end_of(asked.on), asked.office)
    by_area = counting.count_by_area(rows, scope, asked.by, asked.where, regions)
    lines = {AREAS: _named(by_area, asked.by)}
    total, splits = counting.count_by_splits(rows, scope)
    tables = shown(lines | {split.value: of_kind for split, of_kind in splits.items()}, total)
    return Report(
        asked, law.hash, counting.count_applications(rows, scope), tables.pop(AREAS), tables,
        pace(list(_courses(rows, scope))), _benchmarks(law.rulebook.parameters, asked.on),
    )  # fmt: skip


def end_of(day: date) -> datetime:
    """The moment at which a day ends where the offices are."""
    return datetime.combine(day + timedelta(days=1), time(), OFFICE_ZONE).astimezone(UTC)


def _named(by_area: dict[int, Line], level: Level) -> list[Line]:
    """The lines by their areas' codes, those whose area is not known last."""
    ordered = sorted(by_area, key=lambda area: (area == 0, area))
    return [Line(area_code(area, level), by_area[area].now, by_area[area].first) for area in ordered]


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
    return tuple(Benchmark(name, each.since, str(each.value)) for name, each in found)
