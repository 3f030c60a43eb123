"""Two names in one cell are a problem at that cell, and one name with anything in it is none."""

from __future__ import annotations

import pytest

from permit_guard.intake.person_name import several_names
from permit_guard.intake.roster_file import read_roster
from tests.intake.samples import BUDI, HEADER, places, said, tables_in, workbook


@pytest.mark.parametrize("cell", [
    "Budi / Joko", "Budi/Joko", "Budi; Joko", "Budi dan Joko", "Budi & Joko", "Budi S. & Joko", "Budi\nJoko",
    "Budi\r\nJoko", "1. Budi 2. Joko", "Budi + Joko", "Budi | Joko", "Budi and Joko", "H. Budi / Hj. Ani",
])  # fmt: skip
def test_several_names_are_told(cell: str) -> None:
    assert several_names(cell) is not None


@pytest.mark.parametrize("cell", [
    "Budi Contoh", "Budi Contoh, S.T.", "Dan Contoh", "Budi Dan", "Ramadan", "1. Ani", "Budi s/o Joko", "Nur'aini",
    "Budi\n", "Anne-Marie", "=HYPERLINK(\"http://x.invalid\")", "<script>alert(1)</script>", "", "Wardani", "Budi (2)",
])  # fmt: skip
def test_one_name_is_one(cell: str) -> None:
    assert several_names(cell) is None


def test_a_workers_row_with_two_names_keeps_what_it_says_and_has_a_problem_at_the_cell() -> None:
    table = tables_in(workbook(list(HEADER), [BUDI[0], "Budi Contoh\nJoko", *BUDI[2:]]))
    roster, problems = read_roster("roster.xlsx", table)
    assert ([worker.name for worker in roster.workers], places(problems)) == (
        ["Budi Contoh Joko"], ["roster.xlsx:Daftar!B2"],
    )  # fmt: skip
    assert "expected is one name in a cell" in said(problems)
