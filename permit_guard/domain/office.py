"""The office that a letter goes out from: its letterhead, legal basis, signatory and limits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from permit_guard.domain.text import Text


class OfficeUnknown(Exception):
    """No letter can go out from this office: nothing is known of it. The decision stands nevertheless."""

    def __init__(self, code: str, file: str) -> None:
        self.says = Text(
            f"Surat tidak dapat dicetak: data kantor {code} pada tanggal ini belum ada. Tambahkan {file} menurut "
            "contoh di map yang sama. Hasil pemeriksaan tetap berlaku.",
            f"The letter cannot be printed: nothing is known of the office {code} on this day. Add {file} after the "
            "examples in the same folder. The answer of the check stands.",
        )
        super().__init__(str(self.says))


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs for the office; `nip` is a civil servant's number, shown as it stands."""

    title: str
    name: str
    rank: str
    nip: str


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """An instrument as findings cite it, such as `UU 2/2017 art. 47(1)(l)`, and what it says."""

    cite: str
    says: Text


@dataclass(frozen=True, slots=True)
class Issued:
    """What makes a letter one that was sent: its number, its day, and how far the journal reached (lines and root)."""

    number: str
    dated: date
    journal_size: int
    journal_root: str


@dataclass(frozen=True, slots=True)
class Office:
    """A regency's permit office as `rules/offices/CODE.yaml` describes it on one day.

    `legal_basis` is what a letter may cite: what is from memory is already left out. `answer_working_days` is how long
    a contractor has to answer, `must_answer_working_days` how long the office has from submission to decision.
    `letter_number` is how it numbers its letters, with {serial} and {year} in it.
    """

    code: str
    government: str
    name: str
    address: str
    contact: str
    place: str
    legal_basis: tuple[LegalBasis, ...]
    signatory: Signatory
    copies: tuple[Text, ...]
    answer_working_days: int
    must_answer_working_days: int
    letter_number: str
    objection: Text
    contact_person: Text
