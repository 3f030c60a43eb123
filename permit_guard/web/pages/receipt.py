"""The receipt of a submission, to be printed or kept."""

from __future__ import annotations

from flask import render_template

from permit_guard.casework.receipt import see_receipt
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.visit import casework, person


@PAGES.get("/applications/<application_id>/receipt")
def receipt(application_id: str) -> str:
    """What was submitted last."""
    with casework().reading_desk(person()) as desk:
        told = see_receipt(desk, application_id)
    return render_template("receipt.html", told=told, kept=told.kept)
