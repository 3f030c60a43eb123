"""What a list or a paper says against itself is a problem, wherever in it that stands."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from permit_guard.domain.source import Problem
from permit_guard.intake.paper_marks import void_mark
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.project_workers import find_project_workers, read_project_workers
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.tables import tables_of
from permit_guard.intake.template import template
from tests.intake.samples import F1A, places, tables_in, workbook
from tests.intake.test_members_list import read as members

LIST = "NPP;BLTH;KPJ;NIK;Nama;Tanggal Lahir;Status;JKK;JKM;JHT;JP;Tanggal Bayar"
LINE = "15070955;2026-02;12345678901;3308101203900001;BUDI CONTOH;12-03-1990;AKTIF;Y;Y;Y;Y;10-03-2026"


def project(text: str) -> list[Problem]:
    """The problems of an F1a."""
    (table,) = tables_of("f.csv", read_csv(text.encode()))
    header = find_project_workers(table)
    assert header is not None
    return read_project_workers(table, header)[1]


@pytest.mark.parametrize("above", ["DIBATALKAN", "DRAFT - CONTOH", "Konsep"])
def test_a_list_that_calls_itself_void_above_its_header_is_a_problem(above: str) -> None:
    assert places(project(f"{above}\n{F1A}")) == ["f.csv:1"]
    assert places(members(f"{above}\n{LIST}\n{LINE}\n")[1]) == ["m.csv:1"]


@pytest.mark.parametrize("said", ["KELUAR 17-03-2026", "NON AKTIF", "PHK", "berhenti"])
def test_words_of_leaving_in_a_column_that_is_not_read_are_a_problem(said: str) -> None:
    assert places(members(f"{LIST};Keterangan\n{LINE};{said}\n")[1]) == ["m.csv:2"]


def test_a_day_under_a_heading_of_leaving_is_a_problem_and_a_dash_is_none() -> None:
    assert places(members(f"{LIST};Tanggal Keluar\n{LINE};17-03-2026\n")[1]) == ["m.csv:2"]
    assert members(f"{LIST};Tanggal Keluar\n{LINE};-\n")[1] == []


@pytest.mark.parametrize("heading", ["NPP : 99999999", "BLTH : 2025-08", "BLTH : entah"])
def test_another_members_list_begun_below_is_a_problem(heading: str) -> None:
    assert {*places(members(f"NPP : 15070955\n{LIST}\n{LINE}\n{heading}\n{LINE}\n")[1])} == {"m.csv:4"}


@pytest.mark.parametrize("heading", ["Kode Proyek : 2500000000001", "Proyek 2500000000001 Gedung B"])
def test_another_projects_number_in_an_f1a_is_a_problem(heading: str) -> None:
    assert places(project(f"{F1A}{heading}\n")) == ["f.csv:5"]


def test_the_same_projects_number_again_is_none() -> None:
    assert project(F1A + F1A.splitlines()[0] + "\n") == []


@pytest.mark.parametrize("line", [
    "DIBATALKAN TANGGAL 5 APRIL 2026", "DIBATALKAN OLEH KANTOR CABANG MAGELANG", "BATAL - SALAH NOMINAL",
    "Kode Penetapan Iuran : 632373747944 DIBATALKAN", "Nomor : 923092295010413 BATAL",
])  # fmt: skip
def test_a_paper_voided_in_a_longer_line_is_void(line: str) -> None:
    assert void_mark(["KWITANSI IURAN JASA KONSTRUKSI", line]) == line


def test_a_condition_voids_nothing() -> None:
    assert void_mark(["Kwitansi ini batal apabila pembayaran tidak diterima"]) is None


def test_the_templates_own_examples_are_no_second_roster() -> None:
    tables = tables_in(template())
    assert [sheet.sheet for sheet in tables][1:] == ["Contoh"]
    assert not [place for place in places(read_roster("roster.xlsx", tables)[1]) if "Contoh" in place]


def test_a_second_sheet_with_people_is_a_problem() -> None:
    book = load_workbook(io.BytesIO(workbook(["NIK", "Nama", "Status Kerja"], ["3308101203900001", "BUDI", "pkwt"])))
    beside = book.create_sheet("Lain")
    beside.append(["Paspor", "Nama", "Status Kerja"])
    beside.append(["X1234567", "JOHN", "tka"])
    written = io.BytesIO()
    book.save(written)
    assert places(read_roster("roster.xlsx", tables_in(written.getvalue()))[1]) == ["roster.xlsx:Lain!2"]
