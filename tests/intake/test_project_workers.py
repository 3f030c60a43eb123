"""F1a lists: the project's number above, its workers below."""

from __future__ import annotations

from datetime import date

import pytest

from permit_guard.domain.evidence import ProjectWorkerLine
from permit_guard.domain.source import Problem, Source
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.project_workers import find_project_workers, read_project_workers
from permit_guard.intake.tables import Table, tables_of
from tests.intake.samples import F1A, PROJECT, places, said, tables_in, workbook


def read(text: str) -> tuple[list[ProjectWorkerLine], list[Problem], frozenset[str]]:
    """The list in a CSV."""
    return read_table(tables_of("f.csv", read_csv(text.encode()))[0])


def read_table(table: Table) -> tuple[list[ProjectWorkerLine], list[Problem], frozenset[str]]:
    """The list in a table."""
    header = find_project_workers(table)
    assert header is not None
    return read_project_workers(table, header)


def test_a_line_is_one_person_on_the_project() -> None:
    line = ProjectWorkerLine(Source("f.csv", "4"), PROJECT, "BUDI CONTOH", "3308101203900001", date(1990, 3, 12))
    assert read(F1A) == ([line], [], {PROJECT})


@pytest.mark.parametrize(
    "above",
    [f"Nomor Proyek : {PROJECT}", f"Nomor Proyek {PROJECT}", f"NO. PROYEK;:;{PROJECT}", f";nomor_proyek:;; {PROJECT}"],
)
def test_the_number_above_is_read_in_one_cell_or_in_several(above: str) -> None:
    assert read(F1A.replace(f"Nomor Proyek;{PROJECT}", above))[2] == {PROJECT}


def test_a_numeric_project_number_is_read() -> None:
    (table,) = tables_in(workbook(["Nomor Proyek", int(PROJECT)], ["NIK", "Nama"], ["3308101203900001", "BUDI"]))
    assert read_table(table)[2] == {PROJECT}


@pytest.mark.parametrize("number", ["", "260000107809", "belum ada"])
def test_without_a_readable_number_there_is_a_problem_and_no_line(number: str) -> None:
    workers, problems, found = read(F1A.replace(PROJECT, number))
    assert (workers, found, len(problems)) == ([], frozenset(), 1)


def test_two_numbers_above_are_a_problem_and_no_line() -> None:
    workers, problems, number = read(f"Nomor Proyek;2600001078095\n{F1A}")
    assert (workers, number, len(problems)) == ([], frozenset(), 1)


def test_another_projects_list_below_is_a_problem_and_not_read() -> None:
    workers, problems, numbers = read(F1A + F1A.replace(PROJECT, "2600001078095"))
    assert (len(workers), places(problems), numbers) == (1, ["f.csv:5"], {PROJECT, "2600001078095"})


def test_a_list_below_of_no_readable_project_may_be_anyones() -> None:
    assert read(F1A + F1A.replace(PROJECT, "belum ada"))[2] == frozenset()


def test_a_line_without_nik_or_name_is_a_problem() -> None:
    workers, problems, _ = read(F1A + "2;;ANI;12-04-1985;X\n3;3308105204850002;;;X\n;;Mengetahui;;\n")
    assert ([worker.name for worker in workers], places(problems)) == (
        ["BUDI CONTOH", "ANI", None],
        ["f.csv:5", "f.csv:6"],
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2;;ANI;12-04-1985;X", "There is no NIK. Ask for a complete F1a."),
        ("2;3308105204850002;;;X", "There is no name. Ask for a complete F1a."),
        (f"2;3308105204850002;{'A' * 301};;X", "Name: it says"),
        ("2;;ANI;1985;X", "There is no NIK. Ask for a complete F1a.\nBirth date: it says"),
        ("2;3308105204850002;ANI;;X;Y", "This line has 6 cells, the header only 5"),
    ],
)
def test_each_cell_that_is_missing_or_unfit_is_told_once(row: str, message: str) -> None:
    workers, problems, _ = read(f"{F1A}{row}\n")
    assert (len(workers), len(problems)) == (2, message.count("\n") + 1)
    told = said(problems)
    assert all(part in told for part in message.split("\n"))


