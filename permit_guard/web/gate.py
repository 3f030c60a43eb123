"""The gate: before anything else a request is asked who it is of, and whether that role may do this at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import Unauthorized

from permit_guard.casework.policy import Action, may
from permit_guard.casework.refusals import NotAllowed, NotThere
from permit_guard.domain.person import Person
from permit_guard.web.policy import ENDPOINTS, PUBLIC
from permit_guard.web.tokens import person_by_token
from permit_guard.web.visit import by_program

SESSION: Final = "permit_guard.session"
STRANGER: Final = "permit_guard.stranger"
_ID: Final = re.compile(r"[0-9a-f]{24}")
NAMES: Final = {"application_id": _ID, "evidence_id": _ID, "decision_id": _ID, "letter_id": _ID,
                "serial": re.compile(r"[0-9A-Z]{20}")}  # fmt: skip
"""How the ids in addresses look; what looks otherwise is not there, and no database is asked for it."""


class UnknownVisitor(Unauthorized):
    """No token, or one that is not in force."""

    def get_headers(self, *_: Any, **__: Any) -> list[tuple[str, str]]:
        """How to say who one is (RFC 6750, 3)."""
        wrong = ', error="invalid_token"' if request.authorization else ""
        return [("WWW-Authenticate", f'Bearer realm="permit-guard"{wrong}')]


def register_gate(app: Flask) -> None:
    """From now on no route is reached but through the gate."""
    app.before_request(ask_who)


def people_come_by(app: Flask, session: Callable[[], Person | None], stranger: Callable[[], Response]) -> None:
    """Where people ask, `session` tells who is signed in, and `stranger` answers whom no one knows."""
    app.extensions[SESSION], app.extensions[STRANGER] = session, stranger


def ask_who() -> Response | None:
    """Let the request through, with `g.person` where the route is not public.

    Raises UnknownVisitor, NotAllowed for a role that may not, NotThere for an id that none can have.
    """
    g.person = None
    if request.endpoint is None:
        return None
    needed = ENDPOINTS[request.endpoint]
    if needed is PUBLIC:
        return None
    g.person = person_by_token() if by_program() else _signed_in()
    if g.person is None:
        return _stranger()
    if isinstance(needed, Action) and not may(g.person, needed):
        raise NotAllowed
    if not all(NAMES[name].fullmatch(str(value)) for name, value in _ids().items()):
        raise NotThere
    return None


def _ids() -> dict[str, object]:
    return {name: value for name, value in (request.view_args or {}).items() if name in NAMES}


def _signed_in() -> Person | None:
    session = current_app.extensions.get(SESSION)
    who = session() if session is not None else None
    assert who is None or isinstance(who, Person)
    return who


def _stranger() -> Response:
    answers = current_app.extensions.get(STRANGER)
    if by_program() or answers is None:
        raise UnknownVisitor
    answer = answers()
    assert isinstance(answer, Response)
    return answer
