"""The notice: a letter to the contractor of an application that is not compliant, with an annex of its workers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, Final

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from permit_guard.domain.decision import Answer, Decision
from permit_guard.domain.letter import LetterWords, Mended, plain
from permit_guard.domain.office import Issued, Office
from permit_guard.domain.text import Language, Text
from permit_guard.paper import wording
from permit_guard.paper.annex import Annex, lay_out
from permit_guard.paper.bound import Bound, bind
from permit_guard.paper.errands import errands
from permit_guard.paper.ink import Encoded, Ink
from permit_guard.paper.letter import Letter
from permit_guard.paper.sheet import Foot

WORDS: Final = {
    "subject": wording.TITLE,
    "opening": wording.OPENING,
    "deficient": wording.DEFICIENT,
    "unproven": wording.UNPROVEN,
    "to_do": wording.DO_COMPLETE,
    "to_do_short": wording.DO_COMPLETE_SHORT,
}


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
    words: LetterWords | None = None,
    mended: tuple[Mended, LetterWords] | None = None,
) -> bytes:
    """The notice as PDF: the same bytes for the same arguments, dated by the decision's day, fonts embedded.

    `words` are those of a suspension, which stands on a decision as a notice does; `mended` what came of the letter
    before. `titles` are the rules' titles by id. `answer_by` None prints the count of working days and no day. Without
    `issued` it is a draft, which has no number and no signatory. Numbers that name a person are masked unless
    `unmask`. Raises NothingToNotify for a compliant decision.
    """
    if decision.answer is Answer.COMPLIANT:
        raise NothingToNotify(decision.application.number)
    spoken = words or LetterWords(WORDS, {"number": plain(decision.application.number)})
    letter = Letter(decision, office, errands(decision), titles, answer_by, language, issued, unmask, spoken, mended)
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
    bound = _bound(letter)
    letter_pages = bind(BytesIO(), bound, story(), foot(pages=0))
    written = BytesIO()
    bind(written, bound, [*story(), *_annexed(annex)], foot(pages=letter_pages + len(annex)))
    return written.getvalue()


def _bound(letter: Letter) -> Bound:
    decision, subject = letter.decision, letter.words.say("subject", letter.language)
    seed = f"{decision.application.number} {decision.rulebook_hash} {decision.input_hash}"
    return Bound(subject, decision.application.number, letter.office, letter.language, decision.on, seed)


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
