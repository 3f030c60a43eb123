"""Rechecking: approvals are judged again today; what lapsed is suspended, and what was mended is lifted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from permit_guard.casework.desk import Casework, Desk
from permit_guard.casework.judging import Judged, judge_again, refuse_stale, write_decision
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import Declined, NotThere, Stale, WrongState
from permit_guard.casework.standing_letters import proven_until, send_lifting, send_suspension
from permit_guard.domain.decision import Answer
from permit_guard.domain.person import Person, Role
from permit_guard.domain.state import Holder, State, Step
from permit_guard.domain.text import Text
from permit_guard.store import applications, approvals, decisions, evidence, notices, people, standings
from permit_guard.store.applications import Kept
from permit_guard.store.decisions import KeptDecision
from permit_guard.store.rows import Refused
from permit_guard.store.standings import TurnKind

CLERK: Final = "permit-guard recheck"
TRIES: Final = 4


class Came(StrEnum):
    """What a recheck of one application came to."""

    UNCHANGED = "unchanged"
    SUSPENDED = "suspended"
    LIFTED = "lifted"
    STILL_SUSPENDED = "still suspended"
    ENDED = "ended meanwhile"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One application and what its recheck came to. `letter` is the number of the letter that went out, `fault` what
    went wrong: of the whole recheck where it failed, else of the letter alone."""

    number: str
    office: str
    came: Came
    letter: str | None = None
    fault: Text | None = None


def recheck_all(house: Casework, office: str | None = None) -> Iterator[Rechecked]:
    """Every approval that stands, suspended or not, of one office or of all, each in a transaction of its own.

    One that fails is named and keeps none of the others from being judged. Run again on the same day, nothing changes.
    """
    with house.database.read() as rows:
        granted = [applications.get_application(rows, each) for each in standings.standing_approvals(rows)]
    for kept in granted:
        if office in (None, kept.office):
            yield _named(house, kept)


def _named(house: Casework, kept: Kept) -> Rechecked:
    number = kept.application.number
    try:
        came, letter, fault = recheck(house, clerk_of(house, kept.office), kept.id)
    except (NotThere, WrongState):
        return Rechecked(number, kept.office, Came.ENDED)
    except Declined as declined:
        return Rechecked(number, kept.office, Came.FAILED, fault=declined.says)
    except Exception as wrong:  # whatever it is, it must not keep tonight's other approvals from being judged
        return Rechecked(number, kept.office, Came.FAILED, fault=_said(wrong))
    return Rechecked(number, kept.office, came, letter, fault)


def clerk_of(house: Casework, office: str) -> Person:
    """The program's own hand in an office: it judges again, and no one can come in by it."""
    with house.database.write() as rows:
        known = people.clerk(rows, CLERK, Role.OFFICER, house.clock())
    return Person(known, CLERK, Role.OFFICER, frozenset({office}))


def recheck(house: Casework, by: Person, application_id: str) -> tuple[Came, str | None, Text | None]:
    """Judge one application again, and suspend or lift its approval as that comes out.

    The law is asked where nothing is locked, and the answer kept only if nothing has changed since. Raises WrongState
    where the approval has ended, Stale where it changes again and again.
    """
    for tried in range(1, TRIES + 1):
        judged = judge_again(house, by, application_id)
        try:
            with house.desk(by) as desk:
                return settle(desk, judged)
        except Stale:
            if tried == TRIES:
                raise
    raise AssertionError("the last try returns or raises")


def settle(desk: Desk, judged: Judged) -> tuple[Came, str | None, Text | None]:
    """What a recheck found becomes the standing of the approval: only compliant lifts, and all else suspends.

    Tells what it came to, the number of the letter that went out, and why one did not. Raises Stale.
    """
    kept = desk.application(judged.kept.id, Action.RECHECK, step=Step.RECHECK, seen=judged.kept.etag)
    refuse_stale(desk, judged)
    compliant = judged.decision.answer is Answer.COMPLIANT and not judged.decision.problems
    if kept.state is State.APPROVED:
        return (Came.UNCHANGED, None, None) if compliant else _suspend(desk, kept, judged)
    if compliant:
        return _lift(desk, kept, judged)
    return _stay_suspended(desk, kept, judged)


