"""Cells that would tell of too few persons are hidden, with others, so that none can be had back from the totals.

A table's last row and last column are its totals. Hidden cells can be moved against each other along a closed walk
through rows and columns; a cell on no such walk follows from what is shown. So a cell is kept from being computed just
where such a walk goes through it (Gusfield 1988), and here every step of the walk also leaves each cell at 1 or more,
as a reader may know that no hidden cell is nothing. A line that hides anything shows no nothing either (`report.py`):
else so many hidden cells as there are persons left for them would each be one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence, Set
from functools import lru_cache
from itertools import permutations
from typing import Final

FEWEST: Final = 5
TRIED_FIRST: Final = 60
_TOTAL: Final = 10**9
_LENDS_NOTHING: Final = 10**12
REMEMBERED: Final = 100_000
Cell = tuple[int, int]
_Step = tuple[int, int]
Table = Sequence[Sequence[int]]
_Pattern = tuple[bool, tuple[Cell, ...]]
"""Of a row: whether it is the totals, and of each hidden cell its column and its value, 2 for any more."""


def hidden_cells(tables: Sequence[Table], hidden_totals: Collection[int] = ()) -> frozenset[Cell]:
    """The cells to hide in all of `tables`, which are of one shape and each add up; a nothing tells of no one.

    `hidden_totals` are the columns whose total is to be hidden whatever it is, as it is elsewhere. Every hidden cell
    that is not nothing could, in its table, also be another number. Where no choice of cells does that, every cell is
    hidden.
    """
    hidden = {
        (at, column) for table in tables for at, row in enumerate(table) for column, value in enumerate(row)
        if 0 < value < FEWEST
    } | {(len(tables[0]) - 1, column) for column in hidden_totals}  # fmt: skip
    hidden |= {cell for table in tables for cell in _seconds(table, hidden)}
    while True:
        bare = [(table, cell) for table in tables for cell in _Walk(table, hidden).computable()]
        if not bare:
            return frozenset(hidden)
        new = {each for table, cell in bare for each in _companions(table, cell, hidden)} - hidden
        if not new:
            return frozenset((at, column) for at, row in enumerate(tables[0]) for column in range(len(row)))
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
        self.steps: Counter[_Step] = Counter()
        for pattern, rows in self.rows.items():
            for step in _steps_over(pattern, self.last):
                self.steps[step] += len(rows)

    def computable(self) -> Iterator[Cell]:
        """The hidden cells that follow from what is shown."""
        for pattern, rows in self.rows.items():
            own = _steps_over(pattern, self.last)
            elsewhere = frozenset(step for step, times in self.steps.items() if times > (step in own))
            for column, value in pattern[1]:
                if value and not _goes_through(pattern, column, self.last, elsewhere):
                    yield from ((row, column) for row in rows)


@lru_cache(maxsize=REMEMBERED)
def _steps_over(pattern: _Pattern, last: int) -> frozenset[_Step]:
    """The steps that a row of this pattern lets a walk take; `last` is the column of totals."""
    return frozenset(
        (start[0], end[0])
        for start, end in permutations(pattern[1], 2)
        if _lets(pattern, start, last, up=False) and _lets(pattern, end, last, up=True)
    )


@lru_cache(maxsize=REMEMBERED)
def _goes_through(pattern: _Pattern, column: int, last: int, elsewhere: frozenset[_Step]) -> bool:
    """Whether a closed walk goes through a row's cell, whichever way, and comes back over the steps `elsewhere`.

    Thousands of small tables ask the same few questions.
    """
    (cell,) = (each for each in pattern[1] if each[0] == column)
    others = [each for each in pattern[1] if each[0] != column]
    ends = [other[0] for other in others if _lets(pattern, other, last, up=False)]
    starts = [other[0] for other in others if _lets(pattern, other, last, up=True)]
    return (_lets(pattern, cell, last, up=True) and any(_reaches(elsewhere, column, end) for end in ends)) or (
        _lets(pattern, cell, last, up=False) and any(_reaches(elsewhere, start, column) for start in starts)
    )


def _lets(pattern: _Pattern, cell: Cell, last: int, *, up: bool) -> bool:
    column, value = cell
    return _lends(value, of_totals=pattern[0] != (column == last), up=up)


def _may(table: Table, cell: Cell, *, up: bool) -> bool:
    row, column = cell
    of_totals = (row == len(table) - 1) != (column == len(table[0]) - 1)
    return _lends(table[row][column], of_totals=of_totals, up=up)


def _lends(value: int, *, of_totals: bool, up: bool) -> bool:
    """Whether a cell may go one up or down in its row's and column's sum: a total counts there as less."""
    return value > 1 or up != of_totals


def _reaches(steps: Set[_Step], start: int, end: int) -> bool:
    reached, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        onward = {last for first, last in steps if first == at} - reached
        reached |= onward
        waiting.extend(onward)
    return end in reached


def _companions(table: Table, cell: Cell, hidden: set[Cell]) -> set[Cell]:
    """Three cells that close the shortest walk through `cell`, those that hide the fewest persons and no totals."""
    for rows in (range(min(len(table), TRIED_FIRST)), range(len(table))):  # in a long table some row near by will do
        closing = (three for three in _cheapest_first(table, cell, rows, hidden) if _closes(table, (cell, *three)))
        if three := next(closing, None):
            return set(three)
    return set()


def _cheapest_first(table: Table, cell: Cell, rows: range, hidden: set[Cell]) -> Iterator[tuple[Cell, Cell, Cell]]:
    """The other corners of every rectangle with `cell`, those that cost least to hide first."""

    def price(row: int, column: int) -> int:
        return 0 if (row, column) in hidden else _cost(table, (row, column))

    at, own = cell
    beside = {column: price(at, column) for column in range(len(table[0])) if column != own}
    corners = [
        (cost + below + price(row, column), (at, column), (row, column), (row, own))
        for row, below in ((row, price(row, own)) for row in rows if row != at)
        for column, cost in beside.items()
    ]
    return ((first, second, third) for _, first, second, third in sorted(corners))


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
