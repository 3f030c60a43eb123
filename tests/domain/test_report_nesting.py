"""Areas within areas: neither a coarser report nor a finer one tells at once what the other hides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.region import NOT_KNOWN, Level
from permit_guard.domain.report import Line, Persons, ShownTable, shown
from permit_guard.domain.report_nesting import named, shown_within
from permit_guard.domain.suppression import FEWEST

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


@given(TREE)
def test_what_a_coarse_report_hides_is_not_the_sum_of_what_the_finer_one_shows(
    tree: list[list[tuple[int, int, int]]],
) -> None:
    _, _, coarse, fine = told(tree)
    for area in coarse.lines:
        within = [each.now.cells for each in fine.lines if each.name.startswith(f"{area.name}.")]
        for column, cell in enumerate(area.now.cells):
            assert cell is not None or any(child[column] is None for child in within)


@given(TREE)
def test_no_few_persons_are_what_one_report_leaves_of_another(tree: list[list[tuple[int, int, int]]]) -> None:
    """A coarse cell, less all that the finer report shows of it, where one cell alone is hidden there."""
    _, _, coarse, fine = told(tree)
    for area in coarse.lines:
        within = [each.now.cells for each in fine.lines if each.name.startswith(f"{area.name}.")]
        for column, cell in enumerate(area.now.cells):
            shown_here = [child[column] for child in within if child[column] is not None]
            if cell is not None and len(shown_here) == len(within) - 1:
                left = cell - sum(each for each in shown_here if each is not None)
                assert left == 0 or left >= FEWEST


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
