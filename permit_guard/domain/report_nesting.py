"""Areas within areas: what is hidden in one stays hidden when all that is within it is told.

The areas within one are a table whose total is that one, as it was shown before. So a coarse report hides the same
whether a finer one is asked for or not, and no two of them can be taken from each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from permit_guard.domain.region import NOT_KNOWN, UNIT, Level, area_code
from permit_guard.domain.report import Line, Persons, ShownLine, ShownTable, shown_line
from permit_guard.domain.suppression import FEWEST, hidden_cells

Areas = Mapping[int, Line]
"""The persons of each area of a level by its number; of NOT_KNOWN those whose area is not known."""


def named(areas: Areas, level: Level) -> list[Line]:
    """The lines by their areas' codes, those whose area is not known last."""
    ordered = sorted(areas, key=lambda area: (area == NOT_KNOWN, area))
    return [Line(area_code(area, level), areas[area].now, areas[area].first) for area in ordered]


def shown_within(above: ShownTable, outer: Areas, inner: Areas, level: Level, finer: Level) -> ShownTable:
    """The areas `inner` of the finer level, of which those of `outer` were shown as `above`."""
    within: dict[int, list[int]] = {}
    for area in sorted(inner.keys() - {NOT_KNOWN}):
        within.setdefault(area * UNIT[finer] // UNIT[level], []).append(area)
    lines: list[ShownLine] = []
    rest_hidden = False
    for area, parent in zip(sorted(outer.keys() - {NOT_KNOWN}), above.lines, strict=False):
        children = named({child: inner[child] for child in within.get(area, ())}, finer)
        *shown, rest = _shown_inside(parent, outer[area], children)
        lines += shown
        rest_hidden |= None in rest.now.cells
    if NOT_KNOWN in inner:
        lines.append(_not_known(inner[NOT_KNOWN], rest_hidden))
    return ShownTable(tuple(lines), above.total)


def _shown_inside(parent: ShownLine, line: Line, children: Sequence[Line]) -> list[ShownLine]:
    """The children, and what is left of their parent: those within it whose finer area is not known.

    Where more of the parent would have to be hidden than is, nothing of the children is shown.
    """
    now, first = [each.now for each in children], [each.first for each in children]
    rest = Line("", _rest(line.now, now), _rest(line.first, first))
    rows = (*children, rest, line)
    totals = {column for column, cell in enumerate(parent.now.cells) if cell is None}
    hidden = hidden_cells([[each.now.row for each in rows], [each.first.row for each in rows]], totals)
    if any(row == len(rows) - 1 and column not in totals for row, column in hidden):
        return [shown_line(each, range(len(each.now.row))) for each in rows[:-1]]
    of_row: dict[int, set[int]] = {}
    for row, column in hidden:
        of_row.setdefault(row, set()).add(column)
    return [shown_line(each, of_row.get(at, ())) for at, each in enumerate(rows[:-1])]


def _rest(whole: Persons, parts: Sequence[Persons]) -> Persons:
    """What the parts leave of the whole; who is in two of them stands in both, so that it may be less than nothing."""
    return Persons(
        max(0, whole.proven - sum(part.proven for part in parts)),
        max(0, whole.deficient - sum(part.deficient for part in parts)),
        max(0, whole.unproven - sum(part.unproven for part in parts)),
    )


def _not_known(line: Line, rest_hidden: bool) -> ShownLine:
    """All of it or nothing: it is the sum of what is left of each area, and some of that may be hidden."""
    few = any(0 < cell < FEWEST for persons in (line.now, line.first) for cell in persons.row)
    return shown_line(line, range(len(line.now.row)) if few or rest_hidden else ())
