"""Applications over HTTP: opened, looked for, seen and changed."""

from __future__ import annotations

from typing import Any, Final

from flask import Response

from permit_guard.casework import receiving, viewing
from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotAllowed
from permit_guard.domain.case import Application
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.state import State, Step
from permit_guard.domain.text import Text
from permit_guard.intake.application_shape import CODE, ApplicationShape
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.stated_json import BODY, read_stated_application, stated
from permit_guard.store import rosters
from permit_guard.store.application_lists import Sought
from permit_guard.web.api.answers import ApplicationTold, ListTold, Opened
from permit_guard.web.api.body import JSON, MERGE_PATCH
from permit_guard.web.api.counter import ONE, Counter
from permit_guard.web.api.once import done
from permit_guard.web.api.shapes import ApplicationsSought
from permit_guard.web.api.sights import listed, opened, whole
from permit_guard.web.api.told import seen, told
from permit_guard.web.visit import casework, person

PATCH: Final = {"type": "object", "properties": {key: {} for key in ApplicationShape().fields},
                "additionalProperties": False}  # fmt: skip
"""Any of an application's keys; what they make together must be an application."""
applications = Counter("applications", __name__, description="Applications: opened, looked for, seen, changed.")


@applications.call("POST", "/applications", 201, Opened)
@applications.takes(ApplicationShape, lambda stated: _asked_here(stated))
def open_application(asked: Application) -> Response:
    """Open a draft at the counter: the body is application.yaml as JSON."""

    def verb(desk: Desk) -> Response:
        kept = receiving.open_application(desk, asked)
        return told(opened(kept), 201, place=f"/applications/{kept.id}", kept=kept)

    return done(verb)


@applications.call("GET", "/applications", 200, ListTold, refuses=(422,))
@applications.asks(ApplicationsSought)
def list_applications(sought: dict[str, Any]) -> Response:
    """What is theirs, the latest changed first."""
    page, size, office = sought["page"], sought["page_size"], sought.get("office")
    wanted = Sought(
        offices=frozenset({office}) if office else None,
        state=State(sought["state"]) if "state" in sought else None,
        words=sought.get("q", ""),
    )
    with casework().reading_desk(person()) as desk:
        total, lines = viewing.list_seen(desk, wanted, first=(page - 1) * size, most=size)
    return told({"items": [listed(line) for line in lines], "total": total, "page": page, "page_size": size})


@applications.call("GET", ONE, 200, ApplicationTold)
def see_application(application_id: str) -> Response:
    """An application as the caller may see it, with its ETag."""
    with casework().reading_desk(person()) as desk:
        sight = viewing.see_application(desk, application_id)
        evidence = viewing.see_evidence(desk, application_id)
        roster_id = sight.kept.roster_id if sight.only_npp is None else None
        counts = rosters.counts_of(desk.rows, roster_id) if roster_id else None
    return told(whole(sight, evidence, counts), kept=sight.kept)


@applications.call("PATCH", ONE, 200, Opened)
@applications.takes(PATCH, lambda patch: patch, types=(MERGE_PATCH, JSON))
def change_application(patch: Any, application_id: str) -> Response:
    """Change a draft by a JSON merge patch (RFC 7396) of what is stated; null takes a key away."""
    if not isinstance(patch, dict):
        raise CaseRefused((Problem(Source(BODY), _NO_PATCH),))

    def verb(desk: Desk) -> Response:
        kept = desk.application(application_id, Action.CHANGE, step=Step.CHANGE)
        before = kept.application  # locked: nothing that another changes meanwhile is lost
        asked = read_stated_application(_merged(stated(before), patch))
        kept = receiving.change_application(desk, application_id, asked, seen=seen(application_id))
        return told(opened(kept), kept=kept)

    return done(verb)


def _asked_here(asked: Any) -> Application:
    """What is asked; of another regency's office nothing is read, whatever else is wrong with it."""
    office = asked.get("office") if isinstance(asked, dict) else None
    if isinstance(office, str) and CODE.fullmatch(office) and office not in person().offices:
        raise NotAllowed
    return read_stated_application(asked)


def _merged(value: Any, patch: Any) -> Any:
    """RFC 7396, section 2."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(value) if isinstance(value, dict) else {}
    for key, each in patch.items():
        if each is None:
            merged.pop(key, None)
        else:
            merged[key] = _merged(merged.get(key), each)
    return merged


_NO_PATCH = Text("Kirim objek JSON dengan yang berubah saja.", "Send a JSON object with just what changes.")
