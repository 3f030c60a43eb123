"""What someone typed beside a paper that no machine could read: its fields by the kind of paper (domain.md 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from marshmallow import ValidationError, fields

from permit_guard.domain.evidence import (
    DeterminationLetter,
    EvidenceKind,
    EvidenceRecord,
    ProjectCertificate,
    Receipt,
)
from permit_guard.domain.period import Month
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.cells import read_npp, read_project_number
from permit_guard.intake.days import FIRST_YEAR, LAST_YEAR
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.shape_faults import load_shape
from permit_guard.intake.stated_fields import Choice, Count, Day, Number, Rupiah, Stated, some_text
from permit_guard.intake.stated_json import BODY, Pointed

FIRST_PAGE: Final = "p1"
_MONTH: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_MOST_PERSONS: Final = 999_999


class MonthField(fields.Field[Month]):
    """A month as 2026-03."""

    def __init__(self, **settings: Any) -> None:
        expects = Text("bulan seperti 2026-03", "a month such as 2026-03")
        schema = {"type": "string", "pattern": f"^{_MONTH.pattern}$"}
        super().__init__(metadata={"expects": expects, **schema}, **settings)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Month:
        found = _MONTH.fullmatch(value) if isinstance(value, str) else None
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise ValidationError("month")
        return Month(int(found[1]), int(found[2]))


class YesNo(fields.Field[bool]):
    """True or false, nothing that is like it."""

    def __init__(self, **settings: Any) -> None:
        expects = Text("true atau false", "true or false")
        super().__init__(metadata={"expects": expects, "type": "boolean"}, **settings)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> bool:
        if not isinstance(value, bool):
            raise ValidationError("boolean")
        return value


def _project_number() -> Number:
    return Number(read_project_number, Text("nomor proyek 13 angka", "a project number of 13 digits"), required=True)


class DeterminationTyped(Stated):
    """Penetapan Iuran Program Khusus Jasa Konstruksi."""

    kind = Choice(EvidenceKind.JAKON_DETERMINATION, required=True)
    number = some_text("nomor surat", "the letter's number", required=True)
    dated = Day(required=True)
    project_number = _project_number()
    contract_number = some_text("nomor SPK", "the contract's number", allow_none=True)
    contract_starts_on = Day(allow_none=True)
    contract_ends_on = Day(allow_none=True)
    maintenance_ends_on = Day(allow_none=True)
    headcount = Count(1, _MOST_PERSONS, allow_none=True)
    contribution = Rupiah(allow_none=True)
    by_wages = YesNo(required=True)


class ReceiptTyped(Stated):
    """Kwitansi Iuran Jasa Konstruksi."""

    kind = Choice(EvidenceKind.JAKON_RECEIPT, required=True)
    number = some_text("nomor kwitansi", "the receipt's number", required=True)
    project_number = _project_number()
    amount = Rupiah(required=True)
    received_on = Day(required=True)


class CertificateTyped(Stated):
    """Sertifikat Kepesertaan of a project."""

    kind = Choice(EvidenceKind.JAKON_CERTIFICATE, required=True)
    project_number = _project_number()
    npp = Number(read_npp, Text("NPP, biasanya 8 angka", "an NPP, normally 8 digits"), required=True)
    month = MonthField(required=True)


TYPED: Final[Mapping[str, tuple[type[Stated], type[EvidenceRecord]]]] = {
    EvidenceKind.JAKON_DETERMINATION.value: (DeterminationTyped, DeterminationLetter),
    EvidenceKind.JAKON_RECEIPT.value: (ReceiptTyped, Receipt),
    EvidenceKind.JAKON_CERTIFICATE.value: (CertificateTyped, ProjectCertificate),
}
"""The kinds of paper that may be typed, the fields of each, and the record that they become."""


def read_transcription(stated: Any, file: str) -> tuple[EvidenceKind, EvidenceRecord]:
    """The record of the paper `file` that `stated`, plain data with its `kind`, tells. Raises CaseRefused."""
    located = Pointed(BODY, stated, "", {})
    kind = stated.get("kind") if isinstance(stated, dict) else None
    if not isinstance(kind, str) or kind not in TYPED:
        raise CaseRefused((Problem(Source(BODY, "/kind"), _KIND),))
    shape, record = TYPED[kind]
    told, problems = load_shape(shape(), located)
    if problems:
        raise CaseRefused(problems)
    del told["kind"]
    return EvidenceKind(kind), record(source=Source(file, FIRST_PAGE), **told)


_KIND: Final = Text(
    f"Sebut jenis suratnya (kind): salah satu dari {', '.join(TYPED)}.",
    f"Name the kind of paper (kind): one of {', '.join(TYPED)}.",
)
