"""Notifying: the letter of deficiency gets its number, goes out, and is kept as it was sent."""

from __future__ import annotations

import json
from datetime import date

from permit_guard.casework.checking import check
from permit_guard.casework.desk import Desk
from permit_guard.casework.letters import send_letter, words_of
from permit_guard.casework.offices import get_office
from permit_guard.casework.papers import letter_of
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotThere
from permit_guard.casework.rule_archive import law_of
from permit_guard.domain.decision import Decision
from permit_guard.domain.finding import Effect, Outcome
from permit_guard.domain.letter import LetterWords, Mended, Told, mended_since
from permit_guard.domain.office import Issued, Office
from permit_guard.domain.office_zone import office_day
from permit_guard.domain.state import Holder, Step
from permit_guard.domain.text import Language
from permit_guard.store import applications, decisions, notices
from permit_guard.store.applications import Kept
from permit_guard.store.decisions import KeptDecision, case_of
from permit_guard.store.notices import LetterKind, SentNotice

NAMELESS = "–"
OPEN_OUTCOMES = (Outcome.NOT_MET.value, Outcome.UNKNOWN.value)


def send_notice(
    desk: Desk, application_id: str, language: Language = Language.ID, *, seen: str | None = None
) -> SentNotice:
    """Number the letter about the latest decision and send it; from now on it is the applicant's turn.

    The letter says what was decided, on the day and by the law it was decided; after an earlier one also what was
    mended since.
    Raises WrongState (also for a compliant case), AlreadyThere when this decision's letter went out, Unfit where the
    office's data is missing.
    """
    kept = desk.application(application_id, Action.NOTIFY, step=Step.NOTIFY, seen=seen)
    found = decisions.get_decision(desk.rows, kept.decision_id)
    with law_of(desk.rows, found, desk.law) as law:
        decision = check(case_of(desk.rows, found.id), law, found.on)
        mended = _mended(desk, kept, found, decision)

        def write(office: Office, issued: Issued, _: date | None) -> bytes:
            return letter_of(decision, law, office, language, issued, mended=mended)

        sent = send_letter(desk, kept, found.id, LetterKind.DEFICIENCY, found.position, write, asks=True)
    applications.hold(desk.rows, kept.id, Holder.APPLICANT, kept.state, desk.at)
    applications.note_change(desk.rows, kept, desk.at)
    return sent


def draft_notice(desk: Desk, application_id: str, language: Language = Language.ID) -> bytes:
    """The letter about the latest decision as it would go out, marked as a draft; nothing of it is kept.

    Raises WrongState, Unfit where the office's data is missing.
    """
    kept = desk.application(application_id, Action.NOTIFY)
    desk.refuse_unless(Step.NOTIFY, kept)
    found = decisions.get_decision(desk.rows, kept.decision_id)
    office = get_office(desk.law, kept.office, desk.today)
    with law_of(desk.rows, found, desk.law) as law:
        decision = check(case_of(desk.rows, found.id), law, found.on)
        return letter_of(decision, law, office, language, mended=_mended(desk, kept, found, decision))


def notice_sent(desk: Desk, application_id: str) -> SentNotice:
    """The notice that was sent last, as it was sent. Raises NotThere before the first."""
    kept = desk.application(application_id, Action.READ_NOTICE)
    sent = notices.latest_notice(desk.rows, kept.id)
    if sent is None:
        raise NotThere
    return sent


def letter_sent(desk: Desk, application_id: str, letter_id: str) -> SentNotice:
    """One letter of an application, as it was sent. Raises NotThere."""
    kept = desk.application(application_id, Action.READ_NOTICE)
    sent = notices.find_letter(desk.rows, kept.id, letter_id)
    if sent is None:
        raise NotThere
    return sent


def _mended(desk: Desk, kept: Kept, found: KeptDecision, decision: Decision) -> tuple[Mended, LetterWords] | None:
    """What came of the last letter of deficiency, None where there was none before this decision."""
    earlier = notices.latest_notice(desk.rows, kept.id, LetterKind.DEFICIENCY)
    if earlier is None or earlier.decision_id == found.id:
        return None
    then = decisions.get_decision(desk.rows, earlier.decision_id)
    dated = office_day(earlier.at)
    came = mended_since(
        earlier.number, dated, _told(desk, then), _told(desk, found), _met_now(then, decision)
    )  # fmt: skip
    return came, words_of(desk.law, "resubmission", desk.today, {})


def _told(desk: Desk, found: KeptDecision) -> list[Told]:
    roster = case_of(desk.rows, found.id).roster
    named = zip(decisions.verdicts_of(desk.rows, found.id), roster.workers if roster else (), strict=True)
    return [Told(person, status, worker.name or NAMELESS) for (person, status), worker in named]


def _met_now(then: KeptDecision, decision: Decision) -> list[str]:
    """The rules on the application that stood in the way then, and do not now."""
    stood = {
        each["rule"] for each in json.loads(then.record)["findings"]
        if each["effect"] == Effect.BLOCK.value and each["outcome"] in OPEN_OUTCOMES
    }  # fmt: skip
    return [each.rule for each in decision.findings if each.rule in stood and not each.blocks]
