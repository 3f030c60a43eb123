"""Very many rows, as the database's own driver tells them: a row of SQLAlchemy costs as much as reading it twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from sqlalchemy import ARRAY, Insert, Select, Table, bindparam, func, insert, select

from permit_guard.store.rows import Rows, new_id

AT_ONCE: Final = 50_000


def in_bulk(rows: Rows, wanted: Select[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """What is selected, some tens of thousands of rows at once, plain tuples of the driver's own values."""
    spelled = str(wanted.compile(dialect=rows.dialect, compile_kwargs={"literal_binds": True}))
    driver: Any = rows.connection.driver_connection
    # by its name PostgreSQL keeps the answer and tells it bit by bit; else all of it would come at once
    cursor = driver.cursor() if rows.dialect.name == "sqlite" else driver.cursor(name=new_id())
    try:
        cursor.execute(spelled)
        while told := cursor.fetchmany(AT_ONCE):
            yield told
    finally:
        cursor.close()


def add_in_bulk(rows: Rows, table: Table, lines: Sequence[Mapping[str, Any]]) -> None:
    """Add `lines`, all of the same columns. PostgreSQL takes each column as one value, else every line is an errand."""
    if not lines:
        return
    if rows.dialect.name == "sqlite":
        rows.execute(_line_by_line(table), lines)
        return
    rows.execute(_as_columns(table, tuple(lines[0])), {name: [line[name] for line in lines] for name in lines[0]})


@cache
def _line_by_line(table: Table) -> Insert:
    return insert(table)


@cache
def _as_columns(table: Table, names: tuple[str, ...]) -> Insert:
    columns = [func.unnest(bindparam(name, type_=ARRAY(table.c[name].type))) for name in names]
    return insert(table).from_select(names, select(*columns))
