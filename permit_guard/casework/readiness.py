"""Whether the office can work now: tables current, files taken, its law the one in force."""

from __future__ import annotations

from permit_guard.casework.desk import Casework
from permit_guard.store.law_in_force import rulebook_in_force
from permit_guard.store.rows import Unavailable
from permit_guard.store.schema import is_current


def not_ready(casework: Casework) -> tuple[str, ...]:
    """What is in the way, of `database`, `files` and `law`; nothing when the office can work."""
    rows = _keeps_rows(casework)
    holds = {"database": rows, "files": casework.files.takes_files(), "law": not rows or _has_the_law(casework)}
    return tuple(name for name, held in holds.items() if not held)


def _has_the_law(casework: Casework) -> bool:
    """A service after which another with other rules was started decides nothing more: it must be started again."""
    with casework.database.glance() as rows:
        return bool(casework.law.hash) and rulebook_in_force(rows) in (None, casework.law.hash)


def _keeps_rows(casework: Casework) -> bool:
    try:
        return is_current(casework.database)
    except Unavailable:
        return False
