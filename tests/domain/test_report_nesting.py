"""Areas within areas: neither a coarser report nor a finer one tells at once what the other hides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.region import NOT_KNOWN, Level
from permit_guard.domain.report import Line, Persons, ShownTable, shown
from permit_guard.domain.report_nesting import in_tens, named, shown_within
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
    return outer, inner, coarse, shown_within(coarse, outer, inner, Level.REGENCY, Level.DISTRICT).table


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
    found = shown_within(coarse, outer, inner, Level.REGENCY, Level.DISTRICT)
    first, second, unknown = found.table.lines
    assert first.now.proven is None
    assert second.now.cells == (50, 60, 70, 180)
    assert (unknown.name, set(unknown.now.cells), found.not_known) == ("", {None}, None)


@given(TREE)
def test_a_line_that_hides_anything_shows_no_nothing_either(tree: list[list[tuple[int, int, int]]]) -> None:
    """Else a hidden cell is known to be one person at least, and six of six persons are one each."""
    _, _, coarse, fine = told(tree)
    for line in (*coarse.lines, coarse.total, *fine.lines):
        for cells in (line.now.cells, line.first.cells):
            assert None not in cells or 0 not in cells


def test_so_many_hidden_cells_as_there_are_persons_left_for_them_may_be_anything() -> None:
    *_, coarse, fine = told([[(20, 1, 0), (20, 1, 0), (20, 1, 0)], [(20, 1, 0), (20, 1, 0), (20, 1, 0)]])
    assert coarse.total.now.cells == (120, 6, 0, 126)
    assert {line.now.cells for line in fine.lines} == {(None, None, None, 21)}


@given(TREE, st.lists(PERSONS, min_size=4, max_size=4))
def test_who_has_no_known_area_is_told_in_number_or_in_tens_and_never_where_it_tells_of_few(
    tree: list[list[tuple[int, int, int]]], left: list[tuple[int, int, int]]
) -> None:
    inner = {330_100 + 100 * at + of: line(each) for at, within in enumerate(tree) for of, each in enumerate(within)}
    outer = {3301 + at: total_of([line(each) for each in (*within, left[at])]) for at, within in enumerate(tree)}
    unknown = total_of([line(left[at]) for at in range(len(tree))])
    inner |= {NOT_KNOWN: unknown} if unknown.now.total else {}
    coarse = shown({"areas": named(outer, Level.REGENCY)}, total_of(list(outer.values())))["areas"]
    found = shown_within(coarse, outer, inner, Level.REGENCY, Level.DISTRICT)
    assert found.not_known not in range(1, FEWEST)
    if found.not_known is not None:
        assert abs(found.not_known - unknown.now.total) <= FEWEST


def test_persons_without_a_known_area_are_told_in_tens_only_where_no_part_of_them_follows() -> None:
    assert [in_tens(each) for each in (0, 1, 9, 10, 14, 15, 919)] == [0, None, None, 10, 10, 20, 920]
    assert in_tens(400, [3]) is None
    assert in_tens(400, [3, 4]) is None
    assert in_tens(400, [3, 8]) == 400


def test_what_needs_no_hiding_is_shown_whole() -> None:
    *_, coarse, fine = told([[(60, 20, 20), (30, 10, 0)], [(9, 9, 9)]])
    assert [each.now.cells[3] for each in (*coarse.lines, *fine.lines)] == [140, 27, 100, 40, 27]
