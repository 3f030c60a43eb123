"""Whether the office can work now: tables current, files taken, the law in force read."""

from __future__ import annotations

from permit_guard.casework.desk import Casework
from permit_guard.store.rows import Unavailable
from permit_guard.store.schema import is_current


def not_ready(casework: Casework) -> tuple[str, ...]:
    """What is in the way, of `database`, `files` and `law`; nothing when the office can work."""
    holds = {"database": _keeps_rows(casework), "files": casework.files.takes_files(), "law": bool(casework.law.hash)}
    return tuple(name for name, held in holds.items() if not held)


def _keeps_rows(casework: Casework) -> bool:
    try:
        return is_current(casework.database)
    except Unavailable:
        return False
