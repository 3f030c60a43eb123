"""The lines that were read of a list of evidence, a page at a time, and the one that a worker's page leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from permit_guard.domain.evidence import EvidenceRecord, MemberLine, ProjectWorkerLine
from permit_guard.store.evidence import Evidence
from permit_guard.web.pages.navigation import page_asked, pages_in

A_PAGE: Final = 25


@dataclass(frozen=True, slots=True)
class ReadLines:
    """Some lines of a list, which page of how many they are, and the place of the one that is looked for."""

    shown: Sequence[EvidenceRecord]
    page: int
    pages: int
    sought: str


def lines_read(file: Evidence, sought: str) -> ReadLines | None:
    """The page of lines that was asked for, or the one with the line at `sought`; None for what is no list."""
    lines = [each for each in file.file.records if isinstance(each, MemberLine | ProjectWorkerLine)]
    if not lines:
        return None
    pages = pages_in(len(lines), A_PAGE)
    at = next((number for number, each in enumerate(lines) if sought and each.source.place == sought), None)
    page = min(page_asked(), pages) if at is None else at // A_PAGE + 1
    return ReadLines(lines[(page - 1) * A_PAGE : page * A_PAGE], page, pages, sought if at is not None else "")
