"""Where a record was read, and what could not be."""

from __future__ import annotations

from dataclasses import dataclass

from permit_guard.domain.text import Text


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
