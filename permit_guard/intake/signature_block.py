"""The block for signatures below a table's last line: who signs there is no worker and no member."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from permit_guard.intake.cells import clean, is_empty
from permit_guard.intake.columns import bare
from permit_guard.intake.footer import begins_a_total, is_silent, names_someone
from permit_guard.intake.lines import Line
from permit_guard.intake.tables import Header, Row, Table
from permit_guard.intake.vocabulary import ACTIVE, EMPLOYMENTS, INACTIVE, SEXES

_TELLING: Final = frozenset({*EMPLOYMENTS, *SEXES, *ACTIVE, *INACTIVE})
"""What tells of a worker or a member wherever it stands."""


def signature_rows(table: Table, header: Header, identity: Collection[str]) -> frozenset[int]:
    """The rows at the table's end, from one with a place and its day or a word of signing on, that name only signers.

    A number, a day, an employment, a sex or a status in any row below ends the search: no one may be lost.
    """
    begins: int | None = None
    block: list[int] = []
    for row in reversed(table.rows[header.last_index + 1 :]):
        line = Line(table, header, row, [])
        if not _may_be_signers(line):
            break
        block.append(row.number)
        if _begins(row):
            begins = row.number
    return frozenset(number for number in block if begins is not None and number >= begins)


def _begins(row: Row) -> bool:
    """Whether a row has what begins a signature's block; a total stands above one, and is none of it."""
    texts = [clean(cell) for cell in row.cells if isinstance(cell, str) and not is_empty(cell)]
    return any(is_silent(text, is_identity=False) and not begins_a_total(text) for text in texts)


def _may_be_signers(line: Line) -> bool:
    """Whether nothing in the row tells of a worker: texts without digits, or words of a footer, and no name beside."""
    filled = {at: cell for at, cell in enumerate(line.row.cells) if not is_empty(cell)}
    if not all(map(_is_a_signers, filled.values())):
        return False
    name = line.cell("name")
    known = [at for column, at in line.header.columns.items() if column != "name" and at in filled]
    return is_empty(name) or not known or is_silent(name, is_identity=False) or not names_someone(name)


def _is_a_signers(cell: Any) -> bool:
    if not isinstance(cell, str):
        return False
    text = clean(cell)
    if is_silent(text, is_identity=False):
        return True
    return not any(map(str.isdigit, text)) and bare(text) not in _TELLING
