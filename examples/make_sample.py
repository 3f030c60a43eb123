"""Writes the sample case beside this file. All persons, firms and numbers are made up."""

from __future__ import annotations

import csv
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from permit_guard.domain.text import MONTHS_ID
from permit_guard.paper.specimen import specimen

CASE = Path(__file__).parent / "gedung-serbaguna"
PROJECT = "2600001078094"
MAIN, SUB = "15070955", "21122457"

APPLICATION = f"""\
number: PBG-330810-12032026-001
office: "33.08"
submitted_on: 2026-03-12
project: {{name: Gedung Serbaguna, address: Jl. Mawar 3, village: "33.08.10.2003", rt: 2, rw: 5}}
owner: {{name: Desa Banyurojo, kind: government}}
contract:
  number: 602/SPK/III/2026
  signed_on: 2026-03-02
  gross_value: 1110000000
  starts_on: 2026-03-16
  ends_on: 2026-09-15
  maintenance_ends_on: 2027-03-15
bpjs_project_number: "{PROJECT}"
declared_headcount: 12
employers:
  - {{role: main, name: PT Karya Nusantara, npp: "{MAIN}", size: medium}}
  - {{role: subcontractor, name: CV Bangun Jaya, npp: "{SUB}", size: small}}
"""

# NIK, name, born, sex, employment, position, NPP, KPJ
WORKERS = [
    ("3308101203900001", "Budi Santoso", "12 Maret 1990", "L", "harian lepas", "Tukang batu", MAIN, "18194079260"),
    ("3308107004910002", "Sri Lestari", "30 April 1991", "P", "harian lepas", "Juru masak", MAIN, "21958928640"),
    ("3371032506850003", "Moh. Arifin", "25 Juni 1985", "L", "borongan", "Tukang kayu", SUB, "14905030177"),
    ("3308050811780004", "Slamet Riyadi", "8 November 1978", "L", "borongan", "Tukang besi", SUB, "19630939092"),
    ("3374160303990005", "Agus Setiawan", "3 Maret 1999", "L", "musiman", "Pembantu tukang", MAIN, "12218109114"),
    ("3404021712880006", "Joko Prasetyo", "17 Desember 1988", "L", "pkwt", "Operator alat", MAIN, "21845701924"),
    ("3308100909730007", "Sugeng Widodo", "9 September 1973", "L", "harian lepas", "Mandor", SUB, "21465721335"),
    ("3308100102970008", "Dwi Nugroho", "1 Februari 1997", "L", "borongan", "Tukang cat", SUB, "15432827334"),
    ("3321032207840009", "Ir. Hadi Purnomo", "22 Juli 1984", "L", "tetap", "Pelaksana", MAIN, "15320931526"),
    ("3371026510920010", "Ani Wulandari, S.E.", "25 Oktober 1992", "P", "tetap", "Administrasi", MAIN, "18143230607"),
    ("3308101404010011", "Rudi Hartono", "14 April 2001", "L", "pkwt", "Pembantu tukang", MAIN, "20751330795"),
    ("3308102805950012", "Bambang Sutrisno", "28 Mei 1995", "L", "borongan", "Tukang las", SUB, "24995002250"),
]
NOT_ON_THE_LIST = {"Dwi Nugroho", "Rudi Hartono"}
ONE_DIGIT_OFF = {"Bambang Sutrisno": "3308102805950021"}
STAFF = {"Ir. Hadi Purnomo", "Ani Wulandari, S.E."}
MONTHS = [("2026-01", "10-02-2026"), ("2026-02", "12-03-2026"), ("2026-03", "")]

