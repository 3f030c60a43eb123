"""What each role may see of an application: masked, and of a subcontractor's only its own workers' rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from permit_guard.casework.desk import Desk
from permit_guard.casework.offices import find_office
from permit_guard.casework.own_part import own_part, own_record, own_turns
from permit_guard.casework.policy import Action, rows_seen
from permit_guard.casework.refusals import NotThere
from permit_guard.domain.case import RosterRead, Worker
from permit_guard.domain.decision import Status
from permit_guard.domain.identity import masked_number, masked_within
from permit_guard.domain.office_zone import office_day
from permit_guard.domain.record import shown_identity
from permit_guard.domain.state import Holder, State
from permit_guard.domain.turns import DaysHeld, Turn, days_held
from permit_guard.store import application_lists, applications, approvals, decisions, evidence, notices, people, rosters
from permit_guard.store.application_lists import Listed, Sought, Turns
from permit_guard.store.applications import Kept
from permit_guard.store.approvals import Certificate
from permit_guard.store.evidence import Evidence

RECORDS_AT_HAND = 8
OPEN_STATUSES = (Status.DEFICIENT.value, Status.UNPROVEN.value)


@dataclass(frozen=True, slots=True)
class SeenApplication:
    """An application as one person sees it; `only_npp` when just that employer's rows are shown.

    `is_judged` where the latest decision is of what stands there now.

    `must_answer_by` is the office's own last day to decide on the submission, None before one, or when it is not known.
    """

    kept: Kept
    days: DaysHeld
    held_by: Holder
    must_answer_by: date | None
    notice_number: str | None
    certificate: Certificate | None
    only_npp: str | None
    is_judged: bool


@dataclass(frozen=True, slots=True)
class SeenWorker:
    """A row of a roster as it is shown: numbers masked, what could not be read left out."""

    row: int
    name: str | None
    identity: Mapping[str, str | None]
    employment: str | None
    employer_npp: str | None
    kpj: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """An application whose turn is the office's, with the days that have passed and the office's own last day."""

    listed: Listed
    days: DaysHeld
    must_answer_by: date | None


def list_seen(desk: Desk, sought: Sought, *, first: int, most: int) -> tuple[int, tuple[Listed, ...]]:
    """How many applications this person may see that are looked for, and those from the `first` on."""
    theirs = whose(desk, sought)
    counted = application_lists.count_applications(desk.rows, theirs)
    return counted, application_lists.list_applications(desk.rows, theirs, first=first, most=most)


def count_seen(desk: Desk, sought: Sought) -> dict[State, int]:
    """How many applications this person may see in each state, of those that are looked for."""
    return application_lists.count_by_state(desk.rows, whose(desk, sought))


def count_turns_seen(desk: Desk, sought: Sought) -> Turns:
    """How many applications this person may see by whose turn it is; none for an employer, who is not told by this."""
    within = whose(desk, sought)
    return Turns({}) if desk.by.npp is not None else application_lists.count_turns(desk.rows, within, desk.by.id)


def whose(desk: Desk, sought: Sought) -> Sought:
    """The same search among what is theirs alone; words of 16 digits also look for that worker, by blind index."""
    nik = next((word for word in sought.words.split() if len(word) == 16 and word.isascii() and word.isdigit()), None)
    within, theirs = sought.offices, None if desk.by.npp is not None else desk.by.offices
    return Sought(
        offices=within if theirs is None else theirs if within is None else within & theirs,
        npp=desk.by.npp,
        state=sought.state,
        words=sought.words,
        person=desk.keys.person("nik", nik) if nik else None,
        held_by=None if desk.by.npp is not None else sought.held_by,
        officer=None if desk.by.npp is not None else sought.officer,
        unassigned=desk.by.npp is None and sought.unassigned,
    )


def see_application(desk: Desk, application_id: str) -> SeenApplication:
    """The application as this person sees it."""
    kept = desk.application(application_id, Action.READ)
    turns = applications.holdings(desk.rows, [kept.id])[kept.id]
    only = rows_seen(desk.by, kept.application)
    if only is not None:
        turns = own_turns(turns)
    sent = None if only is not None else notices.latest_told(desk.rows, kept.id)
    return SeenApplication(
        kept if only is None else own_part(kept, only),
        _days(desk, turns),
        turns[-1][0],
        _must_answer_by(desk, kept.office, kept.submitted_at),
        sent.number if sent else None,
        approvals.latest_certificate(desk.rows, kept.id),
        only,
        kept.state not in (State.DRAFT, State.SUBMITTED),
    )


def see_decision(desk: Desk, application_id: str) -> dict[str, Any]:
    """The latest decision as the contract's record. Of a subcontractor only its workers, and nothing of the whole.

    Raises NotThere before the first check.
    """
    kept = desk.application(application_id, Action.READ)
    found = decisions.latest_decision(desk.rows, kept.id)
    if found is None:
        raise NotThere
    record = _unfolded(found.record)
    only = rows_seen(desk.by, kept.application)
    return record if only is None else own_record(record, only, rosters.get_roster(desk.rows, found.roster_id))


@lru_cache(maxsize=RECORDS_AT_HAND)
def _unfolded(record: str) -> dict[str, Any]:
    """A record never changes, and who goes through its pages asks for it again and again. It is only read."""
    told: dict[str, Any] = json.loads(record)
    return told


def see_missing_workers(desk: Desk, application_id: str) -> list[dict[str, Any]]:
    """The workers who are deficient or unproven by the latest decision, with reasons and remedies."""
    return missing_of(see_decision(desk, application_id))


def missing_of(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Of a decision's record the workers who are deficient or unproven."""
    return [each for each in record["workers"] if each["status"] in OPEN_STATUSES]


