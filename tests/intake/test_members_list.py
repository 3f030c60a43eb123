"""Members lists: a line is a record, or a problem and no line."""

from __future__ import annotations

from datetime import date

import pytest

from permit_guard.domain.evidence import MemberLine, Programme
from permit_guard.domain.period import Month
from permit_guard.domain.source import Problem, Source
from permit_guard.intake.members_list import find_members, read_members
from permit_guard.intake.parsing.csv_table import read_csv
from permit_guard.intake.problems import MOST_KEPT
from permit_guard.intake.tables import Table, tables_of
from tests.intake.samples import MEMBER, MEMBERS_HEADER, NPP, places, said, tables_in, workbook


def read(text: str) -> tuple[list[MemberLine], list[Problem], frozenset[str]]:
    """The list in a CSV."""
    return read_table(tables_of("m.csv", read_csv(text.encode()))[0])


def read_table(table: Table) -> tuple[list[MemberLine], list[Problem], frozenset[str]]:
    """The list in a table."""
    header = find_members(table)
    assert header is not None
    return read_members(table, header)


def test_a_line_is_one_person_in_one_month_of_one_employer() -> None:
    assert read(f"{MEMBERS_HEADER}\n{MEMBER}\n") == (
        [
            MemberLine(
                source=Source("m.csv", "2"),
                npp=NPP,
                month=Month(2026, 2),
                name="BUDI CONTOH",
                nik="3308101203900001",
                kpj="12345678901",
                birth_date=date(1990, 3, 12),
                active=True,
                programmes=frozenset({Programme.JKK, Programme.JKM}),
                paid_on=date(2026, 3, 10),
            )
        ],
        [],
        {NPP},
    )


@pytest.mark.parametrize(
    ("status", "active"),
    [
        ("AKTIF", True),
        ("aktif", True),
        ("NON AKTIF", False),
        ("NON-AKTIF", False),
        ("Keluar.", False),
        ("Meninggal Dunia", False),
    ],
)
def test_only_aktif_is_active(status: str, active: bool) -> None:
    assert read(f"{MEMBERS_HEADER}\n{MEMBER.replace('AKTIF', status)}\n")[0][0].active is active


@pytest.mark.parametrize("status", ["aktif*", "-AKTIF", "AKTIF?", "SUSPEND", "menunggak", "Y", "12"])
def test_a_status_that_is_known_for_neither_is_a_problem_and_no_line(status: str) -> None:
    members, problems, _ = read(f"{MEMBERS_HEADER}\n{MEMBER.replace('AKTIF', status)}\n")
    assert (members, places(problems)) == ([], ["m.csv:2"])
    assert f"it says “{status}”; expected is AKTIF, or NONAKTIF" in said(problems)


@pytest.mark.parametrize(
    ("found", "instead"), [(NPP, ""), (NPP, "???"), ("2026-02", "2026-13"), ("2026-02", ""), ("AKTIF", "")]
)
def test_a_line_without_a_readable_npp_month_or_status_is_a_problem_and_no_line(found: str, instead: str) -> None:
    members, problems, _ = read(f"{MEMBERS_HEADER}\n{MEMBER.replace(found, instead)}\n{MEMBER}\n")
    assert (len(members), places(problems)) == (1, ["m.csv:2"])


def test_an_npp_that_is_readable_is_told_even_where_its_line_is_not() -> None:
    _, problems, npps = read(f"{MEMBERS_HEADER}\n{MEMBER.replace('2026-02', 'x')}\n")
    assert (len(problems), npps) == (1, {NPP})


def test_no_payment_day_is_not_paid_and_an_unreadable_one_is_a_problem_and_not_paid() -> None:
    members, problems, _ = read(
        f"{MEMBERS_HEADER}\n{MEMBER.replace('10-03-2026', '')}\n{MEMBER.replace('10-03-2026', 'lunas')}\n"
    )
    assert ([member.paid_on for member in members], places(problems)) == ([None, None], ["m.csv:3"])


def test_amounts_above_zero_mark_a_programme() -> None:
    members, problems, _ = read(f"{MEMBERS_HEADER}\n{MEMBER.replace('Y;Y;T;T', 'Rp 5.400;0;12000;')}\n")
    assert (members[0].programmes, problems) == ({Programme.JKK, Programme.JHT}, [])


def test_npp_and_month_may_stand_above_the_table() -> None:
    above = "NPP : 15070955\nBLTH;April 2026\n\n"
    table = above + "No KTP;Nama Lengkap;NO KPJ;Status;JKK;JKM\n3308101203900001;BUDI;12345678901;AKTIF;Y;Y\n"
    members, problems, npps = read(table)
    assert ([(member.npp, member.month) for member in members], problems, npps) == ([(NPP, Month(2026, 4))], [], {NPP})


