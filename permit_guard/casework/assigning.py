"""Sharing out the work: an officer takes an application, or puts it back. Who may decide does not rest on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotAllowed, Stale
from permit_guard.domain.person import Role
from permit_guard.domain.state import Step
from permit_guard.store import assignments, people
from permit_guard.store.application_lists import Listed

COLLEAGUES = frozenset({Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR})
"""Who is told which officer has an application: an applicant asks the office, not a person."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """The officer who has an application."""

    officer: str
    name: str


def take(desk: Desk, application_id: str, *, instead_of: str = "") -> None:
    """From now on this officer has it. `instead_of` is who had it when it was asked for, empty for no one.

    Raises Stale where someone else has it by now; what one has already is taken in silence.
    """
    kept = desk.application(application_id, Action.TAKE, step=Step.TAKE)
    had = assignments.officer_of(desk.rows, kept.id)
    if had == desk.by.id:
        return
    if (had or "") != instead_of:
        raise Stale
    assignments.assign(desk.rows, kept.id, desk.by.id, desk.at)
    desk.journal("take", kept.id)


def put_back(desk: Desk, application_id: str) -> None:
    """From now on no one has it. Raises NotAllowed for an application that another has."""
    kept = desk.application(application_id, Action.PUT_BACK, step=Step.PUT_BACK)
    had = assignments.officer_of(desk.rows, kept.id)
    if had is None:
        return
    if had != desk.by.id:
        raise NotAllowed
    assignments.free(desk.rows, kept.id)
    desk.journal("put back", kept.id)


def see_officers(desk: Desk, listed: Sequence[Listed]) -> dict[str, str]:
    """The name of the officer of each application of a list, by its id, where there is one; to an applicant none."""
    return assignments.officers_of(desk.rows, [each.id for each in listed]) if desk.by.role in COLLEAGUES else {}


def see_assigned(desk: Desk, application_id: str) -> Assigned | None:
    """The officer who has it; None while no one has, and for an applicant."""
    kept = desk.application(application_id, Action.READ)
    officer = assignments.officer_of(desk.rows, kept.id) if desk.by.role in COLLEAGUES else None
    return None if officer is None else Assigned(officer, people.names_of(desk.rows, {officer}).get(officer, ""))
