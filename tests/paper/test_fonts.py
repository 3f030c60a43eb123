"""Fonts: they are here with their licences, and what no font has stands as a visible box."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from permit_guard.paper import fonts
from permit_guard.paper.fonts import FALLBACK, SANS, SANS_BOLD, SERIF, SERIF_BOLD, face

FACES = (SERIF, SERIF_BOLD, SANS, SANS_BOLD)
FOLDER = Path(fonts.__file__).parent / "fonts"
MOST_BYTES = 3_000_000


def test_every_font_has_its_licence_and_all_together_are_small() -> None:
    files = list(FOLDER.glob("*.ttf"))
    for file in files:
        assert (FOLDER / f"LICENSE-{file.stem.partition('-')[0]}.txt").is_file()
    assert {file.stem for file in files} == {*FACES, FALLBACK}
    assert sum(file.stat().st_size for file in files) < MOST_BYTES


@pytest.mark.parametrize("name", FACES)
@given(text=st.text(max_size=60))
def test_a_clean_text_has_a_glyph_for_every_character(name: str, text: str) -> None:
    own = face(name)
    for font, piece in own.runs(own.clean(text)):
        known = fonts._registered(font).charToGlyph
        assert [character for character in piece if ord(character) not in known] == []


@pytest.mark.parametrize("name", FACES)
@given(text=st.text(max_size=60))
def test_the_runs_of_a_text_are_the_text_and_as_long_as_the_library_draws_them(name: str, text: str) -> None:
    own = face(name)
    clean = own.clean(text)
    runs = own.runs(clean)
    assert "".join(piece for _, piece in runs) == clean
    assert own.width(clean, 9) == pytest.approx(sum(stringWidth(piece, font, 9) for font, piece in runs))


@pytest.mark.parametrize("name", FACES)
def test_the_mask_and_the_punctuation_of_the_letter_are_in_the_face_itself(name: str) -> None:
    assert face(name).runs("•—·“”’…") == [(name, "•—·“”’…")]


def test_what_no_font_has_is_a_box_and_what_is_invisible_is_left_out() -> None:
    assert face(SANS).clean("王\u200b\ufeff\u202e\x07x😀") == "□ x□"
