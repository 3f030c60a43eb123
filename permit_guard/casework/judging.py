"""Judging: what was submitted is asked of the law; a preview is kept nowhere, a check is kept with all it rests on."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Final

from permit_guard.casework.casefile import case_of_draft, case_of_version, register_of_version
from permit_guard.casework.checking import Established, Law, check, decide, establish
from permit_guard.casework.desk import Casework, Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import Stale, TooMany
from permit_guard.casework.reporting_lines import count_judged
from permit_guard.casework.rule_archive import packed_law
from permit_guard.domain.case import Case
from permit_guard.domain.decision import Decision
from permit_guard.domain.person import Person
from permit_guard.domain.state import Holder, State, Step, may_step
from permit_guard.domain.text import Text
from permit_guard.store import applications, decisions, journal, rosters
from permit_guard.store.applications import Kept
from permit_guard.store.decisions import Folded, KeptDecision, Version

MOST_WORKERS: Final = 2_000
SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a version is judged by, as it stood at one moment. `persons` are the blind indexes of its workers."""

    kept: Kept
    version: Version
    case: Case
    persons: tuple[str, ...]
    law: Law
    today: date


@dataclass(frozen=True, slots=True)
class Judged:
    """A version judged, and nothing of it kept yet."""

    kept: Kept
    version: Version
    case: Case
    persons: tuple[str, ...]
    established: Established
    decision: Decision
    folded: Folded


def preview(house: Casework, by: Person, application_id: str) -> Decision:
    """The decision as it would be today, kept nowhere: of what would be submitted now, else of what was."""
    with house.reading_desk(by) as desk:
        kept = desk.application(application_id, Action.PREVIEW)
        if may_step(Step.ATTACH, kept.state):
            case = case_of_draft(desk.rows, kept)
        else:
            case = case_of_version(desk.rows, decisions.get_version(desk.rows, kept.id, kept.version))
    _refuse_many(case)
    return check(case, desk.law, desk.today)


def judge(house: Casework, by: Person, application_id: str, *, seen: str | None = None) -> Judged:
    """Judge the version that was submitted, today and by the law in force; `keep_decision` then keeps the answer.

    The law is asked when everything was read and before anything is locked: who writes waits in SQLite for all who
    read, and no one is to wait for the law.
    """
    with house.reading_desk(by) as desk:
        gathered = _gathered(desk, desk.application(application_id, Action.CHECK, seen=seen), Step.CHECK)
    return _judged(gathered)


def judge_again(house: Casework, by: Person, application_id: str) -> Judged:
    """As `judge`, of what was approved or suspended: its latest version, today."""
    with house.reading_desk(by) as desk:
        gathered = _gathered(desk, desk.application(application_id, Action.RECHECK), Step.RECHECK)
    return _judged(gathered)


def _gathered(desk: Desk, kept: Kept, step: Step) -> Gathered:
    desk.refuse_unless(step, kept)
    version = decisions.latest_version(desk.rows, kept.id)
    case = case_of_version(desk.rows, version)
    _refuse_many(case)
    return Gathered(kept, version, case, rosters.persons_of(desk.rows, version.roster_id), desk.law, desk.today)


def _judged(of: Gathered) -> Judged:
    established = establish(of.case, of.law, of.today)
    found = decide(of.case, of.law, of.today, established)
    folded = decisions.fold(of.case, found, established)
    return Judged(of.kept, of.version, of.case, of.persons, established, found, folded)


def keep_decision(desk: Desk, judged: Judged) -> KeptDecision:
    """Keep what was judged, with all that it rests on. Raises Stale where any of that has changed since."""
    kept = desk.application(judged.kept.id, Action.CHECK, step=Step.CHECK, seen=judged.kept.etag)
    refuse_stale(desk, judged)
    told = _add_decision(desk, judged)
    no_contract = judged.version.application.contract is None
    state = State.AWAITING_CONTRACT if no_contract else State(judged.decision.answer.value)
    applications.move(desk.rows, kept, state, Holder.OFFICE, desk.at, latest_decision=told.id)
    _say_checked(desk, told)
    return told


def refuse_stale(desk: Desk, judged: Judged) -> None:
    """Raises Stale where the day, the version or what the register knows of it is not what was judged; OtherLaw."""
    desk.refuse_other_law()
    version = judged.version
    if (
        desk.today != judged.decision.on
        or decisions.latest_number(desk.rows, version.application_id) != version.number
        or register_of_version(desk.rows, version) != judged.case.register
    ):
        raise Stale


def write_decision(desk: Desk, judged: Judged) -> KeptDecision:
    """Write what was judged, with all that it rests on and its line; where the application stands is left as it is."""
    told = _add_decision(desk, judged)
    _say_checked(desk, told)
    return told


def _add_decision(desk: Desk, judged: Judged) -> KeptDecision:
    version, found = judged.version, judged.decision
    decisions.keep_rulebook(desk.rows, desk.law.hash, lambda: packed_law(desk.law), desk.at)
    told = decisions.add_decision(
        desk.rows, version, found, judged.folded, judged.persons, salt=secrets.token_hex(SALT_BYTES),
        position=journal.position(desk.rows), by=desk.by.id, at=desk.at,
    )  # fmt: skip
    verdicts = zip(judged.persons, (each.status for each in found.workers), strict=True)
    count_judged(desk.rows, told, judged.case, judged.established, verdicts)
    return told


def _say_checked(desk: Desk, told: KeptDecision) -> None:
    desk.journal("check", told.application_id, version=told.version, answer=told.answer.value, decision=told.commitment)


def check_application(desk: Desk, application_id: str) -> KeptDecision:
    """Judge and keep at one desk, where no one else is waiting."""
    kept = desk.application(application_id, Action.CHECK)
    return keep_decision(desk, _judged(_gathered(desk, kept, Step.CHECK)))


def _refuse_many(case: Case) -> None:
    workers = len(case.roster.workers) if case.roster else 0
    if workers > MOST_WORKERS:
        raise TooMany(
            Text(
                f"Daftar ini memuat {workers} pekerja; di sini paling banyak {MOST_WORKERS} diperiksa sekaligus.",
                f"This roster has {workers} workers; at most {MOST_WORKERS} are checked at once here.",
            )
        )
