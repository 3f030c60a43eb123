"""The check before submitting: what would be decided today, in the very words of the letter, kept nowhere."""

from __future__ import annotations

from flask import render_template, url_for

from permit_guard.casework.judging import preview
from permit_guard.casework.policy import Action
from permit_guard.domain.record import decision_record
from permit_guard.web.pages import found
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.visit import casework, person


@PAGES.get("/applications/<application_id>/preview")
def preview_page(application_id: str) -> str:
    """The decision as it would be now."""
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.PREVIEW)
    record = decision_record(preview(casework(), person(), application_id))

    def address(page: int, status: str | None = None) -> str:
        return url_for("pages.preview_page", application_id=application_id, status=status, page=page, _anchor="workers")

    return render_template(
        "preview.html", kept=kept, record=record, workers=found.workers_asked(record), found=found, address=address
    )
