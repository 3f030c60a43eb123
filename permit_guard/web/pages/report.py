"""The report for who evaluates the province: a table a level, and the same as a file."""

from __future__ import annotations

import re
from typing import Any, Final

from flask import Response, render_template, request, url_for

from permit_guard.casework.reporting_csv import NAMES, report_csv
from permit_guard.casework.reporting_figures import figures, held_against_saved
from permit_guard.casework.reporting_pack import meeting_paper
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Asked
from permit_guard.domain.report_record import title_of
from permit_guard.domain.text import Text
from permit_guard.intake.application_shape import CODE
from permit_guard.intake.days import read_day
from permit_guard.paper.report_workbook import report_workbook
from permit_guard.web.downloads import csv_file, pdf_file, workbook_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.tongue import tongue
from permit_guard.web.visit import casework, person

MOST_AREAS: Final = 500
LEVELS: Final = {
    Level.REGENCY: Text("Kabupaten/kota", "Regencies"), Level.DISTRICT: Text("Kecamatan", "Districts"),
    Level.VILLAGE: Text("Desa/kelurahan", "Villages"), Level.RT: Text("RT dan RW", "RT and RW"),
}  # fmt: skip
PLACES: Final = {
    Where.SITE: Text("Menurut lokasi proyek", "By where the project is"),
    Where.HOME: Text("Menurut tempat tinggal pekerja", "By where the worker lives"),
}  # fmt: skip
CELLS: Final = {
    "proven": Text("Terbukti", "Proven"), "deficient": Text("Tidak", "Not covered"),
    "unproven": Text("Belum terbukti", "Not proven"), "persons": Text("Orang", "Persons"),
}  # fmt: skip
KINDS: Final = {
    "employment": Text("Hubungan kerja", "Employment"), "route": Text("Jalur kepesertaan", "Route of membership"),
    "size": Text("Skala usaha pemberi kerja", "Size of the employer"),
}  # fmt: skip


@PAGES.get("/report", endpoint="report")
def report_page() -> str:
    """The figures of a day by level and place; of very many areas the first ones, all of them in the file."""
    asked = _asked()
    told = figures(casework(), person(), asked)

    def address(
        by: str = asked.by, where: str = asked.where, endpoint: str = "pages.report", against: str | None = None
    ) -> str:
        return url_for(endpoint, by=by, where=where, on=asked.on.isoformat(), office=asked.office, against=against)

    held = held_against_saved(casework(), person(), told)
    against = next((each for each in held if each.id == request.args.get("against")), None)
    return render_template(
        "report.html", told=told, title_of=title_of, held=held, against=against, cells=CELLS, places_in=NAMES[::-1],
        asked=asked, levels=LEVELS, places=PLACES, kinds=KINDS, address=address, areas=told["areas"][:MOST_AREAS],
        most=MOST_AREAS,
    )  # fmt: skip


@PAGES.get("/report.csv")
def report_file() -> Response:
    """The same as a table."""
    return csv_file(report_csv(figures(casework(), person(), _asked()), tongue()), "report.csv")


@PAGES.get("/report.xlsx")
def report_workbook_file() -> Response:
    """The same as a workbook: a sheet for each level down to the one asked for."""
    return workbook_file(report_workbook(figures(casework(), person(), _asked()), tongue()), "report.xlsx")


@PAGES.get("/report.pdf")
def report_paper() -> Response:
    """The paper for a meeting: map, table, trend, definitions."""
    told = figures(casework(), person(), _asked())
    return pdf_file(meeting_paper(casework(), person(), told, tongue()), "report.pdf")


def _asked() -> Asked:
    """What the address asks for; what it does not say rightly is as if it were not said, and no day is to come."""
    told: dict[str, Any] = request.args.to_dict()
    by = Level(told["by"]) if told.get("by") in set(Level) else Level.REGENCY
    where = Where(told["where"]) if told.get("where") in set(Where) else Where.SITE
    today = casework().today
    try:
        on = read_day(told["on"]) if told.get("on") else today
    except ValueError:
        on = today
    office = told.get("office", "")
    return Asked(by, where, min(on, today) if on else today, office if re.fullmatch(CODE.pattern, office) else None)
