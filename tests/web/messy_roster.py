"""A roster as contractors send it: titles, odd headings, numbers for NIK, short years, someone twice, a total."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook

NUMERIC = (12, 40)
SHORT_YEAR = (20, 60)
NO_EMPLOYMENT = (33,)
TWICE = (101, 150)
"""Rows of the sheet; the last two have one NIK."""
HEADER_ROW = 5


def nik(row: int) -> str:
    """The made-up NIK of a row."""
    return f"330810{row % 28 + 1:02}0{row % 9 + 1}{70 + row % 28:02}{row:04}"


def birth(row: int) -> str:
    """The day that the NIK says."""
    return f"{row % 28 + 1:02}-0{row % 9 + 1}-19{70 + row % 28:02}"


def messy_roster(count: int = 200) -> bytes:
    """The workbook, its workers from row 6 on, with a blank line in their midst and a wage beside each."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Data"
    sheet.append(["DAFTAR TENAGA KERJA PROYEK"])
    sheet.merge_cells("A1:F1")
    sheet.append(["PT KARYA NUSANTARA"])
    sheet.merge_cells("A2:F2")
    sheet.append([])
    sheet.append([])
    sheet.append(["No.", "NO. KTP", "NAMA PEKERJA", "TGL LAHIR", "HUBUNGAN KERJA", "GAJI (Rp)"])
    row, made = HEADER_ROW, 0
    while made < count:
        row += 1
        if row == 90:
            continue
        made += 1
        for column, value in enumerate(_line(row, made), 1):
            sheet.cell(row, column, value)
    sheet.cell(row + 1, 3, "TOTAL")
    sheet.cell(row + 1, 6, 99_999)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _line(row: int, number: int) -> list[Any]:
    same = nik(TWICE[0] if row == TWICE[1] else row)
    day = birth(TWICE[0] if row == TWICE[1] else row)
    return [
        number,
        int(same) if row in NUMERIC else same,
        f"Pekerja {row}",
        day[:6] + day[8:] if row in SHORT_YEAR else day,
        None if row in NO_EMPLOYMENT else "PHL",
        100_000,
    ]
