"""The journal: a line for every change, in the same transaction, under a tree that a checkpoint elsewhere can hold to.

A line names the verb, who, what and when, and vouches for each record that was written with it (recorded.py). Of
persons and papers it holds at most salted commitments.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, insert, select, update

from permit_guard.store.instant import written_instant
from permit_guard.store.merkle import Frontier, leaf_hash
from permit_guard.store.recorded import RECORDS, all_keys, note_changed, take_records
from permit_guard.store.rows import Rows
from permit_guard.store.tables import journal, journal_head
from permit_guard.store.written import canonical

BATCH: Final = 5_000
RECORDS_A_LINE: Final = 200
_LOCKED = select(journal_head.c.size, journal_head.c.frontier).with_for_update()
_LINE = insert(journal)
_HEAD = update(journal_head).values(size=bindparam("to_size"), frontier=bindparam("to_frontier"))


@dataclass(frozen=True, slots=True)
class Position:
    """How far the journal reaches: its number of lines and the root over them, in hexadecimal."""

    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is kept: its number from 1, its text, and its hash in hexadecimal."""

    seq: int
    entry: str
    leaf: str


def position(rows: Rows) -> Position:
    """Where the journal stands; in a transaction that writes, no one else adds a line before its end."""
    frontier = _frontier(rows)
    return Position(frontier.size, frontier.root.hex())


def append(rows: Rows, *, at: datetime, verb: str, by: str, application: str = "", about: Mapping[str, object]) -> int:
    """Add a line and tell its number. `about` is plain data without names, NIK or other numbers of a person."""
    frontier = _frontier(rows)
    seq = frontier.size + 1
    salt, records = take_records(rows)
    entry = canonical(
        {
            "seq": seq,
            "at": written_instant(at),
            "verb": verb,
            "by": by,
            "application": application,
            "about": dict(about),
        }
        | ({"records": records} if records else {})
    )
    leaf = leaf_hash(entry.encode())
    longer = frontier.with_leaf(leaf)
    rows.execute(_LINE, {"seq": seq, "entry": entry, "leaf": leaf.hex(), "application_id": application, "salt": salt})
    rows.execute(_HEAD, {"to_size": longer.size, "to_frontier": longer.written()})
    return seq


def record_what_is_there(rows: Rows, at: datetime) -> None:
    """Lines that vouch for every record as it stands now: of those that were written before lines vouched for any."""
    for name in RECORDS:
        keys = sorted(all_keys(rows, name))
        for some in (keys[first : first + RECORDS_A_LINE] for first in range(0, len(keys), RECORDS_A_LINE)):
            for key in some:
                note_changed(rows, name, *key)
            append(rows, at=at, verb="record", by="", about={name: len(some)})


def lines(rows: Rows, *, application: str | None = None) -> Iterator[Line]:
    """Every line in its order, or those about one application."""
    wanted = select(journal.c.seq, journal.c.entry, journal.c.leaf).order_by(journal.c.seq)
    if application is not None:
        wanted = wanted.where(journal.c.application_id == application)
    for row in rows.execution_options(yield_per=BATCH).execute(wanted):
        yield Line(row.seq, row.entry, row.leaf)


def lines_about(rows: Rows, application: str, *, first: int, most: int) -> tuple[int, tuple[Line, ...]]:
    """How many lines there are about an application, and those from the `first` on."""
    about = journal.c.application_id == application
    counted = rows.execute(select(func.count()).select_from(journal).where(about)).scalar_one()
    wanted = select(journal.c.seq, journal.c.entry, journal.c.leaf).where(about).order_by(journal.c.seq)
    return counted, tuple(Line(*row) for row in rows.execute(wanted.offset(first).limit(most)))


def kept_position(rows: Rows) -> Position:
    """Where the journal stands, for who only reads: nothing is locked."""
    frontier = Frontier.read(*kept_frontier(rows))
    return Position(frontier.size, frontier.root.hex())


def kept_frontier(rows: Rows) -> tuple[int, str]:
    """The size and frontier that stand in the head row, as they are written there."""
    head = rows.execute(select(journal_head.c.size, journal_head.c.frontier)).one()
    return head.size, head.frontier


def _frontier(rows: Rows) -> Frontier:
    """The frontier, its row locked until the transaction ends so that numbers have no gap and no twin."""
    head = rows.execute(_LOCKED).one()
    return Frontier.read(head.size, head.frontier)
