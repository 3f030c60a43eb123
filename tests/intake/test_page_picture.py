"""A page of a PDF becomes a picture within bounds, in the locked child, and a bad one costs nothing but itself."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
import pytest
from PIL import Image

from permit_guard.casework.reading import Readers
from permit_guard.intake.parsing.pdf_picture import LONGEST_SIDE
from permit_guard.intake.refusal import FileRefused


@pytest.fixture(scope="module")
def drawing() -> Iterator[Readers]:
    """One child for all of these."""
    readers = Readers.ready(1)
    yield readers
    readers.stop()


def _pdf(*sizes: tuple[float, float]) -> bytes:
    document, kept = pypdfium2.PdfDocument.new(), io.BytesIO()
    for width, height in sizes:
        document.new_page(width, height)
    document.save(kept)
    return kept.getvalue()


def test_each_page_is_drawn_in_its_own_shape_and_none_is_larger_than_the_bound(drawing: Readers) -> None:
    content = _pdf((595, 842), (842, 595), (14_400, 14_400), (14_400, 1), (10, 20))
    pictures = [drawing.page(content, number) for number in range(1, 6)]
    assert {each.pages for each in pictures} == {5}
    sizes = [Image.open(io.BytesIO(each.png), formats=["PNG"]).size for each in pictures]
    assert max(max(size) for size in sizes) <= LONGEST_SIDE
    assert (sizes[0][0] < sizes[0][1], sizes[1][0] > sizes[1][1]) == (True, True)
    assert sizes[4] == (40, 80)
    assert (drawing.page(content, 0).png, drawing.page(content, 0).pages) == (b"", 5)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\xff" * 4096, b"PK\x03\x04"])
def test_what_is_no_pdf_is_refused_and_the_next_is_drawn(drawing: Readers, content: bytes) -> None:
    with pytest.raises(FileRefused):
        drawing.page(content, 1)
    assert drawing.page(_pdf((595, 842)), 1).pages == 1


def test_a_page_that_is_not_there_is_refused(drawing: Readers) -> None:
    for number in (2, 2**32 - 1):
        with pytest.raises(FileRefused):
            drawing.page(_pdf((595, 842)), number)
