"""Notifying: the letter of deficiency gets its number, goes out, and is kept as it was sent."""

from __future__ import annotations

from permit_guard.casework.checking import check
from permit_guard.casework.desk import Desk
from permit_guard.casework.offices import get_office
from permit_guard.casework.papers import letter_of
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import AlreadyThere, NotThere
from permit_guard.domain.office import Issued
from permit_guard.domain.state import Holder, Step
from permit_guard.domain.text import Language, Text
from permit_guard.store import applications, decisions, notices
from permit_guard.store.decisions import case_of
from permit_guard.store.notices import SentNotice
from permit_guard.store.rows import Refused


def send_notice(
    desk: Desk, application_id: str, language: Language = Language.ID, *, seen: str | None = None
) -> SentNotice:
    """Number the letter about the latest decision and send it; from now on it is the applicant's turn.

    The letter says what was decided, on the day it was decided. Raises WrongState (also for a compliant case),
    AlreadyThere when this decision's letter went out, Unfit where the office's data is missing.
    """
    kept = desk.application(application_id, Action.NOTIFY, step=Step.NOTIFY, seen=seen)
    found = decisions.get_decision(desk.rows, kept.decision_id)
    office = get_office(desk.law, kept.office, desk.today)
    decision = check(case_of(desk.rows, found.id), desk.law, found.on)
    desk.wait_for_turn()
    serial = notices.next_serial(desk.rows, kept.office, desk.today.year)
    number = office.letter_number.format(serial=serial, year=desk.today.year)
    answer_by = desk.law.working_days.after(desk.today, office.answer_working_days)
    issued = Issued(number, desk.today, found.position.size, found.position.root)
    content = letter_of(decision, desk.law, office, language, issued)
    try:
        sent = notices.add_notice(
            desk.rows, kept.id, found.id, office=kept.office, year=desk.today.year, serial=serial, number=number,
            answer_by=answer_by, content=content, by=desk.by.id, at=desk.at,
        )  # fmt: skip
    except Refused as twin:
        raise AlreadyThere(_SENT) from twin
    applications.hold(desk.rows, kept.id, Holder.APPLICANT, kept.state, desk.at)
    applications.note_change(desk.rows, kept, desk.at)
    desk.journal("send notice", kept.id, number=number, answer_by=answer_by and answer_by.isoformat())
    return sent


def draft_notice(desk: Desk, application_id: str, language: Language = Language.ID) -> bytes:
    """The letter about the latest decision as it would go out, marked as a draft; nothing of it is kept.

    Raises WrongState, Unfit where the office's data is missing.
    """
    kept = desk.application(application_id, Action.NOTIFY)
    desk.refuse_unless(Step.NOTIFY, kept)
    found = decisions.get_decision(desk.rows, kept.decision_id)
    decision = check(case_of(desk.rows, found.id), desk.law, found.on)
    return letter_of(decision, desk.law, get_office(desk.law, kept.office, desk.today), language)


def notice_sent(desk: Desk, application_id: str) -> SentNotice:
    """The letter that was sent last, as it was sent. Raises NotThere before the first."""
    kept = desk.application(application_id, Action.READ_NOTICE)
    sent = notices.latest_notice(desk.rows, kept.id)
    if sent is None:
        raise NotThere
    return sent


_SENT = Text("Surat atas keputusan ini sudah dikirim.", "The letter about this decision has been sent.")
