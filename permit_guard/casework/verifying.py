"""Verifying a certificate: by its serial, what anyone may know of it; by its file, every check by name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from permit_guard.casework import verifying_words as words
from permit_guard.domain.certificate import plain_serial
from permit_guard.domain.decision import Answer
from permit_guard.domain.office_zone import office_day
from permit_guard.domain.state import State
from permit_guard.domain.text import Text
from permit_guard.paper.seal_reading import SealRead, read_seal_on
from permit_guard.store import approvals, decisions, journal, sealed, standings
from permit_guard.store.applications import get_application
from permit_guard.store.approvals import Certificate
from permit_guard.store.journal import Position
from permit_guard.store.merkle import leaf_hash, root_from_proof
from permit_guard.store.rows import Rows
from permit_guard.store.sealed import Sealed
from permit_guard.store.standings import TurnKind


class Standing(StrEnum):
    """How a certificate stands now."""

    VALID = "valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Included:
    """The journal's line of a sealed certificate, and the hashes that lead from it to the root over the first `line`
    lines (RFC 6962, in hexadecimal, the nearest first)."""

    line: int
    entry: str
    root: str
    proof: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicView:
    """What anyone may know of a serial: no name and no number of a person. Of an unknown one only that.

    `proven_until` is what was sealed; `proven_again` the day of a lifting since, while that is what holds.
    """

    serial: str
    standing: Standing
    number: str | None = None
    office: str | None = None
    project: str | None = None
    approved_on: date | None = None
    ended_on: date | None = None
    workers: int | None = None
    proven_until: date | None = None
    proven_again: date | None = None
    sha256: str | None = None
    included: Included | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, by name: whether it holds, and what is said where it does not, or does."""

    name: str
    holds: bool
    says: Text


@dataclass(frozen=True, slots=True)
class Verification:
    """Every check of a file, in order. Genuine and standing only where all of them hold."""

    sha256: str
    serial: str | None
    checks: tuple[Check, ...]

    @property
    def holds(self) -> bool:
        """Whether each check holds; nothing checked is no proof."""
        return bool(self.checks) and all(check.holds for check in self.checks)


def see_serial(rows: Rows, told: str) -> PublicView:
    """What anyone may know of the serial that was told, however it was typed."""
    serial = plain_serial(told)
    granted = approvals.find_certificate(rows, serial)
    if granted is None:
        return PublicView(serial, Standing.UNKNOWN)
    found = decisions.get_decision(rows, granted.decision_id)
    asked = decisions.get_version(rows, granted.application_id, found.version).application
    kept = sealed.find_sealed(rows, serial)
    return PublicView(
        serial,
        standing_now(rows, granted),
        asked.number,
        asked.office,
        asked.project.name,
        office_day(granted.approved_at),
        office_day(granted.ended.at) if granted.ended else None,
        found.n_workers,
        kept.proven_until if kept else None,
        _proven_again(rows, granted),
        kept.sha256 if kept else None,
        included(rows, kept) if kept else None,
    )


def see_hash(rows: Rows, sha256: str) -> PublicView | None:
    """As `see_serial`, of the certificate whose very bytes have this hash; None where none of ours has."""
    kept = sealed.find_sealed_as(rows, sha256.lower())
    return None if kept is None else see_serial(rows, kept.serial)


def standing_now(rows: Rows, granted: Certificate) -> Standing:
    """How a certificate stands: valid only while its approval does, by a decision that is compliant."""
    if granted.ended is not None:
        return Standing.REVOKED if granted.ended.kind == State.REVOKED.value else Standing.CLOSED
    if approvals.live_serial(rows, granted.application_id) != granted.serial:
        return Standing.UNKNOWN
    if get_application(rows, granted.application_id).state is State.SUSPENDED:
        return Standing.SUSPENDED
    found = decisions.get_decision(rows, granted.decision_id)
    return Standing.VALID if found.answer is Answer.COMPLIANT else Standing.UNKNOWN


def _proven_again(rows: Rows, granted: Certificate) -> date | None:
    """Until when cover is proven by the lifting that holds now, as the journal says; None where none does."""
    turn = standings.latest_turn(rows, granted.serial)
    if turn is None or turn.kind is not TurnKind.LIFTED or standing_now(rows, granted) is not Standing.VALID:
        return None
    try:
        about = json.loads(standings.lifting_entry(rows, turn) or "")["about"]
        return date.fromisoformat(about["proven_until"]) if about["serial"] == granted.serial else None
    except (ValueError, KeyError, TypeError):
        return None


