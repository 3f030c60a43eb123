"""The picture of a page of a PDF of evidence, to be compared with what was read from it."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from permit_guard.intake.parsing.pdf_picture import NUMBER
from permit_guard.intake.parsing.reading_parent import ReadingChild


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page drawn as PNG, and how many pages the PDF has."""

    png: bytes
    pages: int


def draw_page(content: bytes, number: int, child: ReadingChild) -> PagePicture:
    """The page `number`, from 1, drawn in a child; for 0 no picture. Raises FileRefused where it is not there."""
    told = child.read("page", NUMBER.pack(number) + content)
    return PagePicture(base64.b64decode(told["png"]), int(told["pages"]))
