"""Rows changed behind the back of every wall, as who owns the database could."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text, update

from permit_guard.store.columns import metadata
from permit_guard.store.database import Database


def tamper(database: Database, table: str, this: dict[str, Any], **columns: Any) -> None:
    """Write other `columns` into the rows that `this` names, with the table's triggers out of the way."""
    changed = metadata.tables[table]
    statement = update(changed).values(**columns)
    for name, value in this.items():
        statement = statement.where(changed.c[name] == value)
    with database.alter() as rows:
        if not database.is_sqlite:
            rows.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
            assert rows.execute(statement).rowcount
            rows.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
            return
        wall = f"{table}_no_update"
        said = rows.execute(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": wall}).scalar_one()
        rows.execute(text(f"DROP TRIGGER {wall}"))
        assert rows.execute(statement).rowcount
        rows.exec_driver_sql(said)
