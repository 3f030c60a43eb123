"""All rows as plain lines and back: the same for both databases, so that one can be restored into the other."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Column, Computed, Date, LargeBinary, Table, delete, func, insert, select

from permit_guard.store.instant import Instant, written_instant
from permit_guard.store.office_tables import metadata
from permit_guard.store.rows import Rows
from permit_guard.store.tables import journal, journal_head, person

BATCH: Final = 2_000
LEFT_OUT: Final = frozenset({"sign_in", "sign_in_failure"})
"""Who is signed in now is no record: after a restore everyone signs in again."""


def dumped_tables() -> tuple[str, ...]:
    """The tables whose rows are dumped, in an order in which they can be loaded: each after those it refers to."""
    return tuple(table.name for table in metadata.sorted_tables if table.name not in LEFT_OUT)


def dump_table(rows: Rows, name: str) -> Iterator[str]:
    """Each row of a table as a line of JSON, in the order of its key."""
    table = metadata.tables[name]
    columns = written_columns(table)
    wanted = select(*columns).order_by(*table.primary_key.columns).execution_options(yield_per=BATCH)
    for row in rows.execute(wanted):
        told = {column.name: plain(value) for column, value in zip(columns, row, strict=True)}
        yield json.dumps(told, ensure_ascii=True, separators=(",", ":")) + "\n"


def load_table(rows: Rows, name: str, lines: Iterable[str]) -> int:
    """Write the rows that `dump_table` told; how many. Raises ValueError for lines that are none of ours."""
    table = metadata.tables[name]
    if table is journal_head:
        rows.execute(delete(journal_head))
    columns, loaded = {column.name: column for column in written_columns(table)}, 0
    told = iter(lines)
    while batch := [_row(columns, json.loads(line)) for line in islice(told, BATCH)]:
        rows.execute(insert(table), batch)
        loaded += len(batch)
    return loaded


def is_empty(rows: Rows) -> bool:
    """Whether nothing was ever kept here: no person, and no line of the journal."""
    return not any(rows.execute(select(func.count()).select_from(table)).scalar_one() for table in (person, journal))


def written_columns(table: Table) -> list[Column[Any]]:
    """The columns of a row that are told to the database, not made by it."""
    return [column for column in table.columns if not isinstance(column.server_default, Computed)]


def plain(value: Any) -> Any:
    """A value of a row as JSON has it: moments and days as text, bytes in base64."""
    if isinstance(value, datetime):
        return written_instant(value)
    if isinstance(value, date):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _row(columns: dict[str, Column[Any]], told: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(told, dict) or told.keys() != columns.keys():
        raise ValueError("these are not the columns of this table")
    return {name: _value(columns[name], value) for name, value in told.items()}


def _value(column: Column[Any], plain: Any) -> Any:
    if plain is None:
        return None
    if isinstance(column.type, Instant):
        return datetime.fromisoformat(plain)
    if isinstance(column.type, Date):
        return date.fromisoformat(plain)
    return base64.b64decode(plain, validate=True) if isinstance(column.type, LargeBinary) else plain
