"""Mending a roster in the page: its faulty rows, ten at a time, each with its fields; and the mended file to keep."""

from __future__ import annotations

from typing import Final

from flask import Response, render_template, request
from werkzeug.wrappers import Response as Answer

from permit_guard.casework.mending_roster import mend_roster, roster_file, roster_of_draft
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import Unfit
from permit_guard.domain.case import RosterRead
from permit_guard.domain.text import Text
from permit_guard.intake.mending import FaultyRow, faulty_rows, other_faults
from permit_guard.intake.roster_table import written_csv, written_workbook
from permit_guard.web.downloads import csv_file, workbook_file
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.frame import done, with_faults
from permit_guard.web.pages.mending_form import (
    ADDED,
    MASKED,
    OF_ADDED,
    all_to_mend,
    empty_employments,
    form_to_mend,
    read_mending,
)
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.visit import casework, person

A_PAGE: Final = 10
FILE: Final = "daftar-pekerja-diperbaiki"


@PAGES.get("/applications/<application_id>/roster/mend")
def mend_page(application_id: str) -> str:
    """The rows with a fault; or the one row that was asked for."""
    return _page(application_id)


@PAGES.post("/applications/<application_id>/roster/mend")
def mend(application_id: str) -> Answer | str:
    """The draft has the roster as mended, and what is still faulty is asked again."""
    seen, sent = request.form.get("seen", ""), request.form.to_dict()
    with casework().reading_desk(person()) as desk:
        before = roster_of_draft(desk, application_id, seen=seen)
    mending = read_mending(sent, before)
    try:
        told = mend_roster(casework(), person(), application_id, mending, seen=seen)
    except Unfit as unfit:
        return with_faults(_page(application_id, unfit.says))
    left = len(all_to_mend(told)) + len(other_faults(told))
    if left == 0:
        return done(_clean(told), "pages.roster_page", application_id=application_id)
    return done(_still(left), "pages.mend_page", application_id=application_id, page=page_asked())


@PAGES.get("/applications/<application_id>/roster.csv")
def roster_csv(application_id: str) -> Response:
    """The roster as it stands, for its own people."""
    with casework().reading_desk(person()) as desk:
        return csv_file(roster_file(desk, application_id, written_csv), f"{FILE}.csv")


@PAGES.get("/applications/<application_id>/roster.xlsx")
def roster_xlsx(application_id: str) -> Response:
    """As `roster_csv`, for a spreadsheet."""
    with casework().reading_desk(person()) as desk:
        return workbook_file(roster_file(desk, application_id, written_workbook), f"{FILE}.xlsx")


def _page(application_id: str, wrong: Text | None = None) -> str:
    with casework().reading_desk(person()) as desk:
        told = roster_of_draft(desk, application_id)
        kept = desk.application(application_id, Action.CHANGE)
    wanted = _row_asked(told)
    listed = [wanted] if wanted else all_to_mend(told)
    pages = pages_in(len(listed), A_PAGE)
    page = min(page_asked(), pages)
    shown = form_to_mend(listed[(page - 1) * A_PAGE : page * A_PAGE])
    others = () if wanted else other_faults(told)
    if wrong is not None:
        shown.form.faults[""] = wrong
    return render_template(
        "mend.html", kept=kept, form=shown.form, rows=shown.rows, others=others, counted=len(listed), page=page,
        pages=pages, one=wanted is not None, masked=MASKED, added=ADDED, of_added=OF_ADDED,
        without_employment=0 if wanted else empty_employments(told),
    )  # fmt: skip


def _row_asked(told: RosterRead) -> FaultyRow | None:
    """Any row can be asked for by its number, also one without a fault."""
    asked = request.args.get("row", "")
    row = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    workers = told.roster.workers if told.roster else ()
    known = next((each for each in faulty_rows(told) if each.worker.row == row), None)
    return known or next((FaultyRow(each, ()) for each in workers if each.row == row), None)


def _clean(told: RosterRead) -> Text:
    count = len(told.roster.workers) if told.roster else 0
    return Text(
        f"Semua baris terbaca: {count} pekerja. Simpan berkas yang sudah diperbaiki, lalu cocokkan jumlahnya.",
        f"Every row is read: {count} workers. Keep the mended file, then compare the count.",
    )


def _still(left: int) -> Text:
    return Text(
        f"Perbaikan disimpan. Masih {left} yang perlu diperbaiki.",
        f"What you mended is kept. Still to mend: {left}.",
    )
