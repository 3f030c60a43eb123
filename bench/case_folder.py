"""Writes a case folder of any size, all persons made up: `python bench/case_folder.py FOLDER WORKERS [--deficient]`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

ON: Final = date(2026, 4, 10)
PROJECT, NPP, CONTRACT = "2600001078094", "15070955", "602/SPK/III/2026"
FIRST: Final = ("Budi", "Slamet", "Agus", "Joko", "Sugeng", "Dwi", "Rudi", "Bambang", "Eko", "Wahyu", "Hadi")
SECOND: Final = (
    "Tri",
    "Nur",
    "Adi",
    "Catur",
    "Yudi",
    "Heru",
    "Edi",
    "Imam",
    "Teguh",
    "Arif",
    "Didik",
    "Yanto",
    "Gatot",
)
THIRD: Final = ("Santoso", "Riyadi", "Setiawan", "Prasetyo", "Widodo", "Nugroho", "Hartono", "Sutrisno", "Wibowo")
DAILY: Final = ("harian_lepas", "borongan", "musiman", "pkwt")
ONE_IN_STAFF, ONE_IN_LACKING = 5, 50


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up worker by his place on the roster; one in five is staff, one in fifty is on no list."""

    place: int

    @property
    def name(self) -> str:
        """Three words; with a birth date, the same ones seldom come again."""
        return " ".join(words[self.place % len(words)] for words in (FIRST, SECOND, THIRD))

    @property
    def born(self) -> date:
        """Of age, and another day for each of 12,000."""
        return date(1970, 1, 1) + timedelta(days=self.place % 12_000)

    @property
    def nik(self) -> str:
        """A man's, well formed."""
        return f"330810{self.born:%d%m%y}{1 + self.place % 9_999:04}"

    @property
    def kpj(self) -> str:
        """Eleven digits."""
        return str(12_000_000_000 + self.place * 7_919)

    @property
    def is_staff(self) -> bool:
        """Permanent, and on the employer's members list; the others are on the project's F1a."""
        return self.place % ONE_IN_STAFF == 0

    @property
    def employment(self) -> str:
        """As the roster says it."""
        return "pkwtt" if self.is_staff else DAILY[self.place % len(DAILY)]

    @property
    def is_listed(self) -> bool:
        """Whether any evidence names him."""
        return self.place % ONE_IN_LACKING != ONE_IN_LACKING - 1


def write_case(folder: Path, workers: int, *, deficient: bool = False) -> None:
    """A case in which one in fifty is not covered; `deficient`: no one is, staff being inactive and too little paid."""
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    persons = [Person(place) for place in range(workers)]
    daily = sum(not person.is_staff for person in persons)
    (folder / "application.yaml").write_text(_application(workers), encoding="utf-8")
    _write_book(folder / "roster.xlsx", _roster(persons))
    _write_book(folder / "evidence" / "f1a.xlsx", _project_list(persons))
    _write_book(folder / "evidence" / "anggota.xlsx", _members_list(persons, "NONAKTIF" if deficient else "AKTIF"))
    for name, lines in _papers(daily, "Rp 175,000.00" if deficient else "Rp 1,750,000.00").items():
        _write_paper(folder / "evidence" / f"{name}.pdf", lines)


def _application(headcount: int) -> str:
    return f"""\
number: PBG-330810-12032026-001
office: "33.08"
submitted_on: 2026-03-12
project: {{name: Gedung Serbaguna, address: Jl. Mawar 3, village: "33.08.10.2003", rt: 2, rw: 5}}
owner: {{name: Desa Banyurojo, kind: government}}
contract:
  {{number: {CONTRACT}, signed_on: 2026-03-02, gross_value: 1110000000, starts_on: 2026-03-16,
   ends_on: 2026-09-15, maintenance_ends_on: 2027-03-15}}
bpjs_project_number: "{PROJECT}"
declared_headcount: {headcount}
employers:
  - {{role: main, name: PT Karya Nusantara, npp: "{NPP}", size: medium}}
"""


def _roster(persons: Iterable[Person]) -> Iterator[list[str]]:
    yield ["NIK", "Nama", "Tanggal Lahir", "L/P", "Status Kerja", "Jabatan", "NPP", "No KPJ"]
    for person in persons:
        yield [person.nik, person.name, f"{person.born}", "L", person.employment, "Tukang", NPP, person.kpj]


def _project_list(persons: Iterable[Person]) -> Iterator[list[str]]:
    yield ["Nomor Proyek", PROJECT]
    yield ["No", "NIK", "Nama", "Tanggal Lahir", "Alamat", "Pekerjaan", "Upah"]
    for person in persons:
        if person.is_listed and not person.is_staff:
            yield [
                str(person.place),
                person.nik,
                person.name.upper(),
                f"{person.born}",
                "Magelang",
                "Tukang",
                "2600000",
            ]


def _members_list(persons: Iterable[Person], status: str) -> Iterator[list[str]]:
    yield ["NPP", "BLTH", "KPJ", "NIK", "Nama", "Tanggal Lahir", "Status", "JKK", "JKM", "JHT", "JP", "Tanggal Bayar"]
    for person in persons:
        if person.is_listed and person.is_staff:
            known = [person.kpj, person.nik, person.name.upper(), f"{person.born}", status, *"YYYY"]
            for month, paid in (("2026-01", "2026-02-10"), ("2026-02", "2026-03-10"), ("2026-03", "")):
                yield [NPP, month, *known, paid]


def _papers(daily: int, paid: str) -> dict[str, list[str]]:
    """The lines of the three papers of a project of a billion rupiah without PPN."""
    return {
        "penetapan": [
            "PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI",
            "Nomor : B/1204/032026",
            "Tanggal : 10 Maret 2026",
            f"Nomor Proyek : {PROJECT}",
            f"Nomor SPK : {CONTRACT}",
            "Dasar Perhitungan : Rp 1,000,000,000.00 (Tidak Termasuk PPN)",
            "Masa Kontrak : 16-03-2026 s/d 15-09-2026",
            "Masa Pemeliharaan : 16-09-2026 s/d 15-03-2027",
            f"Jumlah Pekerja : {daily} orang",
            "Iuran yang ditetapkan : Rp 1,750,000.00",
        ],
        "kwitansi": [
            "KWITANSI IURAN JASA KONSTRUKSI",
            "Nomor : 923092295010413",
            f"Nomor Proyek : {PROJECT}",
            f"Jumlah : {paid}",
            "Tanggal Terima : 12-03-2026",
        ],
        "sertifikat": [
            "SERTIFIKAT KEPESERTAAN",
            "BPJS KETENAGAKERJAAN - JASA KONSTRUKSI",
            f"Nomor Proyek : {PROJECT}",
            f"NPP : {NPP}",
            "Berlaku : MARET 2026",
        ],
    }


def _write_book(file: Path, rows: Iterable[list[str]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Daftar")
    for row in rows:
        sheet.append(row)
    book.save(file)


def _write_paper(file: Path, lines: list[str]) -> None:
    canvas = Canvas(str(file), pagesize=A4, invariant=1)
    for number, line in enumerate(lines):
        canvas.drawString(72, 770 - 22 * number, line)
    canvas.save()


if __name__ == "__main__":
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("folder", type=Path)
    reader.add_argument("workers", type=int)
    reader.add_argument("--deficient", action="store_true", help="no one is covered")
    asked = reader.parse_args()
    write_case(asked.folder, asked.workers, deficient=asked.deficient)
