"""Decisions that a supervisor sent back, as rows, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from permit_guard.store.office_tables import sent_back
from permit_guard.store.recorded import add_row
from permit_guard.store.rows import Rows
from permit_guard.store.tables import decision


@dataclass(frozen=True, slots=True)
class SentBack:
    """A decision that was sent back: of which version, why, by whom and when; `followed` by a later check, or not."""

    decision_id: str
    version: int
    reason: str
    by: str
    at: datetime
    followed: bool


def add_sent_back(rows: Rows, decision_id: str, application_id: str, reason: str, *, by: str, at: datetime) -> None:
    """Keep that it was sent back. Raises Refused where it is approved, or was sent back before."""
    add_row(rows, sent_back, decision_id=decision_id, application_id=application_id, reason=reason, by=by, at=at)


def list_sent_back(rows: Rows, application_id: str) -> tuple[SentBack, ...]:
    """All of an application, the latest first."""
    later = decision.alias("later")
    followed = exists().where(
        later.c.application_id == sent_back.c.application_id, later.c.journal_size > decision.c.journal_size
    )
    here = select(sent_back, decision.c.version, followed.label("followed")).join(
        decision, decision.c.id == sent_back.c.decision_id
    )
    wanted = here.where(sent_back.c.application_id == application_id).order_by(decision.c.journal_size.desc())
    return tuple(
        SentBack(row.decision_id, row.version, row.reason, row.by, row.at, bool(row.followed))
        for row in rows.execute(wanted)
    )
