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
    rows = [COLUMNS, (*BUDI, "", "", ""), (*cells, *[""] * (len(COLUMNS) - len(cells)))]
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
