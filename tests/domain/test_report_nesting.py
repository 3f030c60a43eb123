"""Areas within areas: no coarser report, and no finer one, gives back what another hides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.region import NOT_KNOWN, Level
from permit_guard.domain.report import Line, Persons, ShownTable, shown
from permit_guard.domain.report_nesting import named, shown_within

PERSONS = st.tuples(*[st.one_of(st.integers(0, 9), st.integers(5, 300))] * 3)
TREE = st.lists(st.lists(PERSONS, min_size=1, max_size=4), min_size=1, max_size=4)


def line(numbers: tuple[int, ...]) -> Line:
    return Line("", Persons(*numbers), Persons(*numbers))


def total_of(lines: list[Line]) -> Line:
    return line(tuple(sum(each.now.row[column] for each in lines) for column in range(3)))


def told(tree: list[list[tuple[int, int, int]]]) -> tuple[dict[int, Line], dict[int, Line], ShownTable, ShownTable]:
    """Regencies and their districts as counted, and as shown."""
    inner = {
        330_100 + 100 * at + of: line(numbers) for at, within in enumerate(tree) for of, numbers in enumerate(within)
    }
    outer = {
        3301 + at: total_of([inner[330_100 + 100 * at + of] for of in range(len(within))])
        for at, within in enumerate(tree)
    }
    coarse = shown({"areas": named(outer, Level.REGENCY)}, total_of(list(outer.values())))["areas"]
    return outer, inner, coarse, shown_within(coarse, outer, inner, Level.REGENCY, Level.DISTRICT)


Cell = tuple[str, int]
"""A line by its code (empty: the total of all) and a column."""


def sums_of(coarse: ShownTable, fine: ShownTable) -> Iterator[dict[Cell, int]]:
    """Every sum that a reader of both reports knows of, as what adds up to nothing: each row's, and each area's."""
    lines = [line.name for line in (coarse.total, *coarse.lines, *fine.lines)]
    yield from ({(name, 0): 1, (name, 1): 1, (name, 2): 1, (name, 3): -1} for name in lines)
    for name in [line.name for line in (coarse.total, *coarse.lines)]:
        within = [each for each in lines if each and each.rpartition(".")[0] == (name or "33")]
        for column in range(4):
            yield {(name, column): -1} | {(each, column): 1 for each in within}


def known(sums: Iterable[dict[Cell, int]], hidden: list[Cell]) -> set[Cell]:
    """By Gauss and Jordan: the hidden cells that all sums together leave one value alone."""
    waiting = [[Fraction(each.get(cell, 0)) for cell in hidden] for each in sums]
    reduced: list[list[Fraction]] = []
    for column in range(len(hidden)):
        pivot = next((row for row in waiting if row[column] != 0), None)
        if pivot is not None:
            waiting.remove(pivot)
            pivot = [value / pivot[column] for value in pivot]
            waiting, reduced = (
                [[a - row[column] * b for a, b in zip(row, pivot, strict=True)] for row in rows]
                for rows in (waiting, reduced)
            )
            reduced.append(pivot)
    alone = [row for row in reduced if sum(value != 0 for value in row) == 1]
    return {hidden[next(at for at, value in enumerate(row) if value)] for row in alone}


@given(TREE)
def test_two_reports_of_two_levels_together_give_back_no_hidden_cell(tree: list[list[tuple[int, int, int]]]) -> None:
    outer, inner, coarse, fine = told(tree)
    true = {each.name: each for each in (*named(outer, Level.REGENCY), *named(inner, Level.DISTRICT))}
    lines = (*coarse.lines, *fine.lines, coarse.total)
    hidden = [(each.name, at) for each in lines for at, cell in enumerate(each.now.cells) if cell is None]
    found = known(sums_of(coarse, fine), hidden)
    assert not {(name, at) for name, at in found if name and true[name].now.row[at]}


@given(TREE)
def test_no_cell_of_fewer_than_five_persons_is_shown_at_any_level(tree: list[list[tuple[int, int, int]]]) -> None:
    _, _, coarse, fine = told(tree)
    cells = [cell for table in (coarse, fine) for each in table.lines for cell in each.now.cells]
    assert not {1, 2, 3, 4} & set(cells)


@given(TREE)
def test_a_coarse_report_is_the_same_whatever_is_asked_below(tree: list[list[tuple[int, int, int]]]) -> None:
    outer, _, coarse, fine = told(tree)
    assert fine.total == coarse.total
    assert coarse == shown({"areas": named(outer, Level.REGENCY)}, total_of(list(outer.values())))["areas"]


def test_those_of_an_area_whose_finer_area_is_not_known_are_a_cell_as_well() -> None:
    outer = {3301: line((40, 30, 20)), 3302: line((50, 60, 70))}
    inner = {330101: line((38, 30, 20)), 330201: line((50, 60, 70)), NOT_KNOWN: line((2, 0, 0))}
    coarse = shown({"areas": named(outer, Level.REGENCY)}, line((90, 90, 90)))["areas"]
    first, second, unknown = shown_within(coarse, outer, inner, Level.REGENCY, Level.DISTRICT).lines
    assert first.now.proven is None
    assert second.now.cells == (50, 60, 70, 180)
    assert set(unknown.now.cells) == {None}


def test_what_needs_no_hiding_is_shown_whole() -> None:
    *_, coarse, fine = told([[(60, 20, 20), (30, 10, 0)], [(9, 9, 9)]])
    assert [each.now.cells[3] for each in (*coarse.lines, *fine.lines)] == [140, 27, 100, 40, 27]
