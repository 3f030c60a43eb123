"""Files as people send them, built in the tests: workbooks, tables, papers, whole case folders. No real person's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.pdfgen.canvas import Canvas

from permit_guard.domain.source import Problem
from permit_guard.intake.parsing.workbook import read_workbook
from permit_guard.intake.tables import Table, tables_of

PROJECT = "2600001078094"
NPP = "15070955"
APPLICATION = f"""\
number: PBG-330810-12032026-001
office: "33.08"
submitted_on: 2026-03-12
project: {{name: Gedung Serbaguna}}
owner: {{name: Desa Contoh}}
contract: {{number: 602/SPK/III/2026, signed_on: 2026-03-02, gross_value: 1110000000}}
declared_headcount: 2
employers:
  - {{role: main, name: PT Contoh, npp: "{NPP}", size: medium}}
"""
HEADER = ("NIK", "Nama", "Tanggal Lahir", "Status Kerja")
BUDI = ("3308101203900001", "Budi Contoh", "12-03-1990", "pkwt")
ANI = ("3308105204850002", "Ani Contoh", "12-04-1985", "borongan")
ROSTER = "\n".join(";".join(row) for row in (HEADER, BUDI, ANI)) + "\n"
MEMBERS_HEADER = "NPP;BLTH;KPJ;NIK;Nama;Tanggal Lahir;Status;JKK;JKM;JHT;JP;Tanggal Bayar"
MEMBER = f"{NPP};2026-02;12345678901;3308101203900001;BUDI CONTOH;12-03-1990;AKTIF;Y;Y;T;T;10-03-2026"
F1A = (
    f"Nomor Proyek;{PROJECT}\n\nNo;NIK;Nama;Tanggal Lahir;Alamat\n1;3308101203900001;BUDI CONTOH;12-03-1990;Magelang\n"
)

DETERMINATION = (
    "PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI",
    "Nomor : B/8770/032026",
    "Tanggal : 20 Maret 2026",
    f"Nomor Proyek : {PROJECT}",
    "I. DATA PROYEK",
    "Nomor SPK : 602/SPK/III/2026",
    "Dasar Perhitungan : Rp 1,000,000,000.00 (Tidak Termasuk PPN)",
    "Masa Kontrak : 21-03-2026 s/d 30-08-2026",
    "Masa Pemeliharaan : 31-08-2026 s/d 26-02-2027",
    "Jumlah Pekerja : 10 orang",
    "II. IURAN",
    "Iuran yang ditetapkan : Rp 1,750,000.00",
)
RECEIPT = (
    "KWITANSI IURAN JASA KONSTRUKSI",
    "Nomor : 923092295010413",
    "Telah terima dari : PT Contoh",
    f"Nomor Proyek : {PROJECT}",
    "Jumlah : Rp 1,750,000.00",
    "Tanggal Terima : 21-03-2026",
    "Kode Penetapan Iuran : 632373747944",
)
CERTIFICATE = (
    "SERTIFIKAT KEPESERTAAN",
    "BPJS KETENAGAKERJAAN - JASA KONSTRUKSI",
    f"Nomor Proyek : {PROJECT}",
    f"NPP : {NPP}",
    "Nama Perusahaan : PT Contoh",
    "Berlaku : MARET 2026",
)


def workbook(
    *rows: Sequence[Any], sheet: str = "Daftar", change: Callable[[Workbook, Worksheet], None] | None = None
) -> bytes:
    """An XLSX whose first sheet holds `rows`; `change` may do to it what it likes before it is saved."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    for row in rows:
        page.append(list(row))
    if change is not None:
        change(book, page)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def patched(archive: bytes, member: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one member rewritten, as no spreadsheet program would write it."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content) if name == member else content)
    return written.getvalue()


def tables_in(archive: bytes, file: str = "roster.xlsx") -> tuple[Table, ...]:
    """The tables of an XLSX, read in this process."""
    return tables_of(file, read_workbook(archive))


def pdf(*pages: Sequence[str], password: str | None = None) -> bytes:
    """A PDF with text, a list of lines for each page."""
    written = io.BytesIO()
    canvas = Canvas(written, encrypt=password)
    for lines in pages:
        for index, line in enumerate(lines):
            canvas.drawString(50, 800 - 18 * index, line)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def case_folder(
    folder: Path,
    *,
    application: str | None = APPLICATION,
    roster: bytes | str | None = ROSTER,
    roster_name: str = "roster.csv",
    evidence: Mapping[str, bytes | str] | None = None,
) -> Path:
    """A case folder with these files; what is None is left out."""
    files = {"application.yaml": application, roster_name: roster}
    files |= {f"evidence/{name}": content for name, content in (evidence or {}).items()}
    for name, content in files.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def places(problems: Sequence[Problem]) -> list[str]:
    """Where each problem is."""
    return [str(problem.source) for problem in problems]


def said(problems: Sequence[Problem]) -> str:
    """All that the problems say in English; every one must say it in Indonesian too."""
    assert all(problem.message.id.strip() for problem in problems)
    return "\n".join(problem.message.en for problem in problems)
