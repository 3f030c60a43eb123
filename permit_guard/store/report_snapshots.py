"""Reports as they were saved: the figures of a day, byte for byte, under the hash of their text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert, select

from permit_guard.store.report_tables import report_snapshot
from permit_guard.store.rows import Rows

ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A report as it was saved; `id` begins the hash of its content."""

    id: str
    on: date
    rulebook_hash: str
    content: bytes
    at: datetime


def save_snapshot(rows: Rows, on: date, rulebook_hash: str, content: bytes, at: datetime) -> Snapshot:
    """The report kept; what was kept already is told as it is."""
    sha256 = hashlib.sha256(content).hexdigest()
    kept = find_snapshot(rows, sha256[:ID_DIGITS])
    if kept is not None:
        return kept
    rows.execute(
        insert(report_snapshot).values(
            id=sha256[:ID_DIGITS], on_day=on, rulebook_hash=rulebook_hash, sha256=sha256, content=content, at=at
        )
    )
    return Snapshot(sha256[:ID_DIGITS], on, rulebook_hash, content, at)


def snapshots_up_to(rows: Rows, on: date) -> Iterator[Snapshot]:
    """The reports saved of days up to `on`, by their day, of one day the one saved last at the end."""
    saved = select(report_snapshot).where(report_snapshot.c.on_day <= on)
    for row in rows.execute(saved.order_by(report_snapshot.c.on_day, report_snapshot.c.at, report_snapshot.c.id)):
        yield Snapshot(row.id, row.on_day, row.rulebook_hash, bytes(row.content), row.at)


def find_snapshot(rows: Rows, snapshot_id: str) -> Snapshot | None:
    """The report saved under this id."""
    row = rows.execute(select(report_snapshot).where(report_snapshot.c.id == snapshot_id)).one_or_none()
    return None if row is None else Snapshot(row.id, row.on_day, row.rulebook_hash, bytes(row.content), row.at)
