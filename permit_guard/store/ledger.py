"""What is held against the journal: its lines in batches, and the rows that have a line in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import Column, Row, Table, func, select

from permit_guard.store.decisions import commitment
from permit_guard.store.journal import Position, kept_frontier
from permit_guard.store.rows import Rows
from permit_guard.store.tables import approval_end, certificate, decision, evidence, journal, standing


@dataclass(frozen=True, slots=True)
class Held:
    """A decision by its id or a certificate by its serial; the line after `before` is its own."""

    id: str
    application_id: str
    before: Position


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file of evidence as its row has it."""

    id: str
    application_id: str
    office: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The head of the journal and, at the same moment, all rows that have a line of their own in it.

    `last_line` is the highest number that a line has; `turns` are those of approvals by their line, serial and kind.
    """

    size: int
    frontier: str
    last_line: int
    decisions: tuple[Held, ...]
    certificates: tuple[Held, ...]
    ended: frozenset[str]
    turns: frozenset[tuple[int, str, str]]
    files: tuple[HeldFile, ...]


def read_ledger(rows: Rows) -> Ledger:
    """All of it in one transaction. The lines are read afterwards: a service may go on writing meanwhile."""
    size, frontier = kept_frontier(rows)
    last = rows.execute(select(func.coalesce(func.max(journal.c.seq), 0))).scalar_one()
    files = select(evidence.c.id, evidence.c.application_id, evidence.c.office, evidence.c.sha256)
    return Ledger(
        size,
        frontier,
        int(last),
        tuple(_held(rows, decision, decision.c.id)),
        tuple(_held(rows, certificate, certificate.c.serial)),
        ended_serials(rows),
        frozenset(_turns(rows)),
        tuple(HeldFile(*row) for row in rows.execute(files.order_by(evidence.c.id))),
    )


def ended_serials(rows: Rows) -> frozenset[str]:
    """The certificates that were ended."""
    return frozenset(rows.execute(select(approval_end.c.serial)).scalars())


def lines_after(rows: Rows, seq: int, *, upto: int, most: int) -> Sequence[Row[int, str, str, str, str | None]]:
    """The next lines after `seq`, at most `most` and none past `upto`: number, text, hash, application, salt."""
    columns = (journal.c.seq, journal.c.entry, journal.c.leaf, journal.c.application_id, journal.c.salt)
    wanted = select(*columns).where(journal.c.seq > seq, journal.c.seq <= upto).order_by(journal.c.seq).limit(most)
    return rows.execute(wanted).all()


def commitments(rows: Rows, decision_ids: Sequence[str]) -> dict[str, str]:
    """What the journal must hold of each of these decisions, made anew; those whose salt is none are left out."""
    wanted = select(decision.c.id, decision.c.salt, decision.c.record).where(decision.c.id.in_(decision_ids))
    found = {}
    for row in rows.execute(wanted):
        with suppress(ValueError):
            found[row.id] = commitment(row.salt, row.record)
    return found


def _turns(rows: Rows) -> Iterator[tuple[int, str, str]]:
    """Each turn of an approval: the number of its line, right after that of its decision, serial and kind."""
    for row in rows.execute(select(standing.c.journal_size, standing.c.serial, standing.c.kind)):
        yield row.journal_size + 2, row.serial, row.kind


def _held(rows: Rows, table: Table, name: Column[str]) -> Iterator[Held]:
    wanted = select(name, table.c.application_id, table.c.journal_size, table.c.journal_root).order_by(
        table.c.journal_size
    )
    for held_id, application_id, size, root in rows.execute(wanted):
        yield Held(held_id, application_id, Position(size, root))
