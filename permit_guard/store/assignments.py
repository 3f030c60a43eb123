"""Who has taken an application, as rows: at most one officer, and the application itself is not changed by it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from permit_guard.store.office_tables import assignment
from permit_guard.store.rows import Rows
from permit_guard.store.tables import person

_HERE = assignment.c.application_id == bindparam("of")
_OFFICER = select(assignment.c.officer).where(_HERE)


def officer_of(rows: Rows, application_id: str) -> str | None:
    """The id of the officer who has taken it; None while no one has."""
    return rows.execute(_OFFICER, {"of": application_id}).scalar_one_or_none()


def officers_of(rows: Rows, ids: Collection[str]) -> dict[str, str]:
    """The names of the officers who have taken these applications; one statement, however many."""
    wanted = select(assignment.c.application_id, person.c.name).join(person, person.c.id == assignment.c.officer)
    told = rows.execute(wanted.where(assignment.c.application_id.in_(ids))).all() if ids else ()
    return {row.application_id: row.name for row in told}


def assign(rows: Rows, application_id: str, officer: str, at: datetime) -> None:
    """From now on this officer has it, and no one else."""
    free(rows, application_id)
    rows.execute(insert(assignment).values(application_id=application_id, officer=officer, since=at))


def free(rows: Rows, application_id: str) -> None:
    """From now on no one has it."""
    rows.execute(delete(assignment).where(assignment.c.application_id == application_id))
