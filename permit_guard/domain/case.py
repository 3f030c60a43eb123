"""The case as it was received: application and roster, each record with the place it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Final, Literal

from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.register import Register
from permit_guard.domain.source import Problem, Source


class Unreadable(Enum):
    """A cell that has content which is not what its column holds. Not the same as an empty cell (`None`)."""

    UNREADABLE = "unreadable"


UNREADABLE: Final = Unreadable.UNREADABLE
Illegible = Literal[Unreadable.UNREADABLE]


class Employment(StrEnum):
    """How a worker is engaged, in the words of the roster (contract.md)."""

    HARIAN_LEPAS = "harian_lepas"
    BORONGAN = "borongan"
    MUSIMAN = "musiman"
    PKWT = "pkwt"
    PKWTT = "pkwtt"
    MANDIRI = "mandiri"
    TKA = "tka"


class Sex(StrEnum):
    """As written on a roster: L (laki-laki) or P (perempuan)."""

    MALE = "L"
    FEMALE = "P"


class EmployerSize(StrEnum):
    """The size classes of Perpres 109/2013 art 6."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class EmployerRole(StrEnum):
    """Whether an employer holds the contract or works under who does."""

    MAIN = "main"
    SUBCONTRACTOR = "subcontractor"


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer that the application names. `npp` is upper case, without spaces."""

    role: EmployerRole
    name: str
    npp: str
    size: EmployerSize | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """The work order (SPK). Values in rupiah: `gross_value` with PPN, `net_value` without; at most one is given."""

    number: str | None = None
    signed_on: date | None = None
    gross_value: Decimal | None = None
    net_value: Decimal | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    maintenance_ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """What is to be built and where. `village` is a Kemendagri code such as 33.08.10.2003."""

    name: str
    address: str | None = None
    village: str | None = None
    rt: int | None = None
    rw: int | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who the permit is for."""

    name: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """A permit application as application.yaml states it. `office` is a Kemendagri code such as 33.08."""

    number: str
    office: str
    submitted_on: date
    project: Project
    owner: Owner
    contract: Contract | None = None
    bpjs_project_number: str | None = None
    declared_headcount: int | None = None
    employers: tuple[Employer, ...] = ()

    @property
    def main_contractor(self) -> Employer | None:
        """The employer with role main, or None before there is a contract."""
        return next((employer for employer in self.employers if employer.role is EmployerRole.MAIN), None)


@dataclass(frozen=True, slots=True)
class Worker:
    """One row of the roster, as written. None is an empty cell or a missing column.

    `row` is the file's own line or sheet row. `kpj` is padded to 11 when all digits; `employer_npp` is upper case.
    """

    source: Source
    row: int
    name: str | None = None
    nik: str | Illegible | None = None
    passport: str | Illegible | None = None
    birth_date: date | Illegible | None = None
    sex: Sex | Illegible | None = None
    employment: Employment | Illegible | None = None
    position: str | None = None
    employer_npp: str | Illegible | None = None
    works_from: date | Illegible | None = None
    works_to: date | Illegible | None = None
    kpj: str | Illegible | None = None
    village: str | None = None
    rt: int | None = None
    rw: int | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The workers in the order of the file `file`."""

    file: str
    workers: tuple[Worker, ...]


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """A heading of the file, and the roster's column that it was taken for; empty where it was read over."""

    heading: str
    column: str


@dataclass(frozen=True, slots=True)
class RosterRead:
    """What was read from a roster's file: the workers, the problems, and the SHA-256 of the bytes received.

    `columns` are the headings of its table, in their order.
    """

    roster: Roster | None
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
    columns: tuple[ColumnRead, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Case:
    """All that was received for one application. `problems` are those of the roster; evidence keeps its own.

    `input_hash` is `sha256:` of the bytes received: application, roster and each file of evidence by its path.
    `register` is None where no register is kept: on the command line.
    """

    application: Application
    roster: Roster | None
    evidence: tuple[EvidenceFile, ...]
    problems: tuple[Problem, ...] = ()
    input_hash: str = ""
    register: Register | None = None
