"""The roster: a worker for every line, or a named problem, and nobody lost."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from permit_guard.domain.case import UNREADABLE, Employment, Roster, Sex
from permit_guard.domain.source import Problem
from permit_guard.intake.columns import ROSTER as COLUMNS
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.tables import tables_of
from tests.intake.samples import ANI, BUDI, HEADER, ROSTER, places, said, tables_in, workbook


def from_csv(text: str) -> tuple[Roster, tuple[Problem, ...]]:
    """The roster in a CSV."""
    return read_roster("roster.csv", tables_of("roster.csv", read_csv(text.encode())))


def from_xlsx(content: bytes) -> tuple[Roster, tuple[Problem, ...]]:
    """The roster in a workbook."""
    return read_roster("roster.xlsx", tables_in(content))


def refused(read: Any, content: Any) -> CaseRefused:
    """The refusal of a roster."""
    with pytest.raises(CaseRefused) as refusal:
        read(content)
    return refusal.value


def names(roster: Roster) -> list[str | None]:
    """The names on a roster."""
    return [worker.name for worker in roster.workers]


@given(st.integers(0, 5), st.permutations(["NIK", "Nama", "Hubungan Kerja", "Upah", "Desa", "RT"]))
def test_a_wage_that_slipped_into_another_column_is_neither_kept_nor_quoted(at: int, names: list[str]) -> None:
    cells = {"NIK": "3308101203900001", "Nama": "Budi", "Hubungan Kerja": "harian lepas", "Upah": "7654321",
             "Desa": "Salaman", "RT": "2"}  # fmt: skip
    row = [cells[name] for name in names]
    row.insert(at, "S.T.")
    roster, problems = from_csv(f"{','.join(names)}\n{','.join(row)}\n")
    assert problems
    assert "7654321" not in repr((roster, problems))


def test_every_column_is_read_and_the_wage_is_not_kept() -> None:
    roster, problems = from_csv(
        "NIK,Paspor,Nama,Tgl Lahir,JK,Hubungan Kerja,Jabatan,NPP,Mulai Kerja,Selesai Kerja,No KPJ,Upah,Desa,RT,RW\n"
        "3308101203900001,,Budi,12/03/1990,L,PHL,Tukang,15070955,"
        "2026-03-16,15 Sep 2026,1234567890,999,Banyurojo,002,5\n"
    )
    (worker,) = roster.workers
    assert problems == ()
    assert (worker.nik, worker.passport, worker.name, worker.birth_date) == (
        "3308101203900001",
        None,
        "Budi",
        date(1990, 3, 12),
    )
    assert (worker.sex, worker.employment, worker.position) == (Sex.MALE, Employment.HARIAN_LEPAS, "Tukang")
    assert (worker.employer_npp, worker.works_from, worker.works_to) == (
        "15070955",
        date(2026, 3, 16),
        date(2026, 9, 15),
    )
    assert (worker.kpj, worker.village, worker.rt, worker.rw) == ("01234567890", "Banyurojo", 2, 5)
    assert "999" not in repr(roster)
    assert (str(worker.source), worker.row) == ("roster.csv:2", 2)


@pytest.mark.parametrize("column", sorted(set(COLUMNS) - {"name", "nik", "employment"}))
def test_every_name_of_a_column_finds_it_without_case_dots_spaces_or_underscores(column: str) -> None:
    for name in COLUMNS[column]:
        for written in (name, name.upper(), name.replace(" ", "_"), f" {name}. "):
            roster, problems = from_csv(f"NIK;Nama;Status Kerja;{written}\n3308101203900001;Budi;pkwt;?\n")
            found = getattr(roster.workers[0], column, None)
            assert column == "wage" or found is not None or problems, written


def test_the_header_may_stand_anywhere_and_sheet_rows_are_counted_as_people_do() -> None:
    roster, _ = from_xlsx(workbook(["DAFTAR TENAGA KERJA"], [], HEADER, BUDI, [], ANI))
    assert [(worker.row, str(worker.source)) for worker in roster.workers] == [
        (4, "roster.xlsx:Daftar!4"), (6, "roster.xlsx:Daftar!6"),
    ]  # fmt: skip


def test_totals_signatures_column_numbers_and_a_repeated_header_are_no_workers() -> None:
    lines = [HEADER, ("(1)", "(2)", "(3)", "(4)"), BUDI, HEADER, ("1", "2", "3", "4"), ANI,
             ("", "TOTAL 2 orang", "", ""), ("", "Direktur", "-", "–")]  # fmt: skip
    roster, problems = from_csv("\n".join(map(";".join, lines)))
    assert (names(roster), problems) == (["Budi Contoh", "Ani Contoh"], ())


@pytest.mark.parametrize("missing", [0, 1, 3])
def test_a_line_with_only_some_of_what_is_needed_is_a_worker_with_a_problem(missing: int) -> None:
    cells = list(BUDI)
    cells[missing] = ""
    roster, problems = from_csv(";".join(HEADER) + "\n" + ";".join(cells))
    assert (len(roster.workers), places(problems)) == (1, ["roster.csv:2"])


def test_a_foreign_worker_needs_no_nik() -> None:
    roster, problems = from_csv("NIK;Paspor;Nama;Status Kerja\n;E1234567;John;tka\n")
    assert (roster.workers[0].passport, roster.workers[0].nik, problems) == ("E1234567", None, ())


def test_a_numeric_nik_is_a_problem_with_its_cell() -> None:
    roster, problems = from_xlsx(workbook(HEADER, (3308101203900001, *BUDI[1:]), ANI))
    assert (roster.workers[0].nik, roster.workers[1].nik) == (UNREADABLE, ANI[0])
    assert places(problems) == ["roster.xlsx:Daftar!A2"]
    assert "3308101203900001" not in said(problems)


def test_a_nik_in_scientific_notation_is_kept_for_the_rule_about_its_form() -> None:
    roster, problems = from_csv(f"{';'.join(HEADER)}\n3.30810120390e15;Budi;12-03-1990;pkwt\n")
    assert (roster.workers[0].nik, problems) == ("3.30810120390e15", ())


def test_a_numeric_kpj_is_padded_to_eleven() -> None:
    roster, problems = from_xlsx(workbook((*HEADER, "KPJ", "NPP"), (*BUDI, 1234567890, 1507095)))
    assert (roster.workers[0].kpj, roster.workers[0].employer_npp, problems) == ("01234567890", "01507095", ())


def test_dates_are_read_as_text_and_as_date_cells_and_a_bare_serial_is_a_problem() -> None:
    rows = [
        (BUDI[0], "A", date(1990, 3, 12), "pkwt"),
        (ANI[0], "B", "12 Maret 1990", "pkwt"),
        (ANI[0], "C", 32944, "pkwt"),
    ]
    roster, problems = from_xlsx(workbook(HEADER, *rows))
    assert [worker.birth_date for worker in roster.workers] == [date(1990, 3, 12), date(1990, 3, 12), UNREADABLE]
    assert places(problems) == ["roster.xlsx:Daftar!C4"]


@pytest.mark.parametrize("cell", ["31-02-1990", "12-03-90", "besok", "1990"])
def test_a_day_that_cannot_be_read_is_a_problem_and_the_worker_stays(cell: str) -> None:
    roster, problems = from_csv(f"{';'.join(HEADER)}\n{BUDI[0]};Budi;{cell};pkwt\n")
    assert (roster.workers[0].birth_date, places(problems)) == (UNREADABLE, ["roster.csv:2"])
    assert cell in said(problems)


def test_unknown_words_for_employment_and_sex_are_problems_that_list_the_known_ones() -> None:
    roster, problems = from_csv("NIK;Nama;Status Kerja;L/P\n3308101203900001;Budi;magang;X\n")
    assert (roster.workers[0].employment, roster.workers[0].sex, len(problems)) == (UNREADABLE, UNREADABLE, 2)
    assert "harian_lepas" in said(problems)
    assert "“magang”" in said(problems)


def test_formulas_are_problems_with_their_cells_also_in_columns_that_are_not_read() -> None:
    roster, problems = from_xlsx(workbook(("No", *HEADER, "Upah"), ("=ROW()", *BUDI[:3], "=A1", "=1+1")))
    assert roster.workers[0].employment is UNREADABLE
    assert sorted(places(problems)) == [f"roster.xlsx:Daftar!{cell}" for cell in ("A2", "E2", "F2")]


def test_a_sum_in_a_line_of_totals_is_no_problem() -> None:
    _, problems = from_xlsx(workbook((*HEADER, "Upah"), (*BUDI, 100), (None, "TOTAL", None, None, "=SUM(E2:E2)")))
    assert problems == ()


def test_a_hidden_row_is_a_worker_and_a_problem() -> None:
    def hide(_: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    roster, problems = from_xlsx(workbook(HEADER, BUDI, ANI, change=hide))
    assert (len(roster.workers), places(problems)) == (2, ["roster.xlsx:Daftar!3"])


def test_a_hidden_column_and_a_hidden_sheet_with_content_are_problems() -> None:
    def hide(book: Workbook, sheet: Worksheet) -> None:
        sheet.column_dimensions["C"].hidden = True
        other = book.create_sheet("Lain", 0)
        other.append(HEADER)
        other.sheet_state = "hidden"
        book.active = 1

    roster, problems = from_xlsx(workbook(HEADER, BUDI, change=hide))
    assert (names(roster), places(problems)) == (["Budi Contoh"], ["roster.xlsx:Lain", "roster.xlsx:Daftar!C1"])


def test_a_merged_cell_in_the_table_is_a_problem_and_one_above_is_not() -> None:
    def merge(_: Workbook, sheet: Worksheet) -> None:
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("D3:D4")

    _, problems = from_xlsx(workbook(["DAFTAR"], HEADER, BUDI, ANI, change=merge))
    assert places(problems) == ["roster.xlsx:Daftar!D4", "roster.xlsx:Daftar!D3:D4"]


def test_of_a_workbook_the_first_visible_sheet_with_a_header_is_the_roster() -> None:
    def more(book: Workbook, _: Worksheet) -> None:
        book.create_sheet("Catatan", 0).append(["Nama Proyek", "Gedung"])
        book.create_sheet("Kedua").append(list(HEADER))
        book["Kedua"].append(list(ANI))

    roster, _ = from_xlsx(workbook(HEADER, BUDI, change=more))
    assert names(roster) == ["Budi Contoh"]


def test_a_header_without_workers_is_an_empty_roster() -> None:
    assert from_csv(";".join(HEADER) + "\n") == (Roster("roster.csv", ()), ())


def test_a_header_that_is_not_there_is_refused_with_what_to_write() -> None:
    assert "no row of the roster's column names" in str(refused(from_csv, ";".join(BUDI)))


def test_an_incomplete_header_is_refused_with_what_it_has_and_lacks() -> None:
    refusal = refused(from_csv, "DAFTAR\nNIK;Tanggal Lahir;Status Kerja\n1;2;3\n")
    assert places(refusal.problems) == ["roster.csv:2"]
    assert "“NIK”" in str(refusal)
    assert str(refusal).endswith("Add the columns name.")


def test_a_header_in_another_language_is_refused() -> None:
    assert refused(from_csv, "Naam;Geboortedatum;Dienstverband\nBudi;12-03-1990;pkwt\n").problems


def test_a_column_named_twice_is_refused() -> None:
    refusal = refused(from_csv, "NIK;No KTP;Nama;Status Kerja\n1;2;3;pkwt\n")
    assert "names the same column twice: NIK" in str(refusal)


def test_a_roster_without_employment_is_read_with_one_problem() -> None:
    roster, problems = from_csv("NIK;Nama\n1;Budi\n2;Ani\n")
    assert (names(roster), places(problems)) == (["Budi", "Ani"], ["roster.csv:1"])


def test_cells_missing_at_the_end_are_empty_and_cells_too_many_are_a_problem() -> None:
    roster, problems = from_csv(
        f"{';'.join(HEADER)};RT\n{';'.join(BUDI)}\n{';'.join(ANI)};1;Jl. Mawar\n{';'.join(ANI)};1;;\n"
    )
    assert (len(roster.workers), places(problems)) == (3, ["roster.csv:3"])


@pytest.mark.parametrize(
    "name", ['O\'Neil "Budi"', "Siti 😀", '=HYPERLINK("http://x.invalid")', "<script>alert(1)</script>", "Ñandú"]
)
def test_names_with_anything_in_them_are_kept_as_text(name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    roster, problems = from_csv(f"{';'.join(HEADER)}\n{BUDI[0]};{quoted};12-03-1990;pkwt\n")
    assert (names(roster), problems) == ([name], ())


def test_an_unpaired_quotation_mark_costs_no_worker_but_is_a_problem() -> None:
    roster, problems = from_csv(ROSTER.replace("Budi", '"Budi'))
    assert (names(roster), places(problems)) == (["Budi Contoh", "Ani Contoh"], ["roster.csv:2"])


@pytest.mark.parametrize("place", ["beside", "above", "sheet", "in_name"])
def test_a_nik_that_no_workers_row_reads_is_a_problem(place: str) -> None:
    hidden = "3308101501900099"
    rows: list[list[object]] = [["NIK", "Nama", "Status Kerja"], ["3308101203900001", "Budi", "pkwt"]]
    if place == "beside":
        rows[1] += [None, hidden, "Joko", "pkwt"]
    if place == "above":
        rows.insert(0, [None, "Joko", hidden])
    if place == "in_name":
        rows[1][1] = f"Budi, Joko {hidden}"
    sheets = {"Daftar": rows, **({"Lain": [["NIK"], [hidden]]} if place == "sheet" else {})}
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    roster, problems = read_roster("roster.xlsx", tables_in(content.getvalue()))
    assert len(roster.workers) == 1
    assert len(problems) == 1
