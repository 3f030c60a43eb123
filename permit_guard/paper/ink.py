"""Tints, text and rules of one page written straight as PDF operators, where a canvas call for each would be too slow.

The canvas formats every number in Python and encodes every string anew; ten thousand rows repeat most of theirs.
"""

from __future__ import annotations

from typing import Any, Final

from reportlab.pdfbase import pdfmetrics

from permit_guard.paper.fonts import Face

RULE: Final = 0.35
RULE_GREY: Final = 0.55

Encoded = list[tuple[str, str, str]]


class Ink:
    """Gathers what is drawn on one page; `flush` puts it down, tints below text below rules.

    `encoded` remembers strings by face; it must be of one document, and may serve all its pages.
    """

    def __init__(self, canvas: Any, encoded: dict[tuple[str, str], Encoded]) -> None:
        self.canvas = canvas
        self.encoded = encoded
        self.tints: list[str] = []
        self.texts: list[str] = []
        self.rules: list[str] = []
        self.selected: tuple[str, float] | None = None

    def tint(self, grey: float, left: float, bottom: float, width: float, height: float) -> None:
        """A filled box, its grey from 0 (black) to 1."""
        self.tints.append(f"{grey:.2f} g {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A thin line."""
        self.rules.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l")

    def text(self, face: Face, size: float, x: float, y: float, line: str) -> None:
        """One line of clean text with its baseline at `y`."""
        pieces = self.encoded.get((face.name, line))
        if pieces is None:
            pieces = self.encoded[face.name, line] = self._encode(face, line)
        for font, hexed, piece in pieces:
            if self.selected != (font, size):
                self.selected = (font, size)
                self.texts.append(f"{font} {size:.2f} Tf")
            self.texts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm <{hexed}> Tj")
            if len(pieces) > 1:
                x += face.width(piece, size)

    def flush(self) -> None:
        """Put everything on the canvas."""
        self.canvas.addLiteral("\n".join(["q", *self.tints, "0 g BT", *self.texts, "ET"]))
        self.canvas.addLiteral("\n".join([f"{RULE_GREY} G {RULE} w", *self.rules, "S Q"]))

    def _encode(self, face: Face, line: str) -> Encoded:
        """The line as (font resource, codes in hexadecimal, text) for each font and subset that it needs."""
        document = self.canvas._doc
        encoded: Encoded = []
        for name, piece in face.runs(line):
            font = pdfmetrics.getFont(name)
            start = 0
            for subset, codes in font.splitString(piece, document):
                resource = font.getSubsetInternalName(subset, document)
                encoded.append((resource, codes.hex(), piece[start : start + len(codes)]))
                start += len(codes)
        return encoded
