"""The missing-worker list: who, what was found, how to mend it, by when, whom to ask; and the letter itself."""

from __future__ import annotations

from flask import Response, render_template

from permit_guard.casework.notifying import draft_notice, notice_sent
from permit_guard.casework.policy import Action
from permit_guard.casework.telling import see_deadline
from permit_guard.casework.viewing import missing_of, see_decision
from permit_guard.domain.text import Language
from permit_guard.web.downloads import missing_table, pdf_file
from permit_guard.web.pages import found
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.pages.tongue import tongue
from permit_guard.web.visit import casework, person

A_PAGE = 100


@PAGES.get("/applications/<application_id>/missing-workers")
def missing_workers(application_id: str) -> str:
    """The list to read, and to print."""
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ)
        record = see_decision(desk, application_id)
        deadline = see_deadline(desk, application_id)
    missing = missing_of(record)
    pages = pages_in(len(missing), A_PAGE)
    page = min(page_asked(), pages)
    shown = [found.shown_worker(each) for each in missing[(page - 1) * A_PAGE : page * A_PAGE]]
    return render_template(
        "missing.html", kept=kept, record=record, deadline=deadline, missing=shown, counted=len(missing), page=page,
        pages=pages, found=found,
    )  # fmt: skip


@PAGES.get("/applications/<application_id>/missing-workers.csv")
def missing_workers_csv(application_id: str) -> Response:
    """The same list for a spreadsheet."""
    with casework().reading_desk(person()) as desk:
        record = see_decision(desk, application_id)
    return missing_table(record, Language(tongue()))


@PAGES.get("/applications/<application_id>/notice.pdf")
def notice_pdf(application_id: str) -> Response:
    """The letter that was sent last, as it was sent."""
    with casework().reading_desk(person()) as desk:
        return pdf_file(notice_sent(desk, application_id).content, "notice.pdf")


@PAGES.get("/applications/<application_id>/draft-notice.pdf")
def draft_notice_pdf(application_id: str) -> Response:
    """The letter as it would go out, marked as a draft."""
    with casework().reading_desk(person()) as desk:
        return pdf_file(draft_notice(desk, application_id, Language(tongue())), "draft-notice.pdf")
