"""Tables as they were received, and the header found wherever it stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any, Final

from permit_guard.domain.source import Source
from permit_guard.intake.columns import bare, heading
from permit_guard.intake.parsing.sheet_xml import column_index
from permit_guard.intake.wording import column_letters, safe

HEADER_WITHIN: Final = 1_000
_RANGE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_COLUMN_NUMBER: Final = re.compile(r"\(?([0-9]{1,2})\)?")

Cell = Any
"""A text, a number, a bool, `{"d": "2026-03-12"}` for a day, `{"f": 1}` a formula, `{"e": 1}` an error; "" is empty."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line in a CSV or its number on a sheet, and its cells from the first column on."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: rows as on the sheet, columns from 0, all ends included."""

    reference: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Table:
    """The non-blank rows of a CSV (`sheet` is empty) or of one sheet, with what the sheet hides and merges."""

    file: str
    sheet: str
    visible: bool
    is_empty: bool
    rows: list[Row]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merges: tuple[Merge, ...]
    broken_quotes: tuple[int, ...]

    def source(self, number: int) -> Source:
        """The place of a row: `7`, or `Sheet1!7`."""
        return Source(self.file, f"{self.sheet}!{number}" if self.sheet else str(number))

    @property
    def whole(self) -> Source:
        """The place of the table as a whole."""
        return Source(self.file, self.sheet)

    def cell_source(self, number: int, column: int) -> Source:
        """The place of a cell, `Sheet1!B7`; in a CSV that of its line."""
        if not self.sheet:
            return self.source(number)
        return Source(self.file, f"{self.sheet}!{column_letters(column)}{number}")


@dataclass(frozen=True, slots=True)
class Header:
    """The row of a table's column names: where each column stands, which stand twice, and how wide it is.

    A header of two rows, groups above their columns, goes on until `last_index`.
    """

    index: int
    last_index: int
    number: int
    columns: Mapping[str, int]
    doubled: tuple[str, ...]
    labelled: frozenset[int]
    width: int


def tables_of(file: str, answer: Mapping[str, Any]) -> tuple[Table, ...]:
    """The tables that a reading child answered for `file`."""
    return tuple(
        Table(
            file=file,
            sheet=safe(str(table["name"])),
            visible=bool(table["visible"]),
            is_empty=bool(table["empty"]),
            rows=[Row(int(number), list(cells)) for number, cells in table["rows"]],
            hidden_rows=frozenset(table.get("hidden_rows", ())),
            hidden_columns=frozenset(
                column for first, last in table.get("hidden_columns", ()) for column in range(first, last + 1)
            ),
            merges=tuple(_merges(table.get("merged", ()))),
            broken_quotes=tuple(table.get("broken_quotes", ())),
        )
        for table in answer["tables"]
    )


def _merges(references: list[str]) -> Iterator[Merge]:
    for reference in references:
        if found := _RANGE.fullmatch(reference):
            yield Merge(reference, int(found[2]), column_index(found[1]), int(found[4]), column_index(found[3]))


def header_at(table: Table, index: int, names: Mapping[str, str]) -> Header:
    """The row at `index` read as a header, whatever it holds."""
    row = table.rows[index]
    columns: dict[str, int] = {}
    doubled: list[str] = []
    for position, cell in enumerate(row.cells):
        column = names.get(heading(cell)) if isinstance(cell, str) else None
        if column is None:
            continue
        if column in columns:
            doubled.append(column)
        columns.setdefault(column, position)
    labelled = frozenset(position for position, cell in enumerate(row.cells) if isinstance(cell, str) and cell.strip())
    return Header(index, index, row.number, columns, tuple(dict.fromkeys(doubled)), labelled, len(row.cells))


def find_header(table: Table, names: Mapping[str, str], fits: Callable[[frozenset[str]], bool]) -> Header | None:
    """The first row whose known columns `fits` accepts, or None."""
    for index in range(min(len(table.rows), HEADER_WITHIN)):
        if not any(isinstance(cell, str) and heading(cell) in names for cell in table.rows[index].cells):
            continue
        header = _with_row_below(table, header_at(table, index, names), names)
        if len(header.columns) > 1 and fits(frozenset(header.columns)):
            return header
    return None


def _with_row_below(table: Table, header: Header, names: Mapping[str, str]) -> Header:
    """The header with the row below it, where that names columns which this one leaves open, and nothing else."""
    if header.index + 1 >= len(table.rows) or len(header.labelled) < 2 or not is_all_labels(table.rows[header.index]):
        return header
    row = table.rows[header.index + 1]
    below = header_at(table, header.index + 1, names)
    if row.number != header.number + 1 or not below.columns or not is_all_labels(row):
        return header
    if not below.labelled.isdisjoint(header.columns.values()):
        return header
    twice = tuple(column for column in below.columns if column in header.columns)
    return replace(
        header,
        last_index=below.index,
        columns={**below.columns, **header.columns},
        doubled=(*header.doubled, *below.doubled, *twice),
        labelled=header.labelled | below.labelled,
        width=max(header.width, below.width),
    )


def is_all_labels(row: Row) -> bool:
    """Whether a row holds nothing but texts without a digit, as no person's row does."""
    return all(isinstance(cell, str) and not any(map(str.isdigit, cell)) for cell in row.cells)


def nearest_header(table: Table, names: Mapping[str, str]) -> Header | None:
    """The row that names the most known columns, or None if no row names any."""
    candidates = (header_at(table, index, names) for index in range(min(len(table.rows), HEADER_WITHIN)))
    best = max(candidates, key=lambda header: len(header.columns), default=None)
    return best if best is not None and best.columns else None


def body(table: Table, header: Header, *, besides: Set[int] = frozenset()) -> Iterator[Row]:
    """The rows below the header, without the header repeated, without rows of column numbers and those `besides`."""
    after = header.last_index + 1
    labels = {found[0]: found for row in table.rows[header.index : after] if (found := _labels(row))}
    for row in table.rows[after:]:
        if row.number not in besides and not _is_column_numbers(row) and not _repeats(row, labels):
            yield row


def _repeats(row: Row, labels: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the row is one of the header's again; its first text tells most rows apart at once."""
    for cell in row.cells:
        if isinstance(cell, str) and cell.strip():
            known = labels.get(bare(cell))
            return known is not None and _labels(row) == known
    return False


def _labels(row: Row) -> tuple[str, ...]:
    first = next((cell for cell in row.cells if cell != ""), "")
    if not isinstance(first, str):
        return ()
    return tuple(bare(cell) for cell in row.cells if isinstance(cell, str) and cell.strip())


def _is_column_numbers(row: Row) -> bool:
    """Whether the row only counts its columns, as in (1) (2) (3) or 1 2 3."""
    expected: int | None = None
    count = 0
    for cell in row.cells:
        if cell == "":
            continue
        number = _column_number(cell)
        if number is None or (expected is not None and number != expected):
            return False
        expected = number + 1
        count += 1
    return count >= 3


def _column_number(cell: Cell) -> int | None:
    if isinstance(cell, str):
        found = _COLUMN_NUMBER.fullmatch(cell.strip())
        return int(found[1]) if found else None
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 100:
        return int(cell) if cell == int(cell) else None
    return None
