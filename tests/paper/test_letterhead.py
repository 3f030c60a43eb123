"""The letterhead: centred and even, over its two rules; the signature has the office's title."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from permit_guard.domain.text import Language
from permit_guard.paper.letterhead import Kop, closing, opening
from permit_guard.paper.prose import TEXT_WIDTH
from tests.paper import samples


def test_a_long_office_name_is_broken_into_even_lines() -> None:
    office = replace(samples.OFFICE, name="DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU")
    lines = [line for _, _, line in Kop(office).rows]
    assert lines[1:3] == ["DINAS PENANAMAN MODAL DAN", "PELAYANAN TERPADU SATU PINTU"]


def test_a_name_that_fits_stays_on_one_line() -> None:
    assert [line for _, _, line in Kop(replace(samples.OFFICE, name="DINAS PTSP")).rows][1] == "DINAS PTSP"


def test_the_kop_is_as_wide_as_the_text() -> None:
    assert Kop(samples.OFFICE).wrap(0, 0)[0] == TEXT_WIDTH


def test_an_office_without_copies_prints_no_list_of_them() -> None:
    with_copies = closing([], samples.OFFICE, language=Language.ID, draft=True)
    without = closing([], replace(samples.OFFICE, copies=()), language=Language.ID, draft=True)
    assert len(without) < len(with_copies)


def test_an_annex_of_one_page_is_one_page_in_either_language() -> None:
    for language, pages in ((Language.ID, "1 lembar"), (Language.EN, "1 page")):
        block = opening(
            samples.APPLICATION, samples.OFFICE, date(2026, 4, 10), language=language, number=None, annex_pages=1
        )[1]
        rows = block._cellvalues[0][0]._cellvalues
        assert rows[2][2].getPlainText() == pages
