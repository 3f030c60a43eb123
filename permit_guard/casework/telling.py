"""What is told beside an application: its roster's faults, what was done with it, by when and whom to ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from permit_guard.casework.desk import Desk
from permit_guard.casework.offices import find_office
from permit_guard.casework.policy import Action, may_here, rows_seen
from permit_guard.casework.refusals import NotAllowed
from permit_guard.domain.case import RosterRead
from permit_guard.domain.office import Office
from permit_guard.domain.person import Role
from permit_guard.store import decisions, journal, notices, people, rosters
from permit_guard.store.decisions import KeptDecision, Version
from permit_guard.store.notices import ListedLetter
from permit_guard.store.sent_back import list_sent_back

SENT_BACK = "send back"
QUIET_VERBS = frozenset({"reveal", "take", "put back"})


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that was done with an application; `by` is a name, told with its `note` to colleagues and auditors."""

    at: datetime
    verb: str
    by: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when the applicant has to answer the letter `notice`, and the office that he may ask; None: not known."""

    notice: str | None
    answer_by: date | None
    office: Office | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an approval would rest on: the latest decision, the version that it is of, and the names of their makers."""

    decision: KeptDecision
    version: Version
    checked_by: str
    submitted_by: str


def see_roster_read(desk: Desk, application_id: str) -> RosterRead | None:
    """The roster with what no one could read in it; None without one, and for who sees only some of its rows."""
    kept = desk.application(application_id, Action.READ)
    if kept.roster_id is None or rows_seen(desk.by, kept.application) is not None:
        return None
    return rosters.get_roster(desk.rows, kept.roster_id)


def see_happenings(desk: Desk, application_id: str) -> tuple[Happening, ...]:
    """All that was done, the latest first; to a subcontractor nothing is told."""
    kept = desk.application(application_id, Action.READ)
    if rows_seen(desk.by, kept.application) is not None:
        return ()
    inside = desk.by.role is not Role.CONTRACTOR
    told = [json.loads(line.entry) for line in journal.lines(desk.rows, application=kept.id)]
    names = people.names_of(desk.rows, {each["by"] for each in told}) if inside else {}
    was_sent_back = inside and any(each["verb"] == SENT_BACK for each in told)
    reasons = {each.at: each.reason for each in list_sent_back(desk.rows, kept.id)} if was_sent_back else {}
    return tuple(
        _happening(each, names.get(each["by"]), reasons)
        for each in reversed(told)
        if inside or each["verb"] not in QUIET_VERBS
    )


def _happening(told: Mapping[str, Any], by: str | None, reasons: Mapping[datetime, str]) -> Happening:
    at, verb = datetime.fromisoformat(told["at"]), told["verb"]
    return Happening(at, verb, by, reasons.get(at) if verb == SENT_BACK else None)


def see_deadline(desk: Desk, application_id: str) -> Deadline:
    """By when and whom to ask; the letter and its day only for who may read the letter."""
    kept = desk.application(application_id, Action.READ)
    may_read = may_here(desk.by, Action.READ_NOTICE, kept.application)
    sent = notices.latest_told(desk.rows, kept.id) if may_read else None
    office = find_office(desk.law, kept.office, desk.today)
    return Deadline(sent.number if sent else None, sent.answer_by if sent else None, office)


def see_letters(desk: Desk, application_id: str) -> tuple[ListedLetter, ...]:
    """Every letter that was sent, the latest first; none for who may not read a notice."""
    kept = desk.application(application_id, Action.READ)
    may_read = may_here(desk.by, Action.READ_NOTICE, kept.application)
    return notices.list_letters(desk.rows, kept.id) if may_read else ()


def see_grounds(desk: Desk, application_id: str) -> Grounds | None:
    """What an approval would rest on; None while the current version has no decision. Raises NotAllowed."""
    kept = desk.application(application_id, Action.READ)
    if desk.by.role is Role.CONTRACTOR:
        raise NotAllowed
    found = decisions.find_decision(desk.rows, kept.decision_id)
    if found is None:
        return None
    version = decisions.get_version(desk.rows, kept.id, found.version)
    names = people.names_of(desk.rows, {found.by, version.submitted_by})
    return Grounds(found, version, names.get(found.by, ""), names.get(version.submitted_by, ""))
