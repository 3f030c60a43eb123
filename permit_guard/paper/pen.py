"""Draws one page of a table: its header, headings and rows, downwards."""

from __future__ import annotations

from typing import Final

from permit_guard.paper.fonts import SANS, SANS_BOLD, face
from permit_guard.paper.ink import Ink
from permit_guard.paper.table import ABOVE, BESIDE, LEADING, SIZE, Cells, Heading, Run, Table, TablePage, height_of

HEAD_TINT: Final = 0.9
GROUP_TINT: Final = 0.96
ASCENT: Final = 0.86


class Pen:
    """Draws with `ink` from the page's upper edge; the table's left rule stands at `left`, in points."""

    def __init__(self, ink: Ink, table: Table, left: float) -> None:
        self.ink = ink
        self.table = table
        self.edges = [left]
        for column in table.columns:
            self.edges.append(self.edges[-1] + column.width)

    def draw(self, page: TablePage, top: float) -> None:
        """The header, then headings and runs, each under the one before."""
        self.ink.rule(self.edges[0], top, self.edges[-1], top)
        top = self._tinted(self.table.head, top, HEAD_TINT, self.edges)
        for item in page:
            if isinstance(item, Heading):
                top = self._tinted((item.lines,), top, GROUP_TINT, [self.edges[0], self.edges[-1]])
            else:
                top = self._run(item, top)

    def _tinted(self, cells: Cells, top: float, tint: float, edges: list[float]) -> float:
        """A tinted band of bold text: the header's cells, or one heading across."""
        height = height_of(cells)
        left, right = edges[0], edges[-1]
        self.ink.tint(tint, left, top - height, right - left, height)
        self._cells(cells, top, SANS_BOLD)
        for edge in edges:
            self.ink.rule(edge, top, edge, top - height)
        self.ink.rule(left, top - height, right, top - height)
        return top - height

    def _run(self, run: Run, top: float) -> float:
        """Rows and the text they share; a rule between two rows, but not through what is shared."""
        bottom = top - run.height
        self._cells(run.shared, top, SANS)
        spans = self._own_spans(run.shares)
        y = top
        for index, (own, height) in enumerate(zip(run.rows, run.heights, strict=True)):
            if index:
                for start, end in spans:
                    self.ink.rule(start, y, end, y)
            self._cells(own, y, SANS)
            y -= height
        for edge in self.edges:
            self.ink.rule(edge, top, edge, bottom)
        self.ink.rule(self.edges[0], bottom, self.edges[-1], bottom)
        return bottom

    def _cells(self, cells: Cells, top: float, font_name: str) -> None:
        font = face(font_name)
        first = top - ABOVE - SIZE * ASCENT
        for left, lines in zip(self.edges, cells, strict=False):
            y = first
            for line in lines:
                self.ink.text(font, SIZE, left + BESIDE, y, line)
                y -= LEADING

    def _own_spans(self, shares: tuple[bool, ...]) -> list[tuple[float, float]]:
        """From where to where the rule between two rows goes: over neighbouring columns that share nothing."""
        spans: list[tuple[float, float]] = []
        for shared, start, end in zip(shares, self.edges, self.edges[1:], strict=False):
            if shared:
                continue
            if spans and spans[-1][1] == start:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return spans
