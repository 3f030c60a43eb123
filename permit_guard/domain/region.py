"""Where something is: Kemendagri codes down to the village, RW and RT, as one number that areas are counted by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

_VILLAGE: Final = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
_REGENCY: Final = re.compile(r"([0-9]{2})\.([0-9]{2})")
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


class Where(StrEnum):
    """Which place of a worker is meant: where the project is built, or where he lives. The two are never mixed."""

    SITE = "site"
    HOME = "home"


@dataclass(frozen=True, slots=True)
class Regions:
    """The regencies whose names are known, by code, and how sure the list is. Villages are told by their codes."""

    regencies: Mapping[str, str] = field(default_factory=dict)

    @property
    def provinces(self) -> frozenset[str]:
        """The provinces of which every regency is listed: there a code that is not listed is no place."""
        return frozenset(code[:2] for code in self.regencies)


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
    found = _REGENCY.fullmatch(code)
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
