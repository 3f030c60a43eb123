"""The report for who evaluates the province: a table a level, and the same as a file."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, render_template, request, url_for

from permit_guard.casework.reporting_csv import report_csv
from permit_guard.casework.reporting_figures import figures
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Asked
from permit_guard.domain.text import Text
from permit_guard.intake.days import read_day
from permit_guard.web.downloads import csv_file
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
KINDS: Final = {
    "employment": Text("Hubungan kerja", "Employment"), "route": Text("Jalur kepesertaan", "Route of membership"),
    "size": Text("Skala usaha pemberi kerja", "Size of the employer"),
}  # fmt: skip


@PAGES.get("/report", endpoint="report")
def report_page() -> str:
    """The figures of a day by level and place; of very many areas the first ones, all of them in the file."""
    asked = _asked()
    told = figures(casework(), person(), asked)

    def address(by: str = asked.by, where: str = asked.where, endpoint: str = "pages.report") -> str:
        return url_for(endpoint, by=by, where=where, on=asked.on.isoformat())

    return render_template(
        "report.html", told=told, asked=asked, levels=LEVELS, places=PLACES, kinds=KINDS, address=address,
        areas=told["areas"][:MOST_AREAS], most=MOST_AREAS,
    )  # fmt: skip


@PAGES.get("/report.csv")
def report_file() -> Response:
    """The same as a table."""
    return csv_file(report_csv(figures(casework(), person(), _asked()), tongue()), "report.csv")


def _asked() -> Asked:
    """What the address asks for; what it does not say rightly is as if it were not said, and no day is to come."""
    told: dict[str, Any] = request.args.to_dict()
    by = Level(told["by"]) if told.get("by") in set(Level) else Level.REGENCY
    where = Where(told["where"]) if told.get("where") in set(Where) else Where.SITE
    today = casework().clock().astimezone(OFFICE_ZONE).date()
    try:
        on = read_day(told["on"]) if told.get("on") else today
    except ValueError:
        on = today
    return Asked(by, where, min(on, today) if on else today)
