"""What waits for a supervisor: found compliant, the longest waiting first, each with the page that all of it is on."""

from __future__ import annotations

from flask import render_template, url_for

from permit_guard.casework.viewing import list_seen
from permit_guard.domain.state import State
from permit_guard.store.application_lists import Sought
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.lists import A_PAGE
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.visit import casework, person


@PAGES.get("/approvals")
def list_approvals() -> str:
    """Applications in which every worker was found covered and that no one has approved."""
    page = page_asked()
    with casework().reading_desk(person()) as desk:
        counted, listed = list_seen(desk, Sought(state=State.COMPLIANT), first=(page - 1) * A_PAGE, most=A_PAGE)

    def address(to: int) -> str:
        return url_for("pages.list_approvals", page=to)

    return render_template(
        "approvals.html", listed=listed, counted=counted, page=page, pages=pages_in(counted, A_PAGE), address=address
    )
