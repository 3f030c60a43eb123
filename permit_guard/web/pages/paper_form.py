"""The form in which a paper is typed beside its picture: the fields of each kind of paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from permit_guard.domain.evidence import EvidenceKind, EvidenceRecord
from permit_guard.domain.text import Text
from permit_guard.intake.days import read_month
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.transcribed import read_transcription
from permit_guard.web.pages.form import EMPTY, Form
from permit_guard.web.pages.typed import stated_amount, stated_day

NUMBER = Text("Nomor surat", "Number of the paper")
PROJECT_NUMBER = Text("Nomor proyek BPJS (13 angka)", "BPJS project number (13 digits)")
LABELS: Final[dict[EvidenceKind, dict[str, Text]]] = {
    EvidenceKind.JAKON_DETERMINATION: {
        "number": NUMBER,
        "dated": Text("Tanggal surat", "Day of the paper"),
        "project_number": PROJECT_NUMBER,
        "contract_number": Text("Nomor SPK (boleh kosong)", "Number of the SPK (optional)"),
        "contract_starts_on": Text("Mulai kontrak (boleh kosong)", "Contract starts (optional)"),
        "contract_ends_on": Text("Selesai kontrak (boleh kosong)", "Contract ends (optional)"),
        "maintenance_ends_on": Text("Pemeliharaan selesai (boleh kosong)", "Maintenance ends (optional)"),
        "headcount": Text("Jumlah tenaga kerja (boleh kosong)", "Number of workers (optional)"),
        "contribution": Text("Jumlah iuran, Rp (boleh kosong)", "Contribution, Rp (optional)"),
        "by_wages": Text("Dasar perhitungan", "Basis of the calculation"),
    },
    EvidenceKind.JAKON_RECEIPT: {
        "number": Text("Nomor kwitansi", "Number of the receipt"),
        "project_number": PROJECT_NUMBER,
        "amount": Text("Jumlah yang dibayar, Rp", "Amount paid, Rp"),
        "received_on": Text("Diterima pada", "Received on"),
    },
    EvidenceKind.JAKON_CERTIFICATE: {
        "project_number": PROJECT_NUMBER,
        "npp": Text("NPP pemberi kerja", "NPP of the employer"),
        "month": Text("Berlaku mulai bulan", "In force from the month"),
    },
}
DAYS: Final = {"dated", "contract_starts_on", "contract_ends_on", "maintenance_ends_on", "received_on"}
AMOUNTS: Final = {"contribution", "amount"}
BY_WAGES: Final = {
    "value": Text("Nilai kontrak", "Value of the contract"),
    "wages": Text("Upah", "Wages"),
}


def kind_asked(told: str | None) -> EvidenceKind | None:
    """The kind of paper that is to be typed."""
    return next((kind for kind in LABELS if kind.value == told), None)


def typed_form(kind: EvidenceKind | None, values: Mapping[str, str] | None = None) -> Form:
    """The form for a kind of paper."""
    return Form(values or {}, labels=LABELS.get(kind, {}) if kind else {})


def read_paper_form(form: Form, kind: EvidenceKind, file: str) -> tuple[EvidenceKind, EvidenceRecord] | None:
    """What was typed, as a record; None, and every fault noted at its field, where it cannot be taken."""
    stated = {"kind": kind.value} | {name: _plain(name, form[name]) for name in LABELS[kind] if form[name]}
    try:
        return read_transcription(stated, file)
    except CaseRefused as refused:
        told = Form()
        told.note(refused.problems)
        for name in LABELS[kind]:
            if name in told.faults:
                form.faults[name] = told.faults[name] if form[name] else EMPTY
        return None


def _plain(name: str, typed: str) -> Any:
    """What was typed as it is stated to the house; what cannot be read stays as it is and is refused there."""
    if name in DAYS:
        return stated_day(typed)
    if name in AMOUNTS:
        return stated_amount(typed)
    if name == "month":
        month = read_month(typed)
        return f"{month.year}-{month.month:02}" if month else typed
    return {"wages": True, "value": False}.get(typed, typed) if name == "by_wages" else typed
