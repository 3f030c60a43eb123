"""Refusals as they are answered: problem details (RFC 9457) to programs, a page to people."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from typing import Any, Final

from flask import Flask, Response, current_app
from werkzeug.exceptions import HTTPException

from permit_guard.domain.identity import masked_within
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Language, Text
from permit_guard.intake.stated_json import BODY
from permit_guard.intake.wording import safe
from permit_guard.web.refusal import Refusal, refusal_of
from permit_guard.web.visit import asks_for_json, by_program, language

PROBLEM_JSON: Final = "application/problem+json"
MOST_TOLD: Final = 100
ERROR_PAGE: Final = "permit_guard.error_page"
POINTED: Final = (BODY, "query", "header", "form")
"""Sources whose places are JSON pointers; of any other, a place is a line, a cell or a page of a file."""
_ROW: Final = re.compile(r"([0-9]+)\Z")
_log = logging.getLogger(__name__)


def register_errors(app: Flask) -> None:
    """From now on every exception is answered, and none of them shows what is inside."""
    app.register_error_handler(Exception, answer_refused)
    app.register_error_handler(HTTPException, answer_refused)


def show_errors_by(app: Flask, page: Callable[[Refusal], Response]) -> None:
    """Where people ask, `page` tells them why something is refused."""
    app.extensions[ERROR_PAGE] = page


def answer_refused(wrong: Exception) -> Response | HTTPException:
    """The answer to a request that was not done; a redirect goes through as it is."""
    if isinstance(wrong, HTTPException) and (wrong.code is None or wrong.code < 400):
        return wrong
    refusal = refusal_of(wrong)
    if refusal.status >= 500:
        _log.error("not done", exc_info=wrong)
    page = current_app.extensions.get(ERROR_PAGE)
    answer = problem(refusal, language()) if page is None or by_program() or asks_for_json() else page(refusal)
    answer.status_code = refusal.status
    answer.headers.update(refusal.headers or {})
    return answer


def problem(refusal: Refusal, tongue: Language) -> Response:
    """The refusal as problem details, `detail` in the caller's language, `says` in both."""
    told: dict[str, Any] = {
        "type": f"urn:permit-guard:{refusal.kind}",
        "title": refusal.kind.replace("-", " "),
        "status": refusal.status,
        "detail": _masked(refusal.says).in_(tongue),
        "says": _both(refusal.says),
    }
    if refusal.reasons:
        told["reasons"] = [_both(reason) for reason in refusal.reasons[:MOST_TOLD]]
    if refusal.problems:
        told["errors"] = [problem_told(each, tongue) for each in refusal.problems[:MOST_TOLD]]
        told["errors_in_all"] = len(refusal.problems)
    return Response(json.dumps(told, ensure_ascii=False), content_type=PROBLEM_JSON)


def problem_told(each: Problem, tongue: Language) -> dict[str, Any]:
    """One fault with its place: a JSON pointer in what was stated, a place and where it has one a row in a file."""
    told: dict[str, Any] = {"in": safe(masked_within(each.source.file))}
    if each.source.file in POINTED:
        told["pointer"] = safe(masked_within(each.source.place))
    else:
        told["place"] = safe(each.source.place)
        if row := _ROW.search(each.source.place):
            told["row"] = int(row[1])
    return told | {"detail": _masked(each.message).in_(tongue), "says": _both(each.message)}


def _masked(says: Text) -> Text:
    return Text(masked_within(says.id), masked_within(says.en))


def _both(says: Text) -> dict[str, str]:
    masked = _masked(says)
    return {"id": masked.id, "en": masked.en}
