"""A table of any length set by hand: columns, groups of rows, pages that repeat the header, cells shared by neighbours.

A paragraph object in each cell costs twenty times as much (libraries.md); lines are wrapped once and drawn as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from permit_guard.paper.fonts import SANS, SANS_BOLD, face
from permit_guard.paper.ink import Ink
from permit_guard.paper.lines import wrap

SIZE: Final = 7.6
LEADING: Final = 9.2
ABOVE: Final = 2.6
BELOW: Final = 3.4
BESIDE: Final = 3.2
HEAD_TINT: Final = 0.9
GROUP_TINT: Final = 0.96
ASCENT: Final = 0.86
MOST_LINES: Final = 30

Lines = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column `width` points wide. A `shared` one shows the same text once for all neighbouring rows that have it."""

    title: str
    width: float
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `continued` is what the heading says on the pages after its first."""

    heading: str
    continued: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Run:
    """Neighbouring rows of one page that share the text of the shared columns."""

    shared: Lines
    rows: list[Lines] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)

    @property
    def height(self) -> float:
        """As high as its rows, or as the shared text where that is higher."""
        return max(sum(self.heights), _height(self.shared))


@dataclass(frozen=True, slots=True)
class _Heading:
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return _height((self.lines,))


TablePage = list["_Run | _Heading"]


@dataclass(frozen=True)
class Table:
    """Columns, and how to lay out and draw the groups under them."""

    columns: tuple[Column, ...]

    @property
    def width(self) -> float:
        """From the first rule to the last."""
        return sum(column.width for column in self.columns)

    def pages(self, groups: Iterable[Group], first_height: float, height: float) -> list[TablePage]:
        """The groups laid out on pages whose room is `height` points, on the first one `first_height`.

        No heading stands without a row under it, no row is broken but one too long for any page, every line is there.
        """
        layout = _Layout(self, first_height, height)
        for group in groups:
            layout.add(group)
        return layout.pages

    @property
    def head(self) -> Lines:
        """The column titles, wrapped."""
        return tuple(wrap(column.title, face(SANS_BOLD), SIZE, column.width - 2 * BESIDE) for column in self.columns)

    def split(self, cells: tuple[str, ...]) -> list[tuple[Lines, Lines]]:
        """A row as (its own lines, its shared lines) for each column; several pieces when no page could hold it."""
        regular = face(SANS)
        lines = [
            wrap(cell, regular, SIZE, column.width - 2 * BESIDE)
            for cell, column in zip(cells, self.columns, strict=True)
        ]
        if max(map(len, lines)) <= MOST_LINES:
            own = tuple(() if column.shared else cell for cell, column in zip(lines, self.columns, strict=True))
            shared = tuple(cell if column.shared else () for cell, column in zip(lines, self.columns, strict=True))
            return [(own, shared)]
        nothing: Lines = ((),) * len(lines)
        return [
            (tuple(cell[start : start + MOST_LINES] for cell in lines), nothing)
            for start in range(0, max(map(len, lines)), MOST_LINES)
        ]

    def draw(self, ink: Ink, page: TablePage, left: float, top: float) -> None:
        """Draw one page of the table with its upper left corner at `left`, `top`."""
        _Pen(ink, self, left).draw(page, top)


class _Layout:
    """Fills pages from the top; knows how much room is left."""

    def __init__(self, table: Table, first_height: float, height: float) -> None:
        self.table = table
        self.height = height - _height(table.head)
        self.room = first_height - _height(table.head)
        self.pages: list[TablePage] = [[]]
        self.continued: tuple[str, ...] = ()

    def add(self, group: Group) -> None:
        """Set a group: its heading, and its rows one after the other."""
        bold = face(SANS_BOLD)
        width = self.table.width - 2 * BESIDE
        heading = _Heading(wrap(group.heading, bold, SIZE, width))
        self.continued = wrap(group.continued, bold, SIZE, width)
        pieces = [piece for row in group.rows for piece in self.table.split(row)]
        first = max(map(_height, pieces[0])) if pieces else 0.0
        if group.heading:
            if heading.height + first > self.room:
                self._turn("")
            self._put(heading)
        for own, shared in pieces:
            self._row(own, shared)

    def _row(self, own: Lines, shared: Lines) -> None:
        height = _height(own)
        last = self.pages[-1][-1] if self.pages[-1] else None
        if isinstance(last, _Run) and last.shared == shared:
            grown = max(sum(last.heights) + height, _height(shared)) - last.height
            if grown <= self.room:
                last.rows.append(own)
                last.heights.append(height)
                self.room -= grown
                return
        if max(height, _height(shared)) > self.room:
            self._turn(self.continued)
        self._put(_Run(shared, [own], [height]))

    def _put(self, item: _Run | _Heading) -> None:
        self.pages[-1].append(item)
        self.room -= item.height

    def _turn(self, continued: tuple[str, ...] | str) -> None:
        """Begin a new page, with the heading of a group that goes on."""
        self.pages.append([])
        self.room = self.height
        if continued:
            self._put(_Heading(tuple(continued)))


class _Pen:
    """Draws a page downwards."""

    def __init__(self, ink: Ink, table: Table, left: float) -> None:
        self.ink = ink
        self.table = table
        self.edges = [left]
        for column in table.columns:
            self.edges.append(self.edges[-1] + column.width)
        self.own_spans = _spans(table.columns, self.edges)

    def draw(self, page: TablePage, top: float) -> None:
        """The header, then headings and runs, each under the one before."""
        self.ink.rule(self.edges[0], top, self.edges[-1], top)
        top = self._tinted(self.table.head, top, HEAD_TINT, self.edges)
        for item in page:
            if isinstance(item, _Heading):
                top = self._tinted((item.lines,), top, GROUP_TINT, [self.edges[0], self.edges[-1]])
            else:
                top = self._run(item, top)

    def _tinted(self, cells: Lines, top: float, tint: float, edges: list[float]) -> float:
        """A tinted band of bold text: the header's cells, or one heading across."""
        height = _height(cells)
        left, right = edges[0], edges[-1]
        self.ink.tint(tint, left, top - height, right - left, height)
        self._cells(cells, top, SANS_BOLD)
        for edge in edges:
            self.ink.rule(edge, top, edge, top - height)
        self.ink.rule(left, top - height, right, top - height)
        return top - height

    def _run(self, run: _Run, top: float) -> float:
        """Rows and the text they share; a rule under each row, but not through what is shared."""
        bottom = top - run.height
        self._cells(run.shared, top, SANS)
        y = top
        for index, (own, height) in enumerate(zip(run.rows, run.heights, strict=True)):
            if index:
                for start, end in self.own_spans:
                    self.ink.rule(start, y, end, y)
            self._cells(own, y, SANS)
            y -= height
        for edge in self.edges:
            self.ink.rule(edge, top, edge, bottom)
        self.ink.rule(self.edges[0], bottom, self.edges[-1], bottom)
        return bottom

    def _cells(self, cells: Lines, top: float, font_name: str) -> None:
        font = face(font_name)
        first = top - ABOVE - SIZE * ASCENT
        for left, lines in zip(self.edges, cells, strict=False):
            y = first
            for line in lines:
                self.ink.text(font, SIZE, left + BESIDE, y, line)
                y -= LEADING


def _spans(columns: tuple[Column, ...], edges: list[float]) -> list[tuple[float, float]]:
    """From where to where the rule between two rows goes: over neighbouring columns that share nothing."""
    spans: list[tuple[float, float]] = []
    for column, start, end in zip(columns, edges, edges[1:], strict=False):
        if column.shared:
            continue
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _height(cells: Lines) -> float:
    """How high a row of wrapped cells is, in points."""
    return max(map(len, cells)) * LEADING + ABOVE + BELOW
