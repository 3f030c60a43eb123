"""Rows below a roster that are no one's are passed over; whoever may be a worker is none of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import Roster
from permit_guard.domain.source import Problem
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.tables import tables_of
from tests.intake.samples import BUDI, HEADER, tables_in, workbook

COLUMNS = (*HEADER, "Mulai Kerja", "KPJ", "Upah")


def roster_with(*cells: str) -> tuple[Roster, tuple[Problem, ...]]:
    """A roster of Budi, and below him a row of `cells`."""
    return roster_with_rows(cells)


def roster_with_rows(*below: tuple[str, ...]) -> tuple[Roster, tuple[Problem, ...]]:
    """A roster of Budi, and below him these rows."""
    rows = [COLUMNS, (*BUDI, "", "", ""), *((*cells, *[""] * (len(COLUMNS) - len(cells))) for cells in below)]
    text = "\n".join(";".join(row) for row in rows)
    return read_roster("roster.csv", tables_of("roster.csv", read_csv(text.encode())))


@pytest.mark.parametrize(
    "cells",
    [
        ("JUMLAH",), ("Jumlah", "12 orang"), ("TOTAL 10",), ("Total:", "", "", "12"),
        ("TOTAL", "", "", "", "", "", "1.500.000"),
        ("Mengetahui,",), ("Mengetahui,", "", "", "Magelang, 14 Maret 2026"), ("", "", "Magelang, 14 Maret 2026"),
        ("", "", "", "Kab. Magelang, 14-03-2026"), ("", "", "", "", "Magelang, 14 Maret 2026"), ("(Slamet Contoh)",),
        ("PT Contoh", "", "", "Direktur"), ("NIP. 19700101 199003 1 001",), ("Hormat kami,", "", "Menyetujui"),
    ],
)  # fmt: skip
def test_totals_signatures_and_place_and_day_are_no_workers(cells: tuple[str, ...]) -> None:
    roster, problems = roster_with(*cells)
    assert ([worker.name for worker in roster.workers], problems) == (["Budi Contoh"], ())


@pytest.mark.parametrize(
    "cells",
    [
        ("menyusul", "Ani"), ("belum ada", "1. Ani"), ("JUMLAH", "Ani"), ("", "Ani", "Magelang, 14 Maret 1990"),
        ("", "Hormat Contoh", "", "pkwt"), ("Mengetahui,", "Ani", "", "Magelang, 14 Maret 2026"),
        ("menyusul", "", "", "pkwt"), ("menyusul", "", "12-03-1990"), ("TOTAL", "", "12-03-1990"),
        ("TOTAL", "", "", "pkwt"),
        ("menyusul", "", "", "", "", "12345678901"), ("3308105204850002",), ("3308105204850002", "TOTAL"),
        ("TOTAL", "", "12.03.1990"), ("12",), ("", "", "", "magang"), ("", "", "besok"),
    ],
)  # fmt: skip
def test_a_row_that_says_anything_of_a_person_is_a_worker_with_his_problems(cells: tuple[str, ...]) -> None:
    roster, problems = roster_with(*cells)
    assert [worker.row for worker in roster.workers] == [2, 3]
    assert {str(problem.source) for problem in problems} == {"roster.csv:3"}


TOTALS = "Jumlah Total Subtotal Grand Jml Rekapitulasi"
SIGNATURES = (
    "Mengetahui Menyetujui Disetujui Diketahui Dibuat Disusun Diperiksa Hormat Ttd Direktur Direktris Pimpinan "
    "Pelaksana Penanggung NIP Catatan Keterangan Approved Acknowledged Prepared Signed Director Note Notes"
)
UNITS = ("", " orang", " ORANG", "orang", "  org", " pekerja", " tenaga kerja", " workers", " persons", " people")
NOT_A_NAME = "Jumlah Jml Total Subtotal Mengetahui Menyetujui Disetujui Diketahui"


@pytest.mark.parametrize("word", TOTALS.split())
def test_below_a_total_stand_amounts_and_headcounts_of_no_one(word: str) -> None:
    for cells in ((word, "", "", "", "", "", "1.500.000"), (f"{word} seluruhnya", "", "", "12", "", "5", "Rp 0")):
        assert len(roster_with(*cells)[0].workers) == 1
    assert len(roster_with("Bagian", "", "", "12")[0].workers) == 2


@pytest.mark.parametrize("word", SIGNATURES.split())
def test_words_around_a_signature_are_no_ones_in_any_column(word: str) -> None:
    for cells in (("", "", "", f"{word},"), ("", "", f"({word} Contoh"), ("", "", word.upper(), "", word)):
        assert len(roster_with(*cells)[0].workers) == 1


@pytest.mark.parametrize("word", NOT_A_NAME.split())
def test_no_one_is_named_by_these_words_and_who_has_another_name_is_not_lost(word: str) -> None:
    assert len(roster_with("", f"{word} Contoh", "Magelang, 14 Maret 2026")[0].workers) == 1
    assert len(roster_with("", f"{word}o Contoh", "Magelang, 14 Maret 2026")[0].workers) == 2


@pytest.mark.parametrize("unit", UNITS)
def test_a_headcount_is_no_name(unit: str) -> None:
    for number in ("7", "12", "1.250", "1,250", "123.456.789"):
        assert len(roster_with("TOTAL", number + unit, "", "", "", "", "5")[0].workers) == 1
        assert len(roster_with("TOTAL", "", "", number + unit)[0].workers) == 1
    for other in ("Ani 12", "12 mandor", "12.5", "1.25 orang", "1234.567", ".123", "x12"):
        assert len(roster_with("TOTAL", other + unit, "", "", "", "", "5")[0].workers) == 2


def test_a_place_and_its_day_are_no_ones_and_a_day_alone_or_a_longer_text_is_a_persons() -> None:
    longest = "M" + "a" * 40
    for cell in ("Magelang, 14 Maret 2026", "Magelang,14-03-2026", "Ab, 14-03-2026", f"{longest}, 14-03-2026"):
        assert len(roster_with("", "", cell)[0].workers) == 1
    for cell in ("A, 14-03-2026", f"{longest}a, 14-03-2026", "14-03-2026", "Magelang, 14", "Magelang, 14-03-2026 x",
                 "Magelang", "1agelang, 14-03-2026", "RT 5, 14-03-2026", "Mgl, 31-02-2026"):  # fmt: skip
        assert len(roster_with("", "", cell)[0].workers) == 2


def test_of_a_total_only_a_short_number_stands_for_a_headcount_where_a_number_of_someone_stands() -> None:
    for nik, number_of_workers in (("TOTAL 12", 1), ("TOTAL", 1), ("JUMLAH 12345", 1), ("12345", 2), ("1234", 2)):
        assert len(roster_with(nik, "", "", "", "", "", "5")[0].workers) == number_of_workers


@pytest.mark.parametrize(
    ("cells", "workers"),
    [
        (["TOTAL", 12, None, None, None, None, 5], 1),
        (["TOTAL", 12.5, None, 3, None, None, 1500.5], 1),
        (["TOTAL", "=A2", None, None, None, None, 5], 2),
        ([None, None, None, None, None, None, None], 1),
        (["Mengetahui", None, None, 12, None, None, None], 2),
        ([None, None, "=A2", None, None, None, None], 2),
        ([None, 12, "Magelang, 14 Maret 2026", None, None, None, None], 1),
    ],
)
def test_a_number_is_no_name_and_a_formula_may_be_one(cells: list[Any], workers: int) -> None:
    rows: list[list[Any]] = [list(COLUMNS), [*BUDI], cells]
    assert len(read_roster("roster.xlsx", tables_in(workbook(*rows)))[0].workers) == workers


NAMES = st.sampled_from(["Ani", "Budi Santoso", "H. Slamet", "Nur", "Jumiati", "Totok", "Direk Contoh"])
ANYTHING = st.sampled_from(
    ["TOTAL", "JUMLAH", "Mengetahui,", "12", "pkwt", "12-03-1990", "Magelang, 14 Maret 2026", "x", ""]
)


@given(NAMES, st.lists(ANYTHING, min_size=3, max_size=3))
def test_whoever_has_a_name_and_anything_beside_it_is_not_lost(name: str, others: list[str]) -> None:
    roster, _ = roster_with(others[0], name, others[1], others[2])
    assert len(roster.workers) == (2 if any(others) else 1)


def test_a_total_may_hold_formulas() -> None:
    rows: list[list[Any]] = [list(COLUMNS), [*BUDI], ["TOTAL", None, None, "=COUNTA(A2:A2)", None, None, "=SUM(G2:G2)"]]
    roster, problems = read_roster("roster.xlsx", tables_in(workbook(*rows)))
    assert (len(roster.workers), problems) == (1, ())


def test_a_nik_in_a_row_of_totals_is_not_lost() -> None:
    _, problems = roster_with("TOTAL 3308105204850002")
    assert [str(problem.source) for problem in problems] == ["roster.csv:3"]