def _suspend(desk: Desk, kept: Kept, judged: Judged) -> tuple[Came, str | None, Text | None]:
    serial, found = _serial(desk, kept), write_decision(desk, judged)
    standings.suspend(desk.rows, serial, found, on=desk.today, at=desk.at)
    _stands_at(desk, kept, State.SUSPENDED, Holder.APPLICANT)
    desk.journal("suspend", kept.id, serial=serial, decision=found.commitment)
    return Came.SUSPENDED, *_letter_of_suspension(desk, kept, serial, found)


def _lift(desk: Desk, kept: Kept, judged: Judged) -> tuple[Came, str | None, Text | None]:
    """The wall asks for every proof once more. Without its letter nothing is lifted."""
    serial, found = _serial(desk, kept), write_decision(desk, judged)
    try:
        standings.lift(desk.rows, serial, found, decisions.statuses_of(desk.rows, found.id), on=desk.today, at=desk.at)
    except Refused as wall:
        raise Declined(_THE_WALL) from wall
    _stands_at(desk, kept, State.APPROVED, Holder.NOBODY)
    until = proven_until(judged.case, desk.law, found.on)
    told = until and until.isoformat()
    desk.journal("lift", kept.id, serial=serial, decision=found.commitment, proven_until=told)
    return Came.LIFTED, send_lifting(desk, kept, serial, found).number, None


def _stay_suspended(desk: Desk, kept: Kept, judged: Judged) -> tuple[Came, str | None, Text | None]:
    """Nothing is written twice: a decision only where what is judged has changed, a letter only while it is owed."""
    if _has_changed(desk, judged):
        write_decision(desk, judged)
        files = evidence.evidence_of_version(desk.rows, kept.id, judged.version.number)
        waits = any(not each.confirmed and not each.worthless for each in files)
        _stands_at(desk, kept, State.SUSPENDED, Holder.OFFICE if waits else Holder.APPLICANT)
        return Came.STILL_SUSPENDED, None, None
    serial = _serial(desk, kept)
    turn = standings.latest_turn(desk.rows, serial)
    if turn is None or turn.kind is not TurnKind.SUSPENDED or notices.notice_about(desk.rows, turn.decision_id):
        return Came.UNCHANGED, None, None
    owed = decisions.get_decision(desk.rows, turn.decision_id)
    number, fault = _letter_of_suspension(desk, kept, serial, owed)
    if number is not None:
        applications.note_change(desk.rows, kept, desk.at)
    return Came.UNCHANGED, number, fault


def _has_changed(desk: Desk, judged: Judged) -> bool:
    """Whether something else is judged than by the latest decision: new evidence, or a word on what was there."""
    latest = decisions.latest_decision(desk.rows, judged.kept.id)
    if latest is None or latest.version != judged.version.number:
        return True
    return bool(json.loads(latest.record)["input"]["hash"] != judged.case.input_hash)


def _letter_of_suspension(desk: Desk, kept: Kept, serial: str, found: KeptDecision) -> tuple[str | None, Text | None]:
    """A letter that cannot be written keeps nothing approved: the suspension stands, and the letter stays owed."""
    try:
        with desk.rows.begin_nested():
            return send_suspension(desk, kept, serial, found).number, None
    except Declined as declined:
        return None, declined.says
    except Exception as wrong:  # as above: no fault of a paper may undo a suspension
        return None, _said(wrong)


def _said(wrong: Exception) -> Text:
    """What broke, without what it was about: that may name a person."""
    return Text(
        f"Kesalahan pada program ({type(wrong).__name__}).", f"A fault in the program ({type(wrong).__name__})."
    )


def _stands_at(desk: Desk, kept: Kept, state: State, held_by: Holder) -> None:
    applications.hold(desk.rows, kept.id, held_by, state, desk.at)
    applications.note_change(desk.rows, kept, desk.at)


def _serial(desk: Desk, kept: Kept) -> str:
    serial = approvals.live_serial(desk.rows, kept.id)
    assert serial is not None, "what is approved or suspended has an approval that stands"
    return serial


_THE_WALL: Final = Text(
    "Basis data menolak pemulihan: salah satu bukti tidak ada. Bila terulang, laporkan.",
    "The database refuses to lift the suspension: one of the proofs is missing. If it happens again, report it.",
)
