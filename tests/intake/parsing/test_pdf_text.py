"""Letters much larger than the text of their page are told apart from it."""

from __future__ import annotations

from functools import partial

from reportlab.pdfgen.canvas import Canvas

from permit_guard.intake.papers import read_papers
from permit_guard.intake.parsing.pdf_text import read_pdf
from tests.intake.honest_papers import Drawn, drawn, line, stamp
from tests.intake.samples import RECEIPT


def page(mark: Drawn) -> Drawn:
    """A receipt with something drawn over it."""

    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(RECEIPT):
            line(canvas, 800 - 16 * at, (60, text))
        mark(canvas)

    return draw


def downwards(canvas: Canvas) -> None:
    """BATAL in large letters one below the other, and on the same heights small letters that hide it."""
    for at, letter in enumerate("BATAL"):
        line(canvas, 600 - at * 50, (60, f"{at} x"), (340, "y"))
        line(canvas, 600 - at * 50, (300, letter), size=40)


def enlarged(canvas: Canvas) -> None:
    """Letters of the text's own size in a form that is drawn six times as large."""
    canvas.beginForm("mark")
    canvas.scale(6, 6)
    line(canvas, 40, (20, "BATAL"))
    canvas.endForm()
    canvas.doForm("mark")


def test_letters_are_large_by_how_they_are_drawn_and_stand_by_their_size() -> None:
    for angle in (0, 30, 45, 90, 180):
        assert read_pdf(drawn(page(partial(stamp, text="BATAL", x=300, y=300, angle=angle))))["large"] == [["BATAL"]]
    assert read_pdf(drawn(page(enlarged)))["large"] == [["BATAL"]]
    assert read_pdf(drawn(page(lambda _: None), page(downwards)))["large"] == [[], ["BATAL"]]


def test_a_mark_set_downwards_among_other_letters_makes_the_receipt_void() -> None:
    read = read_pdf(drawn(page(downwards)))
    assert len(read_papers("x.pdf", read["pages"])[0]) == 1
    records, (part,) = read_papers("x.pdf", read["pages"], read["large"])
    assert (records, len(part.problems)) == ((), 1)


def test_a_mark_on_a_later_page_of_a_paper_makes_it_void() -> None:
    read = read_pdf(drawn(page(lambda _: None), downwards))
    assert read_papers("x.pdf", read["pages"], read["large"])[0] == ()
