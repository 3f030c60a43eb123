"""Whoever can be told to be a worker is one, though most of his data lack."""

from __future__ import annotations

import pytest

from permit_guard.domain.case import Roster
from permit_guard.domain.source import Problem
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.tables import tables_of
from tests.intake.samples import places

COLUMNS = "No;NIK;Nama;Tanggal Lahir;Status Kerja;KPJ;NPP;Mulai Kerja;Selesai Kerja;L/P;Jabatan;Upah;Desa;RT"
BUDI = "1;3308101203900001;Budi Contoh;12-03-1990;pkwt;;;;;;;;;"


def beside_budi(**cells: str) -> tuple[Roster, tuple[Problem, ...]]:
    """A roster of Budi and a row of `cells`, each by its heading."""
    row = ";".join(cells.get(heading.replace(" ", "_").replace("/", ""), "") for heading in COLUMNS.split(";"))
    text = f"{COLUMNS}\n{BUDI}\n{row}\n"
    return read_roster("roster.csv", tables_of("roster.csv", read_csv(text.encode())))


@pytest.mark.parametrize("cells", [
    {"KPJ": "12345678903"}, {"NPP": "15070955"}, {"Mulai_Kerja": "16-03-2026"}, {"Selesai_Kerja": "16-06-2026"},
    {"LP": "L"},
])  # fmt: skip
@pytest.mark.parametrize("name", ["Joko", ""])
def test_a_row_with_a_cell_that_only_a_worker_has_is_a_worker_with_problems(cells: dict[str, str], name: str) -> None:
    roster, problems = beside_budi(Nama=name, **cells)
    assert ([worker.row for worker in roster.workers], set(places(problems))) == ([2, 3], {"roster.csv:3"})


@pytest.mark.parametrize("cells", [{"Jabatan": "tukang"}, {"Upah": "120.000"}, {"Desa": "Banyurojo"}, {"RT": "2"},
                                   {"No": "2"}, {"No": "2."}])  # fmt: skip
def test_a_name_with_a_work_a_wage_a_place_or_a_running_number_is_a_workers(cells: dict[str, str]) -> None:
    assert [worker.row for worker in beside_budi(Nama="Joko", **cells)[0].workers] == [2, 3]
    assert [worker.row for worker in beside_budi(**cells)[0].workers] == [2]


@pytest.mark.parametrize("cells", [
    {"Nama": "HARTONO"}, {"Nama": "HARTONO", "Jabatan": "Direktur"}, {"Nama": "HARTONO", "Desa": "(SUPARNO)"},
    {"Nama": "JUMLAH", "Upah": "120.000"}, {"Nama": "2 orang", "Upah": "120.000"}, {"No": "JUMLAH", "KPJ": "2"},
    {"No": "x", "Nama": "HARTONO"}, {"No": "1234567", "Nama": "HARTONO"},
])  # fmt: skip
def test_signatures_and_totals_are_no_workers(cells: dict[str, str]) -> None:
    roster, problems = beside_budi(**cells)
    assert ([worker.row for worker in roster.workers], problems) == ([2], ())
