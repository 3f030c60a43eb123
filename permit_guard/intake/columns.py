"""The columns of rosters and evidence tables, and the names that people give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from permit_guard.intake.normal_form import normal_form

ROSTER: Mapping[str, tuple[str, ...]] = {
    "nik": (
        "nik",
        "No KTP",
        "Nomor KTP",
        "No Identitas",
        "Nomor Identitas",
        "No NIK",
        "Nomor NIK",
        "Nomor Induk Kependudukan",
    ),
    "passport": ("passport", "Paspor", "No Paspor", "Nomor Paspor", "Passport No", "Passport Number"),
    "name": ("name", "Nama", "Nama Lengkap", "Nama Tenaga Kerja", "Nama Pekerja", "Full Name", "Worker Name"),
    "birth_date": ("birth date", "Tanggal Lahir", "Tgl Lahir", "Date of Birth"),
    "sex": ("sex", "Jenis Kelamin", "L/P", "JK", "Gender"),
    "employment": ("employment", "Status Kerja", "Hubungan Kerja", "Employment Status"),
    "position": ("position", "Jabatan", "Pekerjaan"),
    "employer_npp": ("employer npp", "NPP", "NPP Pemberi Kerja"),
    "works_from": ("works from", "Mulai Kerja", "Mulai Bekerja", "Tanggal Mulai Kerja", "Tgl Mulai Kerja"),
    "works_to": ("works to", "Selesai Kerja", "Selesai Bekerja", "Tanggal Selesai Kerja", "Tgl Selesai Kerja"),
    "kpj": ("kpj", "No KPJ", "Nomor KPJ", "Nomor Peserta", "No Peserta"),
    "wage": ("wage", "Upah", "Gaji"),
    "village": ("village", "Desa", "Kelurahan", "Kode Desa", "Desa/Kelurahan"),
    "rt": ("rt",),
    "rw": ("rw",),
}
"""Roster columns (contract.md, "A case: a folder"), each with its other names."""

MEMBERS: Mapping[str, tuple[str, ...]] = {
    **{column: ROSTER[column] for column in ("nik", "name", "birth_date", "kpj")},
    "npp": (*ROSTER["employer_npp"], "Kode Perusahaan", "No NPP", "Nomor Pendaftaran Perusahaan"),
    "month": ("month", "BLTH", "Bulan Iuran", "Bulan Tahun", "Periode"),
    "status": ("status", "Status Kepesertaan", "Status Peserta"),
    "JKK": ("JKK", "Iuran JKK"),
    "JKM": ("JKM", "Iuran JKM"),
    "JHT": ("JHT", "Iuran JHT"),
    "JP": ("JP", "Iuran JP"),
    "paid_on": ("paid on", "Tanggal Bayar", "Tgl Bayar", "Tanggal Pembayaran", "Tgl Pembayaran"),
}
"""Columns of an employer's members list."""

PROJECT_WORKERS: Mapping[str, tuple[str, ...]] = {column: ROSTER[column] for column in ("nik", "name", "birth_date")}
"""Columns of an F1a that are kept; its number, address, work and wage are read over."""

PROJECT_NUMBER = ("Nomor Proyek", "No Proyek", "Nomor Proyek Jakon", "Project Number", "Nomor Proyek BPJS")
NPP = MEMBERS["npp"]
MONTH = MEMBERS["month"]

SHOWN: Mapping[str, tuple[str, str]] = {
    "nik": ("NIK", "NIK"),
    "passport": ("Paspor", "passport"),
    "name": ("Nama", "name"),
    "birth_date": ("Tanggal Lahir", "birth date"),
    "sex": ("Jenis Kelamin", "sex"),
    "employment": ("Status Kerja", "employment"),
    "position": ("Jabatan", "position"),
    "employer_npp": ("NPP", "NPP"),
    "works_from": ("Mulai Kerja", "works from"),
    "works_to": ("Selesai Kerja", "works to"),
    "kpj": ("KPJ", "KPJ"),
    "wage": ("Upah", "wage"),
    "village": ("Desa", "village"),
    "rt": ("RT", "RT"),
    "rw": ("RW", "RW"),
    "npp": ("NPP", "NPP"),
    "month": ("BLTH", "BLTH"),
    "status": ("Status", "status"),
    "paid_on": ("Tanggal Bayar", "payment date"),
}
"""How messages call a column, in Indonesian and in English."""

_PUNCTUATION = re.compile(r"[\W_]+")
_HINT = re.compile(
    r"(?:\((?:dalam )?(?:rp|idr|rupiah)\.?\)|\b(?:rp|idr)\.?"
    r"|\((?:y/t|ya/tidak|l/p|dd[-/. ]mm[-/. ]yyyy|tgl[-/ ]bln[-/ ]thn)\))\s*\Z",
    re.IGNORECASE,
)
"""What a heading adds of a unit or a way of writing."""


@lru_cache(maxsize=4096)
def bare(label: str) -> str:
    """`label` without case, spaces, dots, underscores and other punctuation, as headers are matched."""
    return _PUNCTUATION.sub("", normal_form(label).casefold())


@lru_cache(maxsize=4096)
def heading(label: str) -> str:
    """`label` as `bare`, without the unit or way of writing behind it: `JKK (Rp)` is JKK."""
    text = normal_form(label)
    found = _HINT.search(text)
    return (bare(text[: found.start()]) if found else "") or bare(text)


def names_of(columns: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """From each bare name to its column."""
    return {bare(name): column for column, names in columns.items() for name in names}


EVERY_NAME = frozenset(names_of(ROSTER)) | frozenset(names_of(MEMBERS))
"""All bare names: what a separator of cells is recognised by."""


def called(column: str) -> tuple[str, str]:
    """How a message calls `column`, in Indonesian and in English."""
    return SHOWN.get(column, (column, column))
