"""Files sent one by one by the script of the page: what it is told, and which pages may run a script at all."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from permit_guard.casework.uploading import MOST_ROSTER
from permit_guard.intake.received import MOST_BYTES
from permit_guard.store import evidence, journal
from tests.web.counter import REAL, Office
from tests.web.visitor import Visitor, give_passwords, hidden

JSON = {"Accept": "application/json"}
F1A = next((REAL / "evidence").glob("*.csv"), None) or next((REAL / "evidence").glob("*.xlsx"))
ROSTER = next(REAL.glob("roster.*"))


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


@pytest.fixture
def officer(office: Office) -> Visitor:
    return Visitor(office.app, "officer")


def _send(officer: Visitor, case: str, content: bytes, name: str) -> TestResponse:
    return officer.send(f"/applications/{case}/evidence", {"files": (io.BytesIO(content), name)}, headers=JSON)


def test_a_script_is_told_what_its_file_was_recognised_as_and_that_it_was_there(
    office: Office, officer: Visitor
) -> None:
    case = office.house.open()
    first, again = (_send(officer, case, F1A.read_bytes(), F1A.name) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert (first.json["added"], again.json["added"]) == (1, 0)
    told = first.json["says"]
    assert re.fullmatch(r"Daftar pekerja proyek \(F1a\): [1-9]\d* catatan terbaca\.", told), told
    assert again.json["says"] == f"{told} Berkas itu sudah ada sebelumnya."
    officer.see("/?lang=en")
    strange = _send(officer, case, b"a,b\n1,2\n", "a.csv").json["says"]
    assert strange.startswith("Not recognised: records read: 0.")
    with office.house.database.read() as rows:
        assert len(evidence.evidence_of(rows, case)) == 2


def test_a_script_is_told_a_refusal_in_both_languages_and_never_as_a_page(office: Office, officer: Visitor) -> None:
    submitted, draft = office.house.checked(), office.house.open()
    sent: dict[str, Any] = {"files": (io.BytesIO(b"x"), "x.csv")}
    wrong = officer.fill("/applications", f"/applications/{submitted}/evidence", sent, headers=JSON)
    forged = officer.client.post(f"/applications/{draft}/evidence", data={}, headers=JSON)
    assert (wrong.status_code, forged.status_code) == (409, 400)
    for refused in (wrong, forged):
        assert refused.mimetype == "application/problem+json"
        assert all(refused.json["says"][language] for language in ("id", "en"))


def test_the_same_roster_sent_twice_from_one_page_is_one(office: Office, officer: Visitor) -> None:
    case = office.house.open()
    path = f"/applications/{case}/roster"
    fields = hidden(officer.see(path).text)
    for _ in range(2):
        sent = officer.client.post(path, data=fields | {"file": (io.BytesIO(ROSTER.read_bytes()), ROSTER.name)})
        assert (sent.status_code, sent.location) == (303, path)
    with office.house.database.read() as rows:
        verbs = [line.entry for line in journal.lines(rows, application=case) if "attach roster" in line.entry]
    assert len(verbs) == 1
    other = officer.client.post(path, data=fields | {"file": (io.BytesIO(_shorter()), "roster.csv")})
    assert other.status_code == 412


def _shorter() -> bytes:
    return b"Nama,NIK,Hubungan Kerja,Tanggal Lahir\nBudi,3308101203900001,harian lepas,12-03-1990\n"


def test_only_pages_where_a_file_is_hashed_or_sent_run_a_script_and_only_ours(office: Office, officer: Visitor) -> None:
    draft, submitted = office.house.open(), office.house.checked()
    runs = {
        "/verify": "verify",
        f"/applications/{draft}/evidence": "sending",
        f"/applications/{draft}/roster": "sending",
    }
    plain = [f"/verify/{'Z' * 20}", "/applications", f"/applications/{draft}", f"/applications/{submitted}/evidence"]
    for path in (*runs, *plain):
        page = officer.see(path)
        policy, tags = page.headers["Content-Security-Policy"], re.findall("<script[^>]*>", page.text)
        assert ("script-src 'self'; connect-src 'self'" in policy, len(tags)) == ((path in runs,) * 2), path
        assert "unsafe" not in policy
        if path in runs:
            assert re.fullmatch(rf'<script src="/static/{runs[path]}\.js\?v=\w+" defer>', tags[0])


@pytest.mark.parametrize(
    ("part", "most", "goes_wrong"),
    [("roster", MOST_ROSTER, "roster/count"), ("evidence", MOST_BYTES, "evidence/attestation")],
)
def test_the_form_for_files_goes_where_files_go_also_on_a_page_that_tells_of_a_fault(
    office: Office, officer: Visitor, part: str, most: int, goes_wrong: str
) -> None:
    case = office.house.open()
    _send(officer, case, b"a,b\n1,2\n", "a.csv")
    officer.send(f"/applications/{case}/roster", {"file": (io.BytesIO(ROSTER.read_bytes()), ROSTER.name)})
    faulty = officer.fill(f"/applications/{case}/{part}", f"/applications/{case}/{goes_wrong}", {"count": "1"})
    for page in (officer.see(f"/applications/{case}/{part}"), faulty):
        assert f'action="/applications/{case}/{part}" enctype="multipart/form-data"' in page.text
        assert f'data-most="{most}"' in page.text
    assert faulty.status_code == 422