def included(rows: Rows, kept: Sealed) -> Included | None:
    """Where the journal speaks of a sealed certificate; None where its line is missing or speaks of another file."""
    entry = sealed.line_of(rows, kept)
    if entry is None:
        return None
    try:
        line = json.loads(entry)
        spoken_of = (line["verb"], line["about"]["serial"], line["about"]["sha256"])
        root = root_from_proof(leaf_hash(entry.encode()), kept.line - 1, kept.line, _bytes(kept.proof))
    except (ValueError, KeyError, TypeError, IndexError):
        return None
    if spoken_of != ("seal", kept.serial, kept.sha256):
        return None
    return Included(kept.line, entry, root.hex(), kept.proof)


def verify_file(rows: Rows, content: bytes, roots: tuple[bytes, ...], at: datetime) -> Verification:
    """Every check of a file that someone brings, held against this installation's authority, register and journal."""
    sha256 = hashlib.sha256(content).hexdigest()
    kept = sealed.find_sealed_as(rows, sha256)
    read = read_seal_on(content, roots, kept.at if kept else at)
    serial = kept.serial if kept else read.serial
    checks = (*_checks_of_seal(read), *_checks_of_register(rows, kept, read), _check_of_standing(rows, serial))
    return Verification(sha256, serial, checks)


def verify_seal(content: bytes, roots: tuple[bytes, ...], at: datetime) -> Verification:
    """Of `verify_file` the checks that need no register: that the seal is of `roots`, and covers the file unchanged."""
    read = read_seal_on(content, roots, at)
    return Verification(hashlib.sha256(content).hexdigest(), read.serial, tuple(_checks_of_seal(read)))


def _checks_of_seal(read: SealRead) -> Iterator[Check]:
    yield _check("pdf", read.is_pdf, words.PDF, words.NO_PDF)
    several = words.NO_SEAL if read.signatures == 0 else words.SEALS
    yield _check("one-seal", read.signatures == 1, words.ONE_SEAL, several)
    yield _check("our-seal", read.trusted, words.OURS, words.NOT_OURS)
    yield _check("intact", read.intact, words.INTACT, words.NOT_INTACT)
    yield _check("whole-file", read.whole, words.WHOLE, words.NOT_WHOLE)
    yield _check("no-change-allowed", read.locked, words.LOCKED, words.NOT_LOCKED)


def _checks_of_register(rows: Rows, kept: Sealed | None, read: SealRead) -> Iterator[Check]:
    """The register knows these very bytes, the journal speaks of them, and the decision inside is the one kept."""
    known = read.serial is not None and approvals.find_certificate(rows, read.serial) is not None
    yield _check("registered", kept is not None, words.REGISTERED, words.OTHER_FILE if known else words.NOT_REGISTERED)
    told = included(rows, kept) if kept else None
    yield _check("in-journal", told is not None and _agrees(rows, told), words.IN_JOURNAL, words.NOT_IN_JOURNAL)
    granted = approvals.find_certificate(rows, kept.serial) if kept else None
    record = decisions.get_decision(rows, granted.decision_id).record.encode() if granted else None
    same = record is not None and read.decision == record and kept is not None and read.serial == kept.serial
    yield _check("decision-inside", same, words.SAME_DECISION, words.OTHER_DECISION)


def _check_of_standing(rows: Rows, serial: str | None) -> Check:
    granted = approvals.find_certificate(rows, serial) if serial else None
    now = standing_now(rows, granted) if granted else Standing.UNKNOWN
    if granted is not None and granted.ended is not None and _is_replaced(rows, granted):
        return Check("stands", False, words.REPLACED)
    return Check("stands", now is Standing.VALID, words.STANDS[now.value])


def _is_replaced(rows: Rows, granted: Certificate) -> bool:
    latest = approvals.latest_certificate(rows, granted.application_id)
    return latest is not None and latest.serial != granted.serial


def _agrees(rows: Rows, told: Included) -> bool:
    """Whether the journal as it stands is at least as long as what the line says of it.

    That no line before it was changed is what `permit-guard journal verify` shows, by hashing all of them.
    """
    position: Position = journal.kept_position(rows)
    return position.size > told.line or (position.size == told.line and position.root == told.root)


def _check(name: str, holds: bool, yes: Text, no: Text) -> Check:
    return Check(name, holds, yes if holds else no)


def _bytes(proof: tuple[str, ...]) -> list[bytes]:
    return [bytes.fromhex(each) for each in proof]
