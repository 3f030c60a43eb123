"""A sound case to start from, and the day it is checked on: each test changes the one thing that it is about.

PT Karya Nusantara (medium, NPP 15070955) builds from 16 March to 15 September 2026; the check is on 10 April 2026. Budi
is a daily worker on the project's F1a, Siti a permanent worker on the employer's members list. Both are covered.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from permit_guard.casework.checking import Law, check, read_law
from permit_guard.domain.case import (
    Application,
    Case,
    Contract,
    Employer,
    EmployerRole,
    EmployerSize,
    Employment,
    Owner,
    Project,
    Roster,
    Sex,
    Worker,
)
from permit_guard.domain.decision import Decision
from permit_guard.domain.evidence import (
    DeterminationLetter,
    EvidenceFile,
    EvidenceKind,
    EvidencePart,
    EvidenceRecord,
    MemberLine,
    Programme,
    ProjectCertificate,
    ProjectWorkerLine,
    Receipt,
)
from permit_guard.domain.finding import Outcome
from permit_guard.domain.period import Month
from permit_guard.domain.source import Problem, Source

ROOT = Path(__file__).resolve().parents[1]
ON = date(2026, 4, 10)
NPP = "15070955"
SUB = "21122457"
PROJECT = "2600001078094"
CONTRACT = "602/SPK/III/2026"
ALL_FOUR = frozenset(Programme)

BUDI = Worker(
    Source("roster.csv", "2"),
    2,
    name="Budi Santoso",
    nik="3308101203900001",
    birth_date=date(1990, 3, 12),
    sex=Sex.MALE,
    employment=Employment.HARIAN_LEPAS,
    employer_npp=NPP,
    kpj="12345678901",
)
SITI = Worker(
    Source("roster.csv", "3"),
    3,
    name="Siti Aminah",
    nik="3371035203900002",
    birth_date=date(1990, 3, 12),
    sex=Sex.FEMALE,
    employment=Employment.PKWTT,
    employer_npp=NPP,
    kpj="12345678902",
)


def golden(name: str) -> list[dict[str, str]]:
    """The rows of a golden vector, its comments left out."""
    lines = (ROOT / "tests" / "golden" / f"{name}.csv").read_text().splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def law() -> Law:
    """The law as it ships."""
    return read_law(ROOT / "rules")


def application(**changes: Any) -> Application:
    """The application of the sound case."""
    sound = Application(
        number="PBG-330810-12032026-001",
        office="33.08",
        submitted_on=date(2026, 3, 12),
        project=Project("Gedung Serbaguna"),
        owner=Owner("Desa Banyurojo"),
        contract=Contract(
            number=CONTRACT,
            signed_on=date(2026, 3, 2),
            gross_value=Decimal(1_110_000_000),
            starts_on=date(2026, 3, 16),
            ends_on=date(2026, 9, 15),
        ),
        bpjs_project_number=PROJECT,
        declared_headcount=2,
        employers=(
            Employer(EmployerRole.MAIN, "PT Karya Nusantara", NPP, EmployerSize.MEDIUM),
            Employer(EmployerRole.SUBCONTRACTOR, "CV Bangun Jaya", SUB, EmployerSize.SMALL),
        ),
    )
    return replace(sound, **changes)


def contract(**changes: Any) -> Contract:
    """The contract of the sound case."""
    sound = application().contract
    assert sound is not None
    return replace(sound, **changes)


def member(worker: Worker, month: str, paid_on: date | None, **changes: Any) -> MemberLine:
    """A line of the main contractor's members list for `worker`, active, with all four programmes."""
    year, number = map(int, month.split("-"))
    assert not isinstance(worker.nik, type(None)) or worker.kpj
    line = MemberLine(
        source=Source("evidence/anggota.csv", month),
        npp=NPP,
        month=Month(year, number),
        name=worker.name.upper() if worker.name else None,
        nik=worker.nik if isinstance(worker.nik, str) else None,
        kpj=worker.kpj if isinstance(worker.kpj, str) else None,
        birth_date=worker.birth_date if isinstance(worker.birth_date, date) else None,
        active=True,
        programmes=ALL_FOUR,
        paid_on=paid_on,
    )
    return replace(line, **changes)


