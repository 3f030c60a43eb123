"""Certificates as they were sealed: their very bytes, and where the journal speaks of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, insert, select

from permit_guard.store.journal import kept_frontier
from permit_guard.store.merkle import Frontier
from permit_guard.store.rows import Rows
from permit_guard.store.tables import journal, sealed_certificate

AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class Sealed:
    """A certificate as it was sealed. `line` is its number in the journal; `proof` leads from that line to the root
    that the journal had with it as its last (RFC 6962, hashes in hexadecimal, the nearest first).
    """

    serial: str
    sha256: str
    content: bytes
    proven_until: date | None
    line: int
    proof: tuple[str, ...]
    at: datetime


def proof_of_next_line(rows: Rows) -> tuple[str, ...]:
    """What will lead from the journal's next line to its root: to the last line of a tree the whole trees before it."""
    size, written = kept_frontier(rows)
    return tuple(root.hex() for root in reversed(Frontier.read(size, written).roots))


def keep_sealed(rows: Rows, sealed: Sealed) -> None:
    """Keep it once. Raises Refused where it is there already, or its approval does not stand."""
    rows.execute(
        insert(sealed_certificate).values(
            serial=sealed.serial, sha256=sealed.sha256, content=sealed.content, proven_until=sealed.proven_until,
            line=sealed.line, proof=",".join(sealed.proof), at=sealed.at,
        )
    )  # fmt: skip


def any_sealed(rows: Rows) -> bool:
    """Whether anything was ever sealed here."""
    return rows.execute(select(sealed_certificate.c.serial).limit(1)).first() is not None


def find_sealed(rows: Rows, serial: str) -> Sealed | None:
    """The certificate with this serial as it was sealed, None where it never was."""
    wanted = select(sealed_certificate).where(sealed_certificate.c.serial == serial)
    return _sealed(rows.execute(wanted).one_or_none())


def find_sealed_as(rows: Rows, sha256: str) -> Sealed | None:
    """The certificate whose very bytes have this hash."""
    wanted = select(sealed_certificate).where(sealed_certificate.c.sha256 == sha256)
    return _sealed(rows.execute(wanted).one_or_none())


def line_of(rows: Rows, sealed: Sealed) -> str | None:
    """The text of its line in the journal, None where the journal has no such line."""
    return rows.execute(select(journal.c.entry).where(journal.c.seq == sealed.line)).scalar_one_or_none()


def sealed_hashes(rows: Rows, *, upto: int) -> Iterator[tuple[int, str, str]]:
    """Of each sealed certificate whose line is at most `upto`: line, serial, and the SHA-256 of its bytes made anew.

    Where that is not the hash that is kept with them, both are told.
    """
    wanted = select(sealed_certificate).where(sealed_certificate.c.line <= upto).order_by(sealed_certificate.c.line)
    for row in rows.execution_options(yield_per=AT_ONCE).execute(wanted):
        content = row.content.encode() if isinstance(row.content, str) else row.content  # SQLite keeps what it is given
        for told in {hashlib.sha256(content).hexdigest(), row.sha256}:
            yield row.line, row.serial, told


def _sealed(row: Row[Any] | None) -> Sealed | None:
    if row is None:
        return None
    proof = tuple(filter(None, row.proof.split(",")))
    return Sealed(row.serial, row.sha256, bytes(row.content), row.proven_until, row.line, proof, row.at)
