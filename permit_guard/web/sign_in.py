"""The cookie of a person who has signed in: a session's secret, renewed at each sign-in, of no use once it ended."""

from __future__ import annotations

from typing import Final

from flask import Response, current_app, request

from permit_guard.casework import signing_in
from permit_guard.domain.person import Person
from permit_guard.web.visit import casework

PLAIN: Final = "permit-guard"
HOST_ONLY: Final = f"__Host-{PLAIN}"
LONGEST: Final = 100


def person_by_cookie() -> Person | None:
    """Who is signed in with the cookie that came along."""
    told = session_told()
    return None if told is None else signing_in.signed_in(casework(), told)


def session_told() -> str | None:
    """The secret in the cookie. By TLS only the cookie counts that no one but this host could set."""
    told = request.cookies.get(_name(), "")
    return told if told and len(told) <= LONGEST and told.isascii() else None


def remember(answer: Response, told: str) -> None:
    """Let the browser bring the session's secret along, and no script see it."""
    answer.set_cookie(_name(), told, max_age=signing_in.SESSION_LASTS, secure=by_tls(), httponly=True, samesite="Lax")


def forget(answer: Response) -> None:
    """End the session, here and in the browser."""
    if told := session_told():
        signing_in.sign_out(casework(), told)
    answer.delete_cookie(_name(), secure=by_tls(), httponly=True, samesite="Lax")


def by_tls() -> bool:
    """Whether browsers come by TLS: its end is here, or stands before us."""
    return request.is_secure or current_app.config["PREFERRED_URL_SCHEME"] == "https"


def _name() -> str:
    return HOST_ONLY if by_tls() else PLAIN
