"""Letters as they were sent, numbered without gap within an office and a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, insert, select

from permit_guard.store.rows import Rows, new_id
from permit_guard.store.tables import notice


@dataclass(frozen=True, slots=True)
class SentNotice:
    """A letter as it went out: its number, its last day to answer, and its very bytes."""

    id: str
    decision_id: str
    number: str
    answer_by: date | None
    content: bytes
    at: datetime


def next_serial(rows: Rows, office: str, year: int) -> int:
    """The running number of the office's next letter of the year; two that take the same one cannot both be kept."""
    used = select(func.coalesce(func.max(notice.c.serial), 0)).where(notice.c.office == office, notice.c.year == year)
    return int(rows.execute(used).scalar_one()) + 1


def add_notice(
    rows: Rows, application_id: str, decision_id: str, *, office: str, serial: int, number: str,
    answer_by: date | None, content: bytes, by: str, at: datetime, year: int,
) -> SentNotice:  # fmt: skip
    """Keep a letter as it is sent. Raises Refused where the decision has one already, or the number is taken."""
    sent = SentNotice(new_id(), decision_id, number, answer_by, content, at)
    rows.execute(
        insert(notice).values(
            id=sent.id, decision_id=decision_id, application_id=application_id, office=office, year=year,
            serial=serial, number=number, answer_by=answer_by, content=content, by=by, at=at,
        )
    )  # fmt: skip
    return sent


def latest_notice(rows: Rows, application_id: str) -> SentNotice | None:
    """The letter that was sent last."""
    of = select(notice).where(notice.c.application_id == application_id)
    row = rows.execute(of.order_by(notice.c.year.desc(), notice.c.serial.desc()).limit(1)).one_or_none()
    return None if row is None else SentNotice(row.id, row.decision_id, row.number, row.answer_by, bytes(row.content),
                                               row.at)  # fmt: skip
