"""Every route as every role about its own, another's and a missing thing: what is not theirs is not there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from permit_guard.casework.policy import MAIN_CONTRACTOR_ONLY, MAY, Action
from permit_guard.casework.reading import Readers
from permit_guard.domain.person import Role
from permit_guard.store.database import Database
from permit_guard.web.policy import ENDPOINTS, PUBLIC, UnlistedRoute, refuse_unlisted
from tests.building import application
from tests.office.databases import sqlite_copy
from tests.office.house import PEOPLE
from tests.web.counter import CASES, Office

pytestmark = pytest.mark.xdist_group("policy")  # one office for them all
HERE = [name for name in PEOPLE if "elsewhere" not in name]
ELSEWHERE = [name for name in PEOPLE if "elsewhere" in name]
BODIES: dict[str, dict[str, Any]] = {
    "applications.open_application": {"json": {}},
    "applications.change_application": {"json": {}},
    "papers.put_roster": {"file": "roster.csv"},
    "papers.add_evidence": {"file": "list.csv"},
    "papers.transcribe": {
        "json": {"kind": "jakon_certificate", "project_number": "2600001078094", "npp": "15070955", "month": "2026-03"}
    },
    "papers.attest": {"json": {"result": "worthless", "source": "SIPP", "seen_on": "2026-03-01", "reason": "no"}},
    "decisions.reveal": {"json": {"reason": "a call"}},
    "steps.close": {"json": {"reason": "done"}},
    "steps.revoke": {"json": {"reason": "left"}},
}


def api_rules(app: Flask) -> Iterator[tuple[str, Rule]]:
    """The method and rule of every call of the API that is not public."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            if rule.rule.startswith("/api/") and ENDPOINTS[rule.endpoint] is not PUBLIC:
                yield method, rule


def ask(office: Office, who: str | None, method: str, rule: Rule, ids: dict[str, object]) -> TestResponse:
    """The answer to a sound request of `rule` about the things named by `ids`."""
    with office.app.test_request_context():
        path = rule.build({name: ids[name] for name in rule.arguments})[1]  # type: ignore[index]  # all are given
    body = dict(BODIES.get(rule.endpoint, {}))
    if name := body.pop("file", None):
        assert who is None or isinstance(who, str)
        return office.send(who, method, path, b"Nama;NIK;Status Kerja\nA;;harian lepas\n", name)
    return office.ask(who, method, path, **body)


@pytest.fixture(scope="module")
def office(sqlite_model: Path, readers: Readers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all that is only asked here."""
    folder = tmp_path_factory.mktemp("office")
    with closing(Database(sqlite_copy(sqlite_model, folder))) as database:
        yield Office(database, folder, readers)


@pytest.fixture(scope="module")
def things(office: Office) -> dict[str, dict[str, object]]:
    """For each endpoint the ids of a thing that is there: an approved application, and one with a letter."""
    approved = office.real_checked()
    serial = office.post("supervisor", f"/applications/{approved}/approval").json["serial"]
    evidence = office.get("officer", f"/applications/{approved}").json["evidence"][0]["id"]
    told = {"application_id": approved, "evidence_id": evidence, "serial": serial, "row": 2}
    deficient = office.real_checked(CASES / "202")
    assert office.post("officer", f"/applications/{deficient}/notice").status_code == 201
    letter = told | {"application_id": deficient}
    return {endpoint: letter if endpoint.startswith("notices.") else told for endpoint in ENDPOINTS}


def test_every_route_stands_in_the_table_and_every_line_of_it_is_a_route(office: Office) -> None:
    assert {rule.endpoint for rule in office.app.url_map.iter_rules()} == set(ENDPOINTS)


def test_an_app_with_a_route_that_no_one_listed_is_not_made(office: Office) -> None:
    there = {rule.endpoint for rule in office.app.url_map.iter_rules()}
    with pytest.raises(UnlistedRoute, match="back_door: not in"):
        refuse_unlisted(there | {"back_door"})
    with pytest.raises(UnlistedRoute, match=r"steps\.approve: in web/policy.py, but no route"):
        refuse_unlisted(there - {"steps.approve"})


def test_without_a_token_every_call_answers_401_and_nothing_else(office: Office) -> None:
    ids: dict[str, object] = {"application_id": "0" * 24, "evidence_id": "0" * 24, "serial": "2" * 20, "row": 2}
    answers = {_looks(office.ask(None, method, _path(office, rule, ids))) for method, rule in api_rules(office.app)}
    assert len(answers) == 1
    told = office.get(None, "/applications")
    assert (told.status_code, told.headers["WWW-Authenticate"]) == (401, 'Bearer realm="permit-guard"')


def test_a_role_that_may_not_is_told_403_and_one_that_may_is_not(
    office: Office, things: dict[str, dict[str, object]]
) -> None:
    wrong = []
    for method, rule in api_rules(office.app):
        for who in HERE:
            answer = ask(office, who, method, rule, things[rule.endpoint])
            if (answer.status_code == 403) != (not _may(who, rule.endpoint)) or answer.status_code in (401, 404, 500):
                wrong.append((rule.endpoint, who, answer.status_code, answer.text))
    assert wrong == []


def test_what_is_anothers_looks_exactly_as_what_is_missing(
    office: Office, things: dict[str, dict[str, object]]
) -> None:
    missing = {"application_id": "0" * 24, "evidence_id": "0" * 24, "serial": "2" * 20, "row": 2}
    malformed = {"application_id": "nope", "evidence_id": "'--", "serial": "\u0000", "row": 2}
    wrong = []
    for method, rule in api_rules(office.app):
        if not rule.arguments:
            continue
        for who in ELSEWHERE:
            looks = [_looks(ask(office, who, method, rule, ids)) for ids in (things[rule.endpoint], missing, malformed)]
            may = PEOPLE[who][0] in MAY[Action(ENDPOINTS[rule.endpoint])]
            if len(set(looks)) != 1 or looks[0][0] != (404 if may else 403):
                wrong.append((rule.endpoint, who, looks))
    assert wrong == []


def test_a_list_holds_what_is_theirs_alone(office: Office) -> None:
    asked = application(number="A-1")
    here = office.open(number=asked.number)
    for who in HERE:
        answer = office.get(who, "/applications")
        assert (here in [each["id"] for each in answer.json.get("items", [])]) == _lists(who), who
    for who in ELSEWHERE:
        assert office.get(who, "/applications").json["items"] == [], who
        assert office.get(who, "/applications?office=33.08").json["items"] == [], who


def test_an_officer_opens_only_for_his_own_regency(office: Office) -> None:
    assert office.post("officer elsewhere", "/applications", _asked()).status_code == 403


def _asked() -> dict[str, object]:
    return {"number": "A", "office": "33.08", "submitted_on": "2026-03-12", "project": {"name": "A"},
            "owner": {"name": "B"}}  # fmt: skip


def _may(who: str, endpoint: str) -> bool:
    action = Action(ENDPOINTS[endpoint])
    return PEOPLE[who][0] in MAY[action] and not (who == "subcontractor" and action in MAIN_CONTRACTOR_ONLY)


def _lists(who: str) -> bool:
    return PEOPLE[who][0] in (Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.CONTRACTOR)


def _path(office: Office, rule: Rule, ids: dict[str, object]) -> str:
    with office.app.test_request_context():
        return str(rule.build({name: ids[name] for name in rule.arguments})[1])  # type: ignore[index]  # all are given


def _looks(answer: TestResponse) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    headers = {name: value for name, value in answer.headers.items() if name != "X-Request-Id"}
    return answer.status_code, answer.data, tuple(sorted(headers.items()))
