"""The language of a page: Indonesian first, English once someone chose it."""

from __future__ import annotations

from typing import Final

from flask import Response, g, request, url_for

from permit_guard.domain.text import Language
from permit_guard.web.sign_in import by_tls

COOKIE: Final = "permit-guard-language"
A_YEAR: Final = 365 * 24 * 3600


def tongue() -> Language:
    """What was just chosen, else what was chosen once, else Indonesian."""
    if "tongue" not in g:
        g.tongue = _known(request.args.get("lang")) or _known(request.cookies.get(COOKIE)) or Language.ID
    chosen: Language = g.tongue
    return chosen


def here_in(language: Language) -> str:
    """The address of this page in another language; of a page that answers a form, that of the first page."""
    if request.method != "GET" or request.endpoint is None or not request.endpoint.startswith("pages."):
        return url_for("pages.home", lang=language.value)
    return url_for(request.endpoint, **{**request.args.to_dict(), **(request.view_args or {}), "lang": language.value})


def remember_tongue(answer: Response) -> Response:
    """Let the browser bring along the language that was chosen on this page."""
    if chosen := _known(request.args.get("lang")):
        answer.set_cookie(COOKIE, chosen, max_age=A_YEAR, secure=by_tls(), httponly=True, samesite="Lax")
    return answer


def _known(told: str | None) -> Language | None:
    return Language(told) if told in set(Language) else None
