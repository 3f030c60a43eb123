"""What the office's register knows of a case beside what was received: who compared it, and where else it is used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from permit_guard.domain.evidence import EvidenceFile


@dataclass(frozen=True, slots=True)
class Register:
    """`attested` are files that an officer who did not send them compared with their source.

    `other_applications` are the numbers of open or approved applications of another contract that use this project's
    number, or a paper of the project with the same bytes.
    """

    attested: frozenset[str] = frozenset()
    other_applications: tuple[str, ...] = ()

    def unattested(self, relied_on: Iterable[str]) -> tuple[str, ...]:
        """Of the files that something rests on, those that no one has compared with their source."""
        return tuple(sorted(set(relied_on) - self.attested))


def files_relied_on(evidence: Iterable[EvidenceFile], sources: Iterable[str]) -> frozenset[str]:
    """The files whose records stand at `sources` (each `file:place` as a record's source is written)."""
    wanted = set(sources)
    return frozenset(file.file for file in evidence if any(str(record.source) in wanted for record in file.records))
