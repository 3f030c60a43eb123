"""Made-up cases for the demonstration, dated around today: on any day they come out as they are meant to.

Daily and piece-rate workers on the project's own cover alone, so that no year without a calendar leaves them unproven.
All persons, firms and numbers are made up.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from permit_guard.casework.checking import Law
from permit_guard.domain.case import Application
from permit_guard.domain.contribution import contribution_due
from permit_guard.domain.text import MONTHS_ID
from permit_guard.intake.stated_json import read_stated_application
from permit_guard.paper.specimen import Field, specimen, specimen_picture

OFFICE: Final = "33.08"
MAIN, SUB = "15070955", "21122457"
NET_VALUE: Final = 1_000_000_000
LASTS: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class MadeUpWorker:
    """Someone on a roster; the NIK says birth and sex as a real one does."""

    name: str
    born: date
    sex: str
    employment: str
    position: str
    npp: str = MAIN

    @property
    def nik(self) -> str:
        """District 33.08.10, the day of birth (40 more for women), and a running number that no one has."""
        day = self.born.day + (40 if self.sex == "P" else 0)
        return f"330810{day:02}{self.born:%m%y}9{self.born.year % 1000:03}"


@dataclass(frozen=True, slots=True)
class MadeUpCase:
    """A project with its crew; `not_listed` are missing on its F1a, and its receipt may come as a picture alone."""

    serial: int
    project: str
    village: str
    crew: tuple[MadeUpWorker, ...]
    not_listed: frozenset[str] = frozenset()
    receipt_is_picture: bool = False

    @property
    def project_number(self) -> str:
        """Its number at BPJS."""
        return f"26000010{self.serial:05}"

    @property
    def contract_number(self) -> str:
        """The number of its SPK."""
        return f"6{self.serial:02}/SPK/DEMO"

    def application(self, today: date) -> Application:
        """What is asked for, handed in today; the contract was signed a month ago and began ten days later."""
        stated: dict[str, Any] = {
            "number": f"PBG-330810-{today:%d%m%Y}-{self.serial:03}", "office": OFFICE,
            "submitted_on": today.isoformat(),
            "project": {"name": self.project, "address": "Jl. Contoh 1", "village": self.village, "rt": 2, "rw": 5},
            "owner": {"name": "Desa Contoh", "kind": "government"},
            "contract": {
                "number": self.contract_number, "net_value": NET_VALUE, "signed_on": _signed(today).isoformat(),
                "starts_on": _starts(today).isoformat(), "ends_on": _ends(today).isoformat(),
            },
            "bpjs_project_number": self.project_number, "declared_headcount": len(self.crew),
            "employers": [
                {"role": "main", "name": "PT Karya Nusantara", "npp": MAIN, "size": "medium"},
                {"role": "subcontractor", "name": "CV Bangun Jaya", "npp": SUB, "size": "small"},
            ],
        }  # fmt: skip
        return read_stated_application(stated)

    def roster(self) -> bytes:
        """The daftar pekerja as CSV."""
        header = ["NIK", "Nama Lengkap", "Tanggal Lahir", "L/P", "Status Kerja", "Jabatan", "NPP"]
        rows = [[each.nik, each.name, _numeric(each.born), each.sex, each.employment, each.position, each.npp]
                for each in self.crew]  # fmt: skip
        return _table([header, *rows])

    def evidence(self, today: date, law: Law) -> Mapping[str, bytes]:
        """The files that come with it, by name."""
        letter, receipt, certificate = self._papers(today, law)
        receipt_file = (
            {"kwitansi.png": specimen_picture(*receipt)} if self.receipt_is_picture else
            {"kwitansi.pdf": specimen(*receipt)}
        )  # fmt: skip
        return {
            "f1a.csv": self._list(),
            "penetapan-iuran.pdf": specimen(*letter),
            "sertifikat.pdf": specimen(*certificate),
            **receipt_file,
        }

    def _list(self) -> bytes:
        listed = [each for each in self.crew if each.name not in self.not_listed]
        rows = [[number, each.nik, each.name.upper(), _numeric(each.born), "Magelang", each.position]
                for number, each in enumerate(listed, 1)]  # fmt: skip
        header = ["No", "NIK", "Nama", "Tanggal Lahir", "Alamat", "Pekerjaan"]
        return _table([["Nomor Proyek", self.project_number], [], header, *rows])

    def _papers(self, today: date, law: Law) -> tuple[tuple[str, list[Field]], ...]:
        """Letter, receipt and certificate, over the contribution that the contract's value asks for."""
        contract = self.application(today).contract
        due = contribution_due(contract, law.rulebook.parameters, today) if contract else None
        dated, paid = _signed(today) + timedelta(days=3), _signed(today) + timedelta(days=4)
        rupiah, code = f"Rp {due or Decimal(0):,.2f}", f"6323737{self.serial:05}"
        span = f"{_numeric(_starts(today))} s/d {_numeric(_ends(today))}"
        return (
            ("PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI", [
                ("Nomor", f"B/{self.serial:04}/{dated:%m%Y}"), ("Tanggal", _numeric(dated)),
                ("Nomor Proyek", self.project_number), ("Nama Proyek", self.project),
                ("Nomor SPK", self.contract_number), ("Masa Kontrak", span),
                ("Jumlah Pekerja", f"{len(self.crew) - len(self.not_listed)} orang"),
                ("Iuran yang ditetapkan", rupiah), ("Kode Pembayaran", code)]),
            ("KWITANSI IURAN JASA KONSTRUKSI", [
                ("Nomor", f"92309229501{self.serial:04}"), ("Telah terima dari", "PT Karya Nusantara"),
                ("Nomor Proyek", self.project_number), ("Jumlah", rupiah), ("Tanggal Terima", _numeric(paid)),
                ("Kode Penetapan Iuran", code)]),
            ("SERTIFIKAT KEPESERTAAN", [
                ("BPJS KETENAGAKERJAAN - JASA KONSTRUKSI", None), ("Nomor Proyek", self.project_number),
                ("Nama Proyek", self.project), ("NPP", MAIN), ("Nama Perusahaan", "PT Karya Nusantara"),
                ("Berlaku", f"{MONTHS_ID[paid.month - 1].upper()} {paid.year}")]),
        )  # fmt: skip


