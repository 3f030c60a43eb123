"""The administrator's page, and what is told of a second submission."""

from __future__ import annotations

import io
from dataclasses import fields

import pytest

from permit_guard.domain.case import Application, Worker
from permit_guard.store.rosters import get_roster
from permit_guard.web.pages import words
from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


def test_the_administrator_sees_people_rules_and_health_and_no_case(office: Office) -> None:
    visitor = Visitor(office.app, "administrator")
    assert visitor.see("/").location == "/admin"
    page = visitor.see("/admin")
    assert page.text.count("Siap</strong>") == 3
    assert "subcontractor" in page.text
    assert office.house.casework.law.hash in page.text
    assert "covered-ahead" in page.text
    assert len(page.data) < 100_000
    assert visitor.see("/applications").status_code == 403
    for who in ("officer", "supervisor", "contractor", "auditor", "evaluator"):
        assert Visitor(office.app, who).see("/admin").status_code == 403


def test_a_second_submission_tells_what_changed(office: Office) -> None:
    case = office.real_checked(CASES / "202")
    officer = Visitor(office.app, "officer")
    assert "Yang berubah" not in officer.see(f"/applications/{case}").text
    page = f"/applications/{case}"
    assert officer.send(f"{page}/revision").status_code == 303
    roster = officer.see(f"{page}/roster")
    assert roster.status_code == 200
    row = next(each.row for each in _workers(office, case) if each.name == "Wahyu Mulyono")
    assert officer.fill(f"{page}/roster/mend?row={row}", f"{page}/roster/mend", {
        f"r{row}.name": "Wahyu M", f"r{row}.out": "1"}).status_code == 303  # fmt: skip
    officer.send(f"{page}/evidence", {"files": (io.BytesIO(b"NPP;BLTH\n1;2\n"), "baru.csv")})
    assert officer.send(f"{page}/submission").status_code == 303
    told = officer.see(page).text
    assert "Yang berubah sejak pengajuan sebelumnya" in told
    assert "Pekerja tidak lagi ada" in told
    assert "Wahyu Mulyono" in told
    assert "baru.csv" in told
    assert "Pekerja ditambahkan" not in told
    assert "Yang berubah" not in Visitor(office.app, "subcontractor").see(page).text


def _workers(office: Office, case: str) -> tuple[Worker, ...]:
    with office.house.database.read() as rows:
        told = get_roster(rows, office.house.kept(case).roster_id or "").roster
    return told.workers if told else ()


def test_every_part_of_an_application_has_a_name() -> None:
    assert {each.name for each in fields(Application)} == words.PARTS.keys()


def test_a_supervisor_sees_what_waits_for_approval(office: Office) -> None:
    supervisor = Visitor(office.app, "supervisor")
    assert "Tidak ada yang menunggu persetujuan." in supervisor.see("/approvals").text
    wanting, sound = office.real_checked(CASES / "202"), office.real_checked()
    page = supervisor.see("/approvals").text
    assert f"/applications/{sound}/approval" in page
    assert wanting not in page
    assert Visitor(office.app, "officer").see("/approvals").status_code == 403
