"""What stands above a table: lines such as `Nomor Proyek;2600001078094`, in one cell or in several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar

from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit, is_empty
from permit_guard.intake.columns import bare
from permit_guard.intake.tables import Row, Table

T = TypeVar("T")
_LABEL_AND_VALUE: Final = re.compile(r"([^:=0-9]+?)\s*[:=]?\s*([0-9].*|:.*)", re.DOTALL)
_MARKS: Final = " :=\t"


def stated(rows: Iterable[Row], labels: Sequence[str]) -> Iterator[tuple[Row, Any]]:
    """Every row that begins a cell with one of `labels`, and the value beside it or within the cell ("" for none)."""
    names = frozenset(map(bare, labels))
    for row in rows:
        for position, cell in enumerate(row.cells):
            if not isinstance(cell, str) or not cell:
                continue
            if bare(cell) in names:
                yield row, _beside(row.cells[position + 1 :])
            elif (value := _within(cell, names)) is not None:
                yield row, value


def read_above(
    table: Table,
    rows: Sequence[Row],
    labels: Sequence[str],
    reader: Callable[[Any], T | None],
    problems: list[Problem],
) -> T | None:
    """The one value that `rows` state for `labels`; None, and a problem, for one unfit or for two that differ."""
    found: set[T] = set()
    for row, cell in stated(rows, labels):
        try:
            value = reader(cell)
        except Unfit as unfit:
            problems.append(Problem(table.source(row.number), _unfit(labels[0], unfit)))
            return None
        if value is not None:
            found.add(value)
        if len(found) > 1:
            problems.append(Problem(table.source(row.number), _two(labels[0])))
            return None
    return next(iter(found), None)


def _beside(cells: Sequence[Any]) -> Any:
    for cell in cells:
        value = cell.strip(_MARKS) if isinstance(cell, str) else cell
        if not is_empty(value):
            return value
    return ""


def _within(cell: str, names: frozenset[str]) -> str | None:
    if ":" in cell:
        label, _, value = cell.partition(":")
        return value.strip() if bare(label) in names else None
    found = _LABEL_AND_VALUE.fullmatch(cell.strip())
    return found[2].strip(_MARKS) if found and bare(found[1]) in names else None


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
