"""The certificates of someone's offices, by day, contractor and state: for who looks back on what was approved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action, may
from permit_guard.casework.refusals import NotAllowed
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.state import State
from permit_guard.store import certificate_lists
from permit_guard.store.certificate_lists import CertificatesSought, ListedCertificate


@dataclass(frozen=True, slots=True)
class CertificatesAsked:
    """What someone asks for: approved on the days `first` to `last`, both among them; None and "" ask for all."""

    office: str | None = None
    first: date | None = None
    last: date | None = None
    contractor: str = ""
    state: State | None = None


def list_certificates(
    desk: Desk, asked: CertificatesAsked, *, first: int, most: int
) -> tuple[int, tuple[ListedCertificate, ...]]:
    """How many there are of what is asked, among those of this person's offices, and those from the `first` on.

    Raises NotAllowed.
    """
    sought = sought_by(desk, asked)
    listed = certificate_lists.list_certificates(desk.rows, sought, first=first, most=most)
    return certificate_lists.count_certificates(desk.rows, sought), listed


def sought_by(desk: Desk, asked: CertificatesAsked) -> CertificatesSought:
    """The same search among what is theirs alone. Raises NotAllowed."""
    if not may(desk.by, Action.LIST_CERTIFICATES):
        raise NotAllowed
    offices = desk.by.offices if asked.office is None else desk.by.offices & {asked.office}
    sought = CertificatesSought(offices, contractor=asked.contractor, state=asked.state)
    if asked.first is not None:
        sought = replace(sought, first=_begin(asked.first))
    if asked.last is not None:
        sought = replace(sought, end=_begin(asked.last + timedelta(days=1)))
    return sought


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE_ZONE)
