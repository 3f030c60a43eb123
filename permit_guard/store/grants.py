"""What the service may do in PostgreSQL, for a role that owns nothing: then no fault of ours can take a wall away.

The tables belong to who ran the steps of `schema`; the service signs in as another role, which has these rights alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sqlalchemy.dialects import postgresql

from permit_guard.store.office_tables import metadata
from permit_guard.store.tables import application, journal_head

_FAST: Final = frozenset({"id", "office", "number", "opened_at", "opened_by"})
CHANGED: Final[Mapping[str, tuple[str, ...]]] = {
    "application": tuple(column.name for column in application.columns if column.name not in _FAST),
    "journal_head": tuple(column.name for column in journal_head.columns if column.name != "id"),
    "law_in_force": ("rulebook_hash", "since"),
    "person": ("password_hash", "dismissed_at"),
    "token": ("revoked_at",),
    "sign_in": ("seen_at", "ended_at"),
}
"""The columns that verbs write anew. Of every other column, what was written first stays."""

TAKEN_AWAY: Final = ("employer", "live_approval", "sign_in_failure", "answer_given", "assignment", "own_heading")
"""The tables whose rows are taken away: an approval only after its end was written (walls.py), old answers by age,
who has an application when it is another, and what a contractor calls a column when he says otherwise."""


def grants(role: str) -> Iterator[str]:
    """The statements that give `role` its rights and no others, for the owner of the tables to run in this database."""
    name = postgresql.dialect().identifier_preparer.quote(role)  # type: ignore[no-untyped-call]  # untyped there
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}"
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield "DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$"
    yield f"GRANT USAGE ON SCHEMA public TO {name}"
    yield f"GRANT SELECT ON alembic_version TO {name}"
    yield f"GRANT SELECT, INSERT ON {', '.join(metadata.tables)} TO {name}"
    yield f"GRANT USAGE ON SEQUENCE sign_in_failure_id_seq TO {name}"
    for table, columns in CHANGED.items():
        written = ", ".join(f'"{column}"' for column in columns)
        yield f"GRANT UPDATE ({written}) ON {table} TO {name}"
    yield f"GRANT DELETE ON {', '.join(TAKEN_AWAY)} TO {name}"
