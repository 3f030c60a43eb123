"""Employers whose workers were found without cover: the list that the labour office starts from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from permit_guard.domain.text import Text

MEANINGS: Final[Mapping[str, Text]] = {
    "standing_workers": Text(
        "Baris pekerja (bukan orang) yang kurang menurut pemeriksaan terakhir setiap permohonan.",
        "Rows of workers (not persons) without cover by the latest check of each application.",
    ),
    "applications": Text(
        "Permohonan yang pernah kurang karena pekerjanya.",
        "Applications in which its workers were ever found without cover.",
    ),
    "standing_applications": Text(
        "Di antaranya yang masih kurang menurut pemeriksaan terakhirnya.",
        "Those of them that lack by their latest check.",
    ),
    "checks": Text(
        "Berapa pemeriksaan yang menemukannya, juga beberapa atas satu permohonan.",
        "How many checks found it, also several of one application.",
    ),
    "rules": Text(
        "Dalam hal apa, dengan jumlah barisnya, menurut pemeriksaan kurang yang terakhir dari setiap permohonan.",
        "On what, with how many rows, by the last check of each application that found it.",
    ),
}
"""What the figures of an employer count."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A check in which workers of an employer were deficient: how many, and which rules they did not meet.

    `stands` is whether it is still the latest check of its application; checks come one after the other by `place`.
    """

    npp: str
    application_id: str
    on: date
    workers: int
    rules: Mapping[str, int]
    stands: bool
    place: int


@dataclass(frozen=True, slots=True)
class EmployerRecord:
    """What was found of one employer: checks and applications in which its workers were deficient, and since when.

    `standing_workers` are rows of rosters by their latest check; `rules` are named with how many rows each, most first,
    by the last check of each application in which its workers were deficient.
    """

    npp: str
    name: str
    applications: int
    checks: int
    standing_applications: int
    standing_workers: int
    since: date
    last: date
    rules: tuple[tuple[str, int], ...]


def employer_records(shortfalls: Iterable[Shortfall], names: Mapping[str, str]) -> list[EmployerRecord]:
    """A record for each employer, those with most workers without cover now first."""
    by_npp: dict[str, list[Shortfall]] = {}
    for each in shortfalls:
        by_npp.setdefault(each.npp, []).append(each)
    records = (_record(npp, found, names.get(npp, "")) for npp, found in by_npp.items())
    return sorted(records, key=lambda each: (-each.standing_workers, -each.applications, each.npp))


def _record(npp: str, found: Sequence[Shortfall], name: str) -> EmployerRecord:
    standing = [each for each in found if each.stands]
    lasting = {each.application_id: each for each in sorted(found, key=lambda each: each.place)}
    rules: Counter[str] = Counter()
    for each in lasting.values():
        rules.update(each.rules)
    return EmployerRecord(
        npp, name, len({each.application_id for each in found}), len(found),
        len({each.application_id for each in standing}), sum(each.workers for each in standing),
        min(each.on for each in found), max(each.on for each in found),
        tuple(sorted(rules.items(), key=lambda rule: (-rule[1], rule[0]))),
    )  # fmt: skip
