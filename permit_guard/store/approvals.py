"""Approvals: a row at the end of a chain of proofs, its certificate, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, select

from permit_guard.domain.decision import Status
from permit_guard.store.decisions import KeptDecision
from permit_guard.store.journal import Position
from permit_guard.store.recorded import add_row, add_rows
from permit_guard.store.rows import Rows
from permit_guard.store.tables import approval_end, approval_line, certificate, live_approval


@dataclass(frozen=True, slots=True)
class Certificate:
    """What an approval is known by outside; `ended` tells how and why it ended, or None while it stands."""

    serial: str
    application_id: str
    decision_id: str
    approved_by: str
    approved_at: datetime
    position: Position
    ended: ApprovalEnd | None = None


@dataclass(frozen=True, slots=True)
class ApprovalEnd:
    """How an approval ended: `revoked` or `closed`, why, by whom and when."""

    kind: str
    reason: str
    by: str
    at: datetime


_GRANTED = (
    select(certificate, approval_end.c.kind, approval_end.c.reason, approval_end.c.by, approval_end.c.at)
    .select_from(certificate.outerjoin(approval_end, approval_end.c.serial == certificate.c.serial))
    .where(exists().where(live_approval.c.serial == certificate.c.serial) | approval_end.c.serial.is_not(None))
)
"""A certificate is shown for the approval that it is of, standing or ended. A row of it alone is no approval."""
_LATEST = (
    _GRANTED.where(certificate.c.application_id == bindparam("of")).order_by(certificate.c.journal_size.desc()).limit(1)
)


def approve(
    rows: Rows, serial: str, found: KeptDecision, statuses: Sequence[Status], *, submitted_by: str, by: str, on: date,
    at: datetime, position: Position,
) -> None:  # fmt: skip
    """Write the chain: a line for each worker, the certificate, and the approval that all of it holds up.

    Raises Refused where any link is missing: a worker who is neither compliant nor left, a decision that is not of the
    day `on`, not the latest, not of the current version, a row unexplained, the same hand twice.
    """
    lines = [{"decision_id": found.id, "seq": seq, "status": each.value} for seq, each in enumerate(statuses, start=1)]
    if lines:
        add_rows(rows, approval_line, lines)
    add_row(
        rows, certificate,
        serial=serial, application_id=found.application_id, decision_id=found.id, approved_by=by, approved_at=at,
        journal_size=position.size, journal_root=position.root,
    )  # fmt: skip
    add_row(
        rows, live_approval,
        application_id=found.application_id, serial=serial, version=found.version, decision_id=found.id,
        roster_id=found.roster_id, n_workers=found.n_workers, rows_unexplained=0, answer=found.answer.value,
        checked_on=found.on, approved_on=on, submitted_by=submitted_by, checked_by=found.by, approved_by=by,
    )  # fmt: skip


def end_approval(rows: Rows, serial: str, *, kind: str, reason: str, by: str, at: datetime) -> None:
    """The approval no longer stands; why is kept for good."""
    add_row(rows, approval_end, serial=serial, kind=kind, reason=reason, by=by, at=at)
    rows.execute(delete(live_approval).where(live_approval.c.serial == serial))


def live_serial(rows: Rows, application_id: str) -> str | None:
    """The serial of the approval that stands."""
    return rows.execute(
        select(live_approval.c.serial).where(live_approval.c.application_id == application_id)
    ).scalar_one_or_none()


def find_certificate(rows: Rows, serial: str) -> Certificate | None:
    """The certificate with this serial."""
    row = rows.execute(_GRANTED.where(certificate.c.serial == serial)).one_or_none()
    return None if row is None else _certificate(row)


def get_certificate(rows: Rows, serial: str) -> Certificate:
    """As `find_certificate`, of one that is there."""
    found = find_certificate(rows, serial)
    assert found is not None, serial
    return found


def latest_certificate(rows: Rows, application_id: str) -> Certificate | None:
    """The last certificate of an application, whether it stands or not."""
    row = rows.execute(_LATEST, {"of": application_id}).one_or_none()
    return None if row is None else _certificate(row)


def _certificate(row: Row[Any]) -> Certificate:
    ended = ApprovalEnd(row.kind, row.reason, row.by, row.at) if row.kind is not None else None
    return Certificate(
        row.serial, row.application_id, row.decision_id, row.approved_by, row.approved_at,
        Position(row.journal_size, row.journal_root), ended,
    )  # fmt: skip
