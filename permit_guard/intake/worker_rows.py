"""Which rows of a roster are someone's: whoever can be told to be a worker is one, with problems where data lack."""

from __future__ import annotations

from typing import Final

from permit_guard.intake.columns import bare
from permit_guard.intake.footer import is_footer, is_silent, names_someone
from permit_guard.intake.lines import Line

IDENTITY: Final = ("nik", "passport")
OF_A_WORKER: Final = (
    *IDENTITY,
    *("employment", "birth_date", "kpj", "employer_npp", "works_from", "works_to", "sex"),
)
"""Columns in which anything but words of a footer is a worker's."""
BESIDE_A_NAME: Final = ("position", "wage", "village", "rt", "rw")
"""Columns in which anything but words of a footer is a worker's, where a name stands beside it."""
_COUNTED: Final = frozenset({"no", "nomor", "nourut", "nomorurut", "urut"})
_LONGEST_COUNT: Final = 6


def is_a_workers(line: Line) -> bool:
    """Whether the row is a worker's and no total, no signature and no empty form's."""
    if line.has(*OF_A_WORKER):
        return not is_footer(line, IDENTITY)
    if not line.has("name") or not names_someone(line.cell("name")):
        return False
    return _is_counted(line) or any(
        line.has(column) and not is_silent(line.cell(column), is_identity=False) for column in BESIDE_A_NAME
    )


def _is_counted(line: Line) -> bool:
    """Whether a running number stands in the row, as before no signature."""
    for position in line.header.labelled:
        labels, cells = line.table.rows[line.header.index].cells, line.row.cells
        if position >= min(len(labels), len(cells)) or bare(str(labels[position])) not in _COUNTED:
            continue
        if str(cells[position]).strip().rstrip(".)").removesuffix(".0").isdigit():
            return len(str(cells[position])) <= _LONGEST_COUNT
    return False
