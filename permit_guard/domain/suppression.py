"""Cells that would tell of too few persons are hidden, with others, so that none can be had back from the totals.

A table's last row and last column are its totals. Hidden cells can be moved against each other along a closed walk
through rows and columns; a cell on no such walk follows from what is shown. So a cell is kept from being computed just
where such a walk goes through it (Gusfield 1988), and here every step of the walk also leaves each cell at 1 or more,
as a reader knows that no hidden cell is nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import permutations
from typing import Final

FEWEST: Final = 5
TRIED_FIRST: Final = 60
_TOTAL: Final = 10**9
_LENDS_NOTHING: Final = 10**12
Cell = tuple[int, int]
Table = Sequence[Sequence[int]]
_Pattern = tuple[bool, tuple[Cell, ...]]
"""Of a row: whether it is the totals, and of each hidden cell its column and its value, 2 for any more."""


def hidden_cells(tables: Sequence[Table], hidden_totals: Collection[int] = ()) -> frozenset[Cell]:
    """The cells to hide in all of `tables`, which are of one shape and each add up; zeros tell of no one and stay.

    `hidden_totals` are the columns whose total is to be hidden whatever it is, as it is elsewhere. Every hidden cell
    that is not nothing could, in its table, also be another number. Where no choice of cells does that, every cell is
    hidden.
    """
    height, width = len(tables[0]), len(tables[0][0])
    every = frozenset((row, column) for row in range(height) for column in range(width))
    hidden = {(row, column) for row, column in every if any(0 < table[row][column] < FEWEST for table in tables)}
    hidden |= {(height - 1, column) for column in hidden_totals}
    hidden |= {cell for table in tables for cell in _seconds(table, hidden)}
    while True:
        bare = [(table, cell) for table in tables for cell in _Walk(table, hidden).computable()]
        if not bare:
            return frozenset(hidden)
        new = {each for table, cell in bare for each in _companions(table, cell, hidden)} - hidden
        if not new:
            return every
        hidden |= new


def _seconds(table: Table, hidden: set[Cell]) -> Iterator[Cell]:
    """Where a row hides one cell alone, another of it: the smallest that is no total."""
    alone = Counter(row for row, _ in hidden)
    for row, column in sorted(hidden):
        if alone[row] == 1:
            others = [other for other in range(len(table[row])) if other != column]
            yield row, min(others, key=lambda other: _cost(table, (row, other)))


class _Walk:
    """Steps from column to column over the rows' hidden cells: one cell of a row goes down and another goes up.

    Rows that hide the same columns, with cells that may go the same ways, are one pattern: a long table has few.
    """

    def __init__(self, table: Table, hidden: set[Cell]) -> None:
        self.last = len(table[0]) - 1
        cells: dict[int, list[Cell]] = {}
        for row, column in sorted(hidden):
            cells.setdefault(row, []).append((column, min(table[row][column], 2)))
        self.rows: dict[_Pattern, list[int]] = {}
        for row, found in cells.items():
            self.rows.setdefault((row == len(table) - 1, tuple(found)), []).append(row)
        self.steps: Counter[tuple[int, int]] = Counter()
        for pattern, rows in self.rows.items():
            self.steps.update(dict.fromkeys(self._over(pattern), len(rows)))

    def computable(self) -> Iterator[Cell]:
        """The hidden cells that follow from what is shown."""
        for pattern, rows in self.rows.items():
            for column, value in pattern[1]:
                if value and not self._goes_through(pattern, column):
                    yield from ((row, column) for row in rows)

    def _over(self, pattern: _Pattern) -> Iterator[tuple[int, int]]:
        for start, end in permutations(pattern[1], 2):
            if self._may(pattern, start, up=False) and self._may(pattern, end, up=True):
                yield start[0], end[0]

    def _goes_through(self, pattern: _Pattern, column: int) -> bool:
        """Whether a closed walk goes through a row's cell, whichever way, and comes back over other rows."""
        elsewhere = self.steps.copy()
        elsewhere.subtract(self._over(pattern))
        (cell,) = (each for each in pattern[1] if each[0] == column)
        others = [each for each in pattern[1] if each[0] != column]
        ends = [other[0] for other in others if self._may(pattern, other, up=False)]
        starts = [other[0] for other in others if self._may(pattern, other, up=True)]
        return (self._may(pattern, cell, up=True) and any(_reaches(elsewhere, column, end) for end in ends)) or (
            self._may(pattern, cell, up=False) and any(_reaches(elsewhere, start, column) for start in starts)
        )

    def _may(self, pattern: _Pattern, cell: Cell, *, up: bool) -> bool:
        column, value = cell
        return _lends(value, of_totals=pattern[0] != (column == self.last), up=up)


def _may(table: Table, cell: Cell, *, up: bool) -> bool:
    row, column = cell
    of_totals = (row == len(table) - 1) != (column == len(table[0]) - 1)
    return _lends(table[row][column], of_totals=of_totals, up=up)


def _lends(value: int, *, of_totals: bool, up: bool) -> bool:
    """Whether a cell may go one up or down in its row's and column's sum: a total counts there as less."""
    return value > 1 or up != of_totals


def _reaches(steps: Counter[tuple[int, int]], start: int, end: int) -> bool:
    reached, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        onward = {last for (first, last), rows in steps.items() if first == at and rows > 0} - reached
        reached |= onward
        waiting.extend(onward)
    return end in reached


def _companions(table: Table, cell: Cell, hidden: set[Cell]) -> set[Cell]:
    """Three cells that close the shortest walk through `cell`, those that hide the fewest persons and no totals."""
    for rows in (range(min(len(table), TRIED_FIRST)), range(len(table))):  # in a long table some row near by will do
        corners = (
            ((cell[0], column), (row, column), (row, cell[1]))
            for row in rows if row != cell[0]
            for column in range(len(table[0])) if column != cell[1]
        )  # fmt: skip
        closing = [three for three in corners if _closes(table, (cell, *three))]
        if closing:
            return set(min(closing, key=lambda three: (sum(_cost(table, each) for each in {*three} - hidden), three)))
    return set()


def _closes(table: Table, walk: Sequence[Cell]) -> bool:
    """Whether the cells of a walk can go up and down by turns, or down and up: the first can always do one of them."""
    if all(table[row][column] > 1 for row, column in walk[1:]):
        return True
    return any(
        all(_may(table, each, up=first == (at % 2 == 0)) for at, each in enumerate(walk)) for first in (True, False)
    )


def _cost(table: Table, cell: Cell) -> int:
    """What is lost with a cell: its persons, and more with a total, most with one of all rows, which other tables show.

    One person or none can lend nothing to a walk.
    """
    value = table[cell[0]][cell[1]]
    totals = 2 * (cell[0] == len(table) - 1) + (cell[1] == len(table[0]) - 1)
    return value + _TOTAL * totals if value > 1 else _LENDS_NOTHING
