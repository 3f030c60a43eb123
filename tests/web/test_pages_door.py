"""The door of the pages: sign-in, its cookies and its limits, and who comes without."""

from __future__ import annotations

import pytest

from permit_guard.casework.signing_in import MOST_FAILURES
from permit_guard.store import journal
from permit_guard.web.sign_in import HOST_ONLY, PLAIN
from tests.web.counter import Office
from tests.web.visitor import PASSWORD, Visitor, give_passwords, hidden


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


def _cookie(answer_headers: list[str], name: str) -> str:
    return next(each for each in answer_headers if each.startswith(f"{name}="))


def test_the_first_page_leads_whom_no_one_knows_to_the_door(office: Office) -> None:
    assert Visitor(office.app).see("/").location == "/sign-in"


def test_a_page_asked_for_without_signing_in_is_come_back_to(office: Office) -> None:
    visitor = Visitor(office.app)
    door = visitor.see("/applications?state=draft").location
    assert door == "/sign-in?next=/applications?state%3Ddraft"
    signed_in = visitor.fill(door, "/sign-in", {"name": "officer", "password": PASSWORD})
    assert signed_in.location == "/applications?state=draft"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org", "///example.org", "/\\example.org", "javascript:1", "/\texample"],
)
def test_the_door_leads_nowhere_but_to_our_own_pages(office: Office, elsewhere: str) -> None:
    answer = Visitor(office.app).sign_in("officer")
    assert answer.location == "/"
    visitor = Visitor(office.app)
    sent = visitor.fill("/sign-in", "/sign-in", {"name": "officer", "password": PASSWORD, "next": elsewhere})
    assert sent.location == "/"


def test_the_session_cookie_is_for_no_script_and_no_other_site(office: Office) -> None:
    cookie = _cookie(Visitor(office.app).sign_in("officer").headers.getlist("Set-Cookie"), PLAIN)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Max-Age=43200" in cookie


def test_by_tls_the_cookies_are_bound_to_this_host(office: Office) -> None:
    tls = {"base_url": "https://localhost", "headers": {"Referer": "https://localhost/sign-in"}}
    visitor = Visitor(office.app)
    page = visitor.see("/sign-in", base_url="https://localhost")
    assert "Secure" in _cookie(page.headers.getlist("Set-Cookie"), "__Host-form")
    answer = visitor.client.post("/sign-in", data=hidden(page.text) | {"name": "officer", "password": PASSWORD}, **tls)
    assert answer.status_code == 303, answer.text
    cookie = _cookie(answer.headers.getlist("Set-Cookie"), HOST_ONLY)
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_by_tls_a_cookie_that_another_host_could_set_is_not_looked_at(office: Office) -> None:
    visitor = Visitor(office.app)
    told = _cookie(visitor.sign_in("officer").headers.getlist("Set-Cookie"), PLAIN).split("=", 1)[1].split(";")[0]
    stranger = office.app.test_client()
    stranger.set_cookie(PLAIN, told, domain="localhost")
    assert stranger.get("/applications").status_code == 200
    assert stranger.get("/applications", base_url="https://localhost").status_code == 303


def test_a_wrong_password_is_told_at_the_form_and_kept_nowhere(office: Office) -> None:
    answer = Visitor(office.app).sign_in("officer", "not the password")
    assert answer.status_code == 422
    assert "tidak cocok" in answer.text
    assert "not the password" not in answer.text


def test_too_many_failures_are_told_with_the_time_to_wait(office: Office) -> None:
    visitor = Visitor(office.app)
    for _ in range(MOST_FAILURES):
        assert visitor.sign_in("officer", "not the password").status_code == 422
    refused = visitor.sign_in("officer")
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "900")


def test_signing_in_renews_the_session_and_the_token_of_forms(office: Office) -> None:
    visitor, cookies, tokens = Visitor(office.app), set(), set()
    for _ in range(2):
        visitor.see("/sign-in")
        with visitor.client.session_transaction() as kept:
            tokens.add(kept["csrf_token"])
        cookies.add(_cookie(visitor.sign_in("officer").headers.getlist("Set-Cookie"), PLAIN))
    assert (len(cookies), len(tokens)) == (2, 2)


def test_after_signing_out_the_old_cookie_opens_nothing(office: Office) -> None:
    visitor = Visitor(office.app, "officer")
    kept = visitor.client.get_cookie(PLAIN)
    assert kept is not None
    assert visitor.fill("/applications", "/sign-out").location == "/sign-in"
    again = office.app.test_client()
    again.set_cookie(PLAIN, kept.value, domain="localhost")
    assert again.get("/applications").status_code == 303


def test_no_password_hash_and_no_session_stands_in_the_journal(office: Office) -> None:
    visitor = Visitor(office.app, "officer")
    kept = visitor.client.get_cookie(PLAIN)
    with office.house.database.read() as rows:
        told = "".join(line.entry for line in journal.lines(rows))
    assert kept is not None
    assert kept.value not in told


def test_a_role_without_cases_is_told_so(office: Office) -> None:
    visitor = Visitor(office.app, "evaluator")
    assert visitor.see("/").location == "/no-cases"
    assert "tidak menangani permohonan" in visitor.see("/no-cases").text
    assert visitor.see("/applications").status_code == 403


def test_a_token_of_a_program_opens_no_page(office: Office) -> None:
    answer = office.app.test_client().get(
        "/applications", headers={"Authorization": f"Bearer {office.tokens['officer']}"}
    )
    assert answer.status_code == 303


def test_a_session_opens_no_call_of_the_api(office: Office) -> None:
    assert Visitor(office.app, "officer").see("/api/v1/applications").status_code == 401
