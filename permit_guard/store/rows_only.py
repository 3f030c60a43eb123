"""What a connection of the service may do to SQLite: read and write rows. As the role that owns nothing in PostgreSQL.

Whoever could drop a trigger, rewrite the schema or turn a check off by a PRAGMA would take the walls away with it.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_ROWS: Final = frozenset({
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE,
    sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT,
})  # fmt: skip
_TELLING: Final = frozenset({
    "table_info", "table_xinfo", "table_list", "foreign_key_list", "foreign_key_check", "index_list", "index_info",
    "index_xinfo", "integrity_check", "quick_check",
})  # fmt: skip


def rows_only(action: int, subject: str | None, value: str | None, *_: str | None) -> int:
    """SQLite's question before each statement, answered: rows, and the settings to read. All else is denied."""
    if action in _ROWS:
        return sqlite3.SQLITE_OK
    tells = action == sqlite3.SQLITE_PRAGMA and (value is None or subject in _TELLING)
    return sqlite3.SQLITE_OK if tells else sqlite3.SQLITE_DENY
