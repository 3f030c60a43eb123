"""Who comes in: tokens, how often, from where; and what every answer has, a fault's too."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from permit_guard.casework import viewing
from permit_guard.casework.settings import Settings
from permit_guard.store import people
from permit_guard.web import create_app, tokens
from permit_guard.web.headers import EVERY
from tests.building import ROOT
from tests.web.counter import Office

LIST = "/api/v1/applications"


def test_a_token_comes_in_until_it_expires_or_is_revoked_or_its_person_dismissed(both: Office) -> None:
    house, officer = both.house, both.house["officer"]
    with house.database.write() as rows:
        short = people.issue_token(rows, officer.id, at=house.clock.at, lives=timedelta(hours=1))
    both.tokens["short"] = short
    assert both.get("short", "/applications").status_code == 200
    house.clock.at += timedelta(hours=2)
    assert both.get("short", "/applications").status_code == 401
    assert both.get("officer", "/applications").status_code == 200
    with house.database.write() as rows:
        people.revoke_tokens(rows, officer.id, house.clock.at)
    refused = both.get("officer", "/applications")
    assert (refused.status_code, refused.headers["WWW-Authenticate"][-21:]) == (401, 'error="invalid_token"')


@pytest.mark.parametrize(
    "said",
    ["", "Bearer", "Bearer ", "Bearer x", "bearer a b", "Basic b2ZmaWNlcjpvZmZpY2Vy", "Token x", "Bearer \u00e9",
     "Bearer " + "x" * 10_000, "Digest username=officer"],
)  # fmt: skip
def test_what_is_no_token_comes_not_in(office: Office, said: str) -> None:
    refused = office.get(None, "/applications", headers={"Authorization": said})
    assert (refused.status_code, refused.json["type"]) == (401, "urn:permit-guard:unknown-visitor")


def test_a_token_in_the_address_or_a_cookie_comes_not_in(office: Office) -> None:
    token = office.tokens["officer"]
    assert office.get(None, f"/applications?access_token={token}").status_code == 401
    assert office.get(None, "/applications", headers={"Cookie": f"permit-guard={token}"}).status_code == 401


def test_who_guesses_too_often_waits_and_a_token_in_force_beside_him_does_not(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "MOST_FAILURES", 3)
    wrong = {"Authorization": "Bearer wrong"}
    statuses = [office.get(None, "/applications", headers=wrong).status_code for _ in range(5)]
    waits = office.get(None, "/applications", headers=wrong)
    assert statuses == [401, 401, 401, 429, 429]
    assert (waits.headers["Retry-After"], waits.json["type"]) == ("900", "urn:permit-guard:too-often")
    assert office.get("officer", "/applications").status_code == 200
    office.house.clock.at += timedelta(minutes=16)
    assert office.get(None, "/applications", headers=wrong).status_code == 401


def test_who_comes_too_often_waits_and_others_do_not(office: Office) -> None:
    office.app = create_app(office.house.casework, settings=_settings(requests=3))
    statuses = [office.get("officer", "/applications").status_code for _ in range(4)]
    waits = office.get("officer", "/applications")
    assert (statuses, waits.headers["Retry-After"]) == ([200, 200, 200, 429], "60")
    assert waits.json["type"] == "urn:permit-guard:too-often"
    assert office.get("colleague", "/applications").status_code == 200
    assert {office.get(None, "/healthz").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize("path", [LIST, f"{LIST}/nope", "/healthz", "/readyz", "/api/v1/openapi.json", "/api/nowhere"])
def test_every_answer_has_its_headers(office: Office, path: str) -> None:
    for who in ("officer", None):
        answer = office.app.test_client().get(path, headers=office.headers(who))
        assert {name: answer.headers[name] for name in EVERY} == EVERY
        assert "Set-Cookie" not in answer.headers


def test_by_tls_the_browser_is_told_to_stay_there(office: Office) -> None:
    app = create_app(office.house.casework, settings=_settings(https=True))
    assert app.test_client().get("/healthz").headers["Strict-Transport-Security"] == "max-age=31536000"


def test_behind_proxies_of_our_own_the_caller_is_whom_they_name(office: Office) -> None:
    named = {"X-Forwarded-For": "203.0.113.9", "Authorization": "Bearer wrong"}
    for proxies, seen in ((0, "127.0.0.1"), (1, "203.0.113.9")):
        create_app(office.house.casework, settings=_settings(proxies=proxies)).test_client().get(LIST, headers=named)
        with office.house.database.read() as rows:
            assert people.failures_since(rows, f"token from {seen}", office.house.clock.at - timedelta(hours=1)) == 1


def test_the_service_is_ready_only_while_it_can_keep_and_judge(both: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    assert both.get(None, "/healthz").json == {"alive": True}
    ready = both.get(None, "/readyz")
    assert (ready.status_code, ready.json) == (200, {"ready": True, "missing": []})
    files = replace(both.house.casework.files, folder=Path("/proc/nowhere"))
    both.app = create_app(replace(both.house.casework, files=files))
    missing = both.get(None, "/readyz")
    assert (missing.status_code, missing.json) == (503, {"ready": False, "missing": ["files"]})
    with both.house.database.write() as rows:
        rows.exec_driver_sql("update alembic_version set version_num = 'another'")
    assert both.get(None, "/readyz").json["missing"] == ["database", "files"]


def test_a_fault_of_the_program_is_told_as_one_and_no_more(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def faulty(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret inside")

    monkeypatch.setattr(viewing, "list_seen", faulty)
    with caplog.at_level(logging.ERROR):
        answer = office.get("officer", "/applications")
    assert (answer.status_code, answer.json["type"]) == (500, "urn:permit-guard:fault")
    assert "secret" not in answer.text
    assert "ZeroDivisionError" in caplog.text


def test_a_database_that_is_away_is_told_as_503_with_a_time_to_wait(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("select", {}, Exception("disk is full"))

    monkeypatch.setattr(viewing, "list_seen", away)
    answer = office.get("officer", "/applications")
    assert (answer.status_code, answer.headers["Retry-After"], answer.json["type"]) == (
        503, "5", "urn:permit-guard:unavailable",
    )  # fmt: skip


def test_a_problem_is_told_in_the_language_asked_for_and_in_both(office: Office) -> None:
    told = {tongue: office.get("officer", "/applications/x", headers={"Accept-Language": tongue}).json
            for tongue in ("en-GB,en;q=0.9", "id", "fr", "")}  # fmt: skip
    assert [each["detail"] for each in told.values()] == ["Not found.", *["Tidak ditemukan."] * 3]
    assert {str(each["says"]) for each in told.values()} == {str({"id": "Tidak ditemukan.", "en": "Not found."})}


def _settings(**changes: object) -> Settings:
    return replace(Settings(Path("unused"), "unused", ROOT / "rules"), **changes)
