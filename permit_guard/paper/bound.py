"""A letter bound as a PDF: its pages with their foot, what the file says of itself, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import md5
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from permit_guard.domain.office import Office
from permit_guard.domain.text import Language
from permit_guard.paper.fonts import SERIF, face
from permit_guard.paper.sheet import ACROSS, UPRIGHT, Foot, Shape
from permit_guard.paper.spoken import LANGUAGE_TAGS

# Streams as plain bytes: the text armour that the library adds by default is of no use in a file and slow.
rl_config.useA85 = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """What the file says of itself: its subject, the application, from where, in which language, and of which day.

    `seed` identifies the file, by what it was made from.
    """

    subject: str
    application: str
    office: Office
    language: Language
    on: date
    seed: str


def bind(written: BytesIO, bound: Bound, story: list[Any], foot: Foot) -> int:
    """Set `story` on sheets with `foot`; how many pages it took."""
    face(SERIF)
    document = BaseDocTemplate(
        written,
        title=f"{bound.subject} — {bound.application}",
        author=f"{bound.office.name}, {bound.office.government}",
        subject=bound.subject,
        creator="Permit Guard",
        lang=LANGUAGE_TAGS[bound.language],
        initialFontName=SERIF,
        invariant=1,
        pageCompression=1,
    )
    document.addPageTemplates([_template("upright", UPRIGHT, foot), _template("across", ACROSS, foot)])
    document.build(story, canvasmaker=partial(_canvas, bound))
    return int(document.page)


def _canvas(bound: Bound, *args: Any, **settings: Any) -> Canvas:
    """A canvas whose file is dated by the letter's own day and identified by what it was made from.

    The library would take both from the environment (SOURCE_DATE_EPOCH), even of an invariant document.
    """
    canvas = Canvas(*args, **settings)
    canvas.setDateFormatter(lambda *_: f"D:{bound.on:%Y%m%d}000000+07'00'")
    canvas._doc.signature = md5(bound.seed.encode(errors="replace"), usedforsecurity=False)
    return canvas


def _template(name: str, shape: Shape, foot: Foot) -> PageTemplate:
    frame = Frame(
        shape.left,
        shape.bottom,
        shape.text_width,
        shape.text_height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def on_page(canvas: Any, document: Any) -> None:
        foot.draw(canvas, shape, canvas.getPageNumber())

    return PageTemplate(name, [frame], onPage=on_page, pagesize=(shape.width, shape.height))
