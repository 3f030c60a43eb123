"""The faces of the papers: which glyphs they have, how wide they are, and what stands in where they have none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

SERIF: Final = "LiberationSerif-Regular"
SERIF_BOLD: Final = "LiberationSerif-Bold"
SANS: Final = "Carlito-Regular"
SANS_BOLD: Final = "Carlito-Bold"
FALLBACK: Final = "DejaVuSans"

FOLDER: Final = Path(__file__).parent / "fonts"
STAND_IN: Final = ord("□")
SPACE: Final = ord(" ")
BIND: Final = "\u00a0"
PER_EM: Final = 1000
LAST_OF_FIRST_PLANE: Final = 0xFFFF


class _Drawable(dict[int, int | None]):
    """For `str.translate`: each character as it can be drawn, learnt on first sight."""

    def __init__(self, glyphs: frozenset[int]) -> None:
        self.glyphs = glyphs

    def __missing__(self, code: int) -> int | None:
        category = unicodedata.category(chr(code))
        if code == ord(BIND):
            drawn: int | None = code
        elif category in ("Cc", "Zl", "Zp", "Zs"):
            drawn = SPACE
        elif category == "Cf":
            drawn = None
        else:
            drawn = code if code in self.glyphs else STAND_IN
        self[code] = drawn
        return drawn


class _Widths(dict[str, float]):
    """The advance of each character in thousandths of the size, in the face or in the one that stands in for it."""

    def __init__(self, own: dict[int, float], fallback: dict[int, float]) -> None:
        self.own = own
        self.fallback = fallback

    def __missing__(self, character: str) -> float:
        code = ord(character)
        width = self.own.get(code, self.fallback.get(code, 0.0))
        self[character] = width
        return width


@dataclass(frozen=True, eq=False)
class Face:
    """A registered font with what it can draw; `widths` are in thousandths of the font's size."""

    name: str
    own: frozenset[str]
    drawable: _Drawable
    widths: _Widths

    def clean(self, text: str) -> str:
        """`text` as it can be drawn: control characters are spaces, what no font has is a visible box."""
        return text.translate(self.drawable)

    def width(self, text: str, size: float) -> float:
        """The length of a clean `text` in points."""
        return sum(map(self.widths.__getitem__, text)) * size / PER_EM

    def runs(self, text: str) -> list[tuple[str, str]]:
        """A clean `text` as pieces, each with the name of the font that has its glyphs."""
        if self.own.issuperset(text):
            return [(self.name, text)]
        pieces = groupby(text, key=lambda character: self.name if character in self.own else FALLBACK)
        return [(name, "".join(characters)) for name, characters in pieces]


@cache
def face(name: str) -> Face:
    """The face called `name`, registered with the PDF library and embedded wherever it is used."""
    own = _registered(name)
    fallback = _registered(FALLBACK)
    glyphs = _glyphs(own)
    widths = {code: own.charWidths[code] for code in glyphs}
    return Face(
        name,
        frozenset(map(chr, glyphs)),
        _Drawable(glyphs | _glyphs(fallback)),
        _Widths(widths, fallback.charWidths),
    )


def _glyphs(font: Any) -> frozenset[int]:
    """What it can draw so that it can be copied out again: beyond the first plane the library maps text wrongly."""
    return frozenset(code for code in font.charToGlyph if code <= LAST_OF_FIRST_PLANE)


@cache
def _registered(name: str) -> Any:
    font = TTFont(name, str(FOLDER / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font.face
