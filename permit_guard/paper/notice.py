"""The notice: a letter to the contractor of an application that is not compliant, with an annex of its workers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from hashlib import md5
from io import BytesIO
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate

from permit_guard.domain.decision import Answer, Decision
from permit_guard.domain.office import Issued, Office
from permit_guard.domain.text import Language, Text
from permit_guard.paper import wording
from permit_guard.paper.annex import Annex, lay_out
from permit_guard.paper.errands import errands
from permit_guard.paper.fonts import SERIF, face
from permit_guard.paper.ink import Encoded, Ink
from permit_guard.paper.letter import Letter
from permit_guard.paper.sheet import ACROSS, UPRIGHT, Foot, Shape

# Streams as plain bytes: the text armour that the library adds by default is of no use in a file and slow.
rl_config.useA85 = 0

LANGUAGE_TAGS: Final = {Language.ID: "id-ID", Language.EN: "en-GB"}


class NothingToNotify(Exception):
    """The decision is compliant: there is nothing to complete, and so no notice."""

    def __init__(self, application: str) -> None:
        self.says = Text(
            f"Permohonan {application} telah memenuhi ketentuan; tidak ada surat pemberitahuan yang perlu dibuat.",
            f"The application {application} is compliant; there is nothing to notify and no letter is written.",
        )
        super().__init__(str(self.says))


def write_notice(
    decision: Decision,
    office: Office,
    *,
    titles: Mapping[str, Text],
    answer_by: date | None,
    language: Language,
    issued: Issued | None = None,
    unmask: bool = False,
) -> bytes:
    """The notice as PDF: the same bytes for the same arguments, dated by the decision's day, fonts embedded.

    `titles` are the rules' titles by id. `answer_by` None prints the count of working days and no day. Without
    `issued` it is a draft, which has no number and no signatory. Numbers that name a person are masked unless
    `unmask`. Raises NothingToNotify for a compliant decision.
    """
    if decision.answer is Answer.COMPLIANT:
        raise NothingToNotify(decision.application.number)
    letter = Letter(decision, office, errands(decision), titles, answer_by, language, issued, unmask)
    annex = lay_out(decision, letter.errands, letter.unread_in_annex, titles, language=language, unmask=unmask)
    foot = partial(
        Foot,
        decision.application.number,
        decision.on,
        decision.rulebook_hash,
        decision.input_hash,
        language,
        issued is None,
    )
    story = partial(letter.story, len(annex))
    letter_pages = _set(BytesIO(), letter, story(), foot(pages=0))
    written = BytesIO()
    _set(written, letter, [*story(), *_annexed(annex)], foot(pages=letter_pages + len(annex)))
    return written.getvalue()


class _AnnexPage(Flowable):  # type: ignore[misc] # reportlab has no types
    """One page of the annex, which knows its own place on the sheet."""

    def __init__(self, annex: Annex, index: int, encoded: dict[tuple[str, str], Encoded]) -> None:
        super().__init__()
        self.annex = annex
        self.index = index
        self.encoded = encoded

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return width, height

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - the library's names
        ink = Ink(canvas, self.encoded)
        self.annex.draw(ink, self.index)
        ink.flush()


def _annexed(annex: Annex) -> list[Any]:
    story: list[Any] = []
    encoded: dict[tuple[str, str], Encoded] = {}
    for index in range(len(annex)):
        story += [NextPageTemplate("across"), PageBreak(), _AnnexPage(annex, index, encoded)]
    return story


def _set(written: BytesIO, letter: Letter, story: list[Any], foot: Foot) -> int:
    """Set `story` on sheets with `foot`; how many pages it took."""
    face(SERIF)
    document = BaseDocTemplate(
        written,
        title=f"{wording.TITLE.in_(letter.language)} — {letter.decision.application.number}",
        author=f"{letter.office.name}, {letter.office.government}",
        subject=wording.TITLE.in_(letter.language),
        creator="Permit Guard",
        lang=LANGUAGE_TAGS[letter.language],
        initialFontName=SERIF,
        invariant=1,
        pageCompression=1,
    )
    document.addPageTemplates([_template("upright", UPRIGHT, foot), _template("across", ACROSS, foot)])
    document.build(story, canvasmaker=partial(_canvas, letter.decision))
    return int(document.page)


def _canvas(decision: Decision, *args: Any, **settings: Any) -> Canvas:
    """A canvas whose file is dated by the decision's day and identified by its hashes.

    The library would take both from the environment (SOURCE_DATE_EPOCH), even of an invariant document.
    """
    canvas = Canvas(*args, **settings)
    canvas.setDateFormatter(lambda *_: f"D:{decision.on:%Y%m%d}000000+07'00'")
    seed = f"{decision.application.number} {decision.rulebook_hash} {decision.input_hash}"
    canvas._doc.signature = md5(seed.encode(errors="replace"), usedforsecurity=False)
    return canvas


def _template(name: str, shape: Shape, foot: Foot) -> PageTemplate:
    frame = Frame(
        shape.left,
        shape.bottom,
        shape.text_width,
        shape.text_height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def on_page(canvas: Any, document: Any) -> None:
        foot.draw(canvas, shape, canvas.getPageNumber())

    return PageTemplate(name, [frame], onPage=on_page, pagesize=(shape.width, shape.height))
