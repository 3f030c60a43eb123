"""The forms of the pages: an application opened and mended, rosters, evidence, papers typed and compared."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from permit_guard.domain.case import Application
from permit_guard.domain.evidence import EvidenceKind, Receipt
from permit_guard.store import evidence
from permit_guard.web.pages.application_form import form_of, read_application_form
from tests.building import BUDI, application
from tests.web.counter import REAL, Office
from tests.web.visitor import Visitor, give_passwords

OPEN = {
    "number": "PBG-330810-12032026-777", "office": "33.08", "submitted_on": "12 Maret 2026",
    "project.name": "Balai Desa", "owner.name": "Desa Banyurojo", "owner.kind": "government",
    "contract.number": "602/SPK/III/2026", "contract.signed_on": "02-03-2026", "contract.gross_value": "1.110.000.000",
    "contract.starts_on": "16/03/2026", "contract.ends_on": "15-09-2026", "declared_headcount": "12",
    "employers.0.name": "PT Karya Nusantara", "employers.0.npp": "15070955", "employers.0.size": "medium",
    "employers.2.name": "CV Bangun Jaya", "employers.2.npp": "21122457",
}  # fmt: skip


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


@pytest.fixture
def officer(office: Office) -> Visitor:
    """An officer at his browser."""
    return Visitor(office.app, "officer")


def _file(content: bytes, name: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


def _picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "PNG")
    return drawn.getvalue()


def test_an_application_is_opened_from_what_people_write(office: Office, officer: Visitor) -> None:
    opened = officer.send("/applications/new", OPEN)
    assert opened.status_code == 303, opened.text
    kept = office.house.kept(opened.location.rsplit("/", 1)[1]).application
    assert (kept.number, kept.submitted_on, kept.project.name) == (OPEN["number"], date(2026, 3, 12), "Balai Desa")
    assert kept.contract is not None
    assert kept.contract.gross_value == 1_110_000_000
    assert [(each.role, each.npp) for each in kept.employers] == [("main", "15070955"), ("subcontractor", "21122457")]
    assert "Permohonan dibuka" in officer.see(opened.location).text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("number", "", "Bagian ini belum diisi."),
        ("submitted_on", "31-02-2026", "Tertulis &#39;31-02-2026&#39;"),
        ("project.village", "Banyurojo", "kode desa seperti"),
        ("contract.gross_value", "satu miliar", "jumlah rupiah"),
        ("employers.2.npp", "??", "NPP"),
        ("employers.2.name", "", "Bagian ini belum diisi."),
        ("declared_headcount", "-3", "bilangan bulat"),
        ("bpjs_project_number", "123", "13 angka"),
    ],
)
def test_a_fault_stands_at_its_field_and_nothing_typed_is_lost(
    officer: Visitor, field: str, typed: str, told: str
) -> None:
    refused = officer.send("/applications/new", OPEN | {field: typed})
    assert refused.status_code == 422
    assert f'href="#{field}"' in refused.text
    assert f'id="{field}-error"' in refused.text
    assert told in refused.text
    assert "autofocus" in refused.text
    assert "Desa Banyurojo" in refused.text
    assert "<title>Kesalahan: " in refused.text


def test_a_number_that_the_office_has_already_is_told_at_its_field(officer: Visitor) -> None:
    officer.send("/applications/new", OPEN)
    twin = officer.send("/applications/new", OPEN)
    assert twin.status_code == 422
    assert "sudah mempunyai permohonan dengan nomor itu" in twin.text


def test_an_application_of_another_regency_is_not_opened(officer: Visitor) -> None:
    assert officer.fill("/applications/new", "/applications/new", OPEN | {"office": "33.71"}).status_code == 403


@pytest.mark.parametrize("name", ["contractor", "auditor", "supervisor"])
def test_only_an_officer_opens_an_application(office: Office, name: str) -> None:
    visitor = Visitor(office.app, name)
    assert visitor.see("/applications/new").status_code == 403
    assert visitor.fill("/applications", "/applications/new", OPEN).status_code == 403


def test_a_draft_is_mended_by_a_form_that_holds_what_it_says(office: Office, officer: Visitor) -> None:
    case = office.house.open()
    before = office.house.kept(case).application
    fields = dict(form_of(before).values)
    assert officer.send(f"/applications/{case}/change", fields).status_code == 303
    assert office.house.kept(case).application == before
    officer.send(f"/applications/{case}/change", fields | {"project.name": "Balai Baru"})
    assert office.house.kept(case).application == replace(before, project=replace(before.project, name="Balai Baru"))


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_every_application_comes_back_from_its_own_form(data: st.DataObject) -> None:
    sound = application()
    assert sound.contract is not None
    days = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
    amounts = st.decimals(1, 10**12, places=2)
    starts, ends, maintained = sorted((data.draw(days) for _ in range(3)), key=lambda day: day or date.max)
    contract = replace(
        sound.contract, gross_value=data.draw(amounts), starts_on=starts, ends_on=ends,
        signed_on=data.draw(days), maintenance_ends_on=maintained,
    )  # fmt: skip
    project = replace(sound.project, rt=data.draw(st.none() | st.integers(0, 999)))
    asked: Application = replace(sound, contract=contract, project=project)
    assert read_application_form(form_of(asked)) == asked


def test_a_roster_is_counted_and_each_unreadable_row_named(office: Office, officer: Visitor) -> None:
    case = office.house.open()
    roster = (
        b"nik,nama,status kerja,tanggal lahir\n"
        b"3308101203900001,Budi,harian lepas,12-03-1990\n3308105203900002,Siti,harian lepas,31-02-1990\n"
    )
    sent = officer.send(f"/applications/{case}/roster", {"file": _file(roster, "daftar.csv")})
    assert sent.status_code == 303, sent.text
    page = officer.see(sent.location).text
    assert "2 pekerja terbaca" in page
    assert "Yang perlu diperbaiki dalam berkasnya (1)" in page
    assert "3308101203900001" not in page


@pytest.mark.parametrize("content", [b"", b"hello", b"a,b\n1,2\n", b"PK\x03\x04broken"])
def test_what_is_no_roster_leaves_the_one_before(office: Office, officer: Visitor, content: bytes) -> None:
    case = office.house.open()
    office.house.attach_roster(case, [BUDI])
    before = office.house.kept(case)
    refused = officer.send(f"/applications/{case}/roster", {"file": _file(content, "daftar.csv")})
    assert refused.status_code == 422
    assert "tidak dapat dipakai" in refused.text
    assert office.house.kept(case) == before


def test_a_roster_must_be_chosen(office: Office, officer: Visitor) -> None:
    case = office.house.open()
    refused = officer.send(f"/applications/{case}/roster")
    assert refused.status_code == 422
    assert "Pilih berkas daftar pekerja" in refused.text


def test_several_files_are_sent_at_once_and_recognised(office: Office, officer: Visitor) -> None:
    case = office.house.open()
    files = [_file(each.read_bytes(), each.name) for each in sorted((REAL / "evidence").iterdir())]
    sent = officer.send(f"/applications/{case}/evidence", {"files": files})
    assert sent.status_code == 303, sent.text
    page = officer.see(sent.location).text
    assert f"{len(files)} berkas baru disimpan" in page
    for kind in ("Daftar pekerja proyek (F1a)", "Penetapan iuran", "Kwitansi iuran", "Sertifikat kepesertaan"):
        assert kind in page


def test_the_same_file_again_is_the_same_file(office: Office, officer: Visitor) -> None:
    case = office.house.open()
    for told in ("1 berkas baru", "sudah ada sebelumnya"):
        sent = officer.send(f"/applications/{case}/evidence", {"files": [_file(b"a,b\n1,2\n", "a.csv")]})
        assert told in officer.see(sent.location).text


def test_evidence_is_not_added_to_what_was_submitted(office: Office, officer: Visitor) -> None:
    case = office.house.checked()
    assert "Tambah berkas" not in officer.see(f"/applications/{case}/evidence").text
    sent = officer.fill("/applications", f"/applications/{case}/evidence", {"files": [_file(b"x", "x.csv")]})
    assert sent.status_code == 409


def _photographed(office: Office, officer: Visitor) -> tuple[str, str]:
    case = office.house.open()
    sent = officer.send(f"/applications/{case}/evidence", {"files": [_file(_picture(), "foto kwitansi.png")]})
    assert sent.status_code == 303
    with office.house.database.read() as rows:
        [file] = evidence.evidence_of(rows, case)
    return case, f"/applications/{case}/evidence/{file.id}"


RECEIPT = {
    "number": "KW-1",
    "project_number": "2600001078094",
    "amount": "Rp 1.000.000,00",
    "received_on": "12-03-2026",
}


def test_a_paper_is_typed_beside_its_picture(office: Office, officer: Visitor) -> None:
    case, path = _photographed(office, officer)
    page = officer.see(f"{path}?kind=jakon_receipt").text
    assert f'<img src="{path}/file"' in page
    picture = officer.see(f"{path}/file")
    assert (picture.mimetype, picture.data) == ("image/png", _picture())
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    kept = officer.fill(f"{path}?kind=jakon_receipt", f"{path}/transcription", RECEIPT)
    assert kept.status_code == 303, kept.text
    with office.house.database.read() as rows:
        [file] = evidence.evidence_of(rows, case)
    [record] = file.file.records
    assert file.file.kind is EvidenceKind.JAKON_RECEIPT
    assert isinstance(record, Receipt)
    assert (record.amount, record.received_on) == (1_000_000, date(2026, 3, 12))
    assert "Rp1.000.000,00" in officer.see(path).text


@pytest.mark.parametrize(("field", "typed"), [("amount", "banyak"), ("received_on", "kemarin"), ("number", "")])
def test_what_is_typed_wrongly_is_told_at_its_field(office: Office, officer: Visitor, field: str, typed: str) -> None:
    _, path = _photographed(office, officer)
    refused = officer.fill(f"{path}?kind=jakon_receipt", f"{path}/transcription", RECEIPT | {field: typed})
    assert refused.status_code == 422
    assert f'id="{field}-error"' in refused.text
    assert 'value="2600001078094"' in refused.text


WORD: dict[str, Any] = {"result": "confirmed", "source": "SIPP", "seen_on": "10-04-2026"}


def test_who_sent_a_file_does_not_compare_it_and_a_colleague_does(office: Office, officer: Visitor) -> None:
    case, path = _photographed(office, officer)
    officer.fill(f"{path}?kind=jakon_receipt", f"{path}/transcription", RECEIPT)
    assert "Petugas lain yang mencocokkannya" in officer.see(path).text
    own = officer.fill(path, f"{path}/attestation", WORD | {"seen": office.house.kept(case).etag})
    assert own.status_code == 422
    assert "Petugas lain yang mencocokkannya" in own.text
    colleague = Visitor(office.app, "colleague")
    assert colleague.fill(path, f"{path}/attestation", WORD).status_code == 303
    assert "Cocok dengan sumber" in colleague.see(path).text


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"result": ""}, "result"), ({"seen_on": "x"}, "seen_on"), ({"source": ""}, "source"),
     ({"seen_on": "11-04-2026"}, "result"), ({"result": "worthless"}, "reason"), ({"result": "forged"}, "result")],
)  # fmt: skip
def test_a_word_that_lacks_something_is_not_kept(
    office: Office, officer: Visitor, changed: dict[str, str], field: str
) -> None:
    _, path = _photographed(office, officer)
    officer.fill(f"{path}?kind=jakon_receipt", f"{path}/transcription", RECEIPT)
    refused = Visitor(office.app, "colleague").fill(path, f"{path}/attestation", WORD | changed)
    assert refused.status_code == 422
    assert f'id="{field}-error"' in refused.text


@pytest.mark.parametrize("name", ["contractor", "supervisor", "auditor"])
def test_only_an_officer_compares(office: Office, officer: Visitor, name: str) -> None:
    _, path = _photographed(office, officer)
    visitor = Visitor(office.app, name)
    assert "Cocokkan dengan sumbernya" not in visitor.see(path).text
    assert visitor.fill(path, f"{path}/attestation", WORD).status_code == 403
