"""Certificates as programs and people get them: sealed once, listed for who looks back, verified by anyone."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event
from werkzeug.test import TestResponse

from permit_guard.casework.rechecking import recheck_all
from permit_guard.web import create_app
from tests.building import ON
from tests.casework.certificates import appended, own_seal, sealing
from tests.office.wages import LAPSED, mend
from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords

PDF = "/applications/{}/certificate.pdf"


def sealed_office(office: Office) -> Office:
    """The office with a seal, and people who can sign in."""
    give_passwords(office.house)
    office.app = create_app(replace(sealing(office.house), roots=own_seal().roots))
    return office


@pytest.fixture
def sealing_office(both: Office) -> Office:
    return sealed_office(both)


@pytest.fixture
def approved(sealing_office: Office) -> str:
    return sealing_office.house.approved()


def look(office: Office, path: str, **about: Any) -> TestResponse:
    """What a stranger sees."""
    return office.app.test_client().get(path, **about)


def json_of(office: Office, path: str) -> Any:
    return look(office, path, headers={"Accept": "application/json"}).json


def upload(office: Office, content: bytes) -> TestResponse:
    return Visitor(office.app).send("/verify", {"file": (io.BytesIO(content), "surat.pdf")})


@contextmanager
def counted(office: Office) -> Iterator[list[str]]:
    """The statements that are run meanwhile."""
    told: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        told.append(statement)

    engine = office.house.database.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_a_certificate_is_the_same_bytes_for_all_who_may_read_it(sealing_office: Office, approved: str) -> None:
    first = sealing_office.get("supervisor", PDF.format(approved))
    assert (first.status_code, first.content_type, first.data[:5]) == (200, "application/pdf", b"%PDF-")
    for name in ("officer", "contractor", "auditor"):
        assert sealing_office.get(name, PDF.format(approved)).data == first.data
    assert first.headers["ETag"] == f'"{hashlib.sha256(first.data).hexdigest()}"'
    assert re.search(r"filename=\"[0-9A-Z]{20}\.pdf\"", first.headers["Content-Disposition"])
    page = Visitor(sealing_office.app, "contractor").see(f"/applications/{approved}/certificate.pdf")
    assert page.data == first.data
    assert page.headers["ETag"] == first.headers["ETag"]


def test_before_an_approval_there_is_no_certificate_and_another_office_finds_nothing(sealing_office: Office) -> None:
    checked = sealing_office.house.checked()
    refused = sealing_office.get("supervisor", PDF.format(checked))
    assert (refused.status_code, refused.json["type"]) == (409, "urn:permit-guard:not-yet")
    approved = sealing_office.house.approved()
    assert sealing_office.get("supervisor elsewhere", PDF.format(approved)).status_code == 404
    assert sealing_office.get("subcontractor", PDF.format(approved)).status_code == 403


def test_what_ended_before_anyone_asked_is_never_sealed(sealing_office: Office, approved: str) -> None:
    sealing_office.house.revoke(approved)
    refused = sealing_office.get("supervisor", PDF.format(approved))
    assert (refused.status_code, refused.json["type"]) == (409, "urn:permit-guard:not-sealed")


def test_the_annex_names_workers_masked(sealing_office: Office, approved: str) -> None:
    annex = sealing_office.get("officer", f"/applications/{approved}/certificate-annex.pdf")
    assert (annex.status_code, annex.data[:5]) == (200, b"%PDF-")


def test_anyone_verifies_a_serial_without_a_name_or_a_number_of_a_person(sealing_office: Office, approved: str) -> None:
    content = sealing_office.get("officer", PDF.format(approved)).data
    serial = json_of(sealing_office, f"/verify/sha256/{hashlib.sha256(content).hexdigest()}")["serial"]
    told = json_of(sealing_office, f"/verify/{serial}")
    assert (told["state"], told["sha256"]) == ("valid", hashlib.sha256(content).hexdigest())
    assert json_of(sealing_office, f"/verify/{serial.lower()[:10]}-{serial[10:]}")["serial"] == serial
    page = look(sealing_office, f"/verify/{serial}").text
    assert "Berlaku" in page
    for secret in ("Budi", "3308101203900001", "PT ", "supervisor"):
        assert secret not in page
        assert secret not in str(told)


def test_after_a_lifting_page_and_json_tell_its_day_beside_the_sealed_one(
    sealing_office: Office, approved: str
) -> None:
    content = sealing_office.get("officer", PDF.format(approved)).data
    serial = json_of(sealing_office, f"/verify/sha256/{hashlib.sha256(content).hexdigest()}")["serial"]
    assert json_of(sealing_office, f"/verify/{serial}")["proven_again_until"] is None
    sealing_office.house.clock.turn_to(LAPSED)
    list(recheck_all(sealing_office.house.casework))
    mend(sealing_office.house, approved)
    list(recheck_all(sealing_office.house.casework))
    told = json_of(sealing_office, f"/verify/{serial}")
    assert (told["state"], told["proven_until"], told["proven_again_until"]) == ("valid", "2026-04-15", "2026-05-18")
    page = look(sealing_office, f"/verify/{serial}").text
    assert page.index("18 Mei 2026") < page.index("seperti disegel") < page.index("15 April 2026")


def test_a_revoked_certificate_is_told_at_once_and_an_unknown_one_is_unknown(
    sealing_office: Office, approved: str
) -> None:
    content = sealing_office.get("officer", PDF.format(approved)).data
    serial = json_of(sealing_office, f"/verify/sha256/{hashlib.sha256(content).hexdigest()}")["serial"]
    ended = sealing_office.post("supervisor", f"/certificates/{serial}/revocation", {"reason": "bukti palsu"})
    assert ended.status_code == 201
    told = json_of(sealing_office, f"/verify/{serial}")
    assert (told["state"], told["ended_on"]) == ("revoked", ON.isoformat())
    assert "bukti palsu" not in look(sealing_office, f"/verify/{serial}").text
    assert "Ditolak" in upload(sealing_office, content).text
    unknown = "Z" * 20
    assert json_of(sealing_office, f"/verify/{unknown}") == {"serial": unknown, "state": "unknown"}
    assert "tidak pernah menerbitkan" in look(sealing_office, f"/verify/{unknown}").text
    for path in ("/verify/short", "/verify/sha256/" + "0" * 64, "/verify/sha256/x"):
        assert look(sealing_office, path).status_code == 404


def test_a_program_that_asks_for_a_serial_that_none_can_have_is_told_so_as_a_problem(sealing_office: Office) -> None:
    asked = look(sealing_office, "/verify/short", headers={"Accept": "application/json"})
    assert (asked.status_code, asked.content_type) == (404, "application/problem+json")
    assert look(sealing_office, "/verify/short").mimetype == "text/html"


def test_a_file_is_checked_by_name_and_a_changed_one_refused_with_its_reason(
    sealing_office: Office, approved: str
) -> None:
    content = sealing_office.get("officer", PDF.format(approved)).data
    assert "Asli dan berlaku" in upload(sealing_office, content).text
    forged = upload(sealing_office, appended(content))
    assert forged.status_code == 200
    assert "Ditolak" in forged.text
    assert "Asli dan berlaku" not in forged.text
    for strange in (b"%PDF-1.7 nothing", b"\0" * 1000, b"<script>alert(1)</script>"):
        assert "Ditolak" in upload(sealing_office, strange).text
    assert Visitor(sealing_office.app).send("/verify", {}).status_code == 422


def test_a_serial_may_be_typed_as_printed_and_a_bad_one_is_told(sealing_office: Office) -> None:
    found = look(sealing_office, "/verify?serial=abcd-efgh-jkmn-pqrs-tvwx")
    assert (found.status_code, found.location) == (303, "/verify/ABCDEFGHJKMNPQRSTVWX")
    wrong = look(sealing_office, "/verify?serial=%3Cb%3E12")
    assert (wrong.status_code, "<b>" in wrong.text) == (422, False)


def test_certificates_are_listed_by_office_day_contractor_and_state(sealing_office: Office) -> None:
    house = sealing_office.house
    cases = [house.approved() for _ in range(3)]
    numbers = [house.kept(case).application.number for case in cases]
    house.revoke(cases[0])

    def found(query: str, who: str = "auditor") -> list[str]:
        answer = sealing_office.get(who, f"/certificates?{query}")
        assert answer.status_code == 200, answer.text
        assert answer.json["total"] == len(answer.json["items"])
        return sorted(each["number"] for each in answer.json["items"])

    assert found("") == found(f"from={ON}&to={ON}") == found("office=33.08") == sorted(numbers)
    assert found("state=revoked") == numbers[:1]
    assert found("state=approved") == sorted(numbers[1:])
    assert found("office=33.71") == found("to=2020-01-01") == found("contractor=nobody") == []
    page = Visitor(sealing_office.app, "auditor").see("/certificates?state=revoked")
    assert numbers[0] in page.text
    assert numbers[1] not in page.text
    assert sealing_office.get("contractor", "/certificates").status_code == 403
    assert sealing_office.get("auditor", "/certificates?from=yesterday").status_code == 422
    assert "12-03-2026" in Visitor(sealing_office.app, "auditor").see("/certificates?first=besok").text


def test_a_list_takes_as_many_statements_for_three_as_for_one(sealing_office: Office) -> None:
    sealing_office.house.approved()
    with counted(sealing_office) as one:
        sealing_office.get("auditor", "/certificates")
    for _ in range(2):
        sealing_office.house.approved()
    with counted(sealing_office) as three:
        sealing_office.get("auditor", "/certificates")
    assert len(one) == len(three)