def test_a_number_or_a_name_alone_is_told_apart_from_a_signature() -> None:
    assert read(F1A + ";;Slamet Contoh;;\n;(Slamet Contoh);;;\n")[1] == []
    assert set(places(read(F1A + ";3308105204850002;;;\n")[1])) == {"f.csv:5"}
    assert set(places(read(F1A + ";;;12-04-1985;\n")[1])) == {"f.csv:5"}


def test_a_numeric_nik_is_a_problem() -> None:
    (table,) = tables_in(workbook(["Nomor Proyek", PROJECT], ["NIK", "Nama"], [3308101203900001, "BUDI"]))
    workers, problems, _ = read_table(table)
    assert (workers[0].nik, places(problems)) == (None, ["roster.xlsx:Daftar!A3"])


def test_a_table_of_nik_and_name_without_a_number_above_is_no_f1a() -> None:
    for text in ("NIK;Nama\n1;2\n", f"Nomor Proyek;{PROJECT}\nNama;Alamat\n1;2\n"):
        (table,) = tables_of("f.csv", read_csv(text.encode()))
        assert find_project_workers(table) is None


def test_a_hidden_line_proves_nothing_and_is_a_problem() -> None:
    def hide(_, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.row_dimensions[3].hidden = True

    rows = (["Nomor Proyek", PROJECT], ["NIK", "Nama"], ["3308101203900001", "BUDI"])
    workers, problems, _ = read_table(tables_in(workbook(*rows, change=hide))[0])
    assert (workers, places(problems)) == ([], ["roster.xlsx:Daftar!3"])


@pytest.mark.parametrize("hide", [
    lambda sheet: setattr(sheet.row_dimensions[1], "hidden", True),
    lambda sheet: setattr(sheet.column_dimensions["B"], "hidden", True),
])  # fmt: skip
def test_a_hidden_project_number_is_a_problem_and_not_read(hide) -> None:  # type: ignore[no-untyped-def]
    rows = (["Nomor Proyek", PROJECT], ["NIK", "x", "Nama"], ["3308101203900001", "", "BUDI"])
    workers, problems, numbers = read_table(tables_in(workbook(*rows, change=lambda _, sheet: hide(sheet)))[0])
    assert (workers, places(problems), numbers) == ([], ["roster.xlsx:Daftar!1"], frozenset())


def test_a_hidden_project_number_above_one_in_view_is_a_problem_beside_the_lines() -> None:
    def hide(_, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.row_dimensions[1].hidden = True

    rows = (["Nomor Proyek", "2600001078095"], ["Nomor Proyek", PROJECT], ["NIK", "Nama"], ["3308101203900001", "BUDI"])
    workers, problems, numbers = read_table(tables_in(workbook(*rows, change=hide))[0])
    assert (len(workers), {*places(problems)}, numbers) == (1, {"roster.xlsx:Daftar!1"}, {PROJECT})


def test_a_hidden_header_is_a_problem() -> None:
    def hide(_, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.row_dimensions[2].hidden = True

    rows = (["Nomor Proyek", PROJECT], ["NIK", "Nama"], ["3308101203900001", "BUDI"])
    assert places(read_table(tables_in(workbook(*rows, change=hide))[0])[1]) == ["roster.xlsx:Daftar!2"]


def test_totals_and_signatures_below_an_f1a_are_no_line() -> None:
    workers, problems, _ = read(F1A + ';TOTAL 10;;;\n;Mengetahui,;;"Magelang, 14 Maret 2026";\n;;;Direktur;\n')
    assert ([worker.name for worker in workers], problems) == (["BUDI CONTOH"], [])
