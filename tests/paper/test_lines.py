"""Lines: none is too long, none is lost, and a word is broken only where no line could hold it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from permit_guard.paper.fonts import BIND, SANS, face
from permit_guard.paper.lines import wrap

SIZE = 8.0
words = st.text(st.characters(blacklist_categories=("Cs",)), max_size=200)
widths = st.floats(20, 300)


@given(words, widths)
def test_no_line_is_longer_than_its_width(text: str, width: float) -> None:
    sans = face(SANS)
    for line in wrap(text, sans, SIZE, width):
        assert sans.width(line, SIZE) <= width + 0.001 or len(line) == 1


@given(words, widths)
def test_every_character_that_can_be_drawn_stands_in_some_line(text: str, width: float) -> None:
    sans = face(SANS)
    drawn = sans.clean(text).replace(BIND, " ").replace(" ", "")
    assert "".join(wrap(text, sans, SIZE, width)).replace(" ", "") == drawn


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), max_size=30), widths)
def test_a_line_holds_all_the_words_that_fit(spoken: list[str], width: float) -> None:
    sans = face(SANS)
    lines = wrap(" ".join(spoken), sans, SIZE, width)
    for line, following in pairwise(lines):
        assert sans.width(f"{line} {following.split()[0]}", SIZE) > width - 0.001


def test_an_empty_text_has_no_line() -> None:
    assert wrap("", face(SANS), SIZE, 100) == ()
    assert wrap("  \n ", face(SANS), SIZE, 100) == ()


def test_words_that_are_tied_stay_on_one_line() -> None:
    assert wrap(f"UU 24/2011 pasal{BIND}15", face(SANS), SIZE, 60) == ("UU 24/2011", "pasal 15")


def test_a_glyph_wider_than_the_width_has_a_line_of_its_own() -> None:
    assert wrap("WWW", face(SANS), SIZE, 1) == ("W", "W", "W")
