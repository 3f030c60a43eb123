"""Lines of evidence, found again by whom they speak of, without comparing each with each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Final, Generic, TypeVar

from permit_guard.domain.evidence import MemberLine, ProjectWorkerLine
from permit_guard.domain.identity import one_slip_apart, one_slip_from
from permit_guard.domain.matching import Match, Person, match
from permit_guard.domain.names import words

L = TypeVar("L", MemberLine, ProjectWorkerLine)
Placed = tuple[int, L]
"""A line and its place in the order read."""

MOST_COMPARED: Final = 500
"""So many persons of one birth date, or spellings of one NIK, have their names compared; of more, no one can tell."""
MOST_SLIPS_TRIED: Final = 159
"""The slips that one NIK can have: nine other digits in each of its 16 places, 15 pairs of neighbours."""
MOST_DOUBTS: Final = 5
"""So many lines of such a crowd are enough to say that there is a doubt."""

_Agreeing = tuple[str, date, tuple[str, ...]]
"""KPJ, birth date and the words of the name: what makes a line without a NIK someone's."""


@dataclass(slots=True)
class Found(Generic[L]):
    """What lines say of one person, each in the order read.

    `shared` are lines that without a NIK would be his, if they were not as much another's on the roster.
    """

    his: list[L] = field(default_factory=list)
    doubtful: list[L] = field(default_factory=list)
    shared: list[L] = field(default_factory=list)

    def apart(self, key: Callable[[L], str]) -> dict[str, Found[L]]:
        """The same lines, those of each `key` together."""
        parts: dict[str, Found[L]] = {}
        for kind in ("his", "doubtful", "shared"):
            for line in getattr(self, kind):
                getattr(parts.setdefault(key(line), Found()), kind).append(line)
        return parts


class _Crowd(Generic[L]):
    """Lines that share a NIK or a birth date, by the person that each speaks of."""

    def __init__(self, lines: Iterable[Placed[L]]) -> None:
        self.persons: dict[Person, list[Placed[L]]] = {}
        for line in lines:
            self.persons.setdefault(Person.of_line(line[1]), []).append(line)

    @property
    def is_too_large(self) -> bool:
        return len(self.persons) > MOST_COMPARED

    @cached_property
    def agreeing(self) -> dict[_Agreeing, list[Placed[L]]]:
        """The lines by KPJ, birth date and the words of the name, where they have all three."""
        found: dict[_Agreeing, list[Placed[L]]] = {}
        for person, lines in self.persons.items():
            if agreement := _agreement(person):
                found.setdefault(agreement, []).extend(lines)
        return found

    def first(self, tells: Callable[[L], bool]) -> list[Placed[L]]:
        """The first few lines of the crowd that tell something at all; `tells` is always the same."""
        if self._first is None:
            every = (line for lines in self.persons.values() for line in lines)
            self._first = list(islice((line for line in every if tells(line[1])), MOST_DOUBTS))
        return self._first

    _first: list[Placed[L]] | None = None


