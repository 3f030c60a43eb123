"""What makes a page an office's letter (Permendagri 1/2023): kop, number, address; signature and copies."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table, TableStyle

from permit_guard.domain.case import Application
from permit_guard.domain.office import Office
from permit_guard.domain.text import Language, say_day
from permit_guard.paper import wording
from permit_guard.paper.fonts import SERIF, SERIF_BOLD, face
from permit_guard.paper.lines import wrap
from permit_guard.paper.prose import LEFT, RIGHT, SIGNED, TEXT_WIDTH, bare, labelled, paragraph
from permit_guard.paper.saying import NOTHING, say_count
from permit_guard.paper.sheet import MM, draw_line

GOVERNMENT_SIZE: Final = 14.0
OFFICE_SIZE: Final = 14.5
ADDRESS_SIZE: Final = 9.5
LINE: Final = 1.22
AFTER: Final = 5.0
SIGNATURE_ROOM: Final = 16 * MM
DATE_WIDTH: Final = 58 * MM
LABEL_WIDTH: Final = 19 * MM


class Kop(Flowable):  # type: ignore[misc] # reportlab has no types
    """The letterhead: government, office, address, centred over a heavy and a light rule."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.rows = [
            (font, size, line)
            for text, font, size in (
                (office.government, SERIF_BOLD, GOVERNMENT_SIZE),
                (office.name, SERIF_BOLD, OFFICE_SIZE),
                (office.address, SERIF, ADDRESS_SIZE),
                (office.contact, SERIF, ADDRESS_SIZE),
            )
            for line in _balanced(text, font, size)
        ]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as the text, as high as its lines and rules."""
        return TEXT_WIDTH, sum(size * LINE for _, size, _ in self.rows) + AFTER + 16

    def draw(self) -> None:
        """Draw it downwards from its upper edge."""
        y = self.wrap(0, 0)[1]
        for font, size, line in self.rows:
            own = face(font)
            y -= size * LINE
            draw_line(self.canv, own, size, (TEXT_WIDTH - own.width(line, size)) / 2, y + size * 0.2, line)
        y -= AFTER
        for weight, below in ((2.2, 0.0), (0.6, 2.8)):
            self.canv.setLineWidth(weight)
            self.canv.line(0, y - below, TEXT_WIDTH, y - below)


def opening(
    application: Application, office: Office, on: date, *, language: Language, number: str | None, annex_pages: int,
    subject: str | None = None, enclosed: str | None = None, nature: str | None = None,
) -> list[Any]:  # fmt: skip
    """The kop, the Nomor block with place and date on its first line, and whom the letter is for.

    `enclosed` is what goes with it beside annexed pages; `subject` and `nature` are those of a notice, where none is
    given.
    """
    if annex_pages:
        enclosed = say_count(annex_pages, wording.ONE_PAGE, wording.PAGES, language)
    rows = [
        (wording.NUMBER.in_(language), wording.DRAFT_NUMBER.in_(language) if number is None else number),
        (wording.NATURE.in_(language), nature or wording.NATURE_SAYS.in_(language)),
        (wording.ENCLOSED.in_(language), enclosed or NOTHING),
        (wording.SUBJECT.in_(language), subject or wording.TITLE.in_(language)),
    ]
    left = labelled(rows, LABEL_WIDTH, TEXT_WIDTH - DATE_WIDTH)
    right = paragraph(f"{office.place}, {say_day(on, language)}", RIGHT)
    block = Table([[left, right]], colWidths=[TEXT_WIDTH - DATE_WIDTH, DATE_WIDTH], hAlign="LEFT")
    block.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *bare()]))
    return [Kop(office), block, Spacer(1, 9), *_addressee(application, language), Spacer(1, 9)]


def _balanced(text: str, font: str, size: float) -> tuple[str, ...]:
    """As few centred lines as the width allows, of about the same length."""
    lines = wrap(text, face(font), size, TEXT_WIDTH)
    even = face(font).width(face(font).clean(text), size) / max(len(lines), 1)
    for share in (1.04, 1.1, 1.2, 1.35):
        tried = wrap(text, face(font), size, min(even * share, TEXT_WIDTH))
        if len(tried) == len(lines):
            return tried
    return lines


def _addressee(application: Application, language: Language) -> list[Any]:
    contractor = application.main_contractor
    if contractor is None:
        said = wording.TO_OWNER.in_(language).format(name=application.owner.name)
    else:
        said = wording.TO_CONTRACTOR.in_(language).format(name=contractor.name)
    return [paragraph(line, LEFT) for line in (said, wording.AT_PLACE.in_(language)) if line]


def closing(last_words: list[Any], office: Office, *, language: Language, draft: bool) -> list[Any]:
    """The last paragraphs with the signature, never apart: no signature stands alone on a page. Then the copies."""
    signatory = office.signatory
    if draft:
        signed = [wording.DRAFT_SIGNATURE.in_(language)]
    else:
        signed = [signatory.name, signatory.rank, wording.RANK_NIP.in_(language).format(nip=signatory.nip)]
    signature = [
        paragraph(f"{signatory.title},", SIGNED),
        Spacer(1, SIGNATURE_ROOM),
        *(paragraph(line, SIGNED) for line in signed),
    ]
    copies = [paragraph(f"{number}. {copy.in_(language)}", LEFT) for number, copy in enumerate(office.copies, 1)]
    last = KeepTogether([*last_words, paragraph(wording.CLOSING.in_(language)), Spacer(1, 8), *signature])
    if not copies:
        return [last]
    return [last, Spacer(1, 8), KeepTogether([paragraph(wording.COPIES.in_(language), LEFT), *copies])]
