"""The project's own cover (Jakon): which project, its letter with addenda, receipts, certificate and period."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from permit_guard.domain.calendar import WorkingDays
from permit_guard.domain.case import Application, Case
from permit_guard.domain.evidence import (
    DeterminationLetter,
    EvidenceKind,
    EvidencePart,
    ProjectCertificate,
    ProjectWorkerLine,
    Receipt,
)
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.period import Month, Period
from permit_guard.domain.project_letter import ProjectLetter, as_one, has_cover
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text

JAKON_KINDS = frozenset(
    {
        EvidenceKind.JAKON_WORKERS,
        EvidenceKind.JAKON_DETERMINATION,
        EvidenceKind.JAKON_RECEIPT,
        EvidenceKind.JAKON_CERTIFICATE,
    }
)
R = TypeVar("R", DeterminationLetter, Receipt, ProjectCertificate, ProjectWorkerLine)


@dataclass(frozen=True, slots=True)
class ProjectCover:
    """What the evidence holds for the application's project on the day of the check.

    `has_cover` None and `period` None: cannot be told from what we hold.
    """

    number: str | None
    mentioned: bool
    letter: ProjectLetter | None = None
    receipts: tuple[Receipt, ...] = ()
    certificate: ProjectCertificate | None = None
    has_list: bool = False
    lines: tuple[ProjectWorkerLine, ...] = ()
    has_cover: bool | None = False
    period: Period | None = None
    problems: tuple[Problem, ...] = ()


def same_number(one: str, other: str) -> bool:
    """Whether two contract numbers are one, case, spaces and punctuation aside; one without any sign is no number."""
    return bool(_bare(one)) and _bare(one) == _bare(other)


def project_cover(case: Case, on: date, parameters: Parameters, working_days: WorkingDays) -> ProjectCover:
    """The project's cover on the day `on`, from its papers and lists; papers of other projects are left aside."""
    application = case.application
    mentioned = application.bpjs_project_number is not None or any(part.kind in JAKON_KINDS for part in _parts(case))
    number = _project_number(application, _records(case, DeterminationLetter))
    if number is None:
        return ProjectCover(None, mentioned)
    letters, twice = _once_each([letter for letter in _of(number, case, DeterminationLetter) if letter.dated <= on])
    receipts, paid_twice = _once_each([receipt for receipt in _of(number, case, Receipt) if receipt.received_on <= on])
    letter = as_one(letters, application.contract)
    return ProjectCover(
        number,
        mentioned,
        letter,
        receipts,
        _certificate(_of(number, case, ProjectCertificate), application, on),
        any(part.kind is EvidenceKind.JAKON_WORKERS and number in part.project_numbers for part in _parts(case)),
        tuple(_of(number, case, ProjectWorkerLine)),
        has_cover(letter, receipts, on, parameters, working_days),
        _period(letter, receipts),
        (*twice, *paid_twice),
    )


def _bare(number: str) -> str:
    return re.sub(r"[\W_]", "", number.casefold())


def _parts(case: Case) -> Iterable[EvidencePart]:
    return (part for file in case.evidence for part in file.parts)


def _records(case: Case, kind: type[R]) -> list[R]:
    return [record for file in case.evidence for record in file.records if isinstance(record, kind)]


def _of(number: str, case: Case, kind: type[R]) -> list[R]:
    return [record for record in _records(case, kind) if record.project_number == number]


def _project_number(application: Application, letters: Iterable[DeterminationLetter]) -> str | None:
    """The application's own number; else that of the only letter for its contract; else that of the only letter."""
    if application.bpjs_project_number is not None:
        return application.bpjs_project_number
    letters = list(letters)
    contract = application.contract.number if application.contract else None
    ours = {
        letter.project_number
        for letter in letters
        if contract and letter.contract_number and same_number(letter.contract_number, contract)
    }
    numbers = ours or {letter.project_number for letter in letters}
    return numbers.pop() if len(numbers) == 1 else None


N = TypeVar("N", DeterminationLetter, Receipt)


def _once_each(papers: Sequence[N]) -> tuple[tuple[N, ...], list[Problem]]:
    """Each number once, in order of number; two papers of one number that do not say the same are a problem."""
    once: dict[str, N] = {}
    problems = []
    for paper in papers:
        first = _first_of(once, paper)
        if _content(first) != _content(paper):
            problems.append(Problem(paper.source, _differs(first, paper)))
    return tuple(once[number] for number in sorted(once)), problems


def _first_of(once: dict[str, N], paper: N) -> N:
    """The paper of this number that came first; a zero before it, or a suffix to the same payment, is no other one."""
    number = _bare(paper.number).lstrip("0")
    for known, first in once.items():
        if isinstance(first, Receipt) and isinstance(paper, Receipt) and known and number:
            same = (first.amount, first.received_on) == (paper.amount, paper.received_on)
            if same and (known.startswith(number) or number.startswith(known)):
                return first
    return once.setdefault(number, paper)


def _content(paper: DeterminationLetter | Receipt) -> tuple[object, ...]:
    names = [name for name in type(paper).__dataclass_fields__ if name != "source"]
    return tuple(getattr(paper, name) for name in names)


def _differs(first: DeterminationLetter | Receipt, paper: DeterminationLetter | Receipt) -> Text:
    return Text(
        f"nomor {paper.number} sama dengan {first.source}, tetapi isinya berbeda; lampirkan hanya surat yang benar",
        f"has the number {paper.number} of {first.source} but says other things; attach only the right paper",
    )


def _certificate(
    certificates: Iterable[ProjectCertificate], application: Application, on: date
) -> ProjectCertificate | None:
    main = application.main_contractor
    for certificate in certificates:
        if main is not None and certificate.npp == main.npp and certificate.month <= Month.of(on):
            return certificate
    return None


def _period(letter: ProjectLetter | None, receipts: Sequence[Receipt]) -> Period | None:
    """From the later of the contract's start and the first receipt until the end of maintenance, else of contract."""
    if letter is None or not receipts or letter.contract_starts_on is None or letter.covered_until is None:
        return None
    first_receipt = min(receipt.received_on for receipt in receipts)
    return Period(max(letter.contract_starts_on, first_receipt), letter.covered_until)
