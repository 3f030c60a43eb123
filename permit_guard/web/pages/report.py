"""The report for who evaluates the province: a table a level, and the same as a file."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from flask import Response, render_template, request, url_for

from permit_guard.casework.reporting_csv import NAMES, report_csv
from permit_guard.casework.reporting_figures import figures, held_against_saved
from permit_guard.casework.reporting_pack import meeting_paper
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Asked
from permit_guard.domain.report_record import title_of
from permit_guard.domain.report_words import head_lines, is_of_no_one
from permit_guard.domain.text import Text
from permit_guard.intake.days import read_day
from permit_guard.paper.report_workbook import report_workbook
from permit_guard.web.downloads import csv_file, pdf_file, workbook_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.pages.tongue import tongue
from permit_guard.web.visit import casework, person

A_PAGE: Final = 40
MOST_CHANGES: Final = 80
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
    """The figures of a day by level and place, the areas page by page; all of them are in the file."""
    asked, mistaken = _asked(), _mistaken()
    told = figures(casework(), person(), asked)

    def address(
        page: int | None = None, *, by: str = asked.by, where: str = asked.where, endpoint: str = "pages.report",
        against: str | None = None,
    ) -> str:  # fmt: skip
        on, office = asked.on.isoformat(), asked.office
        return url_for(endpoint, by=by, where=where, on=on, office=office, against=against, page=page)

    held = held_against_saved(casework(), person(), told)
    against = next((each for each in held if each.id == request.args.get("against")), None)
    pages = pages_in(len(told["areas"]), A_PAGE)
    page = min(page_asked(), pages)
    return render_template(
        "report.html", told=told, title_of=title_of, held=held, against=against, most=MOST_CHANGES, asked=asked,
        places_in=NAMES[::-1], levels=LEVELS, places=PLACES, kinds=KINDS, address=address, mistaken=mistaken,
        head=head_lines(told, tongue()), is_of_no_one=is_of_no_one, page=page, pages=pages,
        areas=told["areas"][(page - 1) * A_PAGE : page * A_PAGE],
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


def _mistaken() -> tuple[Text, ...]:
    """What the address says and does not mean anything here: those figures would be taken for what was asked for."""
    told, today = request.args, casework().today
    return tuple(
        says
        for says, is_so in (
            (_NO_LEVEL, told.get("by", Level.REGENCY) not in set(Level)),
            (_NO_PLACE, told.get("where", Where.SITE) not in set(Where)),
            (_NO_DAY, bool(told.get("on")) and _day(told["on"]) is None),
            (_TO_COME, (_day(told.get("on", "")) or today) > today),
        )
        if is_so
    )


def _day(told: str) -> date | None:
    try:
        return read_day(told)
    except ValueError:
        return None


def _asked() -> Asked:
    """What the address asks for; what it does not say rightly is as if it were not said, and no day is to come.

    An office that is none has no figures: `figures` refuses it.
    """
    told: dict[str, Any] = request.args.to_dict()
    by = Level(told["by"]) if told.get("by") in set(Level) else Level.REGENCY
    where = Where(told["where"]) if told.get("where") in set(Where) else Where.SITE
    today = casework().today
    on = _day(told["on"]) if told.get("on") else None
    return Asked(by, where, min(on or today, today), told.get("office") or None)


_NO_LEVEL: Final = Text("Tingkat wilayah itu tidak ada; yang tampil per kabupaten/kota.",
                        "There is no such level; these are by regency.")  # fmt: skip
_NO_PLACE: Final = Text("Tempat itu tidak ada; yang tampil menurut lokasi proyek.",
                        "There is no such place; these are by where the project is.")  # fmt: skip
_NO_DAY: Final = Text("Hari itu tidak terbaca; yang tampil per hari ini. Tulis seperti 2026-10-31.",
                      "That day cannot be read; these are as of today. Write it as 2026-10-31.")  # fmt: skip
_TO_COME: Final = Text("Hari itu belum tiba; yang tampil per hari ini.",
                       "That day is yet to come; these are as of today.")  # fmt: skip
