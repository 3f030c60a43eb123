"""The page of one worker: what was expected, what was found and where it was read, how to mend it, by when."""

from __future__ import annotations

from flask import render_template

from permit_guard.casework.one_worker import ReadFrom, rule_titles, see_worker
from permit_guard.casework.policy import Action, may_here
from permit_guard.casework.telling import see_deadline
from permit_guard.domain.state import State
from permit_guard.web.pages import found
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.page_picture import may_be_drawn, page_of
from permit_guard.web.pages.record_lines import record_lines
from permit_guard.web.visit import casework, person


@PAGES.get("/applications/<application_id>/workers/<int:row>")
def worker(application_id: str, row: int) -> str:
    """One worker by the latest decision."""
    with casework().reading_desk(person()) as desk:
        one = see_worker(desk, application_id, row)
        kept = desk.application(application_id, Action.READ)
        deadline = see_deadline(desk, application_id)
    return render_template(
        "worker.html", kept=kept, one=one, worker=found.shown_worker(one.told), findings=found.every_finding(one.told),
        titles=rule_titles(casework().law), deadline=deadline, record_of=record_lines, found=found, sheet_of=_sheet_of,
        may_see_evidence=may_here(person(), Action.READ_EVIDENCE, kept.application),
        may_reveal=kept.state is not State.DRAFT and may_here(person(), Action.REVEAL, kept.application),
    )  # fmt: skip


def _sheet_of(place: ReadFrom) -> int | None:
    """The page of a paper that was read, where it can be shown as a picture."""
    return page_of(place.place) if may_be_drawn(place.file) else None
