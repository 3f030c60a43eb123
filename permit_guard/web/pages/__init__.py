"""The pages: what people see in a browser, over the verbs of casework, deciding nothing themselves."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFError

from permit_guard.web.errors import show_errors_by
from permit_guard.web.gate import people_come_by
from permit_guard.web.pages import (
    admin,
    approvals,
    assigning,
    attesting_many,
    case,
    certificates,
    employers,
    entering,
    evidence,
    grid,
    help,
    lists,
    mending,
    mishaps,
    missing,
    opening,
    page_picture,
    paper_page,
    preview,
    receipt,
    report,
    reveal,
    roster,
    roster_list,
    steps,
    trail,
    verify,
    worker,
)
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.frame import register_frame
from permit_guard.web.sign_in import person_by_cookie

ROOMS = (
    admin, approvals, assigning, attesting_many, case, certificates, employers, entering, evidence, grid, help, lists,
    mending, missing, opening, page_picture, paper_page, preview, receipt, report, reveal, roster, roster_list, steps,
    trail, verify, worker,
)  # fmt: skip
"""The modules whose routes the blueprint has, each loaded before it is registered."""


def register_pages(app: Flask) -> None:
    """From now on the app has pages, a door to them, and pages for what goes wrong."""
    register_frame(app)
    app.register_error_handler(CSRFError, mishaps.forged)
    app.register_blueprint(PAGES)
    people_come_by(app, person_by_cookie, entering.to_sign_in)
    show_errors_by(app, mishaps.mishap_page)
