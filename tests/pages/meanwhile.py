"""What others do while someone walks his own day: by program, as it is not his day's work."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image

from permit_guard.domain.state import State
from permit_guard.store import evidence
from tests.web.counter import Office

TYPED = {"kind": "jakon_certificate", "project_number": "2645216496745", "npp": "15070955", "month": "2026-04"}
"""What the photographed paper of case 202 says, as a program states it."""


def compare(office: Office, case: str, by: str = "colleague") -> None:
    """An officer confirms every file that has no word on it yet."""
    with office.house.database.read() as rows:
        files = [each.id for each in evidence.evidence_of(rows, case) if not each.confirmed]
    office.attest(case, files, by)


def compare_and_check(office: Office, case: str) -> None:
    """A colleague confirms what has no word on it yet, and checks."""
    compare(office, case)
    assert office.post("colleague", f"/applications/{case}/checks").status_code == 201


def send_letter(office: Office, case: str) -> None:
    """A colleague sends the letter of what is missing."""
    sent = office.post("colleague", f"/applications/{case}/notice")
    assert sent.status_code == 201, sent.text


def approve(office: Office, case: str) -> None:
    """The supervisor approves what was checked today."""
    told = office.post("supervisor", f"/applications/{case}/approval")
    assert told.status_code == 201, told.text
    assert office.house.state(case) is State.APPROVED


def photograph(folder: Path) -> Path:
    """A picture of a paper, which no machine reads."""
    drawn = io.BytesIO()
    Image.new("RGB", (900, 1200), "white").save(drawn, "PNG")
    made = folder / "sertifikat.png"
    made.write_bytes(drawn.getvalue())
    return made


def list_of_rows(roster: Path, rows: tuple[int, ...], folder: Path) -> Path:
    """A list of the project's workers (F1a) with just those of the given rows of a roster, as BPJS would add them."""
    sheet = load_workbook(roster).worksheets[0]
    lines = [
        "DAFTAR TENAGA KERJA - FORMULIR 1a JASA KONSTRUKSI", f"Nomor Proyek,{TYPED['project_number']}", "",
        "No,NIK,Nama,Tanggal Lahir,Alamat,Pekerjaan,Upah",
    ]  # fmt: skip
    for number, row in enumerate(rows, 1):
        nik, _, name, day = (cell.value for cell in sheet[row][:4])
        lines.append(f"{number},{nik},{name},{day},Magelang,Tukang,2600000")
    made = folder / "f1a-tambahan.csv"
    made.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made
