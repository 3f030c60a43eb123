"""The report for who evaluates the province: a table a level, and the same as a file."""

from __future__ import annotations

from typing import Final

from flask import Response, render_template, request, url_for

from permit_guard.casework.reporting_csv import NAMES, report_csv
from permit_guard.casework.reporting_figures import figures, held_against_saved
from permit_guard.casework.reporting_pack import meeting_paper
from permit_guard.domain.kind_words import KINDS, name_of
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Asked
from permit_guard.domain.report_record import title_of
from permit_guard.domain.report_words import head_lines, is_of_no_one
from permit_guard.domain.text import Text
from permit_guard.paper.report_workbook import report_workbook
from permit_guard.web.downloads import csv_file, pdf_file, workbook_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import Form
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


@PAGES.get("/report", endpoint="report")
def report_page() -> str:
    """The figures of a day by level and place, the areas page by page; all of them are in the file."""
    form = _form()
    asked = _asked(form)
    told = figures(casework(), person(), asked)

    def address(
        page: int | None = None, *, by: str = asked.by, where: str = asked.where, endpoint: str = "pages.report",
    ) -> str:  # fmt: skip
        on, held_to = asked.on.isoformat(), form["against"] or None if page else None
        return url_for(endpoint, by=by, where=where, on=on, office=asked.office, against=held_to, page=page)

    held = held_against_saved(casework(), person(), told)
    against = next((each for each in held if each.id == form["against"]), None)
    pages = pages_in(len(told["areas"]), A_PAGE)
    page = min(page_asked(), pages)
    return render_template(
        "report.html", told=told, title_of=title_of, held=held, against=against, most=MOST_CHANGES, asked=asked,
        places_in=NAMES[::-1], levels=LEVELS, places=PLACES, kinds=KINDS, name_of=name_of, form=form,
        head=head_lines(told, tongue()), is_of_no_one=is_of_no_one, mistaken=_mistaken(form), address=address,
        page=page, pages=pages,
        areas=told["areas"][(page - 1) * A_PAGE : page * A_PAGE],
    )  # fmt: skip


@PAGES.get("/report.csv")
def report_file() -> Response:
    """The same as a table."""
    return csv_file(report_csv(figures(casework(), person(), _asked(_form())), tongue()), "report.csv")


@PAGES.get("/report.xlsx")
def report_workbook_file() -> Response:
    """The same as a workbook: a sheet for each level down to the one asked for."""
    return workbook_file(report_workbook(figures(casework(), person(), _asked(_form())), tongue()), "report.xlsx")


@PAGES.get("/report.pdf")
def report_paper() -> Response:
    """The paper for a meeting: map, table, trend, definitions."""
    told = figures(casework(), person(), _asked(_form()))
    return pdf_file(meeting_paper(casework(), person(), told, tongue()), "report.pdf")


def _form() -> Form:
    return Form({name: request.args.get(name, "") for name in ("on", "office", "against")})


def _asked(form: Form) -> Asked:
    """What the address asks for; what it does not say rightly is as if it were not said, and no day is to come.

    An office that is none has no figures: `figures` refuses it.
    """
    told = request.args
    by = Level(told["by"]) if told.get("by") in set(Level) else Level.REGENCY
    where = Where(told["where"]) if told.get("where") in set(Where) else Where.SITE
    today = casework().today
    return Asked(by, where, min(form.day("on") or today, today), form["office"] or None)


def _mistaken(form: Form) -> tuple[Text, ...]:
    """What the address says and does not mean anything here: those figures would be taken for what was asked for."""
    told, today = request.args, casework().today
    return tuple(
        says
        for says, is_so in (
            (_NO_LEVEL, told.get("by", Level.REGENCY) not in set(Level)),
            (_NO_PLACE, told.get("where", Where.SITE) not in set(Where)),
            (_NO_DAY, "on" in form.faults),
            (_TO_COME, (form.day("on") or today) > today),
        )
        if is_so
    )


_NO_LEVEL: Final = Text("Tingkat wilayah itu tidak ada; yang tampil per kabupaten/kota.",
                        "There is no such level; these are by regency.")  # fmt: skip
_NO_PLACE: Final = Text("Tempat itu tidak ada; yang tampil menurut lokasi proyek.",
                        "There is no such place; these are by where the project is.")  # fmt: skip
_NO_DAY: Final = Text("Hari itu tidak terbaca; yang tampil per hari ini.",
                      "That day cannot be read; these are as of today.")  # fmt: skip
_TO_COME: Final = Text("Hari itu belum tiba; yang tampil per hari ini.",
                       "That day is yet to come; these are as of today.")  # fmt: skip
