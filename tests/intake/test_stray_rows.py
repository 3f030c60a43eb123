"""A text between the lines of a list, and a line fallen into one cell, are problems and never passed over."""

from __future__ import annotations

import pytest

from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.tables import tables_of
from tests.intake.samples import F1A, ROSTER, places
from tests.intake.test_members_list import read as members
from tests.intake.test_project_workers import read as workers
from tests.intake.test_spoken_against import LINE, LIST

HIS = LINE.replace("3308101203900001", "3308105204850002")


@pytest.mark.parametrize("sentence", [
    "Daftar tenaga kerja keluar/nonaktif", "berikut tenaga kerja yang telah keluar:", "B.;;;;Sudah tidak bekerja lagi",
    ";;;;Mantan karyawan", ";;;;;;KELUAR", "Keluar per 28-02-2026:",
])  # fmt: skip
def test_lines_below_a_sentence_of_leaving_are_in_doubt_and_those_above_are_not(sentence: str) -> None:
    lines, problems, _ = members(f"{LIST}\n{LINE}\n{sentence}\n{HIS}\n{LINE}\n")
    assert [line.in_doubt for line in lines] == [False, True, True]
    assert "m.csv:3" in places(problems)


@pytest.mark.parametrize("sentence", ["Bagian kedua", "EKS :", "PT Contoh - yang sudah lepas", "Catatan: lihat bawah",
                                      "Halaman 2, eks pekerja", "Total yang purna tugas"])  # fmt: skip
def test_any_other_text_between_lines_is_a_problem(sentence: str) -> None:
    assert places(members(f"{LIST}\n{LINE}\n{sentence}\n{HIS}\n")[1]) == ["m.csv:3"]


@pytest.mark.parametrize("row", [
    "JUMLAH;;;;2 orang;;;1;1;1;1;", "Jumlah tenaga kerja : 1 orang", "Halaman 1 dari 3", "Hal. 2", ";;;;;;;Rp;Rp",
    "Dicetak tanggal 12-03-2026 08:00:01", "Dicetak oleh SIPP pada 12/03/2026", "LAPORAN SIPP",
])  # fmt: skip
def test_totals_units_and_what_stands_on_every_page_are_none(row: str) -> None:
    lines, problems, _ = members(f"LAPORAN SIPP\n{LIST}\n{LINE}\n{row}\n{HIS}\n")
    assert ([line.in_doubt for line in lines], problems) == ([False, False], [])


def test_a_text_below_the_last_line_says_nothing_of_a_line() -> None:
    assert members(f"{LIST}\n{LINE}\nSesuai data kantor cabang\n")[1] == []


def test_workers_of_a_project_below_a_sentence_of_leaving_are_in_doubt() -> None:
    lines, problems, _ = workers(f"{F1A}Tenaga kerja yang sudah berhenti\n2;3308105204850002;ANI;12-04-1985;Magelang\n")
    assert ([line.in_doubt for line in lines], places(problems)) == ([False, True], ["f.csv:5"])


@pytest.mark.parametrize("row", [
    "3,3308101203900009,Joko,12-03-1990,pkwt,tukang", "3,,Joko,,pkwt", "E1234567,John,12-03-1990", "a|b|c|d|e",
])  # fmt: skip
def test_a_line_with_other_separators_is_a_problem(row: str) -> None:
    roster = "No;" + ROSTER.replace("\n", "\n1;", 2)
    problems = read_roster("roster.csv", tables_of("roster.csv", read_csv(f"{roster}{row}\n".encode())))[1]
    assert set(places(problems)) == {"roster.csv:4"}


def test_a_members_line_with_other_separators_is_a_problem() -> None:
    line = HIS.replace(";", ",")
    assert "m.csv:3" in places(members(f"No;{LIST}\n1;{LINE}\n2,{line}\n")[1])


@pytest.mark.parametrize("row", ["Magelang, 12 Maret 2026", "Catatan: sesuai KTP, KK", "Hormat kami, a, b"])
def test_a_text_with_commas_is_no_line(row: str) -> None:
    roster = "No;" + ROSTER.replace("\n", "\n1;", 2)
    assert read_roster("roster.csv", tables_of("roster.csv", read_csv(f"{roster}{row}\n".encode())))[1] == ()


def test_a_line_of_one_who_left_is_no_heading_of_leavers() -> None:
    table = "NPP : 15070955\nBLTH : 2026-02\nNama;Status;JKK;JKM\nBUDI;KELUAR;Y;Y\nANI;AKTIF;Y;Y\n"
    lines, problems, _ = members(table)
    assert ([(line.active, line.in_doubt) for line in lines], problems) == ([(False, False), (True, False)], [])
