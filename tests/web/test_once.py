"""A POST with an Idempotency-Key is done once, however often it comes, and is answered alike each time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from permit_guard.casework.answering import ANSWERS_LIVE, forget_old_answers
from permit_guard.intake.stated_json import stated
from permit_guard.store import journal, people
from permit_guard.store.application_lists import Sought, count_applications
from permit_guard.store.tables import answer_given, disclosure
from tests.building import BUDI, SITI, application
from tests.web.counter import CASES, Office
from tests.web.test_policy import api_rules

KEY = {"Idempotency-Key": "the-same-request"}
ASKED: dict[str, Any] = stated(application())
WORTHLESS = {"result": "worthless", "source": "SIPP", "seen_on": "2026-03-01", "reason": "another project's"}


def test_each_post_is_done_once_for_a_key_and_answered_alike(office: Office) -> None:
    asked = set()
    for step, (who, path, sent) in enumerate(_steps_to_an_end(office)):
        key, before = {"Idempotency-Key": f"step {step}".replace(" ", "-")}, _lines(office)
        first = _post(office, who, path, sent, key)
        lines = _lines(office) - before
        again = {_looks(_post(office, who, path, sent, key)) for _ in range(2)}
        assert first.status_code in (200, 201), (path, first.text)
        assert (again, _lines(office) - before) == ({_looks(first)}, lines), path
        asked.add(path.rsplit("/", 1)[1])
    assert asked == {rule.rule.rsplit("/", 1)[1] for method, rule in api_rules(office.app) if method == "POST"}


def test_a_key_is_of_one_request_alone(office: Office) -> None:
    assert office.post("officer", "/applications", ASKED, headers=KEY).status_code == 201
    other = office.post("officer", "/applications", ASKED | {"number": "another"}, headers=KEY)
    assert (other.status_code, other.json["type"]) == (422, "urn:permit-guard:unfit")
    assert _count(office) == 1


def test_a_key_of_one_person_says_nothing_to_another(office: Office) -> None:
    assert office.post("officer", "/applications", ASKED, headers=KEY).status_code == 201
    assert office.post("colleague", "/applications", ASKED, headers=KEY).status_code == 409


def test_what_was_refused_is_asked_anew_under_the_same_key(office: Office) -> None:
    draft = office.open(number="A")
    assert office.post("officer", f"/applications/{draft}/submission", headers=KEY).status_code == 422
    office.send("officer", "PUT", f"/applications/{draft}/roster", b"Nama;NIK;Status Kerja\nA;;harian lepas\n", "a.csv")
    assert office.post("officer", f"/applications/{draft}/submission", headers=KEY).status_code == 200


@pytest.mark.parametrize("key", ["", "x" * 201, "a b", "\u00e9"])
def test_a_key_that_is_none_is_refused(office: Office, key: str) -> None:
    refused = office.post("officer", "/applications", ASKED, headers={"Idempotency-Key": key})
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, "/Idempotency-Key")
    assert _count(office) == 0


def test_of_twins_at_the_same_time_one_is_done_and_all_are_answered_alike(both: Office) -> None:
    def open_one(_: int) -> TestResponse:
        return both.post("officer", "/applications", ASKED, headers=KEY)

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(open_one, range(8)))
    assert {_looks(each) for each in answers} == {_looks(answers[0])}
    assert (answers[0].status_code, _count(both)) == (201, 1)


def test_of_twin_uploads_at_the_same_time_one_is_kept(both: Office) -> None:
    draft = both.open(number="A")

    def send_one(_: int) -> TestResponse:
        return both.send("officer", "POST", f"/applications/{draft}/evidence", b"a;b\n1;2\n", "a.csv", headers=KEY)

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(send_one, range(4)))
    assert {each.status_code for each in answers} == {201}
    assert len({each.json["id"] for each in answers}) == 1
    assert len(both.get("officer", f"/applications/{draft}").json["evidence"]) == 1


def test_after_a_kill_between_commit_and_answer_the_retry_gets_the_first_answer(both: Office) -> None:
    before = _lines(both)
    both.house.database.close()
    child = os.fork()
    if child == 0:
        both.app.after_request_funcs.setdefault(None, []).append(lambda _: os._exit(9))
        both.post("officer", "/applications", ASKED, headers=KEY)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    retried = both.post("officer", "/applications", ASKED, headers=KEY)
    assert (retried.status_code, _count(both), _lines(both)) == (201, 1, before + 1)
    assert retried.headers["Location"].endswith(retried.json["id"])


def test_a_number_in_full_is_told_again_and_kept_nowhere(both: Office) -> None:
    case, key = both.house.open(), {"Idempotency-Key": "a-number"}
    both.house.attach_roster(case)
    path = f"/applications/{case}/workers/2/reveal"
    first = both.post("officer", path, {"reason": "a call"}, headers=key)
    both.house.attach_roster(case, (replace(SITI, row=2),))
    assert first.json == {"row": 2, "number": BUDI.nik}
    assert _looks(both.post("officer", path, {"reason": "a call"}, headers=key)) == _looks(first), "of the roster then"
    assert both.post("officer", path, {"reason": "a call"}).json["number"] == SITI.nik
    with both.house.database.read() as rows:
        kept = rows.execute(select(answer_given.c.headers, answer_given.c.body)).all()
        disclosed = rows.execute(select(disclosure.c.id)).all()
    assert len(disclosed) == 2
    assert [
        nik for nik in (BUDI.nik, SITI.nik) for row in kept if str(nik) in f"{row.headers} {bytes(row.body)!r}"
    ] == []


def test_of_twins_that_ask_for_a_number_one_disclosure_is_noted(both: Office) -> None:
    case, key = both.house.open(), {"Idempotency-Key": "a-number"}
    both.house.attach_roster(case)

    def ask(_: int) -> TestResponse:
        return both.post("officer", f"/applications/{case}/workers/2/reveal", {"reason": "a call"}, headers=key)

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(ask, range(4)))
    assert {(each.status_code, each.json["number"]) for each in answers} == {(200, BUDI.nik)}
    with both.house.database.read() as rows:
        assert len(rows.execute(select(disclosure.c.id)).all()) == 1


def test_who_may_not_see_numbers_any_more_is_not_told_one_again(both: Office) -> None:
    case, key = both.house.open(), {"Idempotency-Key": "a-number"}
    both.house.attach_roster(case)
    path = f"/applications/{case}/workers/2/reveal"
    assert both.post("officer", path, {"reason": "a call"}, headers=key).status_code == 200
    with both.house.database.write() as rows:
        people.revoke_tokens(rows, both.house["officer"].id, both.house.clock.at)
    assert both.post("officer", path, {"reason": "a call"}, headers=key).status_code == 401


def test_after_a_week_a_key_is_free_again(office: Office) -> None:
    assert office.post("officer", "/applications", ASKED, headers=KEY).status_code == 201
    office.house.clock.at += ANSWERS_LIVE - timedelta(minutes=1)
    assert forget_old_answers(office.house.casework) == 0
    assert office.post("officer", "/applications", ASKED, headers=KEY).status_code == 201
    office.house.clock.at += timedelta(minutes=2)
    assert forget_old_answers(office.house.casework) == 1
    assert office.post("officer", "/applications", ASKED, headers=KEY).status_code == 409


def _steps_to_an_end(office: Office) -> Iterator[tuple[str, str, Any]]:
    """Every POST of the API in an order in which each can be done: who asks, where, and what is sent."""
    yield "officer", f"/applications/{office.house.approved()}/closure", {"reason": "done"}
    yield "officer", "/applications", ASKED | {"number": "another"}
    sound, files = office.real_draft()
    path = f"/applications/{sound}"
    yield "contractor", f"{path}/evidence", b"a;b\n1;2\n"
    extra = office.get("officer", path).json["evidence"][-1]["id"]
    yield "colleague", f"{path}/evidence/{extra}/attestation", WORTHLESS
    yield "contractor", f"{path}/preview", None
    yield "contractor", f"{path}/submission", None
    yield "contractor", f"{path}/revision", None
    for each in files:
        office.post("colleague", f"{path}/evidence/{each}/attestation", WORTHLESS | {"result": "confirmed"})
    office.post("officer", f"{path}/submission")
    yield "colleague", f"{path}/checks", None
    yield "officer", f"{path}/workers/2/reveal", {"reason": "a call"}
    yield "supervisor", f"{path}/approval", None
    serial = office.get("officer", path).json["certificate"]["serial"]
    yield "supervisor", f"/certificates/{serial}/revocation", {"reason": "left"}
    deficient = office.real_checked(CASES / "202")
    yield "officer", f"/applications/{deficient}/notice", None
    yield "contractor", f"/applications/{deficient}/withdrawal", None


def _post(office: Office, who: str, path: str, sent: Any, headers: dict[str, str]) -> TestResponse:
    if isinstance(sent, bytes):
        return office.send(who, "POST", path, sent, "extra.csv", headers=headers)
    return office.post(who, path, sent, headers=headers)


def _looks(answer: TestResponse) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    return answer.status_code, answer.data, tuple(sorted((name, value) for name, value in answer.headers.items()
                                                         if name != "X-Request-Id"))  # fmt: skip


def _lines(office: Office) -> int:
    with office.house.database.read() as rows:
        return journal.kept_frontier(rows)[0]


def _count(office: Office) -> int:
    with office.house.database.read() as rows:
        return count_applications(rows, Sought())
