"""What a certificate certifies: an application that was found compliant and approved, as it stood on that day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from permit_guard.domain.case import Application
from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.standing import Standing

GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class Certified:
    """All that a certificate says. `record` is the decision as JSON with numbers masked, as it was kept.

    `attested_by`, `checked_by` and `approved_by` are names; the journal's size and root are those before the approval.
    `rules` is how many rules were asked. `address` is where anyone can verify the certificate.
    """

    serial: str
    application: Application
    on: date
    approved_on: date
    standing: Standing
    evidence: Mapping[EvidenceKind, int]
    rules: int
    attested_by: tuple[str, ...]
    checked_by: str
    approved_by: str
    rulebook_hash: str
    input_hash: str
    record: str
    journal_size: int
    journal_root: str
    address: str

    @property
    def record_hash(self) -> str:
        """SHA-256 of the decision that is attached, in hexadecimal."""
        return hashlib.sha256(self.record.encode()).hexdigest()

    @property
    def workers(self) -> int:
        """How many workers were asked about."""
        return sum(self.standing.ways.values())


def grouped_serial(serial: str) -> str:
    """A serial as it is printed, in groups that can be read aloud: ABCD-EFGH-…"""
    return "-".join(serial[start : start + GROUP] for start in range(0, len(serial), GROUP))


def plain_serial(told: str) -> str:
    """A serial as it is kept, from how someone typed it."""
    return told.replace("-", "").replace(" ", "").upper()
