"""The sheet: its foot holds any application number, and the draft's mark is drawn on a draft alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from permit_guard.paper.sheet import ACROSS, FOOT_HEIGHT, UPRIGHT, Shape
from tests.paper import reading, samples
from tests.paper.samples import decision
from tests.paper.test_notice import notice


@pytest.mark.parametrize("shape", [UPRIGHT, ACROSS])
def test_text_keeps_clear_of_the_foot_and_the_edges(shape: Shape) -> None:
    assert 0 < shape.left < shape.right < shape.width
    assert FOOT_HEIGHT < shape.bottom < shape.top < shape.height
    assert shape.text_width == shape.right - shape.left
    assert shape.text_height == shape.top - shape.bottom


def test_a_long_application_number_is_cut_in_the_foot_but_neither_hash_nor_page_is() -> None:
    application = replace(samples.APPLICATION, number="PBG-" + "1234567890" * 30)
    written = notice(decision(findings=(samples.HEADCOUNT,), application=application))
    for page, text in enumerate(reading.pages(written)):
        foot = [glyph for glyph in reading.glyphs(written, page) if glyph.top <= FOOT_HEIGHT]
        assert min(glyph.left for glyph in foot) >= UPRIGHT.left - 1
        assert max(glyph.right for glyph in foot) <= UPRIGHT.right + 1
        assert samples.INPUT_HASH[7:23] in text
        assert samples.RULEBOOK_HASH[7:23] in text
        assert "Halaman" in text
    assert application.number in reading.squeezed(written)
