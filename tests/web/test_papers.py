"""Rosters and evidence over HTTP: counted, kept once, given back as received, typed and compared."""

from __future__ import annotations

import io

import openpyxl
import pytest

from permit_guard.store.files import NoRoom
from tests.office.house import House
from tests.web.counter import REAL, Office

ROSTER = b"Nama;NIK;Status Kerja;Upah\nBudi;3308101203900001;harian lepas;7777777\nSiti;330810;pkwtt;1\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
TYPED = {"kind": "jakon_receipt", "number": "K-1", "project_number": "2600001078094", "amount": 2664000,
         "received_on": "2026-03-10"}  # fmt: skip
WORD = {"result": "confirmed", "source": "SIPP", "seen_on": "2026-04-01"}


def test_the_count_of_a_roster_is_told_and_each_fault_with_its_row(office: Office) -> None:
    draft = office.open(number="A")
    told = office.send("contractor", "PUT", f"/applications/{draft}/roster", ROSTER, "daftar.csv")
    assert (told.status_code, told.json["workers"]) == (200, 2)
    assert told.json["says"] == {"id": "2 pekerja terbaca.", "en": "2 workers read."}
    assert office.get("officer", f"/applications/{draft}").json["roster"] == {"workers": 2, "problems": 0}


def test_a_numeric_nik_is_told_with_its_row_and_the_good_rows_are_kept(office: Office) -> None:
    draft, book = office.open(number="A"), openpyxl.Workbook()
    for row in (["Nama", "NIK", "Status Kerja"], ["Budi", 3308101203900001, "harian lepas"], ["Siti", "1", "pkwtt"]):
        book.worksheets[0].append(row)
    book.save(written := io.BytesIO())
    told = office.send("officer", "PUT", f"/applications/{draft}/roster", written.getvalue(), "roster.xlsx").json
    assert (told["workers"], [each["row"] for each in told["problems"]]) == (2, [2])
    assert "3308101203900001" not in str(told)


@pytest.mark.parametrize("content", [b"", b"not a roster", b"a;b\n1;2\n", PNG, b"PK\x03\x04broken"])
def test_what_is_no_roster_is_refused_and_the_one_before_stays(office: Office, content: bytes) -> None:
    draft = office.open(number="A")
    office.send("officer", "PUT", f"/applications/{draft}/roster", ROSTER, "roster.csv")
    refused = office.send("officer", "PUT", f"/applications/{draft}/roster", content, "roster.csv")
    assert (refused.status_code, refused.json["errors_in_all"]) == (422, 1), refused.text
    assert office.get("officer", f"/applications/{draft}").json["roster"]["workers"] == 2


def test_the_same_bytes_again_are_the_same_evidence_whatever_their_name(both: Office) -> None:
    draft = both.open(number="A")
    path = f"/applications/{draft}/evidence"
    first = both.send("contractor", "POST", path, b"a;b\n1;2\n", "one.csv")
    again = both.send("officer", "POST", path, b"a;b\n1;2\n", "two.csv")
    assert (first.status_code, again.status_code, first.json) == (201, 200, again.json)
    other = both.send("officer", "POST", path, b"a;b\n1;3\n", "one.csv").json
    assert other["file"] == "evidence/one (2).csv"


def test_evidence_comes_back_as_it_was_received_to_be_saved_and_never_run(office: Office) -> None:
    draft, files = office.real_draft()
    for sent, told in zip(sorted((REAL / "evidence").iterdir()), files, strict=True):
        answer = office.get("auditor", f"/applications/{draft}/evidence/{told}")
        assert answer.data == sent.read_bytes()
        assert answer.headers["Content-Disposition"] == f"attachment; filename={sent.name}"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"].endswith("sandbox")
        assert answer.mimetype == ("text/csv" if sent.suffix == ".csv" else "application/pdf")


def test_a_nik_in_the_name_of_a_file_is_masked_from_the_beginning(office: Office) -> None:
    draft = office.open(number="A")
    told = office.send("officer", "POST", f"/applications/{draft}/evidence", b"a;b\n1;2\n", "KTP 3308101203900001.csv")
    assert told.json["file"] == "evidence/KTP 3308••••••••0001.csv"


def test_a_paper_that_no_machine_read_is_typed_and_counts_once_another_confirms_it(both: Office) -> None:
    draft = both.open(number="A")
    file = both.send("contractor", "POST", f"/applications/{draft}/evidence", PNG, "kwitansi.png").json
    path = f"/applications/{draft}/evidence/{file['id']}"
    assert (file["unread"], file["typed"], file["media_type"]) == (True, False, "image/png")
    early = both.post("officer", f"{path}/attestation", WORD)
    assert (early.status_code, early.json["type"]) == (422, "urn:permit-guard:unfit")
    typed = both.ask("officer", "PUT", f"{path}/transcription", json=TYPED).json
    assert (typed["kind"], typed["typed"], typed["unread"], typed["attestation"]) == (
        "jakon_receipt",
        True,
        False,
        None,
    )
    assert both.post("officer", f"{path}/attestation", WORD).status_code == 409
    told = both.post("colleague", f"{path}/attestation", WORD)
    assert (told.status_code, told.json["attestation"]["result"]) == (201, "confirmed")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"kind": "pu_members"}, "/kind"), ({"kind": None}, "/kind"), ({"kind": []}, "/kind"),
        ({"amount": 0}, "/amount"), ({"amount": "1.110.000"}, "/amount"),
        ({"received_on": "2026-02-30"}, "/received_on"),
        ({"project_number": "26"}, "/project_number"), ({"wage": 1}, "/wage"), ({"number": ""}, "/number"),
    ],
)  # fmt: skip
def test_a_field_typed_wrong_is_told_with_its_place(office: Office, changes: dict[str, object], pointer: str) -> None:
    draft = office.open(number="A")
    file = office.send("officer", "POST", f"/applications/{draft}/evidence", PNG, "kwitansi.png").json["id"]
    path = f"/applications/{draft}/evidence/{file}/transcription"
    refused = office.ask("officer", "PUT", path, json=TYPED | changes)
    assert (refused.status_code, [each["pointer"] for each in refused.json["errors"]]) == (422, [pointer])


def test_a_full_disk_is_told_as_507_and_nothing_is_there(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = office.open(number="A")

    def full(*_: object, **__: object) -> None:
        raise NoRoom

    monkeypatch.setattr(type(office.house.casework.files), "keep", full)
    refused = office.send("officer", "POST", f"/applications/{draft}/evidence", PNG, "a.png")
    assert (refused.status_code, refused.json["type"]) == (507, "urn:permit-guard:no-room")
    assert office.get("officer", f"/applications/{draft}").json["evidence"] == []


def test_a_wage_is_kept_nowhere(office: Office) -> None:
    draft = office.open(number="A")
    office.send("officer", "PUT", f"/applications/{draft}/roster", ROSTER, "roster.csv")
    house: House = office.house
    folder = house.casework.files.folder.parent
    kept = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert (b"Budi" in kept, b"7777777" in kept) == (True, False)
