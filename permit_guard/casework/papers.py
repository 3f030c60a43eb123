"""Papers: a decision becomes the letter that goes out."""

from __future__ import annotations

from permit_guard.casework.checking import Law
from permit_guard.domain.decision import Decision
from permit_guard.domain.text import Language
from permit_guard.intake.rules.office_files import read_office
from permit_guard.paper.notice import write_notice


def notice_of(decision: Decision, law: Law, language: Language, *, unmask: bool = False) -> bytes:
    """The draft (KONSEP) of the notice of deficiency as PDF, the same bytes for the same decision.

    The last day to answer counts working days from the day of the check. Raises NothingToNotify for a compliant
    decision, OfficeUnknown or OfficeRefused where the office's data is not there or cannot be read.
    """
    office = read_office(law.folder / "offices", decision.application.office, decision.on)
    answer_by = law.working_days.after(decision.on, office.answer_working_days)
    titles = {name: rule.title for (_, name), rule in law.rulebook.rules.items()}
    return write_notice(
        decision, office, answer_by=answer_by, language=language, titles=titles, draft=True, unmask=unmask
    )
