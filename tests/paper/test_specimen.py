"""Made-up papers say that they are made up, and are the same bytes for the same content."""

from __future__ import annotations

import io

from PIL import Image

from examples.make_sample import CASE, PAPERS
from permit_guard.paper.specimen import MARK, specimen, specimen_picture
from tests.paper.reading import squeezed

FIELDS = [("I. DATA PROYEK", None), ("Nomor Proyek", "2600001078094")]


def test_a_made_up_paper_says_so_beside_its_fields() -> None:
    said = squeezed(specimen("KWITANSI IURAN JASA KONSTRUKSI", FIELDS))
    for words in (MARK, "KWITANSI IURAN JASA KONSTRUKSI", "Nomor Proyek", "2600001078094"):
        assert words.replace(" ", "") in said


def test_the_papers_of_the_sample_are_those_that_its_maker_draws() -> None:
    for name, (title, fields) in PAPERS.items():
        assert (CASE / "evidence" / name).read_bytes() == specimen(title, fields)


def test_a_picture_of_a_paper_is_a_picture_and_no_text() -> None:
    taken = specimen_picture("KWITANSI", FIELDS)
    with Image.open(io.BytesIO(taken), formats=["PNG"]) as picture:
        assert min(picture.size) > 800
        assert len(picture.getcolors() or ()) > 20
    assert b"KWITANSI" not in taken
