"""Copies of an application with all that belongs to it, written at once: a race needs a fresh one each time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, insert, select

from permit_guard.store import tables
from permit_guard.store.rows import Rows, new_id

OWN = ("application", "employer", "holding", "roster", "evidence", "version", "version_evidence", "decision")
UNDER = {"worker": "roster_id", "attestation": "evidence_id", "verdict": "decision_id"}


def copies(rows: Rows, case: str, how_many: int) -> list[str]:
    """The ids of so many new applications that stand just where `case` stands, checked but not approved."""
    held = {name: _rows_of(rows, name, case) for name in OWN}
    for name, column in UNDER.items():
        owners = {each["id"] for each in held[column.removesuffix("_id")]}
        table = tables.metadata.tables[name]
        held[name] = _told(rows, select(table).where(table.c[column].in_(owners)))
    old = [
        each["id"] for name in ("application", "roster", "evidence", "decision", "attestation") for each in held[name]
    ]
    made = []
    for _ in range(how_many):
        fresh = {each: new_id() for each in old}
        made.append(fresh[case])
        held["application"][0]["number"] = fresh[case]
        for table in tables.metadata.sorted_tables:
            _write(rows, table, held.get(table.name, []), fresh)
    return made


def _rows_of(rows: Rows, name: str, case: str) -> list[dict[str, Any]]:
    table = tables.metadata.tables[name]
    return _told(rows, select(table).where(table.c["id" if name == "application" else "application_id"] == case))


def _told(rows: Rows, wanted: Any) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in rows.execute(wanted)]


def _write(rows: Rows, table: Table, held: list[dict[str, Any]], fresh: dict[str, str]) -> None:
    if held:
        rows.execute(
            insert(table),
            [{name: fresh.get(value, value) if isinstance(value, str) else value for name, value in each.items()}
             for each in held],
        )  # fmt: skip
