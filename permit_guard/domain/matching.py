"""Whose line is it: a worker's, perhaps a worker's, or another person's (rulebook.md, Match)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from permit_guard.domain.case import Worker
from permit_guard.domain.evidence import MemberLine, ProjectWorkerLine
from permit_guard.domain.identity import one_slip_apart
from permit_guard.domain.names import agree_in_every_word, alike

Line = MemberLine | ProjectWorkerLine


class Match(Enum):
    """How sure it is that a line speaks of a person."""

    HIS = "his"
    DOUBTFUL = "doubtful"
    ANOTHERS = "another's"


@dataclass(frozen=True, slots=True)
class Person:
    """What a person is known by. None is not given, or cannot be read."""

    nik: str | None
    kpj: str | None
    birth_date: date | None
    name: str | None
    passport: str | None = None

    @property
    def number(self) -> str | None:
        """The number that tells two rows of a roster apart: the NIK, else the passport."""
        return self.nik or self.passport

    @classmethod
    def of_worker(cls, worker: Worker) -> Person:
        """A worker of the roster, by what of his row can be read."""
        return cls(
            worker.nik if isinstance(worker.nik, str) else None,
            worker.kpj if isinstance(worker.kpj, str) else None,
            worker.birth_date if isinstance(worker.birth_date, date) else None,
            worker.name,
            worker.passport if isinstance(worker.passport, str) else None,
        )

    @classmethod
    def of_line(cls, line: Line) -> Person:
        """Whoever a line of evidence speaks of; an F1a has no KPJ."""
        kpj = line.kpj if isinstance(line, MemberLine) else None
        return cls(line.nik, kpj, line.birth_date, line.name)


def match(worker: Person, other: Person) -> Match:
    """NIK first; without one on either side KPJ, birth date and every word of the name; else at most a doubt."""
    same_birth = worker.birth_date is not None and worker.birth_date == other.birth_date
    if worker.nik and other.nik:
        if worker.nik == other.nik:
            return Match.HIS if alike(worker.name, other.name) else Match.DOUBTFUL
        slip = same_birth and one_slip_apart(worker.nik, other.nik) and alike(worker.name, other.name)
        return Match.DOUBTFUL if slip else Match.ANOTHERS
    if same_birth:
        same_kpj = worker.kpj is not None and worker.kpj == other.kpj
        if same_kpj and agree_in_every_word(worker.name, other.name):
            return Match.HIS
        if alike(worker.name, other.name):
            return Match.DOUBTFUL
    return Match.ANOTHERS
