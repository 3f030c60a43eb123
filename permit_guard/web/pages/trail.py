"""The pages of a case's trail: its journal line by line, its decisions, and one of them made again."""

from __future__ import annotations

from typing import Final

from flask import Response, render_template, url_for

from permit_guard.casework.policy import Action
from permit_guard.casework.trail import replay_one, see_decisions, see_journal, see_trail
from permit_guard.web.downloads import text_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.visit import casework, person

A_PAGE: Final = 50


@PAGES.get("/applications/<application_id>/trail")
def trail(application_id: str) -> str:
    """Fifty lines of the journal at a time, the first first."""
    page = page_asked()
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ_JOURNAL)
        counted, lines = see_trail(desk, application_id, first=(page - 1) * A_PAGE, most=A_PAGE)
        decisions = see_decisions(desk, application_id)

    def address(page: int) -> str:
        return url_for("pages.trail", application_id=application_id, page=page, _anchor="journal")

    return render_template(
        "trail.html", kept=kept, lines=lines, counted=counted, page=page, pages=pages_in(counted, A_PAGE),
        decisions=decisions, address=address,
    )  # fmt: skip


@PAGES.post("/applications/<application_id>/decisions/<decision_id>/replay")
def replay_decision(application_id: str, decision_id: str) -> str:
    """What came of judging again; nothing is kept of it."""
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ_JOURNAL)
        found = replay_one(desk, application_id, decision_id)
    return render_template("replayed.html", kept=kept, found=found)


@PAGES.get("/journal")
def journal() -> str:
    """How far the journal of this installation reaches, and how to hold it to that."""
    with casework().reading_desk(person()) as desk:
        seen = see_journal(desk)
    return render_template("journal.html", seen=seen)


@PAGES.get("/journal/checkpoint.txt")
def checkpoint() -> Response:
    """A checkpoint of this moment, to be kept elsewhere."""
    with casework().reading_desk(person()) as desk:
        seen = see_journal(desk)
    return text_file(seen.checkpoint.encode(), f"checkpoint-{seen.position.size:012}.txt")
