"""The door: signing in and out, and the first page of each role."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as Answer

from permit_guard.casework import signing_in
from permit_guard.casework.policy import Action, may
from permit_guard.casework.signing_in import WITHIN, NotKnown, TooOften
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import Form
from permit_guard.web.pages.frame import someone
from permit_guard.web.sign_in import forget, person_by_cookie, remember
from permit_guard.web.visit import casework


@PAGES.get("/")
def home() -> Answer | str:
    """The list of applications; for roles without any, a page that says what their place is."""
    who = person_by_cookie()
    if who is None:
        return redirect(url_for("pages.sign_in_page", lang=request.args.get("lang")))
    if may(who, Action.LIST):
        return redirect(url_for("pages.list_applications", lang=request.args.get("lang")))
    if may(who, Action.MANAGE_PEOPLE):
        return redirect(url_for("pages.admin", lang=request.args.get("lang")))
    return redirect(url_for("pages.no_cases", lang=request.args.get("lang")))


@PAGES.get("/no-cases")
def no_cases() -> str:
    """The page of roles that see no cases."""
    return render_template("no_cases.html")


@PAGES.get("/sign-in")
def sign_in_page() -> str:
    """Name and password."""
    return render_template("sign_in.html", form=Form(), onward=_onward(request.args.get("next")))


@PAGES.post("/sign-in")
def sign_in() -> Response:
    """A session, and on to the page that was asked for; else the form again, saying no more than that it is wrong."""
    form, onward = Form({"name": request.form.get("name", "")}), _onward(request.form.get("next"))
    password, address = request.form.get("password", ""), request.remote_addr or ""
    try:
        told = signing_in.sign_in(casework(), form["name"], password, address)
    except (NotKnown, TooOften) as refused:
        form.faults["name"] = refused.says
        answer = make_response(render_template("sign_in.html", form=form, onward=onward))
        answer.status_code = 429 if isinstance(refused, TooOften) else 422
        if isinstance(refused, TooOften):
            answer.headers["Retry-After"] = str(int(WITHIN.total_seconds()))
        return answer
    session.clear()
    answer = make_response(redirect(onward or url_for("pages.home"), code=303))
    remember(answer, told)
    return answer


@PAGES.post("/sign-out")
def sign_out() -> Response:
    """The session is over, here and in the browser."""
    answer = make_response(redirect(url_for("pages.sign_in_page"), code=303))
    forget(answer)
    session.clear()
    return answer


def to_sign_in() -> Response:
    """Whom no one knows signs in first, and then comes to the page that he asked for."""
    assert someone() is None
    onward = request.full_path.rstrip("?") if request.method == "GET" else None
    return make_response(redirect(url_for("pages.sign_in_page", next=onward), code=303))


def _onward(told: str | None) -> str:
    """A page of ours to go on to, or nothing: no one is sent elsewhere by a link to our door."""
    if not told or not told.startswith("/") or told.startswith("//") or "\\" in told or not told.isprintable():
        return ""
    parts = urlsplit(told)
    return "" if parts.scheme or parts.netloc else told
