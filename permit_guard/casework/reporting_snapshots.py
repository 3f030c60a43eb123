"""Saving a report, and telling what rose and fell since one that was saved."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from permit_guard.casework.refusals import Unfit
from permit_guard.domain.report import Point
from permit_guard.domain.report_changes import Change, changes
from permit_guard.domain.report_record import report_json
from permit_guard.domain.text import Text
from permit_guard.store.report_snapshots import Snapshot, find_snapshot, save_snapshot, snapshots_up_to
from permit_guard.store.rows import Rows

ASKED = ("by", "where", "office")


def save_report(rows: Rows, told: Mapping[str, Any], at: datetime) -> Snapshot:
    """Keep a report's record; the same figures are kept once."""
    on, rulebook = date.fromisoformat(told["on"]), told["rulebook"]["hash"]
    return save_snapshot(rows, on, rulebook, report_json(told).encode(), at)


def saved_report(rows: Rows, snapshot_id: str) -> dict[str, Any]:
    """The record of a report as it was saved. Raises Unfit where there is none."""
    found = find_snapshot(rows, snapshot_id)
    if found is None:
        raise Unfit(
            Text(
                f"Tidak ada laporan tersimpan {snapshot_id}; nomornya dicetak oleh --save.",
                f"There is no saved report {snapshot_id}; --save prints its id.",
            )
        )
    record: dict[str, Any] = json.loads(found.content)
    return record


def saved_alike(
    rows: Rows, told: Mapping[str, Any], asked: Iterable[str] = ASKED
) -> Iterator[tuple[Snapshot, dict[str, Any]]]:
    """The reports saved of days up to that of `told`, `asked` for as it was, and their records; the earliest first."""
    for saved in snapshots_up_to(rows, date.fromisoformat(told["on"])):
        record = json.loads(saved.content)
        if _alike(record, told, asked):
            yield saved, record


def _alike(one: Mapping[str, Any], other: Mapping[str, Any], asked: Iterable[str] = ASKED) -> bool:
    return all(one[key] == other[key] for key in asked)


def course(rows: Rows, told: Mapping[str, Any], saved_id: str | None = None) -> list[Point]:
    """The share proven in all: of each day the report saved last that was asked for alike, and at the end `told`.

    Of a report that was itself saved only those count that were saved before it: its paper stays as it was.
    """
    itself = None if saved_id is None else find_snapshot(rows, saved_id)
    alike = saved_alike(rows, told, [key for key in ASKED if key != "by"])
    shares: dict[date, float | None] = {
        saved.on: record["total"]["now"]["share"]
        for saved, record in alike
        if itself is None or (saved.at, saved.id) <= (itself.at, itself.id)
    }
    shares[date.fromisoformat(told["on"])] = told["total"]["now"]["share"]
    return [Point(on, shares[on]) for on in sorted(shares)]


def changes_since(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """What both show and what is not the same. Raises Unfit where the two were not asked for alike."""
    if not _alike(before, after):
        raise Unfit(
            Text(
                "Kedua laporan tidak diminta dengan --by, --where dan --office yang sama.",
                "The two reports were not asked for with the same --by, --where and --office.",
            )
        )
    return list(changes(before, after))
