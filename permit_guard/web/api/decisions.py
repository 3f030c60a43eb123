"""Decisions over HTTP: previewed, made, seen, and the list of workers who are missing."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, request

from permit_guard.casework import judging, revealing, viewing
from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotThere, NotYet, Stale
from permit_guard.domain.record import decision_json
from permit_guard.domain.text import Text
from permit_guard.web.api.answers import RevealedTold
from permit_guard.web.api.counter import ONE, Counter
from permit_guard.web.api.decision_answers import DecisionTold, MissingTold
from permit_guard.web.api.once import done, done_in_secret, keep_for_key, word_kept
from permit_guard.web.api.shapes import ReasonStated
from permit_guard.web.api.told import seen, told, told_json
from permit_guard.web.downloads import missing_table
from permit_guard.web.visit import casework, language, person

decisions = Counter("decisions", __name__, description="Decisions: previewed, made, seen; who is missing.")
TRIES: Final = 5
"""Something may come between judging and keeping; who named no state that he saw does not mind, and is not told."""


@decisions.call("POST", f"{ONE}/preview", 200, DecisionTold, if_match=False)
@decisions.takes_nothing
def preview(application_id: str) -> Response:
    """The decision as it would be today; it is kept nowhere."""
    found = judging.preview(casework(), person(), application_id)
    return keep_for_key(told_json(decision_json(found)))


@decisions.call("POST", f"{ONE}/checks", 201, DecisionTold)
@decisions.takes_nothing
def check(application_id: str) -> Response:
    """Check what was submitted, today and by the rules in force; the decision is kept with all that it rests on."""
    for _ in range(TRIES - 1):
        try:
            return _checked(application_id)
        except Stale:
            if "If-Match" in request.headers:
                raise
    return _checked(application_id)


def _checked(application_id: str) -> Response:
    judged = judging.judge(casework(), person(), application_id, seen=seen(application_id))

    def verb(desk: Desk) -> Response:
        found = judging.keep_decision(desk, judged)
        return told_json(found.record, 201, place=f"/applications/{application_id}/decision")

    return done(verb)


@decisions.call("GET", f"{ONE}/decision", 200, DecisionTold, refuses=(409,))
def see_decision(application_id: str) -> Response:
    """The latest decision; of a subcontractor only what it says of its own workers."""
    return told(_seen(application_id))


@decisions.call("GET", f"{ONE}/missing-workers", 200, MissingTold, refuses=(409,))
def missing_workers(application_id: str) -> Response:
    """Who is deficient or unproven by the latest decision, why, and what mends it."""
    found = _seen(application_id)
    return told({"on": found["on"], "answer": found["answer"], "workers": viewing.missing_of(found)})


@decisions.call("GET", f"{ONE}/missing-workers.csv", 200, {"type": "string"}, refuses=(409,), content_type="text/csv")
def missing_workers_csv(application_id: str) -> Response:
    """The same as a table, in the caller's language: a line for each thing to mend."""
    return missing_table(_seen(application_id), language())


@decisions.call("POST", f"{ONE}/workers/<int:row>/reveal", 200, RevealedTold, if_match=False)
@decisions.takes(ReasonStated)
def reveal(stated: dict[str, Any], application_id: str, row: int) -> Response:
    """The NIK or passport of the worker in a row in full; who asked and why is kept."""
    if (disclosure := word_kept()) is not None:
        with casework().reading_desk(person()) as desk:
            return told({"row": row, "number": revealing.reveal_again(desk, application_id, disclosure)})

    def verb(desk: Desk) -> tuple[Response, str]:
        shown = revealing.reveal(desk, application_id, row, stated["reason"])
        return told({"row": row, "number": shown.number}), shown.disclosure

    return done_in_secret(verb)


def _seen(application_id: str) -> dict[str, Any]:
    with casework().reading_desk(person()) as desk:
        desk.application(application_id, Action.READ)
        try:
            return viewing.see_decision(desk, application_id)
        except NotThere:
            raise NotYet(_NOT_CHECKED) from None


_NOT_CHECKED = Text(
    "Permohonan ini belum diperiksa: belum ada keputusan.", "This application was not checked: there is no decision."
)
