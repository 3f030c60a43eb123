"""Certificates over HTTP: one as it was sealed, its annex, and the list of those of someone's offices."""

from __future__ import annotations

from typing import Any

from flask import Response

from permit_guard.casework import certificate_list, certifying
from permit_guard.casework.certificate_archive import archive_certificates, told_of
from permit_guard.casework.certificate_list import CertificatesAsked
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotYet
from permit_guard.domain.state import State
from permit_guard.domain.text import Text
from permit_guard.store import approvals
from permit_guard.store.certificate_lists import ListedCertificate
from permit_guard.web.api.answers import CertificatesTold
from permit_guard.web.api.counter import ONE, Counter
from permit_guard.web.api.shapes import CertificatesFiltered, CertificatesSought
from permit_guard.web.api.told import told
from permit_guard.web.downloads import pdf_file, sealed_file, zip_file
from permit_guard.web.visit import casework, person

certificates = Counter("certificates", __name__, description="Certificates: as sealed, with annex, and listed.")
_PDF = {"type": "string", "format": "binary"}


@certificates.call("GET", f"{ONE}/certificate.pdf", 200, _PDF, refuses=(409,), content_type="application/pdf")
def certificate_pdf(application_id: str) -> Response:
    """The certificate as it was sealed: the same bytes whenever and by whomever it is asked for."""
    _refuse_unapproved(application_id)
    return sealed_file(certifying.certificate_pdf(casework(), person(), application_id))


@certificates.call("GET", f"{ONE}/certificate-annex.pdf", 200, _PDF, refuses=(409,), content_type="application/pdf")
def certificate_annex(application_id: str) -> Response:
    """The workers of a certificate that stands, masked, without a seal."""
    _refuse_unapproved(application_id)
    return pdf_file(certifying.certificate_annex(casework(), person(), application_id), "certificate-annex.pdf")


@certificates.call("GET", "/certificates", 200, CertificatesTold, refuses=(422,))
@certificates.asks(CertificatesSought)
def list_certificates(sought: dict[str, Any]) -> Response:
    """Those of the caller's offices, the latest approved first."""
    page, size = sought["page"], sought["page_size"]
    with casework().reading_desk(person()) as desk:
        total, lines = certificate_list.list_certificates(
            desk, certificates_asked(sought), first=(page - 1) * size, most=size
        )
    return told({"items": [_listed(line) for line in lines], "total": total, "page": page, "page_size": size})


@certificates.call(
    "GET", "/certificates/archive.zip", 200, _PDF, refuses=(409, 413, 422), content_type="application/zip"
)
@certificates.asks(CertificatesFiltered)
def certificate_archive(sought: dict[str, Any]) -> Response:
    """The same certificates as they were sealed, in a ZIP with a manifest of hashes and of proofs from the journal.

    `permit-guard verify --archive` checks it whole.
    """
    return zip_file(archive_certificates(casework(), person(), certificates_asked(sought)), "certificates.zip")


def certificates_asked(sought: dict[str, Any]) -> CertificatesAsked:
    """What a query asks for."""
    state = sought.get("state")
    return CertificatesAsked(
        sought.get("office"), sought.get("first"), sought.get("last"), sought.get("contractor", ""),
        State(state) if state else None,
    )  # fmt: skip


def _refuse_unapproved(application_id: str) -> None:
    """An application that is theirs and was never approved is told apart from one that is not there."""
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ_CERTIFICATE)
        if approvals.latest_certificate(desk.rows, kept.id) is None:
            raise NotYet(_NOT_APPROVED)


def _listed(line: ListedCertificate) -> dict[str, Any]:
    return told_of(line) | {
        "application": line.application_id,
        "proven_until": line.proven_until and line.proven_until.isoformat(),
        "sha256": line.sha256,
    }


_NOT_APPROVED = Text("Permohonan ini belum disetujui.", "This application has not been approved.")
