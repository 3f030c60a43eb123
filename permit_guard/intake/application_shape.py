"""The shape of application.yaml (contract.md, "A case: a folder"): its keys, and what each of them holds."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields

from permit_guard.domain.case import EmployerRole, EmployerSize
from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit, clean, read_npp, read_project_number
from permit_guard.intake.days import FIRST_YEAR, LAST_YEAR

_AMOUNT: Final = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,2})?")
ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_PERSONS: Final = 1_000_000


class _Words(fields.Field[str]):
    """A text of one line; digits without quotation marks are a text too, as long as none is lost."""

    def __init__(self, expects: Text, pattern: str = r".{1,300}", **settings: Any) -> None:
        super().__init__(metadata={"expects": expects}, **settings)
        self.pattern = re.compile(pattern)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise ValidationError("text")
        text = clean(str(value))
        if not self.pattern.fullmatch(text):
            raise ValidationError("text")
        return text


class _Day(fields.Field[date]):
    """A day in ISO form."""

    def __init__(self, **settings: Any) -> None:
        expects = Text("tanggal yang ada, seperti 2026-03-12", "a day that exists, such as 2026-03-12")
        super().__init__(metadata={"expects": expects}, **settings)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> date:
        try:
            day = date.fromisoformat(value) if isinstance(value, str) and ISO_DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError("day")
        return day


class _Rupiah(fields.Field[Decimal]):
    """An amount above 0, exact."""

    def __init__(self, **settings: Any) -> None:
        expects = Text(
            "jumlah rupiah tanpa titik ribuan, seperti 1110000000",
            "an amount in rupiah without thousands' marks, such as 1110000000",
        )
        super().__init__(metadata={"expects": expects}, **settings)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Decimal:
        if isinstance(value, bool) or not _AMOUNT.fullmatch(str(value)) or Decimal(str(value)) <= 0:
            raise ValidationError("amount")
        return Decimal(str(value))


class _Count(fields.Field[int]):
    """A whole number from `least` to `most`."""

    def __init__(self, least: int, most: int, **settings: Any) -> None:
        expects = Text(f"bilangan bulat {least} sampai {most}", f"a whole number from {least} to {most}")
        super().__init__(metadata={"expects": expects}, **settings)
        self.least, self.most = least, most

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> int:
        number = int(value) if isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value) else value
        if isinstance(number, bool) or not isinstance(number, int) or not self.least <= number <= self.most:
            raise ValidationError("count")
        return number


class _Number(fields.Field[str]):
    """An employer's or a project's number, as rosters and evidence write it too."""

    def __init__(self, reader: Any, expects: Text, **settings: Any) -> None:
        super().__init__(metadata={"expects": expects}, **settings)
        self.reader = reader

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> str:
        try:
            number = self.reader(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
        except Unfit as unfit:
            raise ValidationError("number") from unfit
        if number is None:
            raise ValidationError("number")
        return str(number)


def _some_text(indonesian: str, english: str, **settings: Any) -> _Words:
    return _Words(Text(indonesian, english), **settings)


def _one_of(*choices: str, **settings: Any) -> _Words:
    listed = ", ".join(choices)
    return _Words(Text(f"salah satu dari {listed}", f"one of {listed}"), "|".join(choices), **settings)


class _ProjectShape(Schema):
    name = _some_text("nama proyek", "the project's name", required=True)
    address = _some_text("alamat proyek", "the project's address", allow_none=True)
    village = _some_text("kode desa seperti \"33.08.10.2003\"", "a village code such as \"33.08.10.2003\"",
                         pattern=r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}", allow_none=True)  # fmt: skip
    rt = _Count(0, 999, allow_none=True)
    rw = _Count(0, 999, allow_none=True)


class _OwnerShape(Schema):
    name = _some_text("nama pemilik", "the owner's name", required=True)
    kind = _one_of("person", "company", "government", allow_none=True)


class _ContractShape(Schema):
    number = _some_text("nomor SPK", "the contract's number", allow_none=True)
    signed_on = _Day(allow_none=True)
    gross_value = _Rupiah(allow_none=True)
    net_value = _Rupiah(allow_none=True)
    starts_on = _Day(allow_none=True)
    ends_on = _Day(allow_none=True)
    maintenance_ends_on = _Day(allow_none=True)


class _EmployerShape(Schema):
    role = _one_of(*EmployerRole, required=True)
    name = _some_text("nama pemberi kerja", "the employer's name", required=True)
    npp = _Number(read_npp, Text("NPP, biasanya 8 angka", "an NPP, normally 8 digits"), required=True)
    size = _one_of(*EmployerSize, allow_none=True)


class ApplicationShape(Schema):
    """application.yaml as a whole."""

    number = _some_text("nomor permohonan", "the application's number", required=True)
    office = _some_text("kode kabupaten/kota seperti \"33.08\"", "a regency's code such as \"33.08\"",
                        pattern=r"[0-9]{2}\.[0-9]{2}", required=True)  # fmt: skip
    submitted_on = _Day(required=True)
    project = fields.Nested(_ProjectShape, required=True)
    owner = fields.Nested(_OwnerShape, required=True)
    contract = fields.Nested(_ContractShape, allow_none=True)
    bpjs_project_number = _Number(
        read_project_number, Text("nomor proyek 13 angka", "a project number of 13 digits"), allow_none=True
    )
    declared_headcount = _Count(1, _MOST_PERSONS, allow_none=True)
    employers = fields.List(fields.Nested(_EmployerShape), allow_none=True)
