"""The sheet that everything is printed on: A4 upright or across, its margins, its foot, and the mark of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from permit_guard.domain.text import Language, say_day
from permit_guard.paper import wording
from permit_guard.paper.fonts import SANS, SANS_BOLD, Face, face

MM: Final = 72 / 25.4
LONG: Final = 297 * MM
SHORT: Final = 210 * MM
MARGIN: Final = 20 * MM
MARGIN_BINDING: Final = 25 * MM
MARGIN_HEAD: Final = 15 * MM
MARGIN_ACROSS: Final = 15 * MM
FOOT_HEIGHT: Final = 15 * MM
SMALL: Final = 7.0
HASH_SHOWN: Final = 16
GREY: Final = 0.35
DRAFT_INK: Final = (0.66, 0.13, 0.10)
DRAFT_TINT: Final = (0.98, 0.93, 0.92)
DRAFT_HEIGHT: Final = 5.5 * MM


@dataclass(frozen=True, slots=True)
class Shape:
    """A page's size and the box that its text keeps to, in points from the lower left corner."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        """How wide the text may be."""
        return self.right - self.left

    @property
    def text_height(self) -> float:
        """How much of the height the text may take."""
        return self.top - self.bottom


UPRIGHT: Final = Shape(SHORT, LONG, MARGIN_BINDING, SHORT - MARGIN, LONG - MARGIN_HEAD, FOOT_HEIGHT + 3 * MM)
ACROSS: Final = Shape(LONG, SHORT, MARGIN_ACROSS, LONG - MARGIN_ACROSS, SHORT - MARGIN_ACROSS, FOOT_HEIGHT + 2 * MM)


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands at the foot of every page; `pages` is how many the paper has."""

    application: str
    on: date
    rulebook_hash: str
    input_hash: str
    language: Language
    draft: bool
    pages: int

    def draw(self, canvas: Any, shape: Shape, page: int) -> None:
        """Draw the foot of page number `page`, and above the text the mark of a draft."""
        sans = face(SANS)
        size = SMALL
        canvas.setStrokeGray(0.6)
        canvas.setLineWidth(0.4)
        canvas.line(shape.left, FOOT_HEIGHT, shape.right, FOOT_HEIGHT)
        canvas.setFillGray(GREY)
        said = wording.PAGE.in_(self.language).format(page=page, pages=self.pages)
        if self.draft:
            said = f"{wording.DRAFT.in_(self.language)} · {said}"
        room = shape.text_width - sans.width(said, size) - 4 * MM
        draw_line(canvas, sans, size, shape.left, FOOT_HEIGHT - 9, _shortened(self._says(), sans, size, room))
        draw_line(canvas, sans, size, shape.right - sans.width(said, size), FOOT_HEIGHT - 9, said)
        if self.draft:
            self._mark(canvas, shape)
        canvas.setFillGray(0)
        canvas.setStrokeGray(0)

    def _says(self) -> str:
        return wording.FOOT.in_(self.language).format(
            number=self.application,
            day=say_day(self.on, self.language),
            rulebook=self.rulebook_hash.removeprefix("sha256:")[:HASH_SHOWN],
            input=self.input_hash.removeprefix("sha256:")[:HASH_SHOWN],
        )

    def _mark(self, canvas: Any, shape: Shape) -> None:
        """A band across the head of the page: no draft leaves the office by mistake."""
        bold = face(SANS_BOLD)
        said = bold.clean(wording.DRAFT_SAYS.in_(self.language))
        bottom = shape.height - 4 * MM - DRAFT_HEIGHT
        canvas.setFillColorRGB(*DRAFT_TINT)
        canvas.rect(shape.left, bottom, shape.text_width, DRAFT_HEIGHT, stroke=0, fill=1)
        canvas.setFillColorRGB(*DRAFT_INK)
        middle = shape.left + (shape.text_width - bold.width(said, 8)) / 2
        draw_line(canvas, bold, 8, middle, bottom + DRAFT_HEIGHT / 2 - 2.6, said)


def draw_line(canvas: Any, font: Face, size: float, x: float, y: float, text: str) -> None:
    """Draw one line of clean `text` with its baseline at `y`; glyphs that the face lacks come from the fallback."""
    for name, piece in font.runs(text):
        canvas.setFont(name, size)
        canvas.drawString(x, y, piece)
        x += font.width(piece, size)


def _shortened(text: str, font: Face, size: float, room: float) -> str:
    """As much of the end of `text`, where the hashes stand, as fits in `room`; an ellipsis for the rest."""
    text = font.clean(text)
    if font.width(text, size) <= room:
        return text
    while text and font.width("…" + text, size) > room:
        text = text[1:]
    return "…" + text
