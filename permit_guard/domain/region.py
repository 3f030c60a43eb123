"""Where something is: Kemendagri codes down to the village, RW and RT, as one number that areas are counted by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

_VILLAGE: Final = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
REGENCY_CODE: Final = re.compile(r"([0-9]{2})\.([0-9]{2})")
MOST_RT: Final = 999
NOT_KNOWN: Final = 0


class Level(StrEnum):
    """How fine areas are counted."""

    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"
    RT = "rt"


UNIT: Final[Mapping[Level, int]] = {
    Level.REGENCY: 10**12,
    Level.DISTRICT: 10**10,
    Level.VILLAGE: 10**6,
    Level.RT: 1,
}
"""What a place is divided by to tell its area of a level: rrrr dd vvvv, then three digits of RW and of RT."""


CODE_DIGITS: Final = (2, 4, 6, 10)
"""How many digits the codes of province, regency, district and village have."""
_DEPTH: Final[Mapping[Level, int]] = {Level.REGENCY: 2, Level.DISTRICT: 3, Level.VILLAGE: 4, Level.RT: 4}
VILLAGE_CODE: Final = len("33.08.10.2003")
_LONG: Final[Mapping[Level, int]] = {
    Level.REGENCY: len("33.08"),
    Level.DISTRICT: len("33.08.10"),
    Level.VILLAGE: VILLAGE_CODE,
}
_ABOVE: Final[Mapping[Level, Level]] = {
    Level.DISTRICT: Level.REGENCY,
    Level.VILLAGE: Level.DISTRICT,
    Level.RT: Level.VILLAGE,
}


class Where(StrEnum):
    """Which place of a worker is meant: where the project is built, or where he lives. The two are never mixed."""

    SITE = "site"
    HOME = "home"


class Sector(StrEnum):
    """What is built: every application here is of a building permit, so that there is construction alone."""

    CONSTRUCTION = "construction"


@dataclass(frozen=True, slots=True)
class Regions:
    """The names of regions by their codes, and of which regions all that is within them is listed."""

    names: Mapping[str, str] = field(default_factory=dict)
    listed_within: frozenset[str] = frozenset()

    def area(self, place: int, level: Level) -> int:
        """The number of the place's area of a level; NOT_KNOWN where it does not reach there, or is no place.

        Where what is within a region is listed, a code that is not there is no place; elsewhere the code is believed.
        """
        if not _reaches(place, level):
            return NOT_KNOWN
        code, digits = "", f"{place // UNIT[Level.VILLAGE]:010d}"
        for size in CODE_DIGITS[: _DEPTH[level]]:
            within, code = code, _dotted(digits[:size])
            if code not in self.names:
                return NOT_KNOWN if within in self.listed_within else place // UNIT[level]
        return place // UNIT[level]

    def named(self, code: str) -> dict[str, str | None]:
        """The names of regency, district and village of an area's code, None where one is not known or not reached."""
        reached = {level: code[:long] for level, long in _LONG.items() if len(code) >= long}
        return {level.value: self.names.get(reached.get(level, "")) for level in _LONG}


def _dotted(digits: str) -> str:
    return ".".join(filter(None, (digits[:2], digits[2:4], digits[4:6], digits[6:])))


def _reaches(place: int, level: Level) -> bool:
    """Whether a place says its area of the level: its last part there is not nothing."""
    if place == NOT_KNOWN:
        return False
    return level is Level.REGENCY or bool(place % UNIT[_ABOVE[level]] // UNIT[level])


def place_number(village: str | None, rw: int | None = None, rt: int | None = None) -> int:
    """The place of a village's code, with RW and RT where both are given; NOT_KNOWN for a name or a malformed code."""
    found = _VILLAGE.fullmatch((village or "").strip())
    if found is None or found.group(4) == "0000":
        return NOT_KNOWN
    number = int("".join(found.groups())) * UNIT[Level.VILLAGE]
    within = rw is not None and rt is not None and 1 <= rw <= MOST_RT and 1 <= rt <= MOST_RT
    return number + rw * 1_000 + rt if within and rw is not None and rt is not None else number


def regency_number(code: str) -> int:
    """The place of which no more than the regency is known; NOT_KNOWN for a malformed code."""
    found = REGENCY_CODE.fullmatch(code)
    return int("".join(found.groups())) * UNIT[Level.REGENCY] if found else NOT_KNOWN


def area_code(area: int, level: Level) -> str:
    """The code of an area, a place divided by its level's unit, at the finest with RW and RT. Empty: not known."""
    if area == NOT_KNOWN:
        return ""
    digits = f"{area * UNIT[level]:016d}"
    parts = (digits[:2], digits[2:4], digits[4:6], digits[6:10])
    if level is Level.RT:
        return f"{'.'.join(parts)} RW {digits[10:13]} RT {digits[13:]}"
    return ".".join(parts[: 2 + list(Level).index(level)])
