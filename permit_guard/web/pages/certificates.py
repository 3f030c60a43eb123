"""Certificates: the list of those of someone's offices, and each as it was sealed."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, render_template, request, url_for

from permit_guard.casework.certificate_archive import archive_certificates
from permit_guard.casework.certificate_list import CertificatesAsked, list_certificates
from permit_guard.casework.certifying import certificate_annex, certificate_pdf
from permit_guard.domain.state import State
from permit_guard.intake.cells import clean
from permit_guard.web.downloads import pdf_file, sealed_file, zip_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import Form
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.visit import casework, person

A_PAGE: Final = 25
LONGEST: Final = 100
STATES: Final = (State.APPROVED, State.SUSPENDED, State.REVOKED, State.CLOSED)
FILTERS: Final = ("office", "first", "last", "contractor", "state")


@PAGES.get("/certificates", endpoint="list_certificates")
def certificates_page() -> str:
    """The certificates, by office, day, contractor and state, the latest approved first."""
    form = Form({name: request.args.get(name, "")[:LONGEST] for name in FILTERS})
    asked = _asked(form)
    page = page_asked()
    with casework().reading_desk(person()) as desk:
        counted, listed = list_certificates(desk, asked, first=(page - 1) * A_PAGE, most=A_PAGE)

    asked_for: dict[str, Any] = {name: form[name] for name in FILTERS if form[name]}

    def address(page: int) -> str:
        return url_for("pages.list_certificates", page=page, **asked_for)

    return render_template(
        "certificates.html", form=form, listed=listed, counted=counted, page=page, pages=pages_in(counted, A_PAGE),
        address=address, archive=url_for("pages.certificate_archive", **asked_for), states=STATES,
        offices=[(code, code) for code in sorted(person().offices)],
    )  # fmt: skip


@PAGES.get("/certificates/archive.zip")
def certificate_archive() -> Response:
    """The same certificates in one archive."""
    form = Form({name: request.args.get(name, "")[:LONGEST] for name in FILTERS})
    return zip_file(archive_certificates(casework(), person(), _asked(form)), "certificates.zip")


@PAGES.get("/applications/<application_id>/certificate.pdf")
def certificate_file(application_id: str) -> Response:
    """The certificate as it was sealed."""
    return sealed_file(certificate_pdf(casework(), person(), application_id))


@PAGES.get("/applications/<application_id>/certificate-annex.pdf")
def certificate_annex_file(application_id: str) -> Response:
    """The workers of a certificate that stands, masked."""
    return pdf_file(certificate_annex(casework(), person(), application_id), "certificate-annex.pdf")


def _asked(form: Form) -> CertificatesAsked:
    return CertificatesAsked(
        form["office"] or None, form.day("first"), form.day("last"), clean(form["contractor"]),
        State(form["state"]) if form["state"] in STATES else None,
    )  # fmt: skip
