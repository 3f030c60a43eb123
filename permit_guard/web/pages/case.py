"""The page of one application: who and where, where it stands, what is next, its workers, its evidence."""

from __future__ import annotations

from typing import Any

from flask import render_template, url_for

from permit_guard.casework.assigning import see_assigned
from permit_guard.casework.changes import see_changes
from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action, may_here
from permit_guard.casework.refusals import NotThere
from permit_guard.casework.sending_back import see_sent_back
from permit_guard.casework.telling import see_deadline, see_happenings, see_letters, see_roster_read
from permit_guard.casework.viewing import see_application, see_decision, see_evidence, see_roster
from permit_guard.domain.state import Step, may_step
from permit_guard.store.notices import LetterKind
from permit_guard.web.pages import found
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.next_steps import steps_now, whats_next
from permit_guard.web.visit import casework, person


@PAGES.get("/applications/<application_id>")
def case(application_id: str) -> str:
    """All that this person may see of the application."""
    with casework().reading_desk(person()) as desk:
        seen = see_application(desk, application_id)
        record = latest_decision(desk, application_id)
        evidence = see_evidence(desk, application_id)
        roster = see_roster(desk, application_id)
        roster_read = see_roster_read(desk, application_id)
        happenings = see_happenings(desk, application_id)
        deadline = see_deadline(desk, application_id)
        letters = see_letters(desk, application_id)
        changes = see_changes(desk, application_id)
        assigned = see_assigned(desk, application_id)
        sent_back = next((each for each in see_sent_back(desk, application_id) if each.is_open), None)
        today = desk.today
    kept = seen.kept
    return render_template(
        "case.html", seen=seen, kept=kept, asked=kept.application, evidence=evidence, roster=roster,
        roster_read=roster_read, happenings=happenings, deadline=deadline, record=record,
        workers=found.workers_asked(record) if record else None, found=found,
        steps=steps_now(person(), kept, seen.held_by, covered=LetterKind.COVERING in {each.kind for each in letters}),
        letters=letters, assigned=assigned, sent_back=sent_back,
        own=assigned is not None and assigned.officer == person().id,
        whats_next=whats_next(person(), kept, checked_today=record is not None and record["on"] == today.isoformat()),
        takes_now=may_here(person(), Action.TAKE, kept.application) and may_step(Step.TAKE, kept.state),
        address=_pages_of(application_id), changes=changes,
        may=lambda action: may_here(person(), Action(action), kept.application),
    )  # fmt: skip


def latest_decision(desk: Desk, application_id: str) -> dict[str, Any] | None:
    """The record of the latest decision that this person may see, if there is one."""
    try:
        return see_decision(desk, application_id)
    except NotThere:
        desk.application(application_id, Action.READ)
        return None


def _pages_of(application_id: str) -> Any:
    def address(page: int, status: str | None = None) -> str:
        return url_for("pages.case", application_id=application_id, status=status, page=page, _anchor="workers")

    return address