PAPERS = {
    "penetapan-iuran.pdf": (
        "PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI",
        [
            ("Nomor", "B/1204/032026"),
            ("Tanggal", "10 Maret 2026"),
            ("Nomor Proyek", PROJECT),
            ("I. DATA PROYEK", None),
            ("Nama Proyek", "Gedung Serbaguna"),
            ("Nomor SPK", "602/SPK/III/2026"),
            ("Nilai Proyek", "Rp 1,110,000,000.00"),
            ("Dasar Perhitungan", "Rp 1,000,000,000.00 (Tidak Termasuk PPN)"),
            ("Masa Kontrak", "16-03-2026 s/d 15-09-2026"),
            ("Masa Pemeliharaan", "16-09-2026 s/d 15-03-2027"),
            ("Jumlah Pekerja", "10 orang"),
            ("II. IURAN", None),
            ("Iuran yang ditetapkan", "Rp 1,750,000.00"),
            ("III. PEMBAYARAN", None),
            ("Kode Pembayaran", "632373747944"),
        ],
    ),
    "kwitansi.pdf": (
        "KWITANSI IURAN JASA KONSTRUKSI",
        [
            ("Nomor", "923092295010413"),
            ("Telah terima dari", "PT Karya Nusantara"),
            ("Nomor Proyek", PROJECT),
            ("Jumlah", "Rp 1,750,000.00"),
            ("Tanggal Terima", "12-03-2026"),
            ("Kode Penetapan Iuran", "632373747944"),
        ],
    ),
    "sertifikat.pdf": (
        "SERTIFIKAT KEPESERTAAN",
        [
            ("BPJS KETENAGAKERJAAN - JASA KONSTRUKSI", None),
            ("Nomor Proyek", PROJECT),
            ("Nama Proyek", "Gedung Serbaguna"),
            ("NPP", MAIN),
            ("Nama Perusahaan", "PT Karya Nusantara"),
            ("Berlaku", "MARET 2026"),
        ],
    ),
}


def main() -> None:
    """Write application, roster and the five files of evidence."""
    (CASE / "evidence").mkdir(parents=True, exist_ok=True)
    (CASE / "application.yaml").write_text(APPLICATION)
    _write_roster()
    _write_f1a()
    _write_members()
    for name, (title, fields) in PAPERS.items():
        (CASE / "evidence" / name).write_bytes(specimen(title, fields))


def _write_roster() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Daftar Pekerja"
    sheet.append(["DAFTAR PEKERJA PROYEK GEDUNG SERBAGUNA"])
    sheet.append([])
    sheet.append(["No", "NIK", "Nama Lengkap", "Tanggal Lahir", "L/P", "Status Kerja", "Jabatan", "NPP", "No KPJ"])
    for number, worker in enumerate(WORKERS, 1):
        sheet.append([number, *worker])
    sheet.append([])
    sheet.append([None, None, "Jumlah", None, None, None, None, None, f"{len(WORKERS)} orang"])
    for cell in (*sheet[1], *sheet[3]):
        cell.font = Font(bold=True)
    for column, width in zip("ABCDEFGHI", (5, 20, 24, 18, 6, 14, 18, 12, 16), strict=True):
        sheet.column_dimensions[column].width = width
    book.save(CASE / "roster.xlsx")


def _write_f1a() -> None:
    with (CASE / "evidence" / "f1a.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, delimiter=";", lineterminator="\n")
        table.writerow(["DAFTAR TENAGA KERJA - FORMULIR 1a JASA KONSTRUKSI"])
        table.writerow(["Nomor Proyek", PROJECT])
        table.writerow([])
        table.writerow(["No", "NIK", "Nama", "Tanggal Lahir", "Alamat", "Pekerjaan", "Upah"])
        on_list = [worker for worker in WORKERS if worker[1] not in NOT_ON_THE_LIST | STAFF]
        for number, (nik, name, born, _, _, position, *_) in enumerate(on_list, 1):
            shown = "MUHAMMAD ARIFIN" if name == "Moh. Arifin" else name.upper()
            nik = ONE_DIGIT_OFF.get(name, nik)
            table.writerow([number, nik, shown, _numeric(born), "Magelang", position, "2600000"])


def _write_members() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "SIPP"
    header = [
        "NPP",
        "BLTH",
        "KPJ",
        "NIK",
        "Nama",
        "Tanggal Lahir",
        "Status",
        "JKK",
        "JKM",
        "JHT",
        "JP",
        "Tanggal Bayar",
    ]
    sheet.append(header)
    for nik, name, born, *_, kpj in WORKERS:
        if name in STAFF:
            for month, paid in MONTHS:
                person = [kpj, nik, name.upper(), _numeric(born)]
                sheet.append([MAIN, month, *person, "AKTIF", *"YYYY", paid or None])
    book.save(CASE / "evidence" / "anggota-sipp.xlsx")


def _numeric(born: str) -> str:
    day, month, year = born.split()
    return f"{int(day):02}-{MONTHS_ID.index(month) + 1:02}-{year}"


if __name__ == "__main__":
    main()
