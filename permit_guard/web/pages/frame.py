"""The frame around every page: its headers, its forms' tokens, and what templates can say."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, current_app, flash, g, make_response, redirect, request, url_for
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from markupsafe import Markup
from werkzeug.wrappers import Response as Answer

from permit_guard.domain.person import Person
from permit_guard.domain.text import Language, Text
from permit_guard.web.pages import showing, words
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import pages_of
from permit_guard.web.pages.tongue import here_in, remember_tongue, tongue
from permit_guard.web.policy import ENDPOINTS, PUBLIC
from permit_guard.web.sign_in import by_tls, person_by_cookie

CSRF: Final = CSRFProtect()
STATIC: Final = Path(__file__).parents[1] / "static"
POLICY: Final = "Content-Security-Policy"
HEADERS: Final[Mapping[str, str]] = {
    POLICY: "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
WITH_SCRIPT: Final = f"{HEADERS[POLICY]}; script-src 'self'; connect-src 'self'"
"""The policy of the few pages that a script of ours makes easier; without it they do all the same."""


class FormCookie(SecureCookieSessionInterface):
    """The signed cookie that holds the token of forms and what is said on the next page; by TLS bound to this host."""

    def get_cookie_name(self, app: Flask) -> str:
        """Its name, which by TLS no other host can set."""
        return "__Host-form" if by_tls() else "form"

    def get_cookie_secure(self, app: Flask) -> bool:
        """Whether it goes by TLS alone."""
        return by_tls()


def register_frame(app: Flask) -> None:
    """Make the app ready to show pages: templates, texts, cookies and the tokens of forms."""
    app.session_interface = FormCookie()
    app.config.update(
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,
        SESSION_COOKIE_SAMESITE="Lax",
        SEND_FILE_MAX_AGE_DEFAULT=3600,
    )
    CSRF.init_app(app)
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_env.loader = ChoiceLoader([PackageLoader("permit_guard.web"), govuk])
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(showing.FILTERS)
    dressing = sorted(each for each in STATIC.iterdir() if each.suffix in (".css", ".js"))
    style = hashlib.sha256(b"".join(each.read_bytes() for each in dressing)).hexdigest()[:8]
    app.jinja_env.globals.update(
        say=showing.say, words=words, tongue=tongue, here_in=here_in, someone=someone, style=style,
        run_script=run_script, pages_of=pages_of, languages=Language,
    )  # fmt: skip
    app.after_request(dress)


@PAGES.before_request
def protect_forms() -> None:
    """Refuse a form that did not come from a page of ours."""
    CSRF.protect()


def dress(answer: Response) -> Response:
    """Give a page its headers, and remember the language that was chosen on it."""
    if answer.mimetype != "text/html":
        return answer
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if g.get("runs_script"):
        answer.headers[POLICY] = WITH_SCRIPT
    return remember_tongue(answer)


def done(says: Text, endpoint: str, **values: Any) -> Answer:
    """Something was done: say so on the page that comes next, which may be loaded again without doing it twice."""
    flash({"id": says.id, "en": says.en})  # type: ignore[arg-type] # any plain data can be flashed
    return redirect(url_for(endpoint, **values), code=303)


def with_faults(page: str, status: int = 422) -> Answer:
    """A page again, with what is wrong in it: what was sent was not taken."""
    return make_response(page, status)


def run_script(name: str) -> Markup:
    """The tag of a script of ours, for a template; the page that has it, and no other, is let run it."""
    g.runs_script = True
    source = url_for("pages.static", filename=name, v=current_app.jinja_env.globals["style"])
    return Markup('<script src="{}" defer></script>').format(source)


def someone() -> Person | None:
    """Who is signed in. The gate does not ask it for pages that anyone may see, nor for addresses that are none."""
    who: Person | None = g.get("person")
    return who or (_visitor() if request.endpoint is None or ENDPOINTS[request.endpoint] is PUBLIC else None)


def _visitor() -> Person | None:
    try:
        return person_by_cookie()
    except Exception:  # a page that says that the database does not answer is shown all the same
        return None