def listed(worker: Worker, **changes: Any) -> ProjectWorkerLine:
    """A line of the project's F1a for `worker`."""
    line = ProjectWorkerLine(
        Source("evidence/f1a.csv", str(worker.row)),
        PROJECT,
        worker.name,
        worker.nik if isinstance(worker.nik, str) else None,
        worker.birth_date if isinstance(worker.birth_date, date) else None,
    )
    return replace(line, **changes)


def letter(**changes: Any) -> DeterminationLetter:
    """The determination letter: one worker, Rp1.750.000 for a value of a billion without PPN."""
    sound = DeterminationLetter(
        Source("evidence/penetapan.pdf", "p1"),
        number="B/100/032026",
        dated=date(2026, 3, 10),
        project_number=PROJECT,
        contract_number=CONTRACT,
        contract_starts_on=date(2026, 3, 16),
        contract_ends_on=date(2026, 9, 15),
        headcount=1,
        contribution=Decimal(1_750_000),
    )
    return replace(sound, **changes)


def receipt(**changes: Any) -> Receipt:
    """The receipt over the whole contribution."""
    sound = Receipt(
        Source("evidence/kwitansi.pdf", "p1"), "923092212050266", PROJECT, Decimal(1_750_000), date(2026, 3, 12)
    )
    return replace(sound, **changes)


def certificate(**changes: Any) -> ProjectCertificate:
    """The project's certificate for the main contractor."""
    sound = ProjectCertificate(Source("evidence/sertifikat.pdf", "p1"), PROJECT, NPP, Month(2026, 3))
    return replace(sound, **changes)


def paid_and_not_due() -> list[MemberLine]:
    """Siti's lines: February, the month overdue last on the day of the check, is paid; March is not due yet."""
    return [member(SITI, "2026-02", date(2026, 3, 10)), member(SITI, "2026-03", None)]


KINDS = {
    MemberLine: EvidenceKind.PU_MEMBERS,
    ProjectWorkerLine: EvidenceKind.JAKON_WORKERS,
    DeterminationLetter: EvidenceKind.JAKON_DETERMINATION,
    Receipt: EvidenceKind.JAKON_RECEIPT,
    ProjectCertificate: EvidenceKind.JAKON_CERTIFICATE,
}


def part(kind: EvidenceKind, *holders: str, problems: tuple[Problem, ...] = ()) -> EvidencePart:
    """A part of that kind that names these NPPs or project numbers."""
    named = frozenset(holders)
    if kind is EvidenceKind.PU_MEMBERS:
        return EvidencePart(kind, problems, npps=named)
    return EvidencePart(kind, problems, project_numbers=named)


def evidence(*records: EvidenceRecord) -> tuple[EvidenceFile, ...]:
    """The records, each kind of each project and employer in a file of its own."""
    files: dict[tuple[str, ...], list[EvidenceRecord]] = {}
    for record in records:
        holder = record.npp if isinstance(record, MemberLine) else record.project_number
        files.setdefault((type(record).__name__, holder, record.source.file), []).append(record)
    return tuple(
        EvidenceFile(
            file,
            "0" * 64,
            KINDS[type(held[0])],
            tuple(held),
            (part(KINDS[type(held[0])], holder),),
        )
        for (_, holder, file), held in files.items()
    )


def sound_records() -> list[EvidenceRecord]:
    """All the evidence of the sound case."""
    return [*paid_and_not_due(), listed(BUDI), letter(), receipt(), certificate()]


def case(
    *workers: Worker,
    records: list[EvidenceRecord] | None = None,
    about: Application | None = None,
    files: tuple[EvidenceFile, ...] = (),
    **changes: Any,
) -> Case:
    """The sound case with other `workers`, `records`, application, or further `files`."""
    roster = Roster("roster.csv", workers or (BUDI, SITI))
    held = evidence(*(sound_records() if records is None else records)) + files
    return replace(Case(about or application(), roster, held, input_hash="sha256:" + "0" * 64), **changes)


def judge(judged: Case, on: date = ON) -> Decision:
    """The decision by the law as it ships."""
    return check(judged, law(), on)


def outcome(decision: Decision, rule: str, worker: int | None = None) -> Outcome:
    """What was found by `rule`: of the worker at that place of the roster, or of the application."""
    findings = decision.findings if worker is None else decision.workers[worker].findings
    return next(finding.outcome for finding in findings if finding.rule == rule)
