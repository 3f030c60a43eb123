"""Answers as they are told: JSON with its status, its place and what was seen, so that it can be said again."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from flask import Response, request

from permit_guard.casework.policy import Action
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import CaseRefused
from permit_guard.store.applications import Kept
from permit_guard.web.visit import API_PREFIX, casework, person

ANYTHING: Final = "*"
_ONE: Final = r'(?:W/)?"[!#-~]*"'
_TAG: Final = re.compile(r'(W/)?"([!#-~]*)"')
ETAGS: Final = re.compile(rf"\*|{_ONE}(?:[ \t]*,[ \t]*{_ONE})*")
"""What may stand in If-Match."""


def told(value: Any, status: int = 200, *, place: str | None = None, kept: Kept | None = None) -> Response:
    """`value` as JSON; `place` is where under the API the new thing is, `kept` the application as it stands now."""
    return told_json(json.dumps(value, ensure_ascii=False, allow_nan=False), status, place=place, kept=kept)


def told_json(text: str, status: int = 200, *, place: str | None = None, kept: Kept | None = None) -> Response:
    """As `told`, of what is JSON already."""
    answer = Response(text, status, content_type="application/json")
    if place is not None:
        answer.headers["Location"] = API_PREFIX + place
    if kept is not None:
        answer.set_etag(kept.etag)
    return answer


def seen(application_id: str | None) -> str | None:
    """The etag that the caller says he saw (If-Match); None where he says nothing, or that anything will do.

    Of several the one that holds, if any does. A weak one never holds (RFC 9110, 13.1.1). Raises CaseRefused for what
    is no etag.
    """
    said = request.headers.get("If-Match")
    if said is not None and ETAGS.fullmatch(said) is None:
        raise CaseRefused((Problem(Source("header", "/If-Match"), _NO_ETAG),))
    if said is None or said == ANYTHING:
        return None
    strong = [tag for weak, tag in _TAG.findall(said) if not weak]
    if len(strong) < 2 or application_id is None:
        return "".join(strong[:1])
    with casework().reading_desk(person()) as desk:
        now = desk.application(application_id, Action.READ).etag
    return now if now in strong else ""


_NO_ETAG: Final = Text(
    "If-Match berisi ETag seperti yang dibaca, dalam tanda kutip.", "If-Match holds the ETag as it was read, in quotes."
)
