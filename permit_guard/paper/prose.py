"""Paragraphs, lists and small tables of the letter, in its faces, safe for any text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table, TableStyle

from permit_guard.paper.fonts import BIND, SANS, SERIF, SERIF_BOLD, face
from permit_guard.paper.sheet import MM, UPRIGHT

SIZE: Final = 11.0
LEADING: Final = 14.0
INDENT: Final = 7 * MM
FAINT: Final = Color(0.45, 0.45, 0.45)
TINT: Final = Color(0.94, 0.94, 0.94)


def _style(name: str, **settings: Any) -> ParagraphStyle:
    given = {"fontName": SERIF, "fontSize": SIZE, "leading": LEADING, "allowWidows": 0, "allowOrphans": 0}
    return ParagraphStyle(name, **(given | settings))


BODY: Final = _style("body", alignment=TA_JUSTIFY, spaceAfter=6)
LEFT: Final = _style("left", alignment=TA_LEFT)
RIGHT: Final = _style("right", alignment=TA_RIGHT)
CENTRED: Final = _style("centred", alignment=TA_CENTER)
CLOSE: Final = _style("close", alignment=TA_LEFT, fontSize=10, leading=12.4)
CLOSE_RIGHT: Final = _style("close right", alignment=TA_RIGHT, fontSize=10, leading=12.4)
CLOSE_CENTRED: Final = _style("close centred", alignment=TA_CENTER, fontSize=10, leading=12.4)
OPENING: Final = _style("opening", alignment=TA_LEFT, spaceAfter=6)
HEADING: Final = _style("heading", fontName=SERIF_BOLD, spaceBefore=6, spaceAfter=3, keepWithNext=1)
STRONG: Final = _style("strong", fontName=SERIF_BOLD, alignment=TA_LEFT, spaceBefore=8, spaceAfter=6)
ITEM: Final = _style(
    "item",
    leftIndent=INDENT,
    bulletIndent=0,
    bulletFontName=SERIF,
    bulletFontSize=SIZE,
    alignment=TA_LEFT,
    spaceAfter=3,
)
SIGNED: Final = _style("signed", alignment=TA_LEFT, leftIndent=0.44 * UPRIGHT.text_width)
FINE: Final = _style("fine", fontName=SANS, fontSize=7.5, leading=9.4, textColor=FAINT, spaceBefore=10)


def markup(text: str, font: str = SERIF) -> str:
    """`text` as the paragraph engine's markup: nothing in it is taken as a tag, missing glyphs have another font."""
    own = face(font)
    return "".join(
        escape(piece) if name == font else f'<font name="{name}">{escape(piece)}</font>'
        for name, piece in own.runs(own.clean(text).replace(BIND, " "))
    )


def paragraph(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """One paragraph of plain text."""
    return Paragraph(markup(text, style.fontName), style)


def item(number: int, lead: str, text: str, after: Iterable[tuple[str, str]] = ()) -> Paragraph:
    """A numbered point: a bold lead, its text, and lines of (label, text) under it; empty texts leave no line."""
    said = f'<font name="{SERIF_BOLD}">{markup(lead, SERIF_BOLD)}</font>' if lead else ""
    if text:
        said += (". " if said else "") + markup(text)
    for label, more in after:
        if more:
            said += f"<br/>{markup(label)} {markup(more)}"
    return Paragraph(said, ITEM, bulletText=f"{number}.")


def labelled(rows: Iterable[tuple[str, str]], label_width: float, width: float) -> Table:
    """Rows of `label : text`, the labels `label_width` points wide, without rules."""
    cells = [[paragraph(label, LEFT), paragraph(":", LEFT), paragraph(text, LEFT)] for label, text in rows]
    table = Table(cells, colWidths=[label_width, 8, width - label_width - 8], hAlign="LEFT", splitInRow=1)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *bare(0, 0.6, 1.6)]))
    return table


def ruled(rows: list[list[str]], widths: list[float], *, aligned: str, heads: int = 1) -> Table:
    """A small table with thin rules and tinted header rows; `aligned` has L, C or R for each column."""
    styles = [{"L": CLOSE, "C": CLOSE_CENTRED, "R": CLOSE_RIGHT}[letter] for letter in aligned]
    cells = [[paragraph(cell, style) for cell, style in zip(row, styles, strict=True)] for row in rows]
    table = Table(cells, colWidths=widths, hAlign="LEFT", repeatRows=heads, spaceAfter=8, spaceBefore=2)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("GRID", (0, 0), (-1, -1), 0.4, FAINT),
                ("BACKGROUND", (0, 0), (-1, heads - 1), TINT),
                *bare(5, 2.4, 3.4),
            ]
        )
    )
    return table


def bare(beside: float = 0.0, above: float = 0.0, below: float = 0.0) -> list[tuple[Any, ...]]:
    """A table's style without rules, with that padding. The library would select a font of its own for every cell."""
    whole = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *whole, SERIF),
        ("LEFTPADDING", *whole, beside),
        ("RIGHTPADDING", *whole, beside),
        ("TOPPADDING", *whole, above),
        ("BOTTOMPADDING", *whole, below),
    ]


TEXT_WIDTH: Final = UPRIGHT.text_width
