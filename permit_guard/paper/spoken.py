"""Paragraphs that say what they are and in which language: the tags of a page, in the order in which it is drawn."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from permit_guard.domain.text import Language
from permit_guard.paper.prose import markup

LANGUAGE_TAGS: Final = {Language.ID: "id-ID", Language.EN: "en-GB"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One piece of a page: `role` as PDF's standard structure has it (H1, P, Figure), `alt` in words for a picture."""

    number: int
    role: str
    language: Language
    alt: str | None = None


@dataclass
class Tags:
    """The pieces of one page in reading order; a new list for each time that the page is set."""

    pieces: list[Tag] = field(default_factory=list)

    def open(self, canvas: Any, role: str, language: Language, alt: str | None = None) -> None:
        """From here on what is drawn belongs to a new piece, until `close`."""
        tag = Tag(len(self.pieces), role, language, alt)
        self.pieces.append(tag)
        canvas.addLiteral(f"/{role} <</MCID {tag.number} /Lang ({LANGUAGE_TAGS[language]})>> BDC")

    def close(self, canvas: Any) -> None:
        """The piece is over."""
        canvas.addLiteral("EMC")


class Spoken(Paragraph):  # type: ignore[misc] # reportlab has no types
    """A paragraph of plain text that is a piece of its page."""

    def __init__(self, text: str, style: ParagraphStyle, tags: Tags, language: Language, role: str = "P") -> None:
        super().__init__(markup(text, style.fontName), style)
        self.said = (tags, role, language)

    def draw(self) -> None:
        """Draw it between its marks."""
        tags, role, language = self.said
        tags.open(self.canv, role, language)
        super().draw()
        tags.close(self.canv)


class Shown(Flowable):  # type: ignore[misc] # as above
    """Anything that is drawn, as one piece of its page; `alt` says it in words."""

    def __init__(self, drawn: Flowable, tags: Tags, role: str, alt: str | None = None) -> None:
        super().__init__()
        self.drawn = drawn
        self.said = (tags, role, alt)
        self.hAlign = drawn.hAlign

    def wrap(self, width: float, height: float) -> Any:
        """As what is drawn."""
        return self.drawn.wrapOn(self.canv, width, height) if hasattr(self, "canv") else self.drawn.wrap(width, height)

    def draw(self) -> None:
        """Draw it between its marks."""
        tags, role, alt = self.said
        tags.open(self.canv, role, Language.ID, alt)
        self.drawn.drawOn(self.canv, 0, 0)
        tags.close(self.canv)


def tag_page(document: Pdf, tags: Tags) -> None:
    """Give the only page of `document` its structure: the pieces under one Document, in reading order."""
    page = document.pages[0].obj
    root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    pieces = [document.make_indirect(_element(tag, whole, page)) for tag in tags.pieces]
    whole.K = Array(pieces)
    root.K = Array([whole])
    root.ParentTree = document.make_indirect(Dictionary(Nums=Array([0, document.make_indirect(Array(pieces))])))
    root.ParentTreeNextKey = 1
    page.StructParents = 0
    page.Tabs = Name.S
    document.Root.StructTreeRoot = root
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _element(tag: Tag, parent: Any, page: Any) -> Dictionary:
    told = Dictionary(Type=Name.StructElem, S=Name(f"/{tag.role}"), P=parent, Pg=page, K=tag.number,
                      Lang=pikepdf.String(LANGUAGE_TAGS[tag.language]))  # fmt: skip
    if tag.alt is not None:
        told.Alt = pikepdf.String(tag.alt)
    return told


def opened(written: bytes) -> Pdf:
    """A paper of our own, to be finished."""
    return Pdf.open(io.BytesIO(written))
