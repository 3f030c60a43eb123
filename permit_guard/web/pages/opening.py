"""Opening an application at the counter, and mending what a draft says."""

from __future__ import annotations

from flask import render_template, request
from werkzeug.wrappers import Response as Answer

from permit_guard.casework.policy import Action
from permit_guard.casework.receiving import change_application, open_application
from permit_guard.casework.refusals import AlreadyThere, Stale, Unfit
from permit_guard.domain.person import Role
from permit_guard.domain.state import Step
from permit_guard.domain.text import Text
from permit_guard.web.pages.application_form import employer_rows, form_of, read_application_form, sent_form
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import Form
from permit_guard.web.pages.frame import done, with_faults
from permit_guard.web.pages.meanwhile import WAS, merged, opened_with
from permit_guard.web.visit import casework, person


@PAGES.get("/applications/new")
def new_application() -> str:
    """An empty form."""
    return _new(sent_form({"office": min(person().offices, default="")}))


@PAGES.post("/applications/new")
def open_at_counter() -> Answer | str:
    """A draft, and on to it; else the form with every fault at its field."""
    form = sent_form(request.form)
    asked = read_application_form(form)
    if asked is None:
        return with_faults(_new(form))
    try:
        with casework().desk(person()) as desk:
            kept = open_application(desk, asked)
    except AlreadyThere as twin:
        form.faults["number"] = twin.says
        return with_faults(_new(form))
    return done(_OPENED, "pages.case", application_id=kept.id)


@PAGES.get("/applications/<application_id>/change")
def change_form(application_id: str) -> str:
    """The form with what the draft says."""
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.CHANGE)
        desk.refuse_unless(Step.CHANGE, kept)
    form = form_of(kept.application)
    return _change(application_id, form, kept.etag, opened_with(form))


@PAGES.post("/applications/<application_id>/change")
def change(application_id: str) -> Answer | str:
    """The draft with other words; else the form with every fault at its field, or with what another wrote meanwhile."""
    form, seen, was = sent_form(request.form), request.form.get("seen", ""), request.form.get(WAS, "")
    asked = read_application_form(form)
    if asked is None:
        return with_faults(_change(application_id, form, seen, was))
    try:
        with casework().desk(person()) as desk:
            change_application(desk, application_id, asked, seen=seen)
    except Stale:
        return _meanwhile(application_id, form, was)
    except Unfit as unfit:
        form.faults["number"] = unfit.says
        return with_faults(_change(application_id, form, seen, was))
    return done(_CHANGED, "pages.case", application_id=application_id)


def _new(form: Form) -> str:
    offices = sorted(person().offices)
    return render_template("application_form.html", form=form, rows=employer_rows(form), kept_id=None, offices=offices)


def _meanwhile(application_id: str, typed: Form, was: str) -> Answer:
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.CHANGE)
    now = form_of(kept.application)
    return with_faults(_change(application_id, merged(typed, now, was), kept.etag, opened_with(now)), 412)


def _change(application_id: str, form: Form, seen: str, was: str) -> str:
    return render_template(
        "application_form.html", form=form, rows=employer_rows(form), kept_id=application_id, etag=seen, was=was,
        offices=[form["office"]], by_contractor=person().role is Role.CONTRACTOR,
    )  # fmt: skip


_OPENED = Text(
    "Permohonan dibuka. Lampirkan daftar pekerja dan bukti, lalu ajukan.",
    "The application is open. Attach the roster and the evidence, then submit it.",
)
_CHANGED = Text("Perubahan disimpan.", "The changes are kept.")
