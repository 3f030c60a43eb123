"""Workbooks: values by calamine, structure by the XML, and the two must agree."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from permit_guard.intake.parsing.sheet_xml import LAST_COLUMN, LAST_ROW
from permit_guard.intake.parsing.workbook import read_workbook
from permit_guard.intake.refusal import FileRefused
from tests.intake.parsing.test_zip_gate import archive
from tests.intake.samples import BUDI, HEADER, patched, tables_in, workbook

SHEET = "xl/worksheets/sheet1.xml"


def refusal(content: bytes) -> str:
    """Why the workbook is refused."""
    with pytest.raises(FileRefused) as refused:
        read_workbook(content)
    return refused.value.message.en


def test_values_keep_their_kind() -> None:
    row = ["text", 12, 1.5, True, date(2026, 3, 12), datetime.fromisoformat("2026-03-12 10:30"), time(7), 33]
    (table,) = tables_in(workbook(row))
    assert table.rows[0].cells == [
        "text", 12, 1.5, True, {"d": "2026-03-12"}, {"x": "2026-03-12 10:30:00"}, {"x": "07:00:00"}, 33,
    ]  # fmt: skip


def test_rows_have_their_sheets_own_numbers_and_blank_ones_are_left_out() -> None:
    (table,) = tables_in(workbook([], ["a"], [], [None, "b"]))
    assert [(row.number, row.cells) for row in table.rows] == [(2, ["a", ""]), (4, ["", "b"])]


def test_formulas_are_marked_whatever_they_show() -> None:
    (table,) = tables_in(workbook(["x", "=1+1"], ["=A1", None]))
    assert [row.cells for row in table.rows] == [["x", {"f": 1}], [{"f": 1}]]


def test_text_that_begins_with_an_equals_sign_is_text() -> None:
    def as_text(_: Workbook, sheet: Worksheet) -> None:
        sheet["A1"].value = '=HYPERLINK("http://x.invalid")'
        sheet["A1"].data_type = "s"

    (table,) = tables_in(workbook(change=as_text))
    assert table.rows[0].cells == ['=HYPERLINK("http://x.invalid")']


def test_hidden_rows_columns_sheets_and_merges_are_told() -> None:
    def hide(book: Workbook, sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.merge_cells("A1:B1")
        other = book.create_sheet("Rahasia")
        other.append(["x"])
        other.sheet_state = "veryHidden"
        book.create_sheet("Kosong").sheet_state = "hidden"

    tables = tables_in(workbook(["a", "b"], ["c", "d"], change=hide))
    assert [(table.sheet, table.visible, table.is_empty) for table in tables] == [
        ("Daftar", True, False), ("Rahasia", False, False), ("Kosong", False, True),
    ]  # fmt: skip
    assert tables[1].rows == []
    assert (tables[0].hidden_rows, tables[0].hidden_columns) == ({2}, {1})
    assert [merge.reference for merge in tables[0].merges] == ["A1:B1"]


def test_a_row_of_no_height_and_a_column_of_no_width_are_hidden() -> None:
    content = workbook(["a", "b"], ["c", "d"])
    content = patched(content, SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row ht="0" customHeight="1" r="2"'))
    content = patched(
        content,
        SHEET,
        lambda xml: xml.replace(b"<sheetData>", b'<cols><col min="2" max="2" width="0"/></cols><sheetData>'),
    )
    (table,) = tables_in(content)
    assert (table.hidden_rows, table.hidden_columns) == ({2}, {1})


def test_a_lying_dimension_hides_no_row() -> None:
    lying = patched(
        workbook(HEADER, BUDI, BUDI, BUDI),
        SHEET,
        lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', xml),
    )
    (table,) = tables_in(lying)
    assert len(table.rows) == 4


def test_rows_without_numbers_are_counted_as_they_come() -> None:
    bare = patched(workbook(["a"], ["b"]), SHEET, lambda xml: re.sub(rb' r="[A-Z]*[0-9]+"', b"", xml))
    (table,) = tables_in(bare)
    assert [(row.number, row.cells) for row in table.rows] == [(1, ["a"]), (2, ["b"])]


@pytest.mark.parametrize("cell", ["XFD1048576", "D1048576", "XFD1", f"D{LAST_ROW + 1}"])
def test_a_cell_far_out_is_refused_before_any_parser_lays_the_sheet_out(cell: str) -> None:
    def far(_: Workbook, sheet: Worksheet) -> None:
        sheet[cell] = "x"

    assert f"as far as cell {cell}" in refusal(workbook(HEADER, BUDI, change=far))


def test_a_sheet_that_is_wide_and_long_at_once_is_refused() -> None:
    def corner(_: Workbook, sheet: Worksheet) -> None:
        sheet.cell(LAST_ROW, LAST_COLUMN, "x")

    assert "has content as far as" in refusal(workbook(HEADER, change=corner))


def test_a_format_far_out_without_content_is_no_content() -> None:
    styled = patched(
        workbook(HEADER, BUDI),
        SHEET,
        lambda xml: xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'),
    )
    (table,) = tables_in(styled)
    assert len(table.rows) == 2


def test_a_row_that_a_parser_would_lose_refuses_the_workbook() -> None:
    twice = patched(
        workbook(["a"], ["b"], ["c"]), SHEET, lambda xml: xml.replace(b'r="3"', b'r="2"').replace(b'r="A3"', b'r="A2"')
    )
    assert "did not find the same content" in refusal(twice)


def test_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    assert "damaged" in refusal(patched(workbook(["a"]), SHEET, lambda xml: bomb + xml))


@pytest.mark.parametrize(
    ("member", "found"),
    [("word/document.xml", "a Word document"), ("ppt/presentation.xml", "a presentation"),
     ("content.xml", "OpenDocument"),
     ("readme.txt", "a ZIP archive without a workbook")],
)  # fmt: skip
def test_an_archive_that_is_no_workbook_is_called_what_it_is(member: str, found: str) -> None:
    assert found in refusal(archive((member, b"<x/>"), ("[Content_Types].xml", b"<x/>")))


def test_an_error_value_is_marked() -> None:
    def error(_: Workbook, sheet: Worksheet) -> None:
        sheet["A1"] = "#N/A"

    (table,) = tables_in(workbook(change=error))
    assert table.rows[0].cells == [{"e": 1}]


def test_broken_xml_is_refused() -> None:
    assert "damaged" in refusal(patched(workbook(["a"]), SHEET, lambda xml: xml[: len(xml) // 2]))
