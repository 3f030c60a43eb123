"""What the files of evidence say: lines of lists, papers of a project, each with the place it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from permit_guard.domain.period import Month
from permit_guard.domain.source import Problem, Source


class Programme(StrEnum):
    """A programme of BPJS Ketenagakerjaan."""

    JKK = "JKK"
    JKM = "JKM"
    JHT = "JHT"
    JP = "JP"


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A line of an employer's members list (SIPP, form 2a): one person in one month of one employer.

    `active` is whether the status is AKTIF; `paid_on` None means not paid; `programmes` are those marked Y or with an
    amount above 0. A line whose NPP, month or status cannot be read is a Problem and no line. One `in_doubt` stands
    among people who left, or in a list that does not tell of JKK and JKM: it proves nothing, and may be true.
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
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class ProjectWorkerLine:
    """A line of an F1a list: one person on the project `project_number`; `in_doubt` where it lists people who left."""

    source: Source
    project_number: str
    name: str | None
    nik: str | None
    birth_date: date | None
    in_doubt: bool = False


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
class EvidencePart:
    """One table, sheet or paper of a file: what could not be read in it, and whose it says it is.

    `project_numbers` and `npps` are all that could be read in it: they tell another's table or paper from ours.
    """

    kind: EvidenceKind
    problems: tuple[Problem, ...] = ()
    project_numbers: frozenset[str] = frozenset()
    npps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One file of evidence: what it is (its first part that is recognised), the records read from it, and its parts.

    `looks_like_a_paper` is true of a PDF or a picture: left unrecognised, whole or in part, someone must look at it.
    """

    file: str
    sha256: str
    kind: EvidenceKind
    records: tuple[EvidenceRecord, ...] = ()
    parts: tuple[EvidencePart, ...] = ()
    looks_like_a_paper: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that could not be read in any part of it."""
        return tuple(problem for part in self.parts for problem in part.problems)

    @property
    def unread(self) -> bool:
        """Whether someone must look at it: it could not be read, or is or holds a paper that was not recognised."""
        return self.kind is EvidenceKind.UNREADABLE or (
            self.looks_like_a_paper and (self.kind is EvidenceKind.UNRECOGNISED or bool(self.unread_parts))
        )

    @property
    def unread_parts(self) -> tuple[EvidencePart, ...]:
        """The parts that were not recognised and have a problem: in a PDF of several papers, those no one has read."""
        return tuple(part for part in self.parts if part.kind is EvidenceKind.UNRECOGNISED and part.problems)