class Lines(Generic[L]):
    """Lines of evidence, found again by NIK, by a NIK one slip away, or by birth date where a NIK is missing.

    `roster` is everyone whom a line may speak of; `tells` says of a line whether it can raise a doubt at all. A crowd
    beyond MOST_COMPARED is not compared name by name: its lines are doubtful for each who shares its NIK or birth date.
    """

    def __init__(
        self, lines: Iterable[L], roster: Iterable[Person] = (), tells: Callable[[L], bool] = lambda _: True
    ) -> None:
        self._by_nik: dict[str, list[Placed[L]]] = {}
        self._by_birth: dict[date, list[Placed[L]]] = {}
        self._without_nik: dict[date, list[Placed[L]]] = {}
        self._niks_born: dict[date, set[str]] = {}
        self._roster = roster
        self._tells: Callable[[L], bool] = tells
        self._crowds: dict[int, _Crowd[L]] = {}
        for place, line in enumerate(lines):
            self._add(place, line)

    def _add(self, place: int, line: L) -> None:
        born = line.birth_date
        if born is not None:
            self._by_birth.setdefault(born, []).append((place, line))
        if line.nik is None:
            if born is not None:
                self._without_nik.setdefault(born, []).append((place, line))
            return
        self._by_nik.setdefault(line.nik, []).append((place, line))
        if born is not None:
            self._niks_born.setdefault(born, set()).add(line.nik)

    def of_person(self, person: Person) -> Found[L]:
        """The lines that are the person's, those that are another's as well, and those that are doubtful for him."""
        found: dict[Match, list[Placed[L]]] = {answer: [] for answer in Match}
        for lines in self._about(person):
            crowd = self._crowd(lines)
            if crowd.is_too_large:
                found[Match.HIS] += (sure := self._sure(crowd, person))
                found[Match.DOUBTFUL] += [line for line in crowd.first(self._tells) if line not in sure]
                continue
            for other, theirs in crowd.persons.items():
                found[match(person, other)] += theirs
        his, doubtful = _in_order(found[Match.HIS]), _in_order(found[Match.DOUBTFUL])
        shared = [line for line in his if line.nik is None or person.nik is None]
        if not shared or not self._is_claimed_twice(person):
            return Found(his, [line for line in doubtful if self._tells(line)])
        his = [line for line in his if line.nik is not None and person.nik is not None]
        return Found(his, [line for line in doubtful if self._tells(line)], shared)

    def _crowd(self, lines: list[Placed[L]]) -> _Crowd[L]:
        """The lines by person, sorted once: where many NIK are one slip apart, each is asked for by many."""
        if not lines:
            return _Crowd(lines)
        if id(lines) not in self._crowds:
            self._crowds[id(lines)] = _Crowd(lines)
        return self._crowds[id(lines)]

    def _sure(self, crowd: _Crowd[L], person: Person) -> list[Placed[L]]:
        """Of a crowd too large to compare what agrees in KPJ, birth date and every word; never between two NIKs."""
        agreement = _agreement(person)
        lines = crowd.agreeing.get(agreement, []) if agreement else []
        return [line for line in lines if person.nik is None or line[1].nik is None]

    def _is_claimed_twice(self, person: Person) -> bool:
        """Whether KPJ, birth date and name are those of two on the roster whose NIK, or else passport, differs."""
        key = _agreement(person)
        return key is not None and len(self._claims.get(key, ())) > 1

    @cached_property
    def _claims(self) -> dict[_Agreeing, set[str]]:
        """Who on the roster would claim a line without a NIK."""
        claims: dict[_Agreeing, set[str]] = {}
        for someone in self._roster:
            agreement = _agreement(someone)
            if agreement and someone.number:
                claims.setdefault(agreement, set()).add(someone.number)
        return claims

    def _about(self, person: Person) -> Iterator[list[Placed[L]]]:
        """The lines that may be the person's, those of each NIK or birth date together."""
        if person.birth_date is None:
            yield self._by_nik.get(person.nik or "", [])
        elif person.nik is None:
            yield self._by_birth.get(person.birth_date, [])
        else:
            yield self._by_nik.get(person.nik, [])
            yield self._without_nik.get(person.birth_date, [])
            for nik in self._niks_one_slip_away(person.nik, person.birth_date):
                yield self._by_nik[nik]

    def _niks_one_slip_away(self, nik: str, born: date) -> list[str]:
        """Every slip is tried rather than every NIK of the day: there are fewer of them than a crowd may have."""
        known = self._niks_born.get(born, set())
        if len(known) > MOST_SLIPS_TRIED:
            return [slip for slip in one_slip_from(nik) if slip in known]
        return [other for other in known if one_slip_apart(nik, other)]


def _agreement(person: Person) -> _Agreeing | None:
    """What two must share to be one without a NIK; None where something of it is missing."""
    name = words(person.name) if person.name else ()
    return (person.kpj, person.birth_date, name) if person.kpj and person.birth_date and name else None


def _in_order(lines: list[Placed[L]]) -> list[L]:
    return [line for _, line in sorted(lines, key=_place)]


def _place(placed: Placed[L]) -> int:
    return placed[0]
