"""The workbook of a report: the definitions first, numbers that are numbers, and sums that come out."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from permit_guard.casework.reporting_csv import report_csv
from permit_guard.domain.region import Level, Regions, Where
from permit_guard.domain.report import Applications, Asked, Benchmark, Course, Line, Persons, Report, pace, shown
from permit_guard.domain.report_record import report_record
from permit_guard.domain.text import Language
from permit_guard.paper.report_workbook import HIDDEN, report_workbook
from tests.building import ON

MANY = (Line("33.08", Persons(60, 20, 20), Persons(50, 30, 20)), Line("=1+1", Persons(30, 10, 5), Persons(25, 10, 10)))
TOTAL = Line("", Persons(90, 30, 25), Persons(75, 40, 30))
FEW = (Line("33.08", Persons(60, 2, 20), Persons(50, 30, 20)), MANY[1])


def book(lines: tuple[Line, ...], total: Line = TOTAL):
    kinds = {"areas": lines, "employment": lines, "route": lines, "size": lines}
    tables = shown(kinds, total)
    above = {Level.REGENCY: tables["areas"]}
    asked = Asked(Level.DISTRICT, Where.SITE, ON)
    report = Report(asked, "sha256:0", Applications(3, 1, 1, 0, 0), tables.pop("areas"), above, tables,
                    pace([Course(3, 1, 2)]), (Benchmark("coverage_target", ON, "1.00"),))  # fmt: skip
    told = report_record(report, Regions({"33.08": "Kabupaten Magelang"}))
    return load_workbook(io.BytesIO(report_workbook(told, Language.EN)))


def test_what_each_figure_means_stands_first_and_each_kind_has_its_sheet() -> None:
    assert book(MANY).sheetnames == [
        "Definitions",
        "Regencies",
        "Districts",
        "Employment",
        "Route",
        "Size",
        "Applications",
    ]


@pytest.mark.parametrize("sheet", ["Regencies", "Districts", "Employment", "Route", "Size"])
def test_every_sum_and_every_share_comes_out_again(sheet: str) -> None:
    rows = list(book(MANY)[sheet].iter_rows(min_row=2, values_only=True))
    for row in rows:
        for side in (row[4:9], row[9:14]):
            assert side[3] == sum(side[:3])
            assert side[4] == pytest.approx(100 * side[0] / side[3], abs=0.05)
    assert [sum(column) for column in zip(*(row[4:8] for row in rows[:-1]), strict=True)] == list(rows[-1][4:8])


def test_what_is_hidden_is_a_sign_and_no_number() -> None:
    sheet = book(FEW, Line("", Persons(90, 12, 25), TOTAL.first))["Districts"]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert HIDDEN in cells
    assert 2 not in cells


def test_what_is_no_count_of_persons_stands_as_numbers_on_a_sheet_of_its_own() -> None:
    rows = dict(book(MANY)["Applications"].iter_rows(max_col=2, values_only=True))
    assert (rows["Applications"], rows["compliant"], rows["median days"]) == (5, 3, 3)
    assert 100 in rows.values()


def test_rw_and_rt_are_numbers_of_their_own() -> None:
    line = Line("33.08.10.2003 RW 005 RT 002", MANY[0].now, MANY[0].first)
    tables = shown({"areas": [line]}, line)
    report = Report(Asked(Level.RT, Where.SITE, ON), "sha256:0", Applications(), tables["areas"], {}, {}, pace([]), ())
    told = report_record(report, Regions())
    sheet = load_workbook(io.BytesIO(report_workbook(told, Language.EN)))["RT and RW"]
    assert [[cell.value for cell in row[-2:]] for row in (sheet[1], sheet[2])] == [["RW", "RT"], [5, 2]]
    assert b",5,2," in report_csv(told, Language.EN).replace(b"\r", b"")


def test_the_share_of_no_one_is_empty_and_not_hidden() -> None:
    nothing = Line("33.09", Persons(), Persons())
    sheet = book((*MANY, nothing))["Districts"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "33.09")
    assert row[4:9] == (0, 0, 0, 0, None)


def test_no_name_is_run_as_a_formula() -> None:
    cell = book(MANY)["Districts"]["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_it_is_set_up_to_be_printed() -> None:
    sheet = book(MANY)["Districts"]
    assert (sheet.page_setup.orientation, sheet.print_title_rows, sheet.freeze_panes) == ("landscape", "$1:$1", "B2")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.oddFooter.right.text) == (1, 0, "&P / &N")
