"""Made-up papers in the form of those that BPJS issues, each marked DATA REKAAN."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # as for the notice: else the bytes would tell which of the two was loaded first

MARK: Final = "DATA REKAAN"
Field = tuple[str, str | None]
"""A label and its value; without one the label is a heading."""


def specimen(title: str, fields: Sequence[Field]) -> bytes:
    """The paper as PDF with text, the same bytes for the same content."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica-Bold", 54)
    canvas.setFillGray(0.93)
    canvas.saveState()
    canvas.translate(300, 420)
    canvas.rotate(45)
    canvas.drawCentredString(0, 0, MARK)
    canvas.restoreState()
    canvas.setFillGray(0)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(72, 770, title)
    for line, (label, value) in enumerate(fields):
        canvas.setFont("Helvetica" if value else "Helvetica-Bold", 11)
        canvas.drawString(72, 735 - 20 * line, label)
        if value:
            canvas.drawString(220, 735 - 20 * line, f": {value}")
    canvas.save()
    return drawn.getvalue()


def specimen_picture(title: str, fields: Sequence[Field]) -> bytes:
    """The paper as a picture (PNG), as a telephone would take it: no machine here reads it."""
    page = Image.new("L", (1240, 880), 250)
    pen = ImageDraw.Draw(page)
    large, small, huge = (ImageFont.load_default(size) for size in (34, 26, 120))
    pen.text((330, 600), MARK, fill=228, font=huge)
    pen.text((90, 90), title, fill=20, font=large)
    for line, (label, value) in enumerate(fields):
        pen.text((90, 190 + 56 * line), label, fill=40, font=small)
        pen.text((480, 190 + 56 * line), f": {value}" if value else "", fill=40, font=small)
    taken = io.BytesIO()
    page.rotate(1.5, expand=True, fillcolor=120).save(taken, "PNG")
    return taken.getvalue()
