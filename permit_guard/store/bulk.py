"""Very many rows, as the database's own driver tells them: a row of SQLAlchemy costs as much as reading it twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Select

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
