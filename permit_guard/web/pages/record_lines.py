"""What was read of a line or a paper of evidence, field by field as a page shows it, numbers of persons masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, Final

from permit_guard.domain.evidence import EvidenceRecord
from permit_guard.domain.identity import masked_nik, masked_number
from permit_guard.domain.text import Text
from permit_guard.web.pages import showing

NAMES: Final[Mapping[str, Text]] = {
    "npp": Text("NPP", "NPP"),
    "month": Text("Bulan iuran", "Month"),
    "name": Text("Nama", "Name"),
    "nik": Text("NIK", "NIK"),
    "kpj": Text("KPJ", "KPJ"),
    "birth_date": Text("Tanggal lahir", "Day of birth"),
    "active": Text("Aktif", "Active"),
    "programmes": Text("Program", "Programmes"),
    "paid_on": Text("Dibayar pada", "Paid on"),
    "project_number": Text("Nomor proyek", "Project number"),
    "number": Text("Nomor surat", "Number of the paper"),
    "dated": Text("Tanggal surat", "Day of the paper"),
    "contract_number": Text("Nomor SPK", "Number of the SPK"),
    "contract_starts_on": Text("Mulai kontrak", "Contract starts"),
    "contract_ends_on": Text("Selesai kontrak", "Contract ends"),
    "maintenance_ends_on": Text("Pemeliharaan selesai", "Maintenance ends"),
    "headcount": Text("Jumlah tenaga kerja", "Number of workers"),
    "contribution": Text("Iuran", "Contribution"),
    "amount": Text("Jumlah", "Amount"),
    "received_on": Text("Diterima pada", "Received on"),
}
"""The fields that are shown; where a record was read from, and how sure its reader was, stand elsewhere."""
_YES: Final = Text("ya", "yes")
_NO: Final = Text("tidak", "no")


def record_lines(record: EvidenceRecord) -> list[tuple[Text, str]]:
    """The name of each field that has a value, and the value in the page's language."""
    told = ((each.name, getattr(record, each.name)) for each in fields(record))
    return [(NAMES[name], _written(name, value)) for name, value in told if name in NAMES and value is not None]


def _written(name: str, value: Any) -> str:
    if name == "nik":
        return masked_nik(value)
    if name == "kpj":
        return masked_number(value)
    if isinstance(value, bool):
        return showing.said(_YES if value else _NO)
    if isinstance(value, date):
        return showing.day(value)
    if isinstance(value, Decimal):
        return showing.rupiah(value)
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(each) for each in value))
    return str(value)
