"""The administrator's page: people and their offices, the rules in force with their dates, and whether all works."""

from __future__ import annotations

from typing import Final

from flask import render_template

from permit_guard.casework.enrolling import everyone
from permit_guard.casework.readiness import not_ready
from permit_guard.casework.rulebooks import rules_on
from permit_guard.domain.text import Text
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.visit import casework, person

A_PAGE: Final = 50
PARTS: Final = {
    "database": Text("Basis data", "Database"),
    "files": Text("Tempat berkas", "Store of files"),
    "law": Text("Aturan", "Rules"),
}


@PAGES.get("/admin")
def admin() -> str:
    """No cases: this role sees none."""
    with casework().reading_desk(person()) as desk:
        people = everyone(desk)
        today = desk.today
    pages = pages_in(len(people), A_PAGE)
    page = min(page_asked(), pages)
    return render_template(
        "admin.html", people=people[(page - 1) * A_PAGE : page * A_PAGE], counted=len(people), page=page, pages=pages,
        parts=PARTS, missing=not_ready(casework()), law=casework().law, today=today,
        rules=rules_on(casework().law.rulebook, today),
    )  # fmt: skip