def test_the_layout_with_its_header_on_the_fourth_row_and_kode_perusahaan_is_read() -> None:
    header = ["NO", "NIK", "NO KPJ", "NAMA LENGKAP", "STATUS", "BLTH", "KODE PERUSAHAAN", "JKK", "JKM"]
    row = [1, "3308101203900001", 1234567890, "BUDI", "AKTIF", date(2026, 4, 1), 15070955, 5400, 6800]
    (table,) = tables_in(workbook(["SIPP"], [], [], header, row))
    members, problems, _ = read_table(table)
    assert [(member.npp, str(member.month), member.kpj) for member in members] == [(NPP, "2026-04", "01234567890")]
    assert problems == []


def test_a_hidden_line_proves_nothing_and_is_a_problem() -> None:
    def hide(_, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.row_dimensions[2].hidden = True

    rows = [MEMBERS_HEADER.split(";"), MEMBER.split(";")]
    members, problems, _ = read_table(tables_in(workbook(*rows, change=hide))[0])
    assert (members, len(problems)) == ([], 1)


@pytest.mark.parametrize(
    "footer",
    [";;;;TOTAL;;;1;1;0;0;", "TOTAL;;;;;;;5400;6800;0;0;", "Jumlah 2 orang;;;;;;;;;;;", ";;Mengetahui,;;;;;;;;;"],
)
def test_totals_and_signatures_are_no_line(footer: str) -> None:
    members, problems, _ = read(f"{MEMBERS_HEADER}\n{MEMBER}\n{footer}\n")
    assert (len(members), problems) == (1, [])


@pytest.mark.parametrize("column", range(5))
def test_a_signatory_below_any_column_that_names_someone_is_no_line(column: int) -> None:
    beneath = [*[""] * 12]
    beneath[(0, 2, 3, 4, 6)[column]] = ("(Slamet Contoh)", "Direktur", "(Slamet Contoh)", "Mengetahui,", "Direktur")[
        column
    ]
    members, problems, _ = read(f"{MEMBERS_HEADER}\n{MEMBER}\n{';'.join(beneath)}\n")
    assert (len(members), problems) == (1, [])


def test_headcounts_below_the_numbers_are_no_line_and_longer_numbers_are() -> None:
    assert read(f"{MEMBERS_HEADER}\n{MEMBER}\nTOTAL;;12;1.200;;;;1;1;;;\n")[1] == []
    assert set(places(read(f"{MEMBERS_HEADER}\n{MEMBER}\nTOTAL;;;12345;;;;1;1;;;\n")[1])) == {"m.csv:3"}


@pytest.mark.parametrize(
    ("column", "cell"), [(0, NPP), (1, "2026-02"), (2, "12345678901"), (3, "3308101203900001"), (6, "AKTIF")]
)
def test_a_line_with_but_one_cell_of_a_person_is_a_problem_and_not_passed_over(column: int, cell: str) -> None:
    row = [""] * 12
    row[column] = cell
    members, problems, _ = read(f"{MEMBERS_HEADER}\n{';'.join(row)}\n")
    assert (members, set(places(problems))) == ([], {"m.csv:2"})


def test_a_name_alone_is_no_line() -> None:
    assert read(f"{MEMBERS_HEADER}\n{MEMBER}\n;;;;BUDI;;;;;;;\n")[1] == []


def test_a_line_with_more_cells_than_its_header_is_a_problem() -> None:
    members, problems, _ = read(f"{MEMBERS_HEADER}\n{MEMBER};lebih\n")
    assert (len(members), places(problems)) == (1, ["m.csv:2"])
    assert "This line has 13 cells, the header only 12" in said(problems)


@pytest.mark.parametrize(
    "row", ["TOTAL;2026-02;;;BUDI;;AKTIF;Y;Y;;;", "TOTAL;;12345678901;;;;;;;;;", ";;;;BUDI;;AKTIF;Y;Y;;;"]
)
def test_a_line_that_says_anything_of_a_person_is_a_problem_and_not_passed_over(row: str) -> None:
    assert set(places(read(f"{MEMBERS_HEADER}\n{row}\n")[1])) == {"m.csv:2"}


def test_a_file_of_nothing_but_faults_names_a_thousand_and_counts_the_rest() -> None:
    _, problems, _ = read(MEMBERS_HEADER + "\n" + f"{MEMBER.replace('AKTIF', 'X')}\n" * 2_500)
    assert (len(problems), str(problems[-1].source)) == (MOST_KEPT + 1, "m.csv")
    assert "there are 1,500 more faults here" in problems[-1].message.en


def test_a_table_without_status_is_no_members_list() -> None:
    (table,) = tables_of("m.csv", read_csv(b"NPP;BLTH;Nama\n1;2;3\n"))
    assert find_members(table) is None


def test_a_table_of_name_and_status_is_a_members_list_when_a_month_stands_above_it() -> None:
    without, above = (tables_of("m.csv", read_csv(text + b"Nama;Status\nBUDI;AKTIF\n"))[0] for text in (
        b"NPP;15070955\n", b"NPP;15070955\nBLTH;2026-04\n",
    ))  # fmt: skip
    assert find_members(without) is None
    members, problems, _ = read_table(above)
    assert ([(member.npp, member.month, member.name) for member in members], places(problems)) == (
        [(NPP, Month(2026, 4), "BUDI")],
        ["m.csv:3"],
    )


BY_MONTH = "NPP : 15070955\nPeriode : {}\nNIK;Nama;Status;JKK;JKM\n3308101203900001;BUDI;AKTIF;Y;Y\n"


def test_a_month_may_be_stated_by_its_first_and_its_last_day() -> None:
    members, problems, _ = read(BY_MONTH.format("01-02-2026 s/d 28-02-2026"))
    assert ([member.month for member in members], problems) == ([Month(2026, 2)], [])


@pytest.mark.parametrize("period", ["01-02-2026 s/d 31-03-2026", "02-02-2026 s/d 28-02-2026", "01-02-2026 s/d"])
def test_days_that_are_no_whole_month_are_a_problem(period: str) -> None:
    members, problems, _ = read(BY_MONTH.format(period))
    assert (members, "m.csv:2" in places(problems)) == ([], True)


TWO_ROWS = (
    ["NIK", "Nama", "Status", "Iuran (Rp)", "", "Tanggal Bayar", "NPP", "BLTH"],
    ["", "", "", "JKK", "JKM", "", "", ""],
    ["3308101203900001", "BUDI", "AKTIF", 5400, 6800, "10-03-2026", NPP, "2026-02"],
)


def test_a_header_in_two_rows_is_read_also_where_cells_are_merged_and_repeated() -> None:
    def merge(_, sheet) -> None:  # type: ignore[no-untyped-def]
        sheet.merge_cells("D1:E1")
        for column in "ABCFGH":
            sheet.merge_cells(f"{column}1:{column}2")

    members, problems, _ = read_table(tables_in(workbook(*TWO_ROWS, *TWO_ROWS, change=merge))[0])
    assert [(member.programmes, member.paid_on) for member in members] == [
        (frozenset({Programme.JKK, Programme.JKM}), date(2026, 3, 10))
    ] * 2
    assert problems == []


def test_a_row_of_labels_further_below_is_no_second_row_of_a_header() -> None:
    text = [";".join(map(str, row)) for row in TWO_ROWS]
    assert [line.in_doubt for line in read("\n".join(text))[0]] == [False]
    assert [line.in_doubt for line in read("\n\n".join(text))[0]] == [True]


def test_a_row_that_is_no_label_is_no_second_row_of_a_header() -> None:
    header = "NIK;Nama;Status;JKK;JKM;NPP;BLTH;Keterangan"
    line = f"3308101203900001;BUDI;AKTIF;Y;Y;{NPP};2026-02;"
    for second in (line, f"{line}NIK", ";JKK;;;;;;"):
        assert len(read(f"{header}\n{second}\n{line}\n")[0]) == (1 if second.startswith(";") else 2)


@pytest.mark.parametrize("unit", [" (Rp)", " (Rp.)", "(rupiah)", " Rp", " (IDR)", " (Y/T)"])
def test_a_unit_behind_a_heading_is_no_part_of_it(unit: str) -> None:
    members, problems, _ = read(f"{MEMBERS_HEADER.replace('JKM', 'JKM' + unit)}\n{MEMBER}\n")
    assert (members[0].programmes, problems) == ({Programme.JKK, Programme.JKM}, [])


@pytest.mark.parametrize("lacking", ["JKK", "JKM"])
def test_a_list_without_a_column_of_jkk_or_jkm_proves_nothing_and_is_a_problem(lacking: str) -> None:
    members, problems, _ = read(f"{MEMBERS_HEADER.replace(lacking, 'Lain')}\n{MEMBER}\n")
    assert ([member.in_doubt for member in members], places(problems)) == ([True], ["m.csv:1"])
    assert f"There is no column {lacking}, so the programmes are not known" in said(problems)


@pytest.mark.parametrize("nik", ["3308.1012.0390.0001", "330810-120390-0001", "33 08 10 120390 0001"])
def test_marks_between_the_digits_of_a_nik_are_no_part_of_it(nik: str) -> None:
    assert read(f"{MEMBERS_HEADER}\n{MEMBER.replace('3308101203900001', nik)}\n")[0][0].nik == "3308101203900001"
