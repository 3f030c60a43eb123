"""A roster that was read as a table again, each worker on the line that he had, without wages: they were not kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from permit_guard.domain.case import UNREADABLE, Worker
from permit_guard.intake.columns import ROSTER, called

COLUMNS: Final = tuple(column for column in ROSTER if column != "wage")
HEADER: Final = tuple(called(column)[0] for column in COLUMNS)
STILL_UNREAD: Final = "belum terbaca"
"""What stands in a cell whose content no one could read: no day and no word of a column is written so. A NIK's cell
stays empty, as any text there is taken for a NIK."""
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")

Cells = Mapping[str, str]
"""What stands in the columns of one line."""


def cells_of(worker: Worker) -> dict[str, str]:
    """What a roster says of a worker, column by column, in the words that a roster is read by."""
    cells = {column: _written(getattr(worker, column)) for column in COLUMNS}
    return cells | ({"nik": ""} if worker.nik is UNREADABLE else {})


def written_csv(lines: Mapping[int, Cells]) -> bytes:
    """The table as CSV, each line at its own number and the header above the first; the same bytes for the same."""
    written = io.StringIO()
    write = csv.writer(written, delimiter=";", lineterminator="\n")
    for cells in _rows(lines):
        write.writerow([_no_formula(cell) for cell in cells])
    return written.getvalue().encode()


def written_workbook(lines: Mapping[int, Cells]) -> bytes:
    """The table as XLSX, each line in its own row, every cell a text: so no number loses a digit."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Daftar")
    for cells in _rows(lines):
        sheet.append([_as_text(sheet, cell) for cell in cells])
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _rows(lines: Mapping[int, Cells]) -> Iterable[tuple[str, ...]]:
    """Every line up to the last: empty ones where the file had a title, a total or nothing."""
    first = min(lines, default=2)
    for number in range(1, max(lines, default=1) + 1):
        if number == max(first - 1, 1):
            yield HEADER
        elif number in lines:
            yield tuple(lines[number].get(column, "") for column in COLUMNS)
        else:
            yield ()


def _as_text(sheet: Any, content: str) -> Any:
    cell = WriteOnlyCell(sheet, content)
    cell.data_type, cell.number_format = "s", "@"
    return cell


def _no_formula(cell: str) -> str:
    """With a space before it no spreadsheet reckons with what it says; reading takes the space away."""
    return f" {cell}" if cell.startswith(_FORMULA_SIGNS) and len(cell) > 1 else cell


def _written(value: Any) -> str:
    if value is None:
        return ""
    if value is UNREADABLE:
        return STILL_UNREAD
    return value.isoformat() if isinstance(value, date) else str(value)
