"""The share of persons proven from one saved report to the next, as a line; and the same figures in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from permit_guard.domain.report import Point
from permit_guard.domain.text import Language, Text, say_day, say_decimal
from permit_guard.paper.fonts import SANS, SANS_BOLD, face
from permit_guard.paper.sheet import draw_line

Box = tuple[float, float, float, float]
Spot = tuple[float, float, Point]
_INK: Final = (0.05, 0.29, 0.31)
_MARK: Final = (0.70, 0.35, 0.05)
_DOT: Final = 2.6
_NUMBER_WIDTH: Final = 24.0
_DAY_WIDTH: Final = 52.0
_AXIS: Final = 26.0
_INSET: Final = 24.0
_QUARTERS: Final = (0, 25, 50, 75, 100)
_ONE: Final = Text(
    "Baru ada satu hari laporan: {said}. Garis tumbuh dari laporan yang disimpan dengan --save.",
    "There is one day of the report so far: {said}. The line grows from reports kept by --save.",
)
_POINT: Final = Text("{day}: {share} persen", "{day}: {share} percent")
_NOT_SHOWN: Final = Text("{day}: tidak ditampilkan", "{day}: not shown")


@dataclass(frozen=True, slots=True)
class Mark:
    """A share to hold the line against, in percent, and what it is called."""

    name: str
    share: float


def draw_trend(canvas: Any, points: Sequence[Point], marks: Sequence[Mark], box: Box, language: Language) -> None:
    """The line in `box` (left, bottom, width, height): from 0 to 100 percent, the days to scale."""
    left, bottom, width, height = box[0] + _AXIS, box[1], box[2] - _AXIS, box[3]
    sans = face(SANS)
    for percent in _QUARTERS:
        y = bottom + height * percent / 100
        canvas.setStrokeGray(0.8)
        canvas.setLineWidth(0.4)
        canvas.line(left, y, left + width, y)
        canvas.setFillGray(0.3)
        draw_line(canvas, sans, 8, box[0], y - 3, f"{percent} %")
    _draw_marks(canvas, marks, (left, bottom, width, height), language)
    spots = list(_spots(points, (left, bottom, width, height)))
    shown = [spot for spot in spots if spot[2].share is not None]
    canvas.setStrokeColorRGB(*_INK)
    canvas.setLineWidth(1.4)
    for (x, y, one), (next_x, next_y, other) in pairwise(spots):
        if one.share is not None and other.share is not None:
            canvas.line(x, y, next_x, next_y)
    canvas.setFillColorRGB(*_INK)
    for x, y, _ in shown:
        canvas.circle(x, y, _DOT, stroke=0, fill=1)
    for x, y, point in _apart(shown, _NUMBER_WIDTH):
        draw_line(canvas, face(SANS_BOLD), 9, x - 8, y + 7, say_decimal(point.share or 0.0, language))
    canvas.setFillGray(0.3)
    for x, _, point in _apart(spots, _DAY_WIDTH):
        day = point.on.isoformat()
        draw_line(canvas, sans, 8, x - sans.width(day, 8) / 2, bottom - 11, day)
    canvas.setFillGray(0)


def _draw_marks(canvas: Any, marks: Sequence[Mark], box: Box, language: Language) -> None:
    left, bottom, width, height = box
    canvas.setStrokeColorRGB(*_MARK)
    canvas.setFillColorRGB(*_MARK)
    canvas.setLineWidth(0.8)
    canvas.setDash(3, 2)
    for mark in marks:
        y = bottom + height * mark.share / 100
        canvas.line(left, y, left + width, y)
        said = f"{mark.name}: {say_decimal(mark.share, language)}"
        draw_line(canvas, face(SANS), 7, left + width - face(SANS).width(said, 7) - 2, y - 8, said)
    canvas.setDash()


def _apart(spots: Sequence[Spot], least: float) -> Iterator[Spot]:
    """The first and the last, and of those between as many as stand `least` apart."""
    last = spots[-1:]
    before = -least
    for spot in spots[:-1]:
        if spot[0] - before >= least and last[0][0] - spot[0] >= least:
            before = spot[0]
            yield spot
    yield from last


def trend_in_words(points: Sequence[Point], language: Language) -> str:
    """Every point in words."""
    said = [
        (_NOT_SHOWN if each.share is None else _POINT)
        .in_(language)
        .format(day=say_day(each.on, language), share="" if each.share is None else say_decimal(each.share, language))
        for each in points
    ]
    return _ONE.in_(language).format(said=said[0]) if len(said) == 1 else "; ".join(said) + "."


def _spots(points: Sequence[Point], box: Box) -> Iterator[Spot]:
    """Where each point stands, one that is not shown at the foot; one alone in the middle."""
    left, bottom, width, height = box
    days = (points[-1].on - points[0].on).days if points else 0
    for each in points:
        part = (each.on - points[0].on).days / days if days else 0.5
        yield left + _INSET + part * (width - 2 * _INSET), bottom + height * (each.share or 0.0) / 100, each
