"""The template: filled in it is a roster, and its examples never are workers."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from permit_guard.domain.case import Employment
from permit_guard.intake.columns import bare
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.template import template
from permit_guard.intake.vocabulary import EMPLOYMENTS
from tests.intake.samples import saved, tables_in


@pytest.fixture(scope="module")
def content() -> bytes:
    """The template."""
    return template()


def test_as_it_comes_it_is_a_roster_without_workers_and_without_problems(content: bytes) -> None:
    roster, problems = read_roster("roster.xlsx", tables_in(content))
    assert (roster.workers, problems) == ((), ())


def test_what_is_filled_in_is_read_and_the_examples_are_not(content: bytes) -> None:
    book = load_workbook(io.BytesIO(content))
    book["Daftar"].append(["3308101203900001", None, "Budi", date(1990, 3, 12), "L", "pkwt"])
    roster, problems = read_roster("roster.xlsx", tables_in(saved(book)))
    (worker,) = roster.workers
    assert (worker.row, worker.nik, worker.birth_date, worker.employment, problems) == (
        2, "3308101203900001", date(1990, 3, 12), Employment.PKWT, (),
    )  # fmt: skip


def test_the_examples_are_a_good_roster_by_themselves(content: bytes) -> None:
    book = load_workbook(io.BytesIO(content))
    del book["Daftar"]
    roster, problems = read_roster("roster.xlsx", tables_in(saved(book)))
    assert (len(roster.workers), problems) == (3, ())


def test_every_header_has_a_note_in_two_languages_and_lists_offer_what_is_read(content: bytes) -> None:
    sheet = load_workbook(io.BytesIO(content))["Daftar"]
    assert all(cell.comment and "\n" in cell.comment.text for cell in sheet[1])
    lists = [
        check.formula1.strip('"').split(",") for check in sheet.data_validations.dataValidation if check.type == "list"
    ]
    assert [bare(word) in EMPLOYMENTS for word in lists[1]] == [True] * len(Employment)


def test_identity_columns_are_text_so_that_no_digit_is_lost(content: bytes) -> None:
    sheet = load_workbook(io.BytesIO(content))["Daftar"]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}
    assert {formats[name] for name in ("NIK", "Paspor", "NPP", "KPJ")} == {"@"}


def test_it_is_the_same_every_time(content: bytes) -> None:
    first, second = (load_workbook(io.BytesIO(book)).properties.created for book in (content, template()))
    assert first == second