def see_roster(desk: Desk, application_id: str) -> tuple[SeenWorker, ...]:
    """The workers of the roster that the draft has, or that was submitted last."""
    kept = desk.application(application_id, Action.READ)
    if kept.roster_id is None:
        return ()
    only = rows_seen(desk.by, kept.application)
    told = rosters.get_roster(desk.rows, kept.roster_id)
    return tuple(_shown(worker) for worker in _workers(told) if only is None or worker.employer_npp == only)


def see_evidence(desk: Desk, application_id: str) -> tuple[Evidence, ...]:
    """All evidence of an application; for a subcontractor none, as it speaks of others' workers too."""
    kept = desk.application(application_id, Action.READ)
    return () if rows_seen(desk.by, kept.application) is not None else evidence.evidence_of(desk.rows, kept.id)


def see_one_evidence(desk: Desk, application_id: str, evidence_id: str) -> Evidence:
    """One file of evidence, whose bytes may be read from the files. Raises NotThere."""
    kept = desk.application(application_id, Action.READ_EVIDENCE)
    found = evidence.find_evidence(desk.rows, kept.id, evidence_id)
    if found is None:
        raise NotThere
    return found


def due_list(desk: Desk, *, most: int) -> tuple[Due, ...]:
    """What waits for the office of this person, the nearest last day first."""
    waiting = application_lists.list_held_by_office(desk.rows, whose(desk, Sought()), most=most)
    turns = applications.holdings(desk.rows, [each.id for each in waiting])
    found = [
        Due(each, _days(desk, turns[each.id]), _must_answer_by(desk, each.office, each.submitted_at))
        for each in waiting
    ]
    return tuple(sorted(found, key=lambda due: (due.must_answer_by or date.max, due.listed.number)))


def names_of(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    """The names of colleagues by their ids."""
    return people.names_of(desk.rows, set(ids))


def _days(desk: Desk, held: Sequence[tuple[Holder, State, datetime]]) -> DaysHeld:
    turns = [Turn(held_by, office_day(since)) for held_by, _, since in held]
    return days_held(turns, desk.today, desk.law.working_days)


def _must_answer_by(desk: Desk, office_code: str, submitted_at: datetime | None) -> date | None:
    if submitted_at is None:
        return None
    submitted = office_day(submitted_at)
    office = find_office(desk.law, office_code, submitted)
    return desk.law.working_days.after(submitted, office.must_answer_working_days) if office else None


def _workers(told: RosterRead) -> tuple[Worker, ...]:
    return told.roster.workers if told.roster else ()


def _shown(worker: Worker) -> SeenWorker:
    return SeenWorker(
        worker.row,
        worker.name and masked_within(worker.name),  # a NIK may stand beside it in its cell
        shown_identity(worker, unmask=False),
        worker.employment.value if worker.employment is not None else None,
        worker.employer_npp if isinstance(worker.employer_npp, str) else None,
        masked_number(worker.kpj) if isinstance(worker.kpj, str) else None,
    )
