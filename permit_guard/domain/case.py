"""The case as it was received: application, roster and evidence, each record with the place it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Final, Literal

from permit_guard.domain.period import Month
from permit_guard.domain.text import Text


class Unreadable(Enum):
    """A cell that has content which is not what its column holds. Not the same as an empty cell (`None`)."""

    UNREADABLE = "unreadable"


UNREADABLE: Final = Unreadable.UNREADABLE
Illegible = Literal[Unreadable.UNREADABLE]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a record was read: a file of the case, and the line, `Sheet!row`, `Sheet!cell` or `p1` (page) in it."""

    file: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.place}" if self.place else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """Something received that cannot be read: where, what was found, what was expected and how to mend it."""

    source: Source
    message: Text


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


class Programme(StrEnum):
    """A programme of BPJS Ketenagakerjaan."""

    JKK = "JKK"
    JKM = "JKM"
    JHT = "JHT"
    JP = "JP"


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
class MemberLine:
    """A line of an employer's members list (SIPP, form 2a): one person in one month of one employer.

    `active` is whether the status is AKTIF; `paid_on` None means not paid; `programmes` are those marked Y or with an
    amount above 0. A line whose NPP, month or status cannot be read is a Problem and no line.
    """

    source: Source
    npp: str
    month: Month
    name: str | None
    nik: str | None
    kpj: str | None
    birth_date: date | None
    active: bool
    programmes: frozenset[Programme]
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class ProjectWorkerLine:
    """A line of an F1a list: one person on the project `project_number`."""

    source: Source
    project_number: str
    name: str | None
    nik: str | None
    birth_date: date | None


@dataclass(frozen=True, slots=True)
class DeterminationLetter:
    """Penetapan Iuran Program Khusus Jasa Konstruksi. None is a field that the paper does not state.

    `contribution` in rupiah; `by_wages` when its basis of calculation is wages and not the contract's value.
    """

    source: Source
    number: str
    dated: date
    project_number: str
    contract_number: str | None = None
    contract_starts_on: date | None = None
    contract_ends_on: date | None = None
    maintenance_ends_on: date | None = None
    headcount: int | None = None
    contribution: Decimal | None = None
    by_wages: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """Kwitansi Iuran Jasa Konstruksi: `amount` rupiah received on `received_on`."""

    source: Source
    number: str
    project_number: str
    amount: Decimal
    received_on: date


@dataclass(frozen=True, slots=True)
class ProjectCertificate:
    """Sertifikat Kepesertaan of a project, valid from `month`."""

    source: Source
    project_number: str
    npp: str
    month: Month


class EvidenceKind(StrEnum):
    """What a file of evidence was recognised as, by what it says (contract.md)."""

    PU_MEMBERS = "pu_members"
    JAKON_WORKERS = "jakon_workers"
    JAKON_DETERMINATION = "jakon_determination"
    JAKON_RECEIPT = "jakon_receipt"
    JAKON_CERTIFICATE = "jakon_certificate"
    UNRECOGNISED = "unrecognised"
    UNREADABLE = "unreadable"


EvidenceRecord = MemberLine | ProjectWorkerLine | DeterminationLetter | Receipt | ProjectCertificate


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One file of evidence: what it is, and the records read from it.

    `looks_like_a_paper` is true of a PDF or a picture: left unrecognised, someone must look at it.
    `project_numbers` and `npps` are all that could be read in it: they tell another's table from ours.
    """

    file: str
    sha256: str
    kind: EvidenceKind
    records: tuple[EvidenceRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    looks_like_a_paper: bool = False
    project_numbers: frozenset[str] = frozenset()
    npps: frozenset[str] = frozenset()

    @property
    def unread(self) -> bool:
        """Whether someone must look at it: it could not be read, or is a paper that was not recognised."""
        return self.kind is EvidenceKind.UNREADABLE or (
            self.kind is EvidenceKind.UNRECOGNISED and self.looks_like_a_paper
        )


@dataclass(frozen=True, slots=True)
class Case:
    """All that was received for one application. `problems` are those of the roster; evidence keeps its own.

    `input_hash` is `sha256:` of the bytes received: application, roster and each file of evidence by its path.
    """

    application: Application
    roster: Roster | None
    evidence: tuple[EvidenceFile, ...]
    problems: tuple[Problem, ...] = ()
    input_hash: str = ""
