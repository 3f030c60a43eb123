"""The shape of application.yaml (contract.md, "A case: a folder"): its keys, and what each of them holds."""

from __future__ import annotations

import re
from typing import Final

from marshmallow import fields

from permit_guard.domain.case import EmployerRole, EmployerSize
from permit_guard.domain.text import Text
from permit_guard.intake.cells import read_npp, read_project_number
from permit_guard.intake.stated_fields import Choice, Count, Day, Number, Rupiah, Stated, some_text

CODE: Final = re.compile(r"[0-9]{2}\.[0-9]{2}")
"""How a regency's code looks."""
_MOST_PERSONS: Final = 999_999


class ProjectShape(Stated):
    """What is to be built."""

    name = some_text("nama proyek", "the project's name", required=True)
    address = some_text("alamat proyek", "the project's address", allow_none=True)
    village = some_text("kode desa seperti \"33.08.10.2003\"", "a village code such as \"33.08.10.2003\"",
                        pattern=r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}", allow_none=True)  # fmt: skip
    rt = Count(0, 999, allow_none=True)
    rw = Count(0, 999, allow_none=True)


class OwnerShape(Stated):
    """Who the permit is for."""

    name = some_text("nama pemilik", "the owner's name", required=True)
    kind = Choice("person", "company", "government", allow_none=True)


class ContractShape(Stated):
    """The work order (SPK)."""

    number = some_text("nomor SPK", "the contract's number", allow_none=True)
    signed_on = Day(allow_none=True)
    gross_value = Rupiah(allow_none=True)
    net_value = Rupiah(allow_none=True)
    starts_on = Day(allow_none=True)
    ends_on = Day(allow_none=True)
    maintenance_ends_on = Day(allow_none=True)


class EmployerShape(Stated):
    """Someone who has workers on the project."""

    role = Choice(*EmployerRole, required=True)
    name = some_text("nama pemberi kerja", "the employer's name", required=True)
    npp = Number(read_npp, Text("NPP, biasanya 8 angka", "an NPP, normally 8 digits"), required=True)
    size = Choice(*EmployerSize, allow_none=True)


class ApplicationShape(Stated):
    """application.yaml as a whole."""

    number = some_text("nomor permohonan", "the application's number", required=True)
    office = some_text("kode kabupaten/kota seperti \"33.08\"", "a regency's code such as \"33.08\"",
                       pattern=CODE.pattern, required=True)  # fmt: skip
    submitted_on = Day(required=True)
    project = fields.Nested(ProjectShape, required=True)
    owner = fields.Nested(OwnerShape, required=True)
    contract = fields.Nested(ContractShape, allow_none=True)
    bpjs_project_number = Number(
        read_project_number, Text("nomor proyek 13 angka", "a project number of 13 digits"), allow_none=True
    )
    declared_headcount = Count(1, _MOST_PERSONS, allow_none=True)
    employers = fields.List(fields.Nested(EmployerShape), allow_none=True)
