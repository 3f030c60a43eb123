"""A worker's number in full: asked for with a reason, noted, shown on this one answer and nowhere else."""

from __future__ import annotations

from flask import render_template, request
from werkzeug.wrappers import Response as Answer

from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotThere
from permit_guard.casework.revealing import reveal
from permit_guard.casework.viewing import see_roster
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import EMPTY, Form
from permit_guard.web.pages.frame import with_faults
from permit_guard.web.visit import casework, person


@PAGES.get("/applications/<application_id>/workers/<int:row>/reveal")
def reveal_form(application_id: str, row: int) -> str:
    """The question for a reason."""
    return _page(application_id, row, Form())


@PAGES.post("/applications/<application_id>/workers/<int:row>/reveal")
def reveal_number(application_id: str, row: int) -> Answer | str:
    """The number, once; that it was seen, by whom and why, is kept."""
    form = Form({"reason": request.form.get("reason", "")})
    if not form["reason"]:
        form.faults["reason"] = EMPTY
        return with_faults(_page(application_id, row, form))
    with casework().desk(person()) as desk:
        number = reveal(desk, application_id, row, form["reason"]).number
    return _page(application_id, row, form, number)


def _page(application_id: str, row: int, form: Form, number: str | None = None) -> str:
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.REVEAL)
        worker = next((each for each in see_roster(desk, application_id) if each.row == row), None)
    if worker is None:
        raise NotThere
    return render_template("reveal.html", kept=kept, worker=worker, form=form, number=number)
