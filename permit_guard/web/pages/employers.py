"""The employers whose workers were found without cover: the list that the labour office starts from."""

from __future__ import annotations

from typing import Final

from flask import Response, render_template

from permit_guard.casework.reporting_employers import employers_csv, employers_seen
from permit_guard.domain.employer_record import MEANINGS
from permit_guard.web.downloads import csv_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.tongue import tongue
from permit_guard.web.visit import casework, person

MOST: Final = 500


@PAGES.get("/employers", endpoint="list_employers")
def employers_page() -> str:
    """Those of the person's offices by today, those lacking most first; of very many the first ones."""
    employers = employers_seen(casework(), person(), casework().today)
    rules = casework().law.rulebook.rules
    titles = {rule.id: rule.title.in_(tongue()) for rule in rules.values()}
    return render_template("employers.html", employers=employers[:MOST], counted=len(employers), titles=titles,
                           on=casework().today, meanings=MEANINGS)  # fmt: skip


@PAGES.get("/employers.csv")
def employers_file() -> Response:
    """The same as a table, all of them."""
    today = casework().today
    return csv_file(employers_csv(employers_seen(casework(), person(), today), today, tongue()), "employers.csv")
