"""Letters as they were sent, numbered without gap within an office and a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, select

from permit_guard.store.recorded import add_row
from permit_guard.store.rows import Rows, new_id
from permit_guard.store.tables import notice


class LetterKind(StrEnum):
    """What a letter is about. The first three ask or tell something of a decision; the last goes with a certificate."""

    DEFICIENCY = "deficiency"
    SUSPENSION = "suspension"
    LIFTING = "lifting"
    COVERING = "covering"


@dataclass(frozen=True, slots=True)
class SentNotice:
    """A letter as it went out: its number, its last day to answer, and its very bytes."""

    id: str
    decision_id: str
    number: str
    answer_by: date | None
    content: bytes
    at: datetime
    kind: LetterKind = LetterKind.DEFICIENCY


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """What is told of a letter beside it: its number, and the last day to answer."""

    number: str
    answer_by: date | None


@dataclass(frozen=True, slots=True)
class ListedLetter:
    """A letter that was sent, without its bytes."""

    id: str
    kind: LetterKind
    number: str
    at: datetime


_LISTED = ("id", "kind", "number", "at")
_NO_COVERING = tuple(kind.value for kind in LetterKind if kind is not LetterKind.COVERING)
_LATEST_TOLD = (
    select(notice.c.number, notice.c.answer_by)
    .where(notice.c.application_id == bindparam("of"), notice.c.kind.in_(_NO_COVERING))
    .order_by(notice.c.year.desc(), notice.c.serial.desc()).limit(1)
)  # fmt: skip


def next_serial(rows: Rows, office: str, year: int) -> int:
    """The running number of the office's next letter of the year; two that take the same one cannot both be kept."""
    used = select(func.coalesce(func.max(notice.c.serial), 0)).where(notice.c.office == office, notice.c.year == year)
    return int(rows.execute(used).scalar_one()) + 1


def add_notice(
    rows: Rows, application_id: str, decision_id: str, *, office: str, serial: int, number: str,
    answer_by: date | None, content: bytes, by: str, at: datetime, year: int,
    kind: LetterKind = LetterKind.DEFICIENCY,
) -> SentNotice:  # fmt: skip
    """Keep a letter as it is sent. Raises Refused where the decision has one already, or the number is taken."""
    sent = SentNotice(new_id(), decision_id, number, answer_by, content, at, kind)
    add_row(
        rows, notice, id=sent.id, decision_id=decision_id, application_id=application_id, office=office, year=year,
        serial=serial, number=number, answer_by=answer_by, content=content, by=by, at=at,
        kind=kind.value,
    )  # fmt: skip
    return sent


def latest_notice(rows: Rows, application_id: str, *kinds: LetterKind) -> SentNotice | None:
    """The letter of one of these kinds that was sent last; without a kind the last notice, of any kind but covering."""
    wanted = tuple(kind.value for kind in kinds) or _NO_COVERING
    of = _sent(application_id).where(notice.c.kind.in_(wanted))
    row = rows.execute(of.limit(1)).one_or_none()
    return None if row is None else _letter(row)


def latest_told(rows: Rows, application_id: str) -> ToldNotice | None:
    """The notice that was sent last, of any kind but covering, without the letter itself."""
    row = rows.execute(_LATEST_TOLD, {"of": application_id}).one_or_none()
    return None if row is None else ToldNotice(row.number, row.answer_by)


def list_letters(rows: Rows, application_id: str) -> tuple[ListedLetter, ...]:
    """Every letter that was sent about an application, the latest first."""
    found = rows.execute(_sent(application_id).with_only_columns(*(notice.c[name] for name in _LISTED)))
    return tuple(ListedLetter(row.id, LetterKind(row.kind), row.number, row.at) for row in found)


def find_letter(rows: Rows, application_id: str, letter_id: str) -> SentNotice | None:
    """One letter of an application."""
    row = rows.execute(_sent(application_id).where(notice.c.id == letter_id)).one_or_none()
    return None if row is None else _letter(row)


def notice_about(rows: Rows, decision_id: str) -> SentNotice | None:
    """The letter that was sent about a decision."""
    row = rows.execute(select(notice).where(notice.c.decision_id == decision_id)).one_or_none()
    return None if row is None else _letter(row)


def _sent(application_id: str) -> Select[Any]:
    of = select(notice).where(notice.c.application_id == application_id)
    return of.order_by(notice.c.year.desc(), notice.c.serial.desc())


def _letter(row: Row[Any]) -> SentNotice:
    return SentNotice(row.id, row.decision_id, row.number, row.answer_by, bytes(row.content), row.at,
                      LetterKind(row.kind))  # fmt: skip
