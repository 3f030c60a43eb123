"""What is suspended, on its pages: the letter to read, new evidence to send, and the way back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from permit_guard.casework.rechecking import Came, recheck_all
from permit_guard.domain.state import State
from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords

LETTER = re.compile(r'href="(/applications/[0-9a-f]+/letters/[0-9a-f]+\.pdf)"')


@pytest.fixture
def approved(office: Office) -> str:
    """A real case, approved."""
    give_passwords(office.house)
    case = office.real_checked()
    assert office.post("supervisor", f"/applications/{case}/approval").status_code == 201
    return case


@pytest.fixture
def case(office: Office, approved: str) -> str:
    """The same, suspended two years later."""
    office.house.clock.turn_to(office.house.clock.at.date() + timedelta(days=730))
    assert [each.came for each in recheck_all(office.house.casework)] == [Came.SUSPENDED]
    return approved


def test_the_contractor_reads_why_gets_the_letter_and_may_send_new_evidence(office: Office, case: str) -> None:
    contractor = Visitor(office.app, "contractor")
    page = contractor.see(f"/applications/{case}").text
    assert "Ditangguhkan" in page
    assert "Surat penangguhan" in page
    assert "Kirim bukti baru" in page
    found = LETTER.search(page)
    assert found is not None
    letter = contractor.see(found[1])
    assert (letter.status_code, letter.data[:5]) == (200, b"%PDF-")
    assert letter.data == office.get("contractor", f"/applications/{case}/notice.pdf").data
    assert "Tambah berkas" in contractor.see(f"/applications/{case}/evidence").text


def test_a_letter_is_not_there_for_a_subcontractor_or_another_office(office: Office, case: str) -> None:
    found = LETTER.search(Visitor(office.app, "officer").see(f"/applications/{case}").text)
    assert found is not None
    assert Visitor(office.app, "subcontractor").see(found[1]).status_code in (403, 404)
    assert Visitor(office.app, "officer elsewhere").see(found[1]).status_code == 404


def test_a_suspended_case_is_listed_as_such_and_counted_once(office: Office, case: str) -> None:
    for state, ids in (("suspended", [case]), ("approved", [])):
        listed = office.get("officer", f"/applications?state={state}").get_json()
        assert [each["id"] for each in listed["items"]] == ids


def test_new_evidence_goes_up_by_program_while_suspended(office: Office, case: str) -> None:
    sent = office.send("contractor", "POST", f"/applications/{case}/evidence", b"a;b\n1;2\n", "baru.csv")
    assert sent.status_code == 201
    assert office.post("contractor", f"/applications/{case}/submission").status_code == 200
    assert office.house.state(case) is State.SUSPENDED


def test_a_roster_is_not_changed_while_suspended(office: Office, case: str) -> None:
    assert office.send("contractor", "PUT", f"/applications/{case}/roster", b"a;b\n", "r.csv").status_code == 409


def test_an_officer_sends_the_covering_letter_once(office: Office, approved: str) -> None:
    officer = Visitor(office.app, "officer")
    path = f"/applications/{approved}"
    assert officer.send(f"{path}/covering-letter").status_code == 303
    page = officer.see(path).text
    assert "Surat pengantar" in page
    assert f"{path}/covering-letter" not in page
