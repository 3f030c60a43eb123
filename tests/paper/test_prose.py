"""Prose: any text is safe as a paragraph, and letters that a face lacks are set in another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.paper.fonts import FALLBACK, SERIF, SERIF_BOLD
from permit_guard.paper.prose import TEXT_WIDTH, item, labelled, markup, paragraph, ruled

anything = st.text(max_size=120)


@given(anything)
def test_any_text_can_be_set(text: str) -> None:
    for block in (paragraph(text), item(1, text, text, [(text, text)])):
        assert block.wrap(TEXT_WIDTH, 10_000)[1] >= 0


@given(anything)
def test_any_text_can_stand_in_a_table(text: str) -> None:
    assert labelled([(text, text)], 80, TEXT_WIDTH).wrap(TEXT_WIDTH, 10_000)[1] > 0
    assert ruled([["a", "b"], [text, text]], [200, 200], aligned="LR").wrap(TEXT_WIDTH, 10_000)[1] > 0


def test_signs_of_markup_are_escaped() -> None:
    assert markup("<b>&amp;") == "&lt;b&gt;&amp;amp;"


def test_what_the_face_lacks_is_set_in_the_fallback() -> None:
    assert markup("a□<", SERIF_BOLD) in (f'a<font name="{FALLBACK}">□</font>&lt;', "a□&lt;")
    assert markup("محمد", SERIF) == f'<font name="{FALLBACK}">محمد</font>'


def test_an_item_leaves_out_the_lines_that_are_empty() -> None:
    assert item(1, "Judul", "isi", [("Diminta:", ""), ("Dasar:", "UU")]).getPlainText() == "Judul. isiDasar: UU"
