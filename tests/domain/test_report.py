"""Tables that have one total: what is hidden of it in one is hidden in all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.report import Course, Line, Persons, ShownPersons, ShownTable, pace, shown
from tests.domain.test_suppression import computable

NUMBERS = st.tuples(*[st.one_of(st.integers(0, 9), st.integers(0, 300))] * 3)


def line(name: str, numbers: tuple[int, int, int]) -> Line:
    return Line(name, Persons(*numbers), Persons(*numbers))


def cells(persons: ShownPersons) -> tuple[int | None, ...]:
    return (persons.proven, persons.deficient, persons.unproven, persons.total)


def hidden_of(table: ShownTable) -> frozenset[tuple[int, int]]:
    rows = [cells(each.now) for each in (*table.lines, table.total)]
    return frozenset((row, column) for row, values in enumerate(rows) for column, it in enumerate(values) if it is None)


@given(st.lists(NUMBERS, min_size=2, max_size=6), st.data())
def test_no_table_gives_back_what_another_hides(inner: list[tuple[int, int, int]], data: st.DataObject) -> None:
    areas = [line(str(at), numbers) for at, numbers in enumerate(inner)]
    cut = data.draw(st.integers(1, len(inner) - 1))
    kinds = [line(name, _sum(some)) for name, some in (("a", inner[:cut]), ("b", inner[cut:]))]
    total = line("", _sum(inner))
    found = shown({"areas": areas, "kinds": kinds}, total)
    assert cells(found["areas"].total.now) == cells(found["kinds"].total.now)
    for name, lines in (("areas", areas), ("kinds", kinds)):
        hidden = hidden_of(found[name])
        table = [each.now.row for each in (*lines, total)]
        if len(hidden) < 4 * len(table):
            assert not {(row, column) for row, column in computable(table, hidden) if table[row][column]}


def _sum(rows: list[tuple[int, int, int]]) -> tuple[int, int, int]:
    first, second, third = (sum(column) for column in zip(*rows, strict=True))
    return (first, second, third)


def test_what_is_shown_is_what_was_counted() -> None:
    found = shown({"areas": [line("33.08", (60, 20, 20)), line("33.71", (30, 10, 0))]}, line("", (90, 30, 20)))["areas"]
    assert [each.share for each in found.lines] == [60.0, 75.0]
    assert (found.total.share, found.hidden) == (64.3, 0)


def test_no_one_has_no_share() -> None:
    assert shown({"areas": []}, line("", (0, 0, 0)))["areas"].total.share is None


def test_the_pace_is_the_median_of_each_side() -> None:
    found = pace([Course(1, 1, 0), Course(10, 4, 6), Course(3, 3, 0), Course(4, 1, 3)])
    assert (found.applications, found.days, found.office_days, found.applicant_days) == (4, 3.5, 2.0, 1.5)
    assert pace([]).days is None


def test_a_total_that_one_table_must_hide_is_hidden_in_a_table_that_would_show_it() -> None:
    inner = [(0, 3, 17), (6, 4, 0), (0, 0, 5)]
    areas = [line(str(at), numbers) for at, numbers in enumerate(inner)]
    kinds = [line("a", _sum(inner[:1])), line("b", _sum(inner[1:]))]
    total = line("", _sum(inner))
    assert None not in cells(shown({"kinds": [line("a", (6, 7, 22))]}, total)["kinds"].total.now)
    found = shown({"areas": areas, "kinds": kinds}, total)
    assert cells(found["areas"].total.now) == cells(found["kinds"].total.now) == (None, None, None, 35)
