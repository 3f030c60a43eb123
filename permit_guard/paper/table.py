"""A table of any length laid out by hand: columns, groups of rows, pages, cells that neighbouring rows share.

A paragraph object in each cell costs twenty times as much (libraries.md); lines are wrapped once and drawn as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from permit_guard.paper.fonts import SANS, SANS_BOLD, face
from permit_guard.paper.lines import wrap

SIZE: Final = 7.6
LEADING: Final = 9.2
ABOVE: Final = 2.6
BELOW: Final = 3.4
BESIDE: Final = 3.2
MOST_LINES: Final = 30

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column `width` points wide."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A text for each column. Where `shares` is true, neighbouring rows with the same texts show them once."""

    texts: tuple[str, ...]
    shares: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `continued` is what the heading says on the pages after its first."""

    heading: str
    continued: str
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Run:
    """Neighbouring rows of one page: each one's own cells and height, and the cells that all of them share."""

    shared: Cells
    shares: tuple[bool, ...]
    rows: list[Cells] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)

    @property
    def height(self) -> float:
        """As high as its rows, or as the shared text where that is higher."""
        return max(sum(self.heights), height_of(self.shared))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading across all columns."""

    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """In points."""
        return height_of((self.lines,))


TablePage = list[Run | Heading]


@dataclass(frozen=True)
class Table:
    """Columns, and how to lay out the groups under them."""

    columns: tuple[Column, ...]

    @property
    def width(self) -> float:
        """From the first rule to the last."""
        return sum(column.width for column in self.columns)

    @property
    def head(self) -> Cells:
        """The column titles, wrapped."""
        return self._wrapped(tuple(column.title for column in self.columns), SANS_BOLD)

    def pages(self, groups: Iterable[Group], first_height: float, height: float) -> list[TablePage]:
        """The groups laid out on pages whose room is `height` points, on the first one `first_height`.

        No heading stands without a row under it, no row is broken but one too long for any page, every line is there.
        """
        layout = _Layout(self, first_height, height)
        for group in groups:
            layout.add(group)
        return layout.pages

    def pieces(self, row: Row) -> list[Run]:
        """A row as a run of its own; as several, sharing nothing, when it is too long for any page."""
        lines = self._wrapped(row.texts, SANS)
        if max(map(len, lines)) <= MOST_LINES:
            own = tuple(() if shared else cell for cell, shared in zip(lines, row.shares, strict=True))
            both = tuple(cell if shared else () for cell, shared in zip(lines, row.shares, strict=True))
            return [Run(both, row.shares, [own], [height_of(own)])]
        nothing: Cells = ((),) * len(lines)
        return [
            Run(nothing, (False,) * len(lines), [piece], [height_of(piece)])
            for start in range(0, max(map(len, lines)), MOST_LINES)
            for piece in [tuple(cell[start : start + MOST_LINES] for cell in lines)]
        ]

    def _wrapped(self, texts: tuple[str, ...], font: str) -> Cells:
        own = face(font)
        return tuple(
            wrap(text, own, SIZE, column.width - 2 * BESIDE) for text, column in zip(texts, self.columns, strict=True)
        )


class _Layout:
    """Fills pages from the top; knows how much room is left."""

    def __init__(self, table: Table, first_height: float, height: float) -> None:
        self.table = table
        self.height = height - height_of(table.head)
        self.room = first_height - height_of(table.head)
        self.pages: list[TablePage] = [[]]

    def add(self, group: Group) -> None:
        """Set a group: its heading, and its rows one after the other."""
        heading, continued = self._heading(group.heading), self._heading(group.continued)
        for index, row in enumerate(group.rows):
            for part, run in enumerate(self.table.pieces(row)):
                if index == part == 0:
                    if heading.height + run.height > self.room:
                        self._turn()
                    self._put(heading)
                self._set(run, continued)

    def _heading(self, text: str) -> Heading:
        return Heading(wrap(text, face(SANS_BOLD), SIZE, self.table.width - 2 * BESIDE))

    def _set(self, run: Run, continued: Heading) -> None:
        """A row below the last one, with which it shares what is the same; else on a new page."""
        last = self.pages[-1][-1] if self.pages[-1] else None
        if isinstance(last, Run) and last.shares == run.shares and last.shared == run.shared:
            grown = max(sum(last.heights) + run.heights[0], height_of(last.shared)) - last.height
            if grown <= self.room:
                last.rows += run.rows
                last.heights += run.heights
                self.room -= grown
                return
        if run.height > self.room:
            self._turn()
            self._put(continued)
        self._put(run)

    def _put(self, item: Run | Heading) -> None:
        self.pages[-1].append(item)
        self.room -= item.height

    def _turn(self) -> None:
        self.pages.append([])
        self.room = self.height


def height_of(cells: Cells) -> float:
    """How high a row of wrapped cells is, in points."""
    return max(map(len, cells)) * LEADING + ABOVE + BELOW
