"""Taking in what is sent: it is stored and read before any row is written, so that no one waits for a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, Final

from permit_guard.casework.desk import Casework, Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.receiving import evidence_name
from permit_guard.domain.case import RosterRead
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.identity import masked_within
from permit_guard.domain.person import Person
from permit_guard.domain.state import Step
from permit_guard.intake.kinds import HEAD, Kind, kind_of
from permit_guard.intake.received import MOST_BYTES
from permit_guard.intake.roster_header import NO_OWN, Headings
from permit_guard.store.applications import Kept
from permit_guard.store.evidence import folded, get_evidence, sent_files
from permit_guard.store.files import FileTooLarge, StoredFile
from permit_guard.store.own_headings import headings_of

MOST_ROSTER: Final = 10 * 1024 * 1024
PNG: Final = b"\x89PNG"
JPEG: Final = b"\xff\xd8\xff"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that lies in the store and was read; no row speaks of it yet. `content` is `as_read` folded."""

    stored: StoredFile
    as_read: EvidenceFile
    content: str
    media_type: str


def take_in_evidence(casework: Casework, by: Person, application_id: str, sent: IO[bytes], sent_as: str) -> TakenIn:
    """Store and read a file of evidence for a draft of this person's, or for what is suspended.

    `sent_as` is the name that it came with.
    Bytes that the application has already are not read again. Raises what a desk does, FileTooLarge, NoRoom.
    """
    with casework.glancing_desk(by) as desk:
        office = _draft(desk, application_id, Step.ATTACH).office
        here = sent_files(desk.rows, application_id)
    stored = casework.files.keep(office, sent, most_bytes=MOST_BYTES)
    with stored.path.open("rb") as spring:
        kind = media_type(spring.read(HEAD))
    if twin := next((each for each in here if each.sha256 == stored.sha256), None):
        with casework.reading_desk(by) as desk:
            known = get_evidence(desk.rows, application_id, twin.id)
        return TakenIn(stored, known.as_read, known.content, kind)
    as_read = casework.readers.evidence(stored, evidence_name(here, masked_within(sent_as)))
    return TakenIn(stored, as_read, folded(as_read), kind)


def take_in_roster(
    casework: Casework, by: Person, application_id: str, sent: IO[bytes], headings: Headings = NO_OWN
) -> RosterRead:
    """Read a roster for a draft of this person's; its bytes are not kept. Raises what a desk does, FileTooLarge.

    `headings` are what its columns are called now, besides what its contractor has told of them before.
    """
    with casework.glancing_desk(by) as desk:
        main = _draft(desk, application_id, Step.CHANGE).application.main_contractor
        told = headings_of(desk.rows, main.npp) if main is not None else {}
    content = sent.read(MOST_ROSTER + 1)
    if len(content) > MOST_ROSTER:
        raise FileTooLarge
    return casework.readers.roster(content, {**told, **headings})


def _draft(desk: Desk, application_id: str, step: Step) -> Kept:
    kept = desk.application(application_id, Action.CHANGE)
    desk.refuse_unless(step, kept)
    return kept


def media_type(head: bytes) -> str:
    """What a file is by its first bytes; anything that is not evidence's usual kind is just bytes."""
    if head.startswith((PNG, JPEG)):
        return "image/png" if head.startswith(PNG) else "image/jpeg"
    return _TYPES.get(kind_of(head), "application/octet-stream")


_TYPES: Final = {
    Kind.PDF: "application/pdf",
    Kind.ARCHIVE: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.TABLE: "text/csv",
}
