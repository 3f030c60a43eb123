"""Steps of an application over HTTP: submitted, revised, withdrawn, approved, closed, revoked."""

from __future__ import annotations

from typing import Any

from flask import Response

from permit_guard.casework import deciding
from permit_guard.casework.desk import Desk
from permit_guard.store.applications import Kept
from permit_guard.web.api.answers import CertificateTold, Opened
from permit_guard.web.api.counter import ONE, Counter
from permit_guard.web.api.once import done
from permit_guard.web.api.shapes import ClosureStated, ReasonStated
from permit_guard.web.api.sights import certificate_told, opened
from permit_guard.web.api.told import seen, told

steps = Counter(
    "steps", __name__, description="Steps: submission, revision, withdrawal, approval, closure, revocation."
)


@steps.call("POST", f"{ONE}/submission", 200, Opened)
@steps.takes_nothing
def submit(application_id: str) -> Response:
    """Set roster and evidence fast as the next version; from then on it is the office's turn."""
    return done(lambda desk: _moved(deciding.submit(desk, application_id, seen=seen(application_id))))


@steps.call("POST", f"{ONE}/revision", 200, Opened)
@steps.takes_nothing
def revise(application_id: str) -> Response:
    """Take what was submitted back into a draft."""
    return done(lambda desk: _moved(deciding.revise(desk, application_id, seen=seen(application_id))))


@steps.call("POST", f"{ONE}/withdrawal", 200, Opened)
@steps.takes_nothing
def withdraw(application_id: str) -> Response:
    """The applicant no longer asks."""
    return done(lambda desk: _moved(deciding.withdraw(desk, application_id, seen=seen(application_id))))


@steps.call("POST", f"{ONE}/closure", 200, Opened)
@steps.takes(ClosureStated, or_nothing=True)
def close(stated: dict[str, Any], application_id: str) -> Response:
    """End an approval whose work is done; the body may be left out."""
    return done(lambda desk: _moved(deciding.close(desk, application_id, stated["reason"], seen=seen(application_id))))


@steps.call("POST", f"{ONE}/approval", 201, CertificateTold)
@steps.takes_nothing
def approve(application_id: str) -> Response:
    """Approve what was found compliant today; 409 with every reason where anything is missing."""

    def verb(desk: Desk) -> Response:
        certificate = deciding.approve(desk, application_id, seen=seen(application_id))
        return told(certificate_told(certificate), 201, place=f"/applications/{application_id}")

    return done(verb)


@steps.call("POST", "/certificates/<serial>/revocation", 201, CertificateTold)
@steps.takes(ReasonStated)
def revoke(stated: dict[str, Any], serial: str) -> Response:
    """End an approval that should not stand, with its reason."""

    def verb(desk: Desk) -> Response:
        certificate = deciding.revoke_certificate(desk, serial, stated["reason"], seen=seen(None))
        return told(certificate_told(certificate), 201)

    return done(verb)


def _moved(kept: Kept) -> Response:
    return told(opened(kept), kept=kept)
