"""Areas within areas: what is hidden in one stays hidden when all that is within it is told.

The areas within one are a table whose total is that one, as it was shown before. So a coarse report hides the same
whether a finer one is asked for or not, and no two of them can be taken from each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from permit_guard.domain.region import NOT_KNOWN, UNIT, Level, area_code
from permit_guard.domain.report import Line, Persons, ShownLine, ShownTable, shown_line
from permit_guard.domain.suppression import FEWEST, hidden_cells

TEN: Final = 2 * FEWEST
Areas = Mapping[int, Line]
"""The persons of each area of a level by its number; of NOT_KNOWN those whose area is not known."""


def named(areas: Areas, level: Level) -> list[Line]:
    """The lines by their areas' codes, those whose area is not known last."""
    ordered = sorted(areas, key=lambda area: (area == NOT_KNOWN, area))
    return [Line(area_code(area, level), areas[area].now, areas[area].first) for area in ordered]


@dataclass(frozen=True, slots=True)
class Within:
    """The areas of a finer level as shown, and the persons whose area of that level is not known, as `in_tens`."""

    table: ShownTable
    not_known: int | None


def in_tens(persons: int, hidden: Sequence[int] = ()) -> int | None:
    """So many persons in tens; None for fewer. `hidden` are the parts of them that no one is to compute.

    One such part follows from all the others, and few persons in some parts nearly do.
    """
    if not persons:
        return 0
    if persons < TEN or (hidden and (len(hidden) == 1 or sum(hidden) < TEN)):
        return None
    return (persons + TEN // 2) // TEN * TEN


def first_level(table: ShownTable) -> Within:
    """The coarsest areas, as they are shown beside all other tables."""
    line = next((each for each in table.lines if not each.name), None)
    return Within(table, 0 if line is None else line.now.total)


def shown_within(above: ShownTable, outer: Areas, inner: Areas, level: Level, finer: Level) -> Within:
    """The areas `inner` of the finer level, of which those of `outer` were shown as `above`."""
    within: dict[int, list[int]] = {}
    for area in sorted(inner.keys() - {NOT_KNOWN}):
        within.setdefault(area * UNIT[finer] // UNIT[level], []).append(area)
    lines: list[ShownLine] = []
    left = [(above.lines[-1].now, outer[NOT_KNOWN])] if NOT_KNOWN in outer else []
    for area, parent in zip(sorted(outer.keys() - {NOT_KNOWN}), above.lines, strict=False):
        children = named({child: inner[child] for child in within.get(area, ())}, finer)
        rest = _rest(outer[area], children)
        *shown, last = _shown_inside(parent, outer[area], [*children, rest])
        lines += shown
        left.append((last.now, rest))
    if NOT_KNOWN not in inner:
        return Within(ShownTable(tuple(lines), above.total), 0)
    line = _not_known(inner[NOT_KNOWN], any(None in told.cells for told, _ in left))
    told = line.now.total
    if told is None:
        told = in_tens(inner[NOT_KNOWN].now.total, [part.now.total for told, part in left if told.total is None])
    return Within(ShownTable((*lines, line), above.total), told)


def _shown_inside(parent: ShownLine, line: Line, parts: Sequence[Line]) -> list[ShownLine]:
    """The parts of a line that was shown as `parent`.

    Where more of the parent would have to be hidden than is, nothing of its parts is shown.
    """
    rows = (*parts, line)
    sides = zip(parent.now.cells, parent.first.cells, strict=True)
    totals = {column for column, cells in enumerate(sides) if cells == (None, None)}
    hidden = hidden_cells([[each.now.row for each in rows], [each.first.row for each in rows]], totals)
    if any(row == len(rows) - 1 and column not in totals for row, column in hidden):
        return [shown_line(each, range(len(each.now.row))) for each in rows[:-1]]
    of_row: dict[int, set[int]] = {}
    for row, column in hidden:
        of_row.setdefault(row, set()).add(column)
    return [shown_line(each, of_row.get(at, ())) for at, each in enumerate(rows[:-1])]


def _rest(whole: Line, parts: Sequence[Line]) -> Line:
    """What the parts leave of the whole: those within it whose finer area is not known."""
    now, first = [each.now for each in parts], [each.first for each in parts]
    return Line("", _left(whole.now, now), _left(whole.first, first))


def _left(whole: Persons, parts: Sequence[Persons]) -> Persons:
    """Who is in two of the parts stands in both, so that what they leave may be less than nothing."""
    return Persons(
        max(0, whole.proven - sum(part.proven for part in parts)),
        max(0, whole.deficient - sum(part.deficient for part in parts)),
        max(0, whole.unproven - sum(part.unproven for part in parts)),
    )


def _not_known(line: Line, rest_hidden: bool) -> ShownLine:
    """All of it or nothing: it is the sum of what is left of each area, and some of that may be hidden."""
    few = any(0 < cell < FEWEST for persons in (line.now, line.first) for cell in persons.row)
    return shown_line(replace(line, name=""), range(len(line.now.row)) if few or rest_hidden else ())
