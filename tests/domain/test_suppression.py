"""What is hidden in a table of persons cannot be had back from what is shown."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.suppression import FEWEST, Cell, Table, hidden_cells

INNER = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.integers(0, 9), st.integers(0, 400)), min_size=width, max_size=width),
        min_size=1, max_size=7,
    )
)  # fmt: skip


def with_totals(inner: list[list[int]]) -> Table:
    rows = [[*row, sum(row)] for row in inner]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def computable(table: Table, hidden: frozenset[Cell]) -> set[Cell]:
    """By Gauss and Jordan, which knows nothing of walks: the hidden cells that the sums leave one value alone."""
    unknown = sorted(hidden)
    height, width = len(table), len(table[0])
    lines = [[(row, column) for column in range(width)] for row in range(height)]
    lines += [[(row, column) for row in range(height)] for column in range(width)]
    sums = [[Fraction(_sign(line, cell, unknown)) for cell in unknown] for line in lines]
    reduced: list[list[Fraction]] = []
    for column in range(len(unknown)):
        pivot = next((row for row in sums if row[column] != 0), None)
        if pivot is None:
            continue
        sums.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        sums = [[a - row[column] * b for a, b in zip(row, pivot, strict=True)] for row in sums]
        reduced = [[a - row[column] * b for a, b in zip(row, pivot, strict=True)] for row in reduced] + [pivot]
    alone = [row for row in reduced if sum(value != 0 for value in row) == 1]
    return {unknown[next(at for at, value in enumerate(row) if value)] for row in alone}


def _sign(line: list[Cell], cell: Cell, _: list[Cell]) -> int:
    if cell not in line:
        return 0
    return -1 if cell == line[-1] else 1


@given(INNER)
def test_no_hidden_cell_that_tells_of_someone_follows_from_the_sums(inner: list[list[int]]) -> None:
    table = with_totals(inner)
    hidden = hidden_cells([table])
    if len(hidden) < len(table) * len(table[0]):
        assert not {cell for cell in computable(table, hidden) if table[cell[0]][cell[1]]}


@given(INNER)
def test_no_cell_of_fewer_than_five_persons_is_shown(inner: list[list[int]]) -> None:
    table = with_totals(inner)
    hidden = hidden_cells([table])
    assert all(value == 0 or value >= FEWEST or (row, column) in hidden
               for row, values in enumerate(table) for column, value in enumerate(values))  # fmt: skip


@given(INNER, st.data())
def test_what_is_hidden_in_one_of_two_tables_follows_from_neither(inner: list[list[int]], data: st.DataObject) -> None:
    other = [[data.draw(st.integers(0, value)) for value in row] for row in inner]
    tables = with_totals(inner), with_totals(other)
    hidden = hidden_cells(tables)
    if len(hidden) < len(tables[0]) * len(tables[0][0]):
        for table in tables:
            assert not {cell for cell in computable(table, hidden) if table[cell[0]][cell[1]]}


@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=2, max_size=3))
def test_every_hidden_cell_could_be_another_number_of_persons(inner: list[list[int]]) -> None:
    """By trying every table of persons that agrees with what is shown."""
    table = with_totals(inner)
    hidden = hidden_cells([table])
    if len(hidden) == len(table) * len(table[0]):
        return
    tables = list(_agreeing(table, hidden))
    for row, column in hidden:
        if table[row][column]:
            assert len({each[row][column] for each in tables}) > 1


def _agreeing(table: Table, hidden: frozenset[Cell]):
    from itertools import product

    height, width = len(table) - 1, len(table[0]) - 1
    spans = [range(1, 15) if (row, column) in hidden and table[row][column] else [table[row][column]]
             for row in range(height) for column in range(width)]  # fmt: skip
    near = [[v for v in span if abs(v - table[at // width][at % width]) <= 1] for at, span in enumerate(spans)]
    for values in product(*near):
        made = with_totals([list(values[at * width : (at + 1) * width]) for at in range(height)])
        if all(made[r][c] == table[r][c] for r in range(height + 1) for c in range(width + 1) if (r, c) not in hidden):
            yield made


def test_a_table_without_small_cells_is_shown_whole() -> None:
    assert hidden_cells([with_totals([[10, 20, 0], [30, 5, 7]])]) == frozenset()


def test_a_small_cell_takes_a_second_one_of_its_row_and_its_column_with_it() -> None:
    hidden = hidden_cells([with_totals([[90, 3], [80, 20], [70, 30]])])
    assert hidden == {(0, 0), (0, 1), (1, 0), (1, 1)}
