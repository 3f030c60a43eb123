"""An empty roster to fill in: columns as text, checks in their cells, and examples on a sheet of their own."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from permit_guard.domain.case import Employment, Sex

LINES: Final = 2_000
ROSTER_SHEET: Final = "Daftar"
EXAMPLE_SHEET: Final = "Contoh"
AS_TEXT: Final = "@"
AS_DAY: Final = "dd-mm-yyyy"
_WRITTEN: Final = datetime(2026, 1, 1)  # noqa: DTZ001  # a fixed stamp, so that the template is the same every time


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the template: header, width, how cells are formatted, a note in both languages, a check."""

    header: str
    width: int
    form: str
    note: str
    check: DataValidation | None = None


def template() -> bytes:
    """The template as XLSX. What is filled in on its first sheet is a roster; the examples beside are never read."""
    workbook = Workbook()
    roster = workbook.active
    assert isinstance(roster, Worksheet)
    roster.title = ROSTER_SHEET
    _lay_out(roster, _columns())
    _examples(workbook.create_sheet(EXAMPLE_SHEET))
    workbook.properties.created = workbook.properties.modified = _WRITTEN
    workbook.properties.creator = "Permit Guard"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _lay_out(sheet: Worksheet, columns: list[_Column]) -> None:
    """Headers with their notes, formats down the sheet, checks on every line."""
    for position, column in enumerate(columns, 1):
        letter = get_column_letter(position)
        cell = sheet.cell(1, position, column.header)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E79")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.comment = Comment(column.note, "Permit Guard", width=340, height=150)
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].number_format = column.form
        if column.check is not None:
            column.check.add(f"{letter}2:{letter}{LINES + 1}")
            sheet.add_data_validation(column.check)
    sheet.freeze_panes = "A2"


def _examples(sheet: Worksheet) -> None:
    """Filled-in lines to look at, under a title that says what they are."""
    sheet.append(["CONTOH PENGISIAN — bukan daftar pekerja; isi lembar Daftar"])
    sheet.append(["EXAMPLES — not the roster; fill in the sheet Daftar"])
    sheet.append([])
    sheet.append([column.header for column in _columns()])
    for example in _EXAMPLES:
        sheet.append(example)
    for position, column in enumerate(_columns(), 1):
        sheet.column_dimensions[get_column_letter(position)].width = column.width
        for line in range(5, 5 + len(_EXAMPLES)):
            sheet.cell(line, position).number_format = column.form
    for line in (1, 2, 4):
        for cell in sheet[line]:
            cell.font = Font(bold=True)


def _columns() -> list[_Column]:
    """The columns of contract.md that a person fills in; checks are new each time, as a sheet owns its own."""
    nik = _check(
        "custom", "AND(LEN(A2)=16,ISNUMBER(--LEFT(A2,15)),ISTEXT(A2))", "NIK: 16 angka sebagai teks / 16 digits as text"
    )
    day = "Tanggal, hari lebih dulu / a day, day before month: 12-03-1990"
    return [
        _Column("NIK", 20, AS_TEXT, NOTES["NIK"], nik),
        _Column("Paspor", 14, AS_TEXT, NOTES["Paspor"]),
        _Column("Nama", 30, AS_TEXT, NOTES["Nama"]),
        _Column("Tanggal Lahir", 14, AS_DAY, NOTES["Tanggal Lahir"], _days(day)),
        _Column("Jenis Kelamin", 9, AS_TEXT, NOTES["Jenis Kelamin"], _listed(*Sex)),
        _Column("Status Kerja", 16, AS_TEXT, NOTES["Status Kerja"], _listed(*Employment)),
        _Column("Jabatan", 16, AS_TEXT, NOTES["Jabatan"]),
        _Column("NPP", 12, AS_TEXT, NOTES["NPP"]),
        _Column("Mulai Kerja", 13, AS_DAY, NOTES["Mulai Kerja"], _days(day)),
        _Column("Selesai Kerja", 13, AS_DAY, NOTES["Selesai Kerja"], _days(day)),
        _Column("KPJ", 15, AS_TEXT, NOTES["KPJ"]),
        _Column("Desa", 18, AS_TEXT, NOTES["Desa"]),
        _Column("RT", 6, AS_TEXT, NOTES["RT"]),
        _Column("RW", 6, AS_TEXT, NOTES["RW"]),
    ]


def _listed(*choices: str) -> DataValidation:
    said = ", ".join(choices)
    return _check("list", f'"{",".join(choices)}"', f"Pilih / choose: {said}")


def _days(message: str) -> DataValidation:
    first, last = "DATE(1900,1,1)", "DATE(2199,12,31)"
    return _check("date", first, message, operator="between", formula2=last)


def _check(kind: Any, formula: str, message: str, **settings: Any) -> DataValidation:
    """A check that says in both languages what is expected; an empty cell is fine."""
    return DataValidation(
        type=kind,
        formula1=formula,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Permit Guard",
        error=message[:220],
        **settings,
    )


_EXAMPLES: Final[tuple[tuple[Any, ...], ...]] = (
    ("330810120390…", "", "CONTOH SATU", date(1990, 3, 12), "L", "harian_lepas", "Tukang",
     "15070955", date(2026, 3, 16), date(2026, 9, 15), "12345678901", "33.08.10.2003", "002", "005"),
    ("3308105204850…", "", "CONTOH DUA", date(1985, 4, 12), "P", "pkwt", "Juru tulis", "", None, None,
     "", "", "", ""),
    ("", "X0000000", "CONTOH TIGA", date(1980, 1, 31), "L", "tka", "Insinyur", "15070955", date(2026, 4, 1),
     date(2026, 12, 31), "", "", "", ""),
)  # fmt: skip

NOTES: Final = {
    "NIK": "16 angka dari KTP, sebagai teks; kosong bagi tenaga kerja asing.\n"
    "16 digits from the identity card, as text; empty for a foreign worker.",
    "Paspor": "Hanya bagi tenaga kerja asing tanpa NIK.\nOnly for a foreign worker without a NIK.",
    "Nama": "Wajib. Nama lengkap seperti di KTP.\nNeeded. The full name as on the card.",
    "Tanggal Lahir": "Contoh 12-03-1990 atau 12 Maret 1990.\nSuch as 12-03-1990 or 12 March 1990.",
    "Jenis Kelamin": "L atau P.\nL (male) or P (female).",
    "Status Kerja": "Wajib. Pilih salah satu.\nNeeded. Choose one: harian_lepas (daily), borongan (piece-rate), "
    "musiman (seasonal), pkwt (fixed term), pkwtt (permanent), mandiri (self-employed), tka (foreign).",
    "Jabatan": "Boleh kosong.\nOptional: the position.",
    "NPP": "NPP pemberi kerja; kosong berarti kontraktor utama.\nThe employer's number; empty is the main contractor.",
    "Mulai Kerja": "Kosong berarti awal kontrak.\nEmpty is the contract's start.",
    "Selesai Kerja": "Kosong berarti akhir kontrak.\nEmpty is the contract's end.",
    "KPJ": "Nomor peserta BPJS Ketenagakerjaan, 11 angka, sebagai teks.\nThe worker's number, 11 digits, as text.",
    "Desa": "Boleh kosong: nama atau kode desa.\nOptional: the village's name or code.",
    "RT": "Boleh kosong.\nOptional.",
    "RW": "Boleh kosong.\nOptional.",
}
"""The note of each header, in both languages."""
