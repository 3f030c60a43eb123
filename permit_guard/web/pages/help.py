"""Help, for anyone: the words of this work, the papers with where each comes from, and an empty roster to fill in."""

from __future__ import annotations

from typing import Final

from flask import Response, render_template

from permit_guard.intake.template import template
from permit_guard.web.downloads import workbook_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.help_papers import PAPERS
from permit_guard.web.pages.help_words import STEPS, TERMS

TEMPLATE_NAME: Final = "daftar-pekerja.xlsx"


@PAGES.get("/help")
def help_page() -> str:
    """What the words mean, and where each paper comes from."""
    return render_template("help.html", terms=TERMS, papers=PAPERS, how=STEPS)


@PAGES.get("/help/roster.xlsx")
def roster_template() -> Response:
    """An empty roster, with checks in its cells and examples on a sheet of their own."""
    return workbook_file(template(), TEMPLATE_NAME)
