"""Whose line is it: a worker's, perhaps a worker's, or another person's (rulebook.md, Match)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from permit_guard.domain.case import Worker
from permit_guard.domain.evidence import MemberLine, ProjectWorkerLine
from permit_guard.domain.identity import one_slip_apart
from permit_guard.domain.names import agree_in_every_word, alike

Line = MemberLine | ProjectWorkerLine
L = TypeVar("L", MemberLine, ProjectWorkerLine)


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

    @classmethod
    def of_worker(cls, worker: Worker) -> Person:
        """A worker of the roster, by what of his row can be read."""
        return cls(
            worker.nik if isinstance(worker.nik, str) else None,
            worker.kpj if isinstance(worker.kpj, str) else None,
            worker.birth_date if isinstance(worker.birth_date, date) else None,
            worker.name,
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


class Lines(Generic[L]):
    """Lines of evidence, found again by NIK, by a NIK one slip away, or by birth date where a NIK is missing.

    A roster of ten thousand against as many lines must not compare each with each: `match` is asked only of lines
    that share a NIK, or a birth date and (where both have a NIK) a NIK one slip away.
    """

    def __init__(self, lines: Iterable[L]) -> None:
        self._by_nik: dict[str, list[L]] = {}
        self._by_birth: dict[date, list[L]] = {}
        self._without_nik: dict[date, list[L]] = {}
        self._niks_born: dict[date, dict[str, str]] = {}
        for line in lines:
            self._add(line)

    def _add(self, line: L) -> None:
        if line.birth_date is not None:
            self._by_birth.setdefault(line.birth_date, []).append(line)
        if line.nik is None:
            if line.birth_date is not None:
                self._without_nik.setdefault(line.birth_date, []).append(line)
            return
        self._by_nik.setdefault(line.nik, []).append(line)
        if line.birth_date is not None:
            self._niks_born.setdefault(line.birth_date, {})[line.nik] = line.nik

    def of_person(self, person: Person) -> tuple[list[L], list[L]]:
        """The lines that are the person's, and those that are doubtful for him; each in the order read."""
        his: list[L] = []
        doubtful: list[L] = []
        for line in self._candidates(person):
            found = match(person, Person.of_line(line))
            if found is Match.HIS:
                his.append(line)
            elif found is Match.DOUBTFUL:
                doubtful.append(line)
        return his, doubtful

    def _candidates(self, person: Person) -> Iterator[L]:
        if person.nik is None:
            if person.birth_date is not None:
                yield from self._by_birth.get(person.birth_date, ())
            return
        yield from self._by_nik.get(person.nik, ())
        if person.birth_date is None:
            return
        yield from self._without_nik.get(person.birth_date, ())
        for nik in self._niks_one_slip_away(person.nik, person.birth_date):
            yield from self._by_nik[nik]

    def _niks_one_slip_away(self, nik: str, born: date) -> list[str]:
        """The library sieves, which is quick even where thousands share a birth date; `one_slip_apart` decides."""
        sieved = extract_iter(nik, self._niks_born.get(born, {}), scorer=OSA.distance, score_cutoff=1)
        return [near for near, _, _ in sieved if one_slip_apart(nik, near)]
