"""The office's work shared out by its pages, and what a supervisor sends back."""

from __future__ import annotations

import pytest

from permit_guard.domain.state import State
from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords

WHY = "Segel kwitansi tidak terbaca; NIK 3308101202900001 periksa lagi"


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


def test_what_no_one_has_is_taken_from_the_list_and_stands_in_ones_own(office: Office) -> None:
    case = office.house.draft()
    office.house.submit(case)
    officer, colleague = Visitor(office.app, "officer"), Visitor(office.app, "colleague")
    listed = colleague.see("/applications?work=unassigned").text
    assert "Belum ditangani (1)" in listed
    assert "Saya tangani (0)" in listed
    taken = colleague.fill("/applications?work=unassigned", f"/applications/{case}/take", {"from": "list"})
    assert (taken.status_code, taken.location) == (303, "/applications?work=unassigned")
    assert "Semua yang menunggu kantor sudah ada petugasnya." in colleague.see("/applications?work=unassigned").text
    page = f"/applications/{case}"
    mine = colleague.see("/applications?work=mine").text
    assert "Saya tangani (1)" in mine
    assert case in mine
    assert case not in officer.see("/applications?work=mine").text
    assert f"Ditangani {office.house['colleague'].name}" in officer.see(f"/applications/{case}").text
    assert officer.fill(page, f"{page}/take", {"instead_of": ""}).status_code == 412
    assert officer.fill(page, f"{page}/put-back").status_code == 403
    assert officer.fill(page, f"{page}/take").location == page
    assert "Anda yang menangani" in officer.see(f"/applications/{case}").text
    assert officer.fill(page, f"{page}/put-back").status_code == 303
    assert "Belum ada petugas" in officer.see(f"/applications/{case}").text


def test_the_tabs_of_the_work_are_those_of_ones_role(office: Office) -> None:
    case = office.house.open()
    told = {
        name: [word for word in ("Belum ditangani", "Saya tangani", "Belum ada petugas")
               if word in (who := Visitor(office.app, name)).see("/applications?work=mine").text
               + who.see(f"/applications/{case}").text]
        for name in ("officer", "supervisor", "contractor", "subcontractor", "auditor")
    }  # fmt: skip
    assert told == {
        "officer": ["Belum ditangani", "Saya tangani", "Belum ada petugas"], "supervisor": ["Belum ditangani"],
        "contractor": [], "subcontractor": [], "auditor": [],
    }  # fmt: skip


def test_a_supervisor_sends_back_with_his_reason_and_the_officer_reads_it_until_he_checks(office: Office) -> None:
    case = office.house.checked()
    supervisor, officer = Visitor(office.app, "supervisor"), Visitor(office.app, "colleague")
    contractor = Visitor(office.app, "contractor")
    assert f"/applications/{case}/sending-back" in supervisor.see(f"/applications/{case}/approval").text
    empty = supervisor.send(f"/applications/{case}/sending-back", {"reason": " "})
    assert empty.status_code == 422
    assert "autofocus" in empty.text
    assert supervisor.send(f"/applications/{case}/sending-back", {"reason": WHY}).status_code == 303
    assert office.house.state(case) is State.SUBMITTED
    page = officer.see(f"/applications/{case}").text
    assert "Dikembalikan penyelia" in page
    assert page.count("Segel kwitansi tidak terbaca") == 2
    assert "3308101202900001" not in page
    assert "Segel kwitansi" not in contractor.see(f"/applications/{case}").text
    assert supervisor.see(f"/applications/{case}/approval").status_code == 409
    office.house.check(case)
    assert officer.see(f"/applications/{case}").text.count("Segel kwitansi tidak terbaca") == 1
    assert supervisor.send(f"/applications/{case}/approval").status_code == 303


def test_the_page_says_that_a_compliant_case_is_before_the_supervisor_or_must_be_checked_anew(office: Office) -> None:
    case, house = office.house.checked(), office.house
    assert "Sudah di hadapan penyelia" in Visitor(office.app, "officer").see(f"/applications/{case}").text
    house.clock.at = house.clock.at.replace(day=house.clock.at.day + 1)
    for name in ("officer", "supervisor"):
        assert "pemeriksaannya bukan dari hari ini" in Visitor(office.app, name).see(f"/applications/{case}").text
