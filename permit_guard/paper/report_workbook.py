"""A report as a workbook: what each figure means first, then a sheet a level and one for each kind of worker."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import ceil
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from permit_guard.domain.kind_words import name_of
from permit_guard.domain.report_record import CELLS, SIDES, title_of
from permit_guard.domain.report_words import HIDDEN, head_lines, is_of_no_one
from permit_guard.domain.text import Language, Text

_BOLD: Final = Font(bold=True)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_RIGHT: Final = Alignment(horizontal="right")
_WIDE, _NARROW, _NAME = 100, 14, 36
_LINE, _OF_WIDTH = 15.0, 0.9
_MEANING: Final = Text("Arti angka", "Definitions")
_APPLICATIONS: Final = Text("Permohonan", "Applications")
_PROPERTIES: Final = "docProps/core.xml"
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_NO_HOUR: Final = (1980, 1, 1, 0, 0, 0)
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
_BESIDE: Final = {
    "rw": Text("RW", "RW"), "rt": Text("RT", "RT"), "applications": Text("permohonan", "applications"),
}  # fmt: skip
_TOTAL: Final = Text("JUMLAH (setiap orang sekali)", "TOTAL (each person once)")
_NOT_KNOWN: Final = Text("(tidak diketahui)", "(not known)")
_COUNTS: Final = {
    "total": Text("Permohonan", "Applications"), "compliant": Text("patuh", "compliant"),
    "deficient": Text("kurang", "deficient"), "unproven": Text("belum terbukti", "unproven"),
    "awaiting_contract": Text("menunggu kontrak", "awaiting contract"),
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
        named = [{**line, "name": name_of(name, line["name"], tongue)} for line in lines]
        _say_figures(book.create_sheet(_SHEETS[name].in_(tongue)), [*named, told["total"]], tongue)
    _say_applications(book.create_sheet(_APPLICATIONS.in_(tongue)), told, tongue)
    return _written(book, told["on"])


def _written(book: Workbook, day: str) -> bytes:
    """The file, the same for the same figures: openpyxl writes the hour into it, and its archive into each entry."""
    book.properties.created = datetime.fromisoformat(day)
    written, fast = io.BytesIO(), io.BytesIO()
    book.save(written)
    with ZipFile(written) as made, ZipFile(fast, "w", ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == _PROPERTIES:
                content = _MODIFIED.sub(rf"\g<1>{day}T00:00:00Z\g<2>".encode(), content)
            kept.writestr(ZipInfo(name, _NO_HOUR), content, ZIP_DEFLATED)
    return fast.getvalue()


def _say_meaning(sheet: Worksheet, told: Mapping[str, Any], tongue: Language) -> None:
    for title, sentence in head_lines(told, tongue):
        _put(sheet, (title, sentence))
    _put(sheet, ("rulebook", told["rulebook"]["hash"]))
    for name, text in told["definitions"].items():
        _put(sheet, (title_of(name, text, tongue), text[tongue.value]))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _NAME, _WIDE
    for at, row in enumerate(sheet.iter_rows(max_col=2), start=1):
        for cell in row:
            cell.alignment = _WRAPPED
        # not every program finds the height of a wrapped cell by itself
        sheet.row_dimensions[at].height = _LINE * ceil(max(1, len(str(row[1].value)) / (_WIDE * _OF_WIDTH)))
    _set_up_print(sheet)


def _say_applications(sheet: Worksheet, told: Mapping[str, Any], tongue: Language) -> None:
    """What is no count of persons, as numbers: applications, days, and the figures that a report is held against."""
    for part, headings in (("applications", _COUNTS), ("pace", _PACE)):
        for name, heading in headings.items():
            value = told[part].get(name)
            _put(sheet, (heading.in_(tongue), HIDDEN if value is None else value))
    for each in told["benchmarks"]:
        _put(sheet, (title_of(each["name"], each, tongue), 100 * float(each["value"])))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 2 * _NAME, _NARROW
    _set_up_print(sheet)


def _say_figures(sheet: Worksheet, lines: Sequence[Mapping[str, Any]], tongue: Language) -> None:
    figures = [
        f"{_CELLS[cell].in_(tongue)}, {_SIDES[side].in_(tongue)}" for side in SIDES for cell in (*CELLS, "share")
    ]
    within = [each for each in _BESIDE if any(each in line for line in lines)]
    _put(sheet, (*(name.in_(tongue) for name in _NAMES), *figures, *(_BESIDE[each].in_(tongue) for each in within)))
    for at, line in enumerate(lines, start=1):
        unnamed = _TOTAL if at == len(lines) else _NOT_KNOWN
        shown = [_shown(line[side], cell) for side in SIDES for cell in (*CELLS, "share")]
        names = (line["name"] or unnamed.in_(tongue), *(line.get(place) or "" for place in _PLACES))
        _put(sheet, (*names, *shown, *(line.get(each) for each in within)))
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


def _shown(side: Mapping[str, Any], cell: str) -> object:
    if is_of_no_one(side, cell):
        return None
    return HIDDEN if side[cell] is None else side[cell]


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
