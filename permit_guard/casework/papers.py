"""Papers: a decision becomes the letter that goes out."""

from __future__ import annotations

from permit_guard.casework.checking import Law
from permit_guard.domain.decision import Answer, Decision
from permit_guard.domain.letter import LetterWords, Mended
from permit_guard.domain.office import Issued, Office
from permit_guard.domain.text import Language
from permit_guard.paper.notice import NothingToNotify, write_notice


def notice_of(decision: Decision, law: Law, language: Language, *, unmask: bool = False) -> bytes:
    """The draft (KONSEP) of the notice of deficiency as PDF, the same bytes for the same decision.

    Raises NothingToNotify for a compliant decision, whatever its office, and OfficeUnknown or OfficeRefused where the
    office's data is not there or cannot be read.
    """
    if decision.answer is Answer.COMPLIANT:
        raise NothingToNotify(decision.application.number)
    office = law.office(decision.application.office, decision.on)
    return letter_of(decision, law, office, language, unmask=unmask)


def letter_of(
    decision: Decision,
    law: Law,
    office: Office,
    language: Language,
    issued: Issued | None = None,
    *,
    unmask: bool = False,
    words: LetterWords | None = None,
    mended: tuple[Mended, LetterWords] | None = None,
) -> bytes:
    """The notice as PDF, as it was issued or, without that, as a draft; NothingToNotify for a compliant decision.

    `words` are those of a suspension, `mended` what came of the letter before.

    The last day to answer counts working days from the letter's own day, a draft's being that of the check.
    """
    answer_by = law.working_days.after(issued.dated if issued else decision.on, office.answer_working_days)
    titles = {name: rule.title for (_, name), rule in law.rulebook.rules.items()}
    return write_notice(
        decision, office, answer_by=answer_by, language=language, titles=titles, issued=issued, unmask=unmask,
        words=words, mended=mended,
    )  # fmt: skip