def _signed(today: date) -> date:
    return today - timedelta(days=30)


def _starts(today: date) -> date:
    return today - timedelta(days=20)


def _ends(today: date) -> date:
    return today + LASTS


def _numeric(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _table(rows: Iterable[Iterable[object]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerows(rows)
    return written.getvalue().encode()


_BUDI = MadeUpWorker("Budi Santoso", date(1990, 3, 12), "L", "harian lepas", "Tukang batu")
_SRI = MadeUpWorker("Sri Lestari", date(1991, 4, 30), "P", "harian lepas", "Juru masak")
_ARIFIN = MadeUpWorker("Moh. Arifin", date(1985, 6, 25), "L", "borongan", "Tukang kayu", SUB)
_SLAMET = MadeUpWorker("Slamet Riyadi", date(1978, 11, 8), "L", "borongan", "Tukang besi", SUB)
_AGUS = MadeUpWorker("Agus Setiawan", date(1999, 3, 3), "L", "musiman", "Pembantu tukang")
_DWI = MadeUpWorker("Dwi Nugroho", date(1997, 2, 1), "L", "borongan", "Tukang cat", SUB)

COMPLIANT: Final = MadeUpCase(901, "Balai Desa Contoh", "33.08.10.2003", (_BUDI, _SRI, _ARIFIN))
DEFICIENT: Final = MadeUpCase(902, "Pasar Contoh", "33.08.10.2004", (_SLAMET, _AGUS, _DWI, _SRI),
                              not_listed=frozenset({_DWI.name}))  # fmt: skip
UNPROVEN: Final = MadeUpCase(903, "Puskesmas Contoh", "33.08.10.2005", (_BUDI, _AGUS, _ARIFIN), receipt_is_picture=True)
APPROVED: Final = MadeUpCase(904, "Gedung Sekolah Contoh", "33.08.10.2006", (_SRI, _SLAMET, _DWI))
