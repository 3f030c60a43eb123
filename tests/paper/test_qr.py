"""The code on the certificate is that of its address, drawn sharp."""

from __future__ import annotations

import io

import pypdfium2
import segno
from reportlab.pdfgen.canvas import Canvas

from permit_guard.paper.qr import QUIET, Qr

ADDRESS = "https://izin.example/verify/7KQ2MNPR4TVX8ABCDEFG"


def test_every_module_stands_where_the_code_has_it() -> None:
    code = [[bool(module) for module in row] for row in segno.make_qr(ADDRESS, error="q", boost_error=False).matrix]
    whole = len(code) + 2 * QUIET
    drawn = io.BytesIO()
    canvas = Canvas(drawn, pagesize=(whole, whole))
    Qr(ADDRESS, whole).drawOn(canvas, 0, 0)
    canvas.save()
    picture = pypdfium2.PdfDocument(drawn.getvalue())[0].render(scale=9).to_pil().convert("L")
    seen = [[picture.getpixel((x * 9 + 4, y * 9 + 4)) < 128 for x in range(whole)] for y in range(whole)]
    quiet = [False] * QUIET
    assert seen == [[False] * whole] * QUIET + [[*quiet, *row, *quiet] for row in code] + [[False] * whole] * QUIET
