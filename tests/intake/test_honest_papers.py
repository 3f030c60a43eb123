"""Papers as offices write them are read whole, without a problem."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from permit_guard.domain.source import Source
from permit_guard.intake.papers import PaperRecord, read_papers
from permit_guard.intake.parsing.pdf_text import read_pdf
from tests.intake.honest_papers import HONEST, drawn, stamp, stamped_receipt
from tests.intake.test_papers import HELD, LETTER, PAID

SAYS: dict[str, tuple[PaperRecord, ...]] = {
    "stamped receipt": (PAID,),
    "receipt in two columns": (PAID,),
    "form with the amount in a box": (PAID,),
    "electronic receipt": (PAID,),
    "letter": (LETTER,),
    "letter of two pages": (LETTER,),
    "certificate": (HELD,),
    "certificate in two columns": (HELD,),
    "covering letter before a receipt": (PAID,),
    "all in one": (LETTER, PAID, HELD),
}


@pytest.mark.parametrize("paper", HONEST)
def test_an_honest_paper_is_read_whole(paper: str) -> None:
    read = read_pdf(drawn(*HONEST[paper]))
    records, parts = read_papers("x.pdf", read["pages"], read["large"])
    assert tuple(replace(record, source=Source("x.pdf", "p1")) for record in records) == SAYS[paper]
    assert not any(part.problems for part in parts)


def test_an_honest_paper_with_another_stamp_is_void() -> None:
    def cancelled(canvas: Canvas) -> None:
        stamped_receipt(canvas)
        stamp(canvas, "BATAL", 300, 300, 60)

    read = read_pdf(drawn(cancelled))
    assert read_papers("x.pdf", read["pages"], read["large"])[0] == ()
