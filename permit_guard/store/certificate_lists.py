"""Lists of certificates: which are looked for, and a line of each; as many statements for five as for 5,000."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from permit_guard.domain.state import State
from permit_guard.store.applications import SHOWN_STATE
from permit_guard.store.rows import Rows
from permit_guard.store.tables import application, approval_end, certificate, live_approval, sealed_certificate


@dataclass(frozen=True, slots=True)
class CertificatesSought:
    """Which certificates are looked for: those of `offices` (all for None), approved from `first` and before `end`,
    of a contractor whose name has these words, standing as `state` (approved, suspended, revoked or closed)."""

    offices: frozenset[str] | None = None
    first: datetime | None = None
    end: datetime | None = None
    contractor: str = ""
    state: State | None = None


@dataclass(frozen=True, slots=True)
class ListedCertificate:
    """One line of a list; `sha256` and `proven_until` are None while it was not sealed."""

    serial: str
    application_id: str
    number: str
    office: str
    project: str
    contractor: str
    approved_at: datetime
    state: State
    ended_at: datetime | None
    proven_until: date | None
    sha256: str | None


_live = live_approval.alias()  # SHOWN_STATE asks for one of its own
_stands: ColumnElement[str] = func.coalesce(approval_end.c.kind, SHOWN_STATE)
_FROM = (
    certificate.join(application, application.c.id == certificate.c.application_id)
    .outerjoin(approval_end, approval_end.c.serial == certificate.c.serial)
    .outerjoin(_live, _live.c.serial == certificate.c.serial)
    .outerjoin(sealed_certificate, sealed_certificate.c.serial == certificate.c.serial)
)
_LINES = select(
    certificate.c.serial, certificate.c.application_id, application.c.number, application.c.office,
    application.c.project_name, application.c.contractor_name, certificate.c.approved_at, _stands.label("stands"),
    approval_end.c.at.label("ended_at"), sealed_certificate.c.proven_until, sealed_certificate.c.sha256,
).select_from(_FROM)  # fmt: skip


def count_certificates(rows: Rows, sought: CertificatesSought) -> int:
    """How many there are."""
    return int(rows.execute(_filtered(select(func.count()).select_from(_FROM), sought)).scalar_one())


def list_certificates(
    rows: Rows, sought: CertificatesSought, *, first: int, most: int | None
) -> tuple[ListedCertificate, ...]:
    """Those from the `first` on (from 0), at most `most` (None: all of them), the latest approved first."""
    ordered = _filtered(_LINES, sought).order_by(certificate.c.approved_at.desc(), certificate.c.serial)
    return tuple(
        ListedCertificate(row.serial, row.application_id, row.number, row.office, row.project_name,
                          row.contractor_name, row.approved_at, State(row.stands), row.ended_at, row.proven_until,
                          row.sha256)
        for row in rows.execute(ordered.offset(first).limit(most))
    )  # fmt: skip


def _filtered(wanted: Select[Any], sought: CertificatesSought) -> Select[Any]:
    """A certificate is listed for the approval that it is of, standing or ended. A row of it alone is no approval."""
    wanted = wanted.where(_live.c.serial.is_not(None) | approval_end.c.serial.is_not(None))
    if sought.offices is not None:
        wanted = wanted.where(application.c.office.in_(sought.offices))
    if sought.first is not None:
        wanted = wanted.where(certificate.c.approved_at >= sought.first)
    if sought.end is not None:
        wanted = wanted.where(certificate.c.approved_at < sought.end)
    if sought.state is not None:
        wanted = wanted.where(_stands == sought.state.value)
    for word in sought.contractor.split():
        wanted = wanted.where(application.c.contractor_name.icontains(word, autoescape=True))
    return wanted
