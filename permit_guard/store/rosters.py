"""Rosters as they were read: their workers, and the rows that no one could explain. A wage is never among them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from sqlalchemy import bindparam, select

from permit_guard.domain.case import RosterRead, Worker
from permit_guard.store.recorded import add_row, add_rows
from permit_guard.store.rows import Rows, new_id
from permit_guard.store.tables import disclosure, roster, worker
from permit_guard.store.written import read, write

UNFOLDED = 16
_CONTENT = select(roster.c.content).where(roster.c.id == bindparam("of"))
_COUNTS = select(roster.c.n_workers, roster.c.rows_unexplained).where(roster.c.id == bindparam("of"))
_PERSONS = select(worker.c.person).where(worker.c.roster_id == bindparam("of")).order_by(worker.c.seq)


def add_roster(
    rows: Rows, application_id: str, told: RosterRead, *, person_of: Callable[[Worker, str], str], by: str, at: datetime
) -> str:
    """Keep a roster with a row for each worker; `person_of` gives the blind index of who stands in a row."""
    roster_id = new_id()
    workers = told.roster.workers if told.roster else ()
    add_row(
        rows, roster,
        id=roster_id, application_id=application_id, n_workers=len(workers), rows_unexplained=len(told.problems),
        file=told.roster.file if told.roster else "", sha256=told.sha256, content=write(told), by=by, at=at,
    )  # fmt: skip
    add_rows(rows, worker, [
        {"roster_id": roster_id, "seq": seq, "n_workers": len(workers), "row": each.row,
         "person": person_of(each, roster_id),
         "employer_npp": each.employer_npp if isinstance(each.employer_npp, str) else ""}
        for seq, each in enumerate(workers, start=1)
    ])  # fmt: skip
    return roster_id


def get_roster(rows: Rows, roster_id: str) -> RosterRead:
    """The roster with this id."""
    return _unfolded(rows.execute(_CONTENT, {"of": roster_id}).scalar_one())


@lru_cache(maxsize=UNFOLDED)
def _unfolded(content: str) -> RosterRead:
    """A row of a roster never changes, and a page asks for it more than once."""
    return read(content, RosterRead)


def senders_of(rows: Rows, application_id: str) -> frozenset[str]:
    """Who sent or mended any roster that an application ever had."""
    return frozenset(rows.execute(select(roster.c.by).where(roster.c.application_id == application_id)).scalars())


def counts_of(rows: Rows, roster_id: str) -> tuple[int, int]:
    """How many workers a roster has, and how many rows of it no one could explain."""
    row = rows.execute(_COUNTS, {"of": roster_id}).one()
    return row.n_workers, row.rows_unexplained


def persons_of(rows: Rows, roster_id: str) -> tuple[str, ...]:
    """The blind index of each worker, in roster order."""
    return tuple(rows.execute(_PERSONS, {"of": roster_id}).scalars())


def find_disclosure(rows: Rows, disclosure_id: str, *, by: str) -> tuple[str, int] | None:
    """The roster and the row of a disclosure that was made to `by`; None where there is none such."""
    wanted = select(disclosure.c.roster_id, disclosure.c.row).where(
        disclosure.c.id == disclosure_id, disclosure.c.by == by
    )
    row = rows.execute(wanted).one_or_none()
    return None if row is None else (row.roster_id, row.row)


def note_disclosure(rows: Rows, roster_id: str, row: int, reason: str, *, by: str, at: datetime) -> str:
    """Keep that someone was shown the number of the worker in a row in full, and why."""
    noted = new_id()
    add_row(rows, disclosure, id=noted, roster_id=roster_id, row=row, reason=reason, by=by, at=at)
    return noted
