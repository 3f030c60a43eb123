"""Ink: what is written as bare operators reads back as the text that it was."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from permit_guard.paper.fonts import SANS, face
from permit_guard.paper.ink import Ink
from tests.paper import reading

printable = st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "S")), min_size=1, max_size=30)


def drawn(*lines: str) -> bytes:
    """A page with those lines under each other."""
    written = BytesIO()
    canvas = Canvas(written, invariant=1)
    ink = Ink(canvas, {})
    for index, line in enumerate(lines):
        ink.text(face(SANS), 9, 50, 700 - 20 * index, line)
    ink.tint(0.9, 10, 10, 20, 20)
    ink.rule(10, 10, 30, 10)
    ink.flush()
    canvas.save()
    return written.getvalue()


@given(printable)
def test_a_line_reads_back_as_it_was_written(line: str) -> None:
    clean = face(SANS).clean(line).replace(" ", "")
    glyphs = "".join(glyph.character for glyph in reading.glyphs(drawn(clean), 0))
    assert glyphs == clean.replace("\u00a0", "")


def test_more_letters_than_one_subset_holds_are_all_there() -> None:
    letters = "".join(chr(code) for code in range(0x400, 0x500) if chr(code) in face(SANS).own)
    latin = "".join(chr(code) for code in range(0xC0, 0x180) if chr(code) in face(SANS).own)
    lines = [text[start : start + 40] for text in (letters, latin) for start in range(0, len(text), 40)]
    assert reading.squeezed(drawn(*lines)) == "".join(lines)


def test_a_line_stands_where_it_was_put() -> None:
    first, second = reading.glyphs(drawn("H", "H"), 0)
    assert 50 <= first.left < 52
    assert abs(first.bottom - 700) < 1
    assert abs(second.bottom - 680) < 1
