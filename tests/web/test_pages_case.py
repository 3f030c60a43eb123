"""The pages of a case, as each role sees them: masked, theirs alone, and never more than 100 KB."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from permit_guard.domain.source import Source
from permit_guard.store import rosters
from tests.building import BUDI, PROJECT, SITI
from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords

DEFICIENT = CASES / "202"
NIK = re.compile(r"[0-9]{16}")
MISSING = "0123456789abcdef01234567"
READERS = ("officer", "colleague", "supervisor", "auditor", "contractor")


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


@pytest.fixture
def case(office: Office) -> str:
    """A real case that was found deficient."""
    return office.real_checked(DEFICIENT)


def _niks(office: Office, case: str) -> set[str]:
    kept = office.house.kept(case)
    with office.house.database.read() as rows:
        told = rosters.get_roster(rows, str(kept.roster_id))
    return {worker.nik for worker in told.roster.workers if isinstance(worker.nik, str)} if told.roster else set()


@pytest.mark.parametrize("name", READERS)
def test_whose_case_it_is_sees_state_workers_and_evidence(office: Office, case: str, name: str) -> None:
    page = Visitor(office.app, name).see(f"/applications/{case}")
    assert page.status_code == 200
    assert "Gedung Serbaguna" in page.text
    assert "Belum terlindungi (2)" in page.text
    assert "Wahyu Mulyono" in page.text
    assert "Daftar pekerja proyek (F1a)" in page.text


def test_a_subcontractor_sees_no_evidence_no_letter_and_no_history(office: Office, case: str) -> None:
    visitor = Visitor(office.app, "subcontractor")
    page = visitor.see(f"/applications/{case}").text
    assert "Yang tampil hanya pekerja Anda" in page
    assert "Wahyu Mulyono" not in page
    assert "F1a)" not in page
    assert "Riwayat" not in page
    for part in ("evidence", "notice.pdf", "preview", "submission"):
        assert visitor.see(f"/applications/{case}/{part}").status_code == 403


@pytest.mark.parametrize("name", [*READERS, "subcontractor"])
def test_no_page_shows_a_nik_in_full(office: Office, case: str, name: str) -> None:
    niks, visitor = _niks(office, case), Visitor(office.app, name)
    for part in ("", "?lang=en", "/missing-workers", "/missing-workers.csv", "/evidence", "/preview"):
        page = visitor.see(f"/applications/{case}{part}").text
        assert niks.isdisjoint(NIK.findall(page)), part
    assert len(niks) == 30


@pytest.mark.parametrize("name", ["officer elsewhere", "supervisor elsewhere", "auditor elsewhere",
                                  "contractor elsewhere"])  # fmt: skip
@pytest.mark.parametrize("part", ["", "/missing-workers", "/missing-workers.csv"])
def test_a_foreign_case_looks_just_like_a_missing_one(office: Office, case: str, name: str, part: str) -> None:
    visitor = Visitor(office.app, name)
    foreign, missing = (visitor.see(f"/applications/{each}{part}") for each in (case, MISSING))
    assert foreign.status_code == missing.status_code == 404
    token = re.compile(r'name="csrf_token" value="[^"]*"')
    told = [token.sub("", each.text).replace(case, "").replace(MISSING, "") for each in (foreign, missing)]
    assert told[0] == told[1]


def test_a_foreign_case_cannot_be_changed_by_a_form(office: Office, case: str) -> None:
    visitor = Visitor(office.app, "officer elsewhere")
    for step in ("revision", "withdrawal", "check", "notice"):
        assert visitor.fill("/applications", f"/applications/{case}/{step}").status_code == 404
    assert office.house.state(case) == "deficient"


def test_the_list_has_only_what_is_theirs(office: Office, case: str) -> None:
    assert "PBG-330810-14042026-202" in Visitor(office.app, "contractor").see("/applications").text
    assert "PBG-330810-14042026-202" not in Visitor(office.app, "contractor elsewhere").see("/applications").text


def test_the_list_is_chosen_by_state_and_counted(office: Office, case: str) -> None:
    office.house.open()
    visitor = Visitor(office.app, "officer")
    drafts = visitor.see("/applications?state=draft").text
    assert "Disusun (1)" in drafts
    assert "PBG-330810-14042026-202" not in drafts
    assert "Semua (2)" in visitor.see("/applications?state=nonsense&page=99999999999").text


def test_a_worker_is_searched_by_nik_without_its_standing_in_an_address(office: Office, case: str) -> None:
    visitor, nik = Visitor(office.app, "officer"), min(_niks(office, case))
    found = visitor.fill("/applications", "/applications/search", {"words": nik})
    assert found.status_code == 200
    assert "PBG-330810-14042026-202" in found.text
    assert not [href for href in re.findall(r'(?:href|action)="([^"]*)"', found.text) if nik in href]
    nothing = visitor.fill("/applications", "/applications/search", {"words": "3308101203900099"})
    assert "PBG-330810-14042026-202" not in nothing.text


def test_what_waits_for_the_office_is_listed_with_its_last_day(office: Office, case: str) -> None:
    assert "13 Mei 2026" in Visitor(office.app, "officer").see("/due").text


def test_the_missing_worker_list_says_who_what_how_by_when_and_whom_to_ask(office: Office, case: str) -> None:
    officer = Visitor(office.app, "colleague")
    assert officer.send(f"/applications/{case}/notice").status_code == 303
    page = Visitor(office.app, "contractor").see(f"/applications/{case}/missing-workers").text
    for told in ("Wahyu Mulyono", "Tidak ditemukan pada bukti", "Daftarkan pekerja ini", "Paling lambat", "Mei 2026",
                 "Tanya kepada", "2 dari 30 pekerja"):  # fmt: skip
        assert told in page, told
    assert "Kartini Kurniawan" not in page


def test_the_missing_worker_list_comes_as_csv_in_the_language_of_the_page(office: Office, case: str) -> None:
    visitor = Visitor(office.app, "contractor")
    visitor.see("/applications?lang=en")
    answer = visitor.see(f"/applications/{case}/missing-workers.csv")
    assert answer.mimetype == "text/csv"
    assert answer.data.decode("utf-8-sig").splitlines()[0].startswith("row,name,nik")


def test_the_letter_is_read_as_a_draft_before_it_is_sent(office: Office, case: str) -> None:
    visitor = Visitor(office.app, "colleague")
    draft = visitor.see(f"/applications/{case}/draft-notice.pdf")
    assert draft.data.startswith(b"%PDF-")
    assert visitor.see(f"/applications/{case}/notice.pdf").status_code == 404
    visitor.send(f"/applications/{case}/notice")
    sent = Visitor(office.app, "contractor").see(f"/applications/{case}/notice.pdf")
    assert sent.data.startswith(b"%PDF-")
    assert sent.headers["Content-Disposition"].startswith("attachment")


def test_a_number_is_shown_once_for_a_reason_that_is_kept(office: Office, case: str) -> None:
    visitor, path = Visitor(office.app, "officer"), f"/applications/{case}/workers/10/reveal"
    refused = visitor.send(path)
    assert refused.status_code == 422
    assert NIK.findall(refused.text) == []
    shown = visitor.send(path, {"reason": "KTP di loket"})
    assert set(NIK.findall(shown.text)) <= _niks(office, case)
    assert len(NIK.findall(shown.text)) == 1
    assert NIK.findall(visitor.see(path).text) == []
    assert "Nomor seorang pekerja dilihat" in visitor.see(f"/applications/{case}").text
    assert "Nomor seorang pekerja dilihat" not in Visitor(office.app, "contractor").see(f"/applications/{case}").text


@pytest.mark.parametrize("name", ["contractor", "subcontractor", "auditor"])
def test_a_number_is_not_shown_to_who_is_not_of_the_office(office: Office, case: str, name: str) -> None:
    visitor = Visitor(office.app, name)
    assert visitor.fill("/applications", f"/applications/{case}/workers/10/reveal", {"reason": "x"}).status_code == 403


def test_evidence_is_given_back_as_it_came_and_a_table_is_never_shown_in_place(office: Office, case: str) -> None:
    visitor = Visitor(office.app, "auditor")
    link = re.search(rf"/applications/{case}/evidence/([0-9a-f]{{24}})", visitor.see(f"/applications/{case}").text)
    assert link is not None
    answer = visitor.see(f"{link[0]}/file", buffered=True)
    assert answer.data in {file.read_bytes() for file in (DEFICIENT / "evidence").iterdir()}
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_long_case_is_turned_by_fifty_and_stays_small(office: Office) -> None:
    office.house.clock.turn_to(date(2026, 4, 10))
    crowd = [
        replace(
            BUDI, source=Source("roster.csv", str(row)), row=row, name=f"Pekerja {row}", nik=f"330810120390{row:04}"
        )
        for row in range(2, 402)
    ]
    case = office.house.open()
    office.house.attach_roster(case, crowd)
    office.house.submit(case)
    office.house.check(case)
    visitor = Visitor(office.app, "colleague")
    first = visitor.see(f"/applications/{case}")
    assert "Halaman 1 dari 8" in first.text
    rows = re.compile(r"baris (\d+) ·")
    assert rows.findall(first.text) == [str(row) for row in range(2, 52)]
    last = visitor.see(f"/applications/{case}?page=8")
    assert rows.findall(last.text) == [str(row) for row in range(352, 402)]
    for part in ("", "/missing-workers"):
        assert len(visitor.see(f"/applications/{case}{part}").data) < 100_000, part


def test_what_people_typed_is_shown_and_not_run(office: Office) -> None:
    hostile = "<script>alert(1)</script>{{ 7*7 }}{n}"
    case = office.house.open()
    office.house.attach_roster(case, [replace(BUDI, name=hostile), SITI])
    office.house.change(case, bpjs_project_number=PROJECT)
    page = Visitor(office.app, "officer").see(f"/applications/{case}").text
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}{n}" in page
