"""Reads a paper back, as a reader of PDF files sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Glyph:
    """One visible character and its box in points."""

    character: str
    left: float
    bottom: float
    right: float
    top: float


def pages(written: bytes) -> list[str]:
    """The text of each page, its lines joined by single spaces."""
    document = pypdfium2.PdfDocument(written)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def text(written: bytes) -> str:
    """The text of all pages, its lines joined by single spaces."""
    return " ".join(pages(written))


def squeezed(written: bytes) -> str:
    """The text of all pages without any white space, so that a word broken over lines is found."""
    return re.sub(r"\s+", "", text(written))


def sizes(written: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole points."""
    return [(round(page.get_width()), round(page.get_height())) for page in pypdfium2.PdfDocument(written)]


def glyphs(written: bytes, page: int) -> Iterator[Glyph]:
    """Every visible character of a page, in drawing order."""
    textpage = pypdfium2.PdfDocument(written)[page].get_textpage()
    for index in range(textpage.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(textpage, index))
        if not character.isspace() and not pdfium.FPDFText_IsGenerated(textpage, index):
            yield Glyph(character, *textpage.get_charbox(index))


def metadata(written: bytes) -> dict[str, str]:
    """Title, author and the like."""
    return dict(pypdfium2.PdfDocument(written).get_metadata_dict())


def covers(one: Glyph, other: Glyph) -> bool:
    """Whether half of the smaller of two glyphs lies within the other."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    areas = [(glyph.right - glyph.left) * (glyph.top - glyph.bottom) for glyph in (one, other)]
    return width > 0 and height > 0 and width * height > min(areas) / 2 > 0
