"""What each line of the journal vouches for: every row that was written with it, by a salted commitment.

Rows go by records: a roster with its workers, a decision with its verdicts. A line holds one hash of each record that
its transaction wrote; the salt stands beside the line, outside its text, so that nothing can be guessed back from it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Insert,
    Select,
    String,
    Table,
    cast,
    func,
    insert,
    select,
    tuple_,
    type_coerce,
)

from permit_guard.store.bulk import add_in_bulk
from permit_guard.store.dump import plain, written_columns
from permit_guard.store.instant import Instant
from permit_guard.store.office_tables import sent_back
from permit_guard.store.rows import Rows
from permit_guard.store.tables import (
    application,
    approval_end,
    approval_line,
    attestation,
    certificate,
    decision,
    disclosure,
    employer,
    evidence,
    live_approval,
    notice,
    person,
    person_office,
    roster,
    rulebook,
    standing,
    token,
    transcription,
    verdict,
    version,
    version_evidence,
    worker,
)
from permit_guard.store.written import canonical

SALT_BYTES: Final = 16
_WORD: Final = re.compile(r"[!-~]{1,200}")
_NUMBER: Final = re.compile(r"[0-9]{1,9}")
RECORDS: Final[Mapping[str, Mapping[Table, tuple[str, ...]]]] = {
    "person": {person: ("id",), person_office: ("person_id",)},
    "token": {token: ("hash",)},
    "application": {application: ("id",), employer: ("application_id",)},
    "roster": {roster: ("id",), worker: ("roster_id",)},
    "disclosure": {disclosure: ("id",)},
    "evidence": {evidence: ("id",)},
    "transcription": {transcription: ("id",)},
    "attestation": {attestation: ("id",)},
    "version": {version: ("application_id", "version"), version_evidence: ("application_id", "version")},
    "rulebook": {rulebook: ("hash",)},
    "decision": {decision: ("id",), verdict: ("decision_id",)},
    "notice": {notice: ("id",)},
    "sent_back": {sent_back: ("decision_id",)},
    "approval_line": {approval_line: ("decision_id",)},
    "certificate": {certificate: ("serial",)},
    "live_approval": {live_approval: ("serial",)},
    "approval_end": {approval_end: ("serial",)},
    "standing": {standing: ("serial", "seq")},
}
"""Each record by its name: the tables it is made of, the first of which tells that it is there, with their keys."""
CHANGING: Final = frozenset({"person", "token", "application"})
"""Records that change: of these the last line that speaks of one is right. All others are written once."""
_UNRECORDED: Final = {application: {"revision", "changed_at"}}
_RECORD_OF: Final = {table: (name, keys) for name, tables in RECORDS.items() for table, keys in tables.items()}

Key = tuple[str, ...]


@dataclass(slots=True)
class _Pending:
    """What a transaction wrote since its last line: rows by their record, and records to be read again."""

    written: dict[tuple[str, Key], list[str]] = field(default_factory=dict)
    changed: dict[tuple[str, Key], None] = field(default_factory=dict)


_pending: WeakKeyDictionary[Rows, _Pending] = WeakKeyDictionary()


class Unrecorded(Exception):
    """A transaction would keep rows that no line of the journal speaks of."""


def add_row(rows: Rows, table: Table, /, **row: Any) -> None:
    """Write a row for the next line to record. Raises Refused where a wall stands against it."""
    rows.execute(_insert(table), row)
    _note(rows, table, [row])


def add_rows(rows: Rows, table: Table, lines: Sequence[Mapping[str, Any]]) -> None:
    """As `add_row`, of rows that all have the same columns."""
    add_in_bulk(rows, table, lines)
    _note(rows, table, lines)


def note_changed(rows: Rows, record: str, *key: str) -> None:
    """A record of those that change is no longer what it was: the next line records it as it stands then."""
    _of(rows).changed[record, key] = None


def take_records(rows: Rows) -> tuple[str | None, list[list[str]]]:
    """The salt, and name, key and commitment of each record that the next line vouches for; None without any."""
    pending = _pending.pop(rows, None)
    if pending is None:
        return None, []
    told = dict(pending.written)
    for name in dict.fromkeys(name for name, _ in pending.changed):
        changed = [key for of, key in pending.changed if of == name]
        told |= {(name, key): lines for key, lines in read_records(rows, name, changed).items()}
    salt = secrets.token_hex(SALT_BYTES)
    return salt, [[name, *key, commitment_to(salt, lines)] for (name, key), lines in told.items()]


def refuse_unrecorded(rows: Rows) -> None:
    """Raises Unrecorded where something was written after the last line: it must not be kept."""
    if pending := _pending.pop(rows, None):
        raise Unrecorded(", ".join(sorted({name for name, _ in (*pending.written, *pending.changed)})))


def commitment_to(salt: str, lines: Iterable[str]) -> str:
    """The hash that stands for the rows of a record, in whichever order they come."""
    return hashlib.sha256("\n".join([salt, *sorted(lines)]).encode()).hexdigest()


def read_records(rows: Rows, name: str, keys: Collection[Key]) -> dict[Key, list[str]]:
    """The rows of each of these records as they stand now; a record that is not there is left out."""
    found: dict[Key, list[str]] = {}
    for place, (table, names) in enumerate(RECORDS[name].items()):
        for row in rows.execute(_spelled(table).where(_is_one_of(table, names, keys))):
            told = row._asdict()
            key = tuple(str(told[each]) for each in names)
            if place == 0 or key in found:
                found.setdefault(key, []).append(_line(table, told))
    return found


def is_key(name: str, key: Key) -> bool:
    """Whether there are records of this name, and this could be the key of one."""
    table, names = next(iter(RECORDS.get(name, {}).items()), (None, ()))
    if (
        table is None
        or len(key) != len(names)
        or not all(isinstance(part, str) and _WORD.fullmatch(part) for part in key)
    ):
        return False
    numbers = (part for part, each in zip(key, names, strict=True) if table.c[each].type.python_type is int)
    return all(_NUMBER.fullmatch(part) for part in numbers)


def count_records(rows: Rows, name: str) -> int:
    """How many there are."""
    return int(rows.execute(select(func.count()).select_from(_keys(name).subquery())).scalar_one())


def all_keys(rows: Rows, name: str) -> Iterator[Key]:
    """The key of each, in no order."""
    for row in rows.execute(_keys(name)):
        yield tuple(map(str, row))


def _keys(name: str) -> Select[Any]:
    table, names = next(iter(RECORDS[name].items()))
    return select(*(table.c[each] for each in names)).distinct()


def _note(rows: Rows, table: Table, lines: Iterable[Mapping[str, Any]]) -> None:
    name, names = _RECORD_OF[table]
    written = _of(rows).written
    for row in lines:
        written.setdefault((name, tuple(str(row[each]) for each in names)), []).append(_line(table, row))


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


def _of(rows: Rows) -> _Pending:
    return _pending.setdefault(rows, _Pending())


def _line(table: Table, row: Mapping[str, Any]) -> str:
    """A row as it is hashed. What is not there is left out, so that a column that comes later changes no hash."""
    told = {column.name: plain(row.get(column.name)) for column in _columns(table)}
    return canonical([table.name, {name: value for name, value in told.items() if value is not None}])


def _columns(table: Table) -> list[Column[Any]]:
    left_out = _UNRECORDED.get(table, set())
    return [each for each in written_columns(table) if each.name not in left_out]


def _spelled(table: Table) -> Select[Any]:
    """Moments and days as they are spelled, since one that was tampered with may be none."""
    return select(*(_as_spelled(column).label(column.name) for column in _columns(table)))


def _as_spelled(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, Instant):
        return type_coerce(column, String)
    return cast(column, String) if isinstance(column.type, Date) else column


def _is_one_of(table: Table, names: tuple[str, ...], keys: Collection[Key]) -> ColumnElement[bool]:
    columns = [table.c[each] for each in names]
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    typed = [tuple(column.type.python_type(part) for column, part in zip(columns, key, strict=True)) for key in keys]
    return tuple_(*columns).in_(typed)
