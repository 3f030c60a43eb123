"""What stands above a table: lines such as `Nomor Proyek;2600001078094`, in one cell or in several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit, clean, is_empty
from permit_guard.intake.columns import bare
from permit_guard.intake.tables import Row, Table

T = TypeVar("T")
LONGEST: Final = 200
"""Characters of a cell that are looked at: a label and its value are shorter, and what is longer has no good value."""
_MARKS: Final = " :="
_VALUE_BEGINS: Final = re.compile(r"[:=0-9]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A label above a table: its row, the columns of it and of its value, and the value ("" for none)."""

    row: Row
    columns: frozenset[int]
    value: Any

    def is_hidden_in(self, table: Table) -> bool:
        """Whether someone who looks at the sheet does not see it."""
        return self.row.number in table.hidden_rows or not self.columns.isdisjoint(table.hidden_columns)


def stated(rows: Iterable[Row], labels: Sequence[str]) -> Iterator[Statement]:
    """Every cell that begins with one of `labels`, with the value beside it or within it, hidden ones too."""
    names = frozenset(map(bare, labels))
    for row in rows:
        for position, cell in enumerate(row.cells):
            if not isinstance(cell, str) or not cell:
                continue
            text = clean(cell)[:LONGEST]
            if bare(text) in names:
                columns, value = _beside(row.cells, position)
                yield Statement(row, columns, value)
            elif (value := _within(text, names)) is not None:
                yield Statement(row, frozenset({position}), value)


def read_above(
    table: Table,
    rows: Sequence[Row],
    labels: Sequence[str],
    reader: Callable[[Any], T | None],
    problems: list[Problem],
) -> T | None:
    """The one value that `rows` state for `labels` in view; None, and a problem, for one unfit or for two that differ.

    A hidden one is a problem, and is not read.
    """
    found: set[T] = set()
    for statement in stated(rows, labels):
        source = table.source(statement.row.number)
        if statement.is_hidden_in(table):
            problems.append(Problem(source, _hidden(labels[0])))
            continue
        try:
            value = reader(statement.value)
        except Unfit as unfit:
            problems.append(Problem(source, _unfit(labels[0], unfit)))
            return None
        if value is not None:
            found.add(value)
        if len(found) > 1:
            problems.append(Problem(source, _two(labels[0])))
            return None
    return next(iter(found), None)


def _beside(cells: Sequence[Any], label: int) -> tuple[frozenset[int], Any]:
    """The first cell with content after the label's column, and the columns of both."""
    for position in range(label + 1, len(cells)):
        cell = cells[position]
        value = cell.strip(_MARKS) if isinstance(cell, str) else cell
        if not is_empty(value):
            return frozenset({label, position}), value
    return frozenset({label}), ""


def _within(text: str, names: frozenset[str]) -> str | None:
    """What follows a label in its own cell, from the first mark or digit on; None where no label begins it."""
    found = _VALUE_BEGINS.search(text)
    if found is None or bare(text[: found.start()]) not in names:
        return None
    return text[found.start() :].strip(_MARKS)


def _unfit(label: str, unfit: Unfit) -> Text:
    return Text(
        f"{label} di atas tabel: {unfit.found.id}; seharusnya {unfit.expected.id}.",
        f"{label} above the table: {unfit.found.en}; expected is {unfit.expected.en}.",
    )


def _two(label: str) -> Text:
    return Text(
        f"{label} di atas tabel disebut dua kali dengan isi yang berbeda. Kirim satu tabel untuk setiap {label}.",
        f"{label} stands above the table twice, with different values. Send one table for each {label}.",
    )


def _hidden(label: str) -> Text:
    return Text(
        f"{label} di atas tabel disembunyikan, jadi tidak dibaca. Tampilkan baris dan kolomnya, atau hapus.",
        f"{label} above the table is hidden, so it is not read. Show its row and column, or delete it.",
    )
