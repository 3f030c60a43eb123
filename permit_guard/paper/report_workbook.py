"""A report as a workbook: what each figure means first, then a sheet a level and one for each kind of worker."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import ceil
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from permit_guard.domain.report_record import CELLS, SIDES, title_of
from permit_guard.domain.text import Language, Text

HIDDEN: Final = "*"
_BOLD: Final = Font(bold=True)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_RIGHT: Final = Alignment(horizontal="right")
_WIDE, _NARROW, _NAME = 100, 14, 30
_LINE, _OF_WIDTH = 15.0, 0.9
_MEANING: Final = Text("Arti angka", "Definitions")
_SHEETS: Final = {
    "regency": Text("Kabupaten dan kota", "Regencies"), "district": Text("Kecamatan", "Districts"),
    "village": Text("Desa dan kelurahan", "Villages"), "rt": Text("RT dan RW", "RT and RW"),
    "employment": Text("Hubungan kerja", "Employment"),
    "route": Text("Jalur", "Route"), "size": Text("Skala usaha", "Size"),
}  # fmt: skip
_NAMES: Final = (
    Text("kode atau jenis", "code or kind"), Text("kabupaten/kota", "regency"), Text("kecamatan", "district"),
    Text("desa/kelurahan", "village"),
)  # fmt: skip
_PLACES: Final = ("regency", "district", "village")
_SHARES: Final = (len(_NAMES) + len(CELLS) + 1, len(_NAMES) + 2 * (len(CELLS) + 1))
_SIDES: Final = {"now": Text("kini", "now"), "first": Text("pertama", "at first")}
_CELLS: Final = {
    "proven": Text("terbukti", "proven"), "deficient": Text("tidak", "not covered"),
    "unproven": Text("belum", "not proven"), "persons": Text("orang", "persons"), "share": Text("persen", "percent"),
}  # fmt: skip
_TOTAL: Final = Text("JUMLAH (setiap orang sekali)", "TOTAL (each person once)")
_NOT_KNOWN: Final = Text("(tidak diketahui)", "(not known)")
_FACTS: Final = {
    "on": Text("Per hari", "As of"), "by": Text("Tingkat", "Level"), "where": Text("Tempat", "Place"),
    "office": Text("Kantor", "Office"),
}  # fmt: skip
_COUNTS: Final = {
    "total": Text("Permohonan", "Applications"), "compliant": Text("patuh", "compliant"),
    "deficient": Text("kurang", "deficient"), "unproven": Text("belum terbukti", "unproven"),
    "unchecked": Text("belum diperiksa", "not checked yet"),
    "unchecked_rows": Text("baris pekerja yang belum diperiksa", "rows of workers not checked yet"),
}  # fmt: skip
_PACE: Final = {
    "applications": Text("Permohonan yang menjadi patuh", "Applications found compliant"),
    "days": Text("median hari", "median days"), "office_days": Text("giliran kantor", "the office's turn"),
    "applicant_days": Text("giliran pemohon", "the applicant's turn"),
}  # fmt: skip


def report_workbook(told: Mapping[str, Any], tongue: Language) -> bytes:
    """The record of a report as an XLSX file: numbers are numbers, a hidden one is `*`; made to be printed."""
    book = Workbook()
    meaning = book.active
    assert isinstance(meaning, Worksheet), "a new workbook has a sheet"
    meaning.title = _MEANING.in_(tongue)
    _say_meaning(meaning, told, tongue)
    levels = {**told.get("above", {}), told["by"]: told["areas"]}
    for name, lines in {**levels, **told["splits"]}.items():
        _say_figures(book.create_sheet(_SHEETS[name].in_(tongue)), [*lines, told["total"]], tongue)
    day = datetime.fromisoformat(told["on"])
    book.properties.created = book.properties.modified = day
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _say_meaning(sheet: Worksheet, told: Mapping[str, Any], tongue: Language) -> None:
    for name, heading in _FACTS.items():
        _put(sheet, (heading.in_(tongue), told[name] or ""))
    _put(sheet, ("rulebook", told["rulebook"]["hash"]))
    for part, headings in (("applications", _COUNTS), ("pace", _PACE)):
        for name, heading in headings.items():
            _put(sheet, (heading.in_(tongue), told[part][name]))
    for each in told["benchmarks"]:
        _put(sheet, (title_of(each["name"], each, tongue), float(each["value"]), each["since"], each["source"]))
    for name, text in told["definitions"].items():
        _put(sheet, (title_of(name, text, tongue), text[tongue.value]))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _NAME, _WIDE
    sheet.column_dimensions["C"].width, sheet.column_dimensions["D"].width = _NARROW, _NAME + _NARROW
    for at, row in enumerate(sheet.iter_rows(max_col=2), start=1):
        for cell in row:
            cell.alignment = _WRAPPED
        # not every program finds the height of a wrapped cell by itself
        sheet.row_dimensions[at].height = _LINE * ceil(max(1, len(str(row[1].value)) / (_WIDE * _OF_WIDTH)))
    _set_up_print(sheet)


def _say_figures(sheet: Worksheet, lines: Sequence[Mapping[str, Any]], tongue: Language) -> None:
    figures = [
        f"{_CELLS[cell].in_(tongue)}, {_SIDES[side].in_(tongue)}" for side in SIDES for cell in (*CELLS, "share")
    ]
    _put(sheet, (*(name.in_(tongue) for name in _NAMES), *figures))
    for at, line in enumerate(lines, start=1):
        unnamed = _TOTAL if at == len(lines) else _NOT_KNOWN
        cells = [line[side][cell] for side in SIDES for cell in (*CELLS, "share")]
        shown = [HIDDEN if cell is None else cell for cell in cells]
        _put(sheet, (line["name"] or unnamed.in_(tongue), *(line.get(place) or "" for place in _PLACES), *shown))
    for cell in (*sheet[1], *sheet[sheet.max_row]):
        cell.font = _BOLD
    for cell in sheet[1]:
        cell.alignment = _WRAPPED
    sheet.row_dimensions[1].height = 2 * _LINE
    for row in sheet.iter_rows(min_row=2, min_col=len(_NAMES) + 1):
        for cell in row:
            cell.alignment = _RIGHT
            cell.number_format = "0.0" if cell.column in _SHARES else "#,##0"
    for at in range(1, sheet.max_column + 1):
        sheet.column_dimensions[get_column_letter(at)].width = _NAME if at <= len(_NAMES) else _NARROW
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    _set_up_print(sheet)


def _put(sheet: Worksheet, values: Iterable[object]) -> None:
    """A row; what a spreadsheet would take for a formula stays text."""
    sheet.append(list(values))
    for cell in sheet[sheet.max_row]:
        if cell.data_type == "f":
            cell.data_type = "s"


def _set_up_print(sheet: Worksheet) -> None:
    footer: Any = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "&P / &N"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
