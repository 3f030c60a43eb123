"""application.yaml: its shape by a schema, every fault at its line, and the application that it states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from permit_guard.domain.case import Application, Contract, Employer, EmployerRole, EmployerSize, Owner, Project
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.application_shape import ApplicationShape
from permit_guard.intake.columns import bare
from permit_guard.intake.located_yaml import Located, Path, YamlRefused, compose
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.shape_faults import load_shape
from permit_guard.intake.stated_fields import ISO_DAY


def read_application(content: bytes, file: str) -> Application:
    """The application that `content` states. Raises CaseRefused with every fault and its line."""
    try:
        located = compose(content.decode("utf-8-sig"), file)
    except UnicodeDecodeError as wrong:
        raise CaseRefused((Problem(Source(file), _NOT_UTF_8),)) from wrong
    except YamlRefused as refused:
        raise CaseRefused((refused.problem,)) from refused
    return state_application(located)


def state_application(located: Located) -> Application:
    """The application that plain data with places states. Raises CaseRefused with every fault at its place."""
    stated, problems = load_shape(ApplicationShape(), located)
    problems = (*problems, *_contradictions(located))
    if problems:
        raise CaseRefused(problems)
    return _application(stated)


def _application(stated: Mapping[str, Any]) -> Application:
    return Application(
        number=stated["number"],
        office=stated["office"],
        submitted_on=stated["submitted_on"],
        project=Project(**stated["project"]),
        owner=Owner(**stated["owner"]),
        contract=Contract(**contract) if (contract := stated.get("contract")) is not None else None,
        bpjs_project_number=stated.get("bpjs_project_number"),
        declared_headcount=stated.get("declared_headcount"),
        employers=tuple(map(_employer, stated.get("employers") or ())),
    )


def _employer(stated: Mapping[str, Any]) -> Employer:
    size = stated.get("size")
    return Employer(EmployerRole(stated["role"]), stated["name"], stated["npp"], EmployerSize(size) if size else None)


def _contradictions(located: Located) -> Sequence[Problem]:
    """What no single field can see: needed once there is a contract, one main contractor, days in their order."""
    value = located.value if isinstance(located.value, dict) else {}
    contract = value.get("contract")
    found: list[tuple[Path, Text]] = []
    if isinstance(contract, dict):
        found += [((key,), _NEEDED[key]) for key in _NEEDED if value.get(key) in (None, [])]
        found += _contract_contradictions(contract)
    found += _employer_contradictions(value.get("employers"))
    return [Problem(located.source(path), message) for path, message in found]


def _contract_contradictions(contract: Mapping[str, Any]) -> list[tuple[Path, Text]]:
    found: list[tuple[Path, Text]] = []
    if contract.get("gross_value") is not None and contract.get("net_value") is not None:
        found.append((("contract", "net_value"), _TWO_VALUES))
    for first, last in (("starts_on", "ends_on"), ("ends_on", "maintenance_ends_on")):
        days = [contract.get(first), contract.get(last)]
        if all(isinstance(day, str) and ISO_DAY.fullmatch(day) for day in days) and str(days[1]) < str(days[0]):
            message = Text(
                f"{last} ({days[1]}) sebelum {first} ({days[0]}). Perbaiki salah satunya.",
                f"{last} ({days[1]}) is before {first} ({days[0]}). Mend one of them.",
            )
            found.append((("contract", last), message))
    return found


def _employer_contradictions(employers: Any) -> list[tuple[Path, Text]]:
    if (
        not isinstance(employers, list)
        or not all(isinstance(employer, dict) for employer in employers)
        or not employers
    ):
        return []
    found: list[tuple[Path, Text]] = []
    roles = [employer.get("role") for employer in employers]
    mains = roles.count(EmployerRole.MAIN)
    if mains != 1 and all(role in tuple(EmployerRole) for role in roles):
        message = Text(
            f"Ada {mains} pemberi kerja dengan role main; harus tepat satu.",
            f"There are {mains} employers with role main; there must be exactly one.",
        )
        found.append((("employers",), message))
    seen: set[str] = set()
    for index, employer in enumerate(employers):
        npp = bare(str(employer.get("npp")))
        if npp in seen:
            found.append((("employers", index, "npp"), _SAME_NPP))
        seen.add(npp)
    return found


_NOT_UTF_8: Final = Text(
    "Berkas ini bukan teks UTF-8. Simpan ulang sebagai UTF-8.", "This file is not UTF-8 text. Save it again as UTF-8."
)
_NEEDED: Final = {
    "declared_headcount": Text(
        "Kunci 'declared_headcount' tidak ada. Tambahkan jumlah pekerja yang dinyatakan pemohon.",
        "The key 'declared_headcount' is missing. Add the headcount that the applicant declares.",
    ),
    "employers": Text(
        "Kunci 'employers' tidak ada atau kosong. Tambahkan pemberi kerja, tepat satu dengan role main.",
        "The key 'employers' is missing or empty. Add the employers, exactly one with role main.",
    ),
}
_TWO_VALUES: Final = Text(
    "Ada gross_value dan net_value. Tulis salah satu: dengan PPN (gross_value) atau tanpa PPN (net_value).",
    "There are both gross_value and net_value. Give one: with PPN (gross_value) or without (net_value).",
)
_SAME_NPP: Final = Text(
    "NPP ini sudah dipakai pemberi kerja lain di atas. Setiap pemberi kerja punya NPP sendiri.",
    "This NPP stands at another employer above. Every employer has its own.",
)
