"""The form of an application: its fields are named as application.yaml names its keys, with dots between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from permit_guard.domain.case import Application, EmployerRole
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.stated_json import read_stated_application
from permit_guard.web.pages.form import EMPTY, Form
from permit_guard.web.pages.typed import stated_amount, stated_day

MOST_EMPLOYERS: Final = 30
EMPTY_ROWS: Final = 3
DAYS: Final = ("submitted_on", "contract.signed_on", "contract.starts_on", "contract.ends_on",
               "contract.maintenance_ends_on")  # fmt: skip
AMOUNTS: Final = ("contract.gross_value", "contract.net_value")
ALONE: Final = ("number", "office", "bpjs_project_number", "declared_headcount", *DAYS, *AMOUNTS)
PROJECT: Final = tuple(f"project.{key}" for key in ("name", "address", "village", "rt", "rw"))
FIELDS: Final = (*ALONE, *PROJECT, "owner.name", "owner.kind", "contract.number")
LABELS: Final[dict[str, Text]] = {
    "number": Text("Nomor permohonan", "Number of the application"),
    "office": Text("Kode kantor", "Code of the office"),
    "submitted_on": Text("Tanggal permohonan", "Day of the application"),
    "project.name": Text("Nama proyek", "Name of the project"),
    "project.address": Text("Alamat (boleh kosong)", "Address (optional)"),
    "project.village": Text("Kode desa (boleh kosong)", "Village code (optional)"),
    "project.rt": Text("RT (boleh kosong)", "RT (optional)"),
    "project.rw": Text("RW (boleh kosong)", "RW (optional)"),
    "owner.name": Text("Nama pemilik", "Name of the owner"),
    "owner.kind": Text("Jenis pemilik (boleh kosong)", "Kind of owner (optional)"),
    "contract.number": Text("Nomor SPK", "Number of the SPK"),
    "contract.signed_on": Text("Ditandatangani pada", "Signed on"),
    "contract.gross_value": Text("Nilai dengan PPN (Rp)", "Value with PPN (Rp)"),
    "contract.net_value": Text("Nilai tanpa PPN (Rp)", "Value without PPN (Rp)"),
    "contract.starts_on": Text("Mulai kerja", "Work starts"),
    "contract.ends_on": Text("Selesai kerja", "Work ends"),
    "contract.maintenance_ends_on": Text("Masa pemeliharaan selesai", "Maintenance ends"),
    "bpjs_project_number": Text("Nomor proyek BPJS (boleh kosong)", "BPJS project number (optional)"),
    "declared_headcount": Text("Jumlah pekerja yang dinyatakan", "Number of workers declared"),
}
EMPLOYER_LABELS: Final = {
    "name": Text("Nama", "Name"),
    "npp": Text("NPP", "NPP"),
    "size": Text("Ukuran usaha", "Size of the enterprise"),
}
_EMPLOYER: Final = re.compile(r"employers\.([0-9]{1,3})\.(name|npp|size)")


def read_application_form(form: Form) -> Application | None:
    """What the form asks for; None, and every fault noted at its field, where it cannot be taken."""
    stated, places = _stated(form)
    form.needs("number", "office", "submitted_on", "project.name", "owner.name")
    try:
        asked = read_stated_application(stated)
    except CaseRefused as refused:
        told = Form()
        told.note(refused.problems)
        for name, fault in told.faults.items():
            place = _back(name, places)
            form.faults.setdefault(place, fault if form[place] else EMPTY)
        return None
    return None if form.faults else asked


def form_of(asked: Application) -> Form:
    """The form with what stands in an application, amounts and days as people write them."""
    values = {name: _written(_inside(asked, name)) for name in FIELDS}
    for number, employer in enumerate(_main_first(asked)):
        for key in EMPLOYER_LABELS:
            values[f"employers.{number}.{key}"] = _written(getattr(employer, key))
    return Form(values, labels=_labels())


def _labels() -> dict[str, Text]:
    rows = ((f"employers.{n}.{key}", label) for n in range(MOST_EMPLOYERS) for key, label in EMPLOYER_LABELS.items())
    return LABELS | dict(rows)


def employer_rows(form: Form) -> int:
    """How many rows for employers the form shows: those that are filled in, and a few more."""
    filled = [int(found[1]) for name in form.values if (found := _EMPLOYER.fullmatch(name)) and form[name]]
    return min(max(filled, default=0) + 1 + EMPTY_ROWS, MOST_EMPLOYERS)


def _stated(form: Form) -> tuple[dict[str, Any], list[int]]:
    """The form as plain data in the shape of application.yaml, and the row of each employer in it."""
    stated: dict[str, Any] = {"project": {}, "owner": {}}
    for name in FIELDS:
        if form[name]:
            *above, key = name.split(".")
            (stated.setdefault(above[0], {}) if above else stated)[key] = _plain(name, form[name])
    rows = [n for n in range(MOST_EMPLOYERS) if any(form[f"employers.{n}.{key}"] for key in EMPLOYER_LABELS)]
    employers = []
    for row in rows:
        role = EmployerRole.MAIN if row == 0 else EmployerRole.SUBCONTRACTOR
        filled = {key: form[f"employers.{row}.{key}"] for key in EMPLOYER_LABELS if form[f"employers.{row}.{key}"]}
        employers.append({"role": role.value, **filled})
    if employers:
        stated["employers"] = employers
    return stated, rows


def _plain(name: str, typed: str) -> str:
    """A day and an amount as application.yaml writes them, where they can be read; else just as they were typed."""
    if name in DAYS:
        return stated_day(typed)
    if name in AMOUNTS:
        return stated_amount(typed)
    return typed


def _back(name: str, rows: list[int]) -> str:
    """The field of the form that a fault is about: the employers' rows that were left empty are not in the data."""
    found = re.fullmatch(r"employers\.([0-9]+)(\..*)?", name)
    if found is None:
        return "employers.0.name" if name.startswith("employers") else name
    return f"employers.{rows[int(found[1])]}{found[2] or '.name'}"


def _main_first(asked: Application) -> Iterator[Any]:
    yield from sorted(asked.employers, key=lambda each: each.role is not EmployerRole.MAIN)


def _inside(asked: Application, name: str) -> Any:
    value: Any = asked
    for step in name.split("."):
        value = getattr(value, step, None)
    return value


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, Decimal):
        whole, _, sen = f"{value:f}".partition(".")
        return f"{int(whole):,}".replace(",", ".") + (f",{sen}" if sen.strip("0") else "")
    return str(value)


def sent_form(sent: Mapping[str, str]) -> Form:
    """The form as a browser sent it: its own fields and no others."""
    known = {name: value for name, value in sent.items() if name in FIELDS or _EMPLOYER.fullmatch(name)}
    return Form(known, labels=_labels())
