"""The share of persons proven from one saved report to the next, as a line; and the same figures in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from permit_guard.domain.report import Point
from permit_guard.domain.text import Language, Text, say_day, say_decimal
from permit_guard.paper.fonts import SANS, SANS_BOLD, face
from permit_guard.paper.sheet import draw_line

_INK: Final = (0.05, 0.29, 0.31)
_DOT: Final = 2.6
_AXIS: Final = 26.0
_INSET: Final = 24.0
_QUARTERS: Final = (0, 25, 50, 75, 100)
_ONE: Final = Text(
    "Baru ada satu hari laporan: {said}. Garis tumbuh dari laporan yang disimpan dengan --save.",
    "There is one day of the report so far: {said}. The line grows from reports kept by --save.",
)
_POINT: Final = Text("{day}: {share} persen", "{day}: {share} percent")
_NOT_SHOWN: Final = Text("{day}: tidak ditampilkan", "{day}: not shown")


def draw_trend(
    canvas: Any, points: Sequence[Point], box: tuple[float, float, float, float], language: Language
) -> None:
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
    spots = list(_spots(points, (left, bottom, width, height)))
    shown = [spot for spot in spots if spot[2].share is not None]
    canvas.setStrokeColorRGB(*_INK)
    canvas.setLineWidth(1.4)
    for (x, y, one), (next_x, next_y, other) in pairwise(spots):
        if one.share is not None and other.share is not None:
            canvas.line(x, y, next_x, next_y)
    canvas.setFillColorRGB(*_INK)
    for x, y, point in shown:
        canvas.circle(x, y, _DOT, stroke=0, fill=1)
        said = say_decimal(point.share or 0.0, language)
        draw_line(canvas, face(SANS_BOLD), 9, x - 8, y + 7, said)
    canvas.setFillGray(0.3)
    for x, _, point in spots:
        day = point.on.isoformat()
        draw_line(canvas, sans, 8, x - sans.width(day, 8) / 2, bottom - 11, day)
    canvas.setFillGray(0)


def trend_in_words(points: Sequence[Point], language: Language) -> str:
    """Every point in words."""
    said = [
        (_NOT_SHOWN if each.share is None else _POINT)
        .in_(language)
        .format(day=say_day(each.on, language), share="" if each.share is None else say_decimal(each.share, language))
        for each in points
    ]
    return _ONE.in_(language).format(said=said[0]) if len(said) == 1 else "; ".join(said) + "."


def _spots(points: Sequence[Point], box: tuple[float, float, float, float]) -> Iterator[tuple[float, float, Point]]:
    """Where each point stands, one that is not shown at the foot; one alone in the middle."""
    left, bottom, width, height = box
    days = (points[-1].on - points[0].on).days if points else 0
    for each in points:
        part = (each.on - points[0].on).days / days if days else 0.5
        yield left + _INSET + part * (width - 2 * _INSET), bottom + height * (each.share or 0.0) / 100, each
