"""Judging: what was submitted is asked of the law; a preview is kept nowhere, a check is kept with all it rests on."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Final

from permit_guard.casework.casefile import case_of_draft, case_of_version, register_of_version
from permit_guard.casework.checking import Established, check, decide, establish
from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import Stale, TooMany
from permit_guard.casework.reporting_lines import count_judged
from permit_guard.casework.rule_archive import packed_law
from permit_guard.domain.case import Case
from permit_guard.domain.decision import Decision
from permit_guard.domain.state import Holder, State, Step, may_step
from permit_guard.domain.text import Text
from permit_guard.store import applications, decisions, journal, rosters
from permit_guard.store.applications import Kept
from permit_guard.store.decisions import Folded, KeptDecision, Version

MOST_WORKERS: Final = 2_000
SALT_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Judged:
    """A version judged, and nothing of it kept yet. `persons` are the blind indexes of its workers."""

    kept: Kept
    version: Version
    case: Case
    established: Established
    decision: Decision
    persons: tuple[str, ...]
    folded: Folded


def preview(desk: Desk, application_id: str) -> Decision:
    """The decision as it would be today, kept nowhere: of what would be submitted now, else of what was."""
    kept = desk.application(application_id, Action.PREVIEW)
    if may_step(Step.ATTACH, kept.state):
        case = case_of_draft(desk.rows, kept)
    else:
        case = case_of_version(desk.rows, decisions.get_version(desk.rows, kept.id, kept.version))
    _refuse_many(case)
    return check(case, desk.law, desk.today)


def judge(desk: Desk, application_id: str, *, seen: str | None = None) -> Judged:
    """Judge the version that was submitted, today and by the law in force, at a desk where things are only looked at.

    The law is asked before anything is locked, so that no one waits for it; `keep_decision` then keeps the answer.
    """
    return _judged(desk, desk.application(application_id, Action.CHECK, seen=seen), Step.CHECK)


def judge_again(desk: Desk, application_id: str) -> Judged:
    """As `judge`, of what was approved or suspended: its latest version, today."""
    return _judged(desk, desk.application(application_id, Action.RECHECK), Step.RECHECK)


def _judged(desk: Desk, kept: Kept, step: Step) -> Judged:
    desk.refuse_unless(step, kept)
    version = decisions.latest_version(desk.rows, kept.id)
    case = case_of_version(desk.rows, version)
    _refuse_many(case)
    established = establish(case, desk.law, desk.today)
    found = decide(case, desk.law, desk.today, established)
    persons = rosters.persons_of(desk.rows, version.roster_id)
    return Judged(kept, version, case, established, found, persons, decisions.fold(case, found, established))


def keep_decision(desk: Desk, judged: Judged) -> KeptDecision:
    """Keep what was judged, with all that it rests on. Raises Stale where any of that has changed since."""
    kept = desk.application(judged.kept.id, Action.CHECK, step=Step.CHECK, seen=judged.kept.etag)
    refuse_stale(desk, judged)
    told = write_decision(desk, judged)
    no_contract = judged.version.application.contract is None
    state = State.AWAITING_CONTRACT if no_contract else State(judged.decision.answer.value)
    applications.move(desk.rows, kept, state, Holder.OFFICE, desk.at, latest_decision=told.id)
    return told


def refuse_stale(desk: Desk, judged: Judged) -> None:
    """Raises Stale where the day, the version or what the register knows of it is not what was judged."""
    version = judged.version
    if (
        desk.today != judged.decision.on
        or decisions.latest_version(desk.rows, version.application_id).number != version.number
        or register_of_version(desk.rows, version) != judged.case.register
    ):
        raise Stale


def write_decision(desk: Desk, judged: Judged) -> KeptDecision:
    """Write what was judged, with all that it rests on and its line; where the application stands is left as it is."""
    version, found = judged.version, judged.decision
    decisions.keep_rulebook(desk.rows, desk.law.hash, lambda: packed_law(desk.law), desk.at)
    told = decisions.add_decision(
        desk.rows, version, found, judged.folded, judged.persons, salt=secrets.token_hex(SALT_BYTES),
        position=journal.position(desk.rows), by=desk.by.id, at=desk.at,
    )  # fmt: skip
    verdicts = zip(judged.persons, (each.status for each in found.workers), strict=True)
    count_judged(desk.rows, told, judged.case, judged.established, verdicts)
    desk.journal(
        "check", version.application_id, version=version.number, answer=found.answer.value, decision=told.commitment
    )
    return told


def check_application(desk: Desk, application_id: str) -> KeptDecision:
    """Judge and keep at one desk."""
    return keep_decision(desk, judge(desk, application_id))


def _refuse_many(case: Case) -> None:
    workers = len(case.roster.workers) if case.roster else 0
    if workers > MOST_WORKERS:
        raise TooMany(
            Text(
                f"Daftar ini memuat {workers} pekerja; di sini paling banyak {MOST_WORKERS} diperiksa sekaligus.",
                f"This roster has {workers} workers; at most {MOST_WORKERS} are checked at once here.",
            )
        )
