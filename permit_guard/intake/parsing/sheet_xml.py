"""What a sheet's own XML says of its structure: contents counted, formulas, hidden rows and columns, merged cells.

Expat is asked directly, without defusedxml's 0.1 s of imports, and refuses what defusedxml would: a document type is
the only door to entities and to files outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from permit_guard.domain.text import Text
from permit_guard.intake.refusal import FileRefused
from permit_guard.intake.wording import column_letters

LAST_ROW: Final = 250_000
LAST_COLUMN: Final = 256
MOST_CELLS: Final = 6_000_000
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TRUE: Final = ("1", "true", "on")


@dataclass(slots=True)
class SheetStructure:
    """A sheet as its XML states it. Rows count from 1, columns from 0.

    `filled` says how many cells of a row have content that a parser must find again; formulas and errors are apart.
    """

    filled: dict[int, int] = field(default_factory=dict)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def parse_xml(content: bytes, start: object, text: object = None) -> None:
    """Run expat over `content`. Raises FileRefused for XML that is broken or brings a document type."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start  # type: ignore[assignment]  # typeshed wants one exact signature
    parser.CharacterDataHandler = text  # type: ignore[assignment]  # the same
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as wrong:
        raise _broken() from wrong


def local(name: str) -> str:
    """An element's name without its prefix."""
    return name.rpartition(":")[2]


def structure_of(sheet: bytes, blank_strings: frozenset[int]) -> SheetStructure:
    """The structure of one worksheet. `blank_strings` are the indexes of shared strings that show nothing.

    Raises FileRefused when a cell lies beyond LAST_ROW or LAST_COLUMN, or the sheet spans more than MOST_CELLS.
    """
    reading = _SheetReading(blank_strings)
    parse_xml(sheet, reading.start, reading.text)
    reading.close_cell()
    reading.check_extent()
    return reading.structure


def blank_shared_strings(content: bytes | None) -> frozenset[int]:
    """The indexes of the shared strings that hold nothing but white space."""
    count, shows = 0, [False]

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal count
        if local(name) == "si":
            count += 1
            shows.append(False)

    def text(data: str) -> None:
        if not shows[-1] and data.strip():
            shows[-1] = True

    if content is None:
        return frozenset()
    parse_xml(content, start, text)
    return frozenset(index for index, showing in enumerate(shows[1:]) if not showing)


class _SheetReading:
    """One pass over a worksheet; a cell is closed by whatever comes after it."""

    def __init__(self, blank_strings: frozenset[int]) -> None:
        self.structure = SheetStructure()
        self.blank_strings = blank_strings
        self.row, self.column = 0, -1
        self.kind, self.content = "", ""
        self.has_formula = self.in_value = self.in_cell = False
        self.last_row = self.last_column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if ":" in name:
            name = local(name)
        if name == "v" or name == "t":
            self.in_value = True
            return
        self.in_value = False
        if name == "c":
            self.close_cell()
            self.open_cell(attributes)
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            self.close_cell()
            self.open_row(attributes)
        elif name == "col":
            self.column_range(attributes)
        elif name == "mergeCell":
            self.structure.merged.append(attributes.get("ref", ""))

    def text(self, data: str) -> None:
        """Characters within the element that began last."""
        if self.in_value and self.in_cell:
            self.content += data

    def open_row(self, attributes: dict[str, str]) -> None:
        """A row, by its own number or else the next one."""
        number = attributes.get("r", "")
        self.row = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else self.row + 1
        self.column = -1
        if attributes.get("hidden", "") in _TRUE or _is_zero(attributes.get("ht")):
            self.structure.hidden_rows.append(self.row)

    def open_cell(self, attributes: dict[str, str]) -> None:
        """A cell, by its own reference or else the next one of its row."""
        self.in_cell, self.kind, self.content, self.has_formula = True, attributes.get("t", ""), "", False
        reference = attributes.get("r")
        if reference is None:
            self.column += 1
        elif found := _REFERENCE.fullmatch(reference):
            self.row, self.column = int(found[2]), column_index(found[1])
        else:
            raise _broken()

    def close_cell(self) -> None:
        """Count the cell that was open, if it has content."""
        if not self.in_cell:
            return
        self.in_cell = self.in_value = False
        place = (self.row, self.column)
        if self.has_formula:
            self.structure.formulas.append(place)
        elif self.kind == "e":
            self.structure.errors.append(place)
        elif not self.content.strip() or (self.kind == "s" and _index(self.content) in self.blank_strings):
            return
        else:
            self.structure.filled[self.row] = self.structure.filled.get(self.row, 0) + 1
        self.last_row, self.last_column = max(self.last_row, self.row), max(self.last_column, self.column)
        if self.last_row > LAST_ROW or self.last_column >= LAST_COLUMN:
            self.check_extent()

    def column_range(self, attributes: dict[str, str]) -> None:
        """A run of columns that is not shown."""
        if attributes.get("hidden", "") in _TRUE or _is_zero(attributes.get("width")):
            first, last = _index(attributes.get("min", "")), _index(attributes.get("max", ""))
            self.structure.hidden_columns.append((first - 1, min(last, LAST_COLUMN) - 1))

    def check_extent(self) -> None:
        """Refuse a sheet that no parser should lay out."""
        row, column = self.last_row, self.last_column
        if row <= LAST_ROW and column < LAST_COLUMN and row * (column + 1) <= MOST_CELLS:
            return
        cell = f"{column_letters(column)}{row}"
        raise FileRefused(
            Text(
                f"Lembar kerja ini berisi sampai sel {cell}; yang dibaca paling jauh baris {LAST_ROW} dan kolom "
                f"{column_letters(LAST_COLUMN - 1)}. Hapus isi yang jauh dari tabel, atau kirim sebagai CSV.",
                f"This sheet has content as far as cell {cell}; at most row {LAST_ROW} and column "
                f"{column_letters(LAST_COLUMN - 1)} are read. Delete what lies far from the table, or send a CSV.",
            )
        )


def column_index(letters: str) -> int:
    """The column of `letters` counted from 0: A is 0, XFD 16383."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def _index(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _is_zero(size: str | None) -> bool:
    try:
        return size is not None and float(size) == 0
    except ValueError:
        return False


def _refuse_doctype(*_: object) -> None:
    raise _broken()


def _broken() -> FileRefused:
    return FileRefused(
        Text(
            "Isi XLSX rusak. Buka di aplikasi lembar kerja, simpan ulang sebagai .xlsx, lalu kirim lagi.",
            "The content of the XLSX is damaged. Open it in a spreadsheet program, save it again as .xlsx and resend.",
        )
    )
