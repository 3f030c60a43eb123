"""The employers whose workers were found without cover: the list that the labour office starts from."""

from __future__ import annotations

from datetime import date
from typing import Final

from flask import Response, render_template, request

from permit_guard.casework.reporting_employers import employers_csv, employers_seen
from permit_guard.domain.employer_record import MEANINGS
from permit_guard.web.downloads import csv_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import Form
from permit_guard.web.pages.tongue import tongue
from permit_guard.web.visit import casework, person

MOST: Final = 500
LONGEST: Final = 20
FILTERS: Final = ("on", "office")


@PAGES.get("/employers", endpoint="list_employers")
def employers_page() -> str:
    """Those of the person's offices, or of one of them, by today or an earlier day; of very many those lacking most."""
    form = _form()
    on = _day(form)
    employers = employers_seen(casework(), person(), on, form["office"] or None)
    rules = casework().law.rulebook.rules
    titles = {rule.id: rule.title.in_(tongue()) for rule in rules.values()}
    return render_template("employers.html", employers=employers[:MOST], counted=len(employers), titles=titles,
                           on=on, meanings=MEANINGS, form=form,
                           offices=[(each, each) for each in sorted(person().offices)],
                           asked={name: form[name] for name in FILTERS if form[name]})  # fmt: skip


@PAGES.get("/employers.csv")
def employers_file() -> Response:
    """The same as a table, all of them."""
    form = _form()
    on = _day(form)
    found = employers_seen(casework(), person(), on, form["office"] or None)
    return csv_file(employers_csv(found, on, tongue()), "employers.csv")


def _form() -> Form:
    return Form({name: request.args.get(name, "")[:LONGEST] for name in FILTERS})


def _day(form: Form) -> date:
    """The day that was typed, none to come; today where none was, or where it cannot be read, which is told."""
    return min(form.day("on") or casework().today, casework().today)
