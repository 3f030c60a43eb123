"""Attesting: what no machine read is typed beside its picture, and an officer compares files with their source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotThere, SamePerson, Unfit, WrongState
from permit_guard.domain.evidence import EvidenceFile, EvidenceKind, EvidencePart, EvidenceRecord
from permit_guard.domain.person import Role
from permit_guard.domain.state import CHECKED, Holder, State, Step, may_step
from permit_guard.domain.text import Text
from permit_guard.store import applications, evidence
from permit_guard.store.applications import Kept
from permit_guard.store.evidence import Evidence

CONFIRMED, WORTHLESS = "confirmed", "worthless"


def transcribe(
    desk: Desk, application_id: str, evidence_id: str, kind: EvidenceKind, record: EvidenceRecord, *,
    seen: str | None = None,
) -> Evidence:  # fmt: skip
    """Keep what was typed beside a paper that no machine could read; it counts once another person attests it."""
    kept, file = _file(desk, application_id, evidence_id, Action.TRANSCRIBE, seen)
    if desk.by.role is Role.CONTRACTOR and not may_step(Step.ATTACH, kept.state):
        raise WrongState(Step.ATTACH, kept.state)
    if not file.as_read.unread:
        raise Unfit(_WAS_READ)
    typed = _as_typed(file.as_read, kind, record)
    evidence.transcribe(desk.rows, file, typed, by=desk.by.id, at=desk.at)
    _ask_again(desk, kept)
    desk.journal("transcribe", kept.id, evidence=file.id, kind=kind.value)
    return evidence.get_evidence(desk.rows, kept.id, file.id)


def attest(
    desk: Desk, application_id: str, evidence_id: str, *, result: str, source: str, seen_on: date, reason: str,
    seen: str | None = None,
) -> Evidence:  # fmt: skip
    """An officer who did not send or type it says what a file is worth: confirmed by its source, or worthless.

    Whatever was decided before on this version is no longer the latest word on it (rulebook.md, evidence-attested).
    """
    kept, file = _file(desk, application_id, evidence_id, Action.ATTEST, seen)
    if desk.by.id == file.uploaded_by or (file.transcription and desk.by.id == file.transcription.by):
        raise SamePerson(_ANOTHER_COMPARES)
    if seen_on > desk.today:
        raise Unfit(_SEEN_LATER)
    if result == WORTHLESS and not reason.strip():
        raise Unfit(_WHY_WORTHLESS)
    if result == CONFIRMED and file.file.unread:
        raise Unfit(_NOTHING_READ)
    evidence.attest(
        desk.rows, file, result=result, source=source, seen_on=seen_on, reason=reason, by=desk.by.id, at=desk.at
    )
    _ask_again(desk, kept)
    desk.journal("attest", kept.id, evidence=file.id, result=result, seen_on=seen_on.isoformat())
    return evidence.get_evidence(desk.rows, kept.id, file.id)


def _file(desk: Desk, application_id: str, evidence_id: str, action: Action, seen: str | None) -> tuple[Kept, Evidence]:
    kept = desk.application(application_id, action, step=Step.ATTEST, seen=seen)
    file = evidence.find_evidence(desk.rows, kept.id, evidence_id)
    if file is None:
        raise NotThere
    return kept, file


def _as_typed(as_read: EvidenceFile, kind: EvidenceKind, record: EvidenceRecord) -> EvidenceFile:
    """The file with the one record that was typed in place of what could not be read; papers that were read stay.

    Raises Unfit where beside papers that were read there are several that were not: one typed is not all of them.
    """
    if as_read.records and len(as_read.unread_parts) > 1:
        raise Unfit(_SEVERAL_UNREAD)
    number, npp = getattr(record, "project_number", None), getattr(record, "npp", None)
    typed = EvidencePart(kind, (), frozenset({number} if number else ()), frozenset({npp} if npp else ()))
    stay = tuple(part for part in as_read.parts if part not in as_read.unread_parts) if as_read.records else ()
    return replace(
        as_read,
        kind=as_read.kind if stay else kind,
        records=(*as_read.records, record),
        parts=(*stay, typed),
    )


def _ask_again(desk: Desk, kept: Kept) -> None:
    """What a decision rested on has changed: it is not the latest word any more, and another check is waited for."""
    if kept.state in CHECKED:
        applications.move(desk.rows, kept, State.SUBMITTED, Holder.OFFICE, desk.at, latest_decision="")
    else:
        applications.note_change(desk.rows, kept, desk.at)


_ANOTHER_COMPARES = Text(
    "Berkas ini Anda kirim atau ketik sendiri. Petugas lain yang mencocokkannya.",
    "You sent or typed this file yourself. Another officer compares it.",
)
_SEEN_LATER = Text("Hari pencocokan belum tiba.", "The day of the comparison has not come yet.")
_WHY_WORTHLESS = Text(
    "Sebut alasannya: mengapa berkas ini tidak bernilai.", "Give the reason: why is this file worthless?"
)
_WAS_READ = Text(
    "Berkas ini terbaca oleh mesin; tidak perlu diketik.", "A machine read this file; it need not be typed."
)
_SEVERAL_UNREAD = Text(
    "Berkas ini memuat beberapa surat yang belum terbaca. Kirim tiap surat sebagai berkas sendiri.",
    "Several papers in this file are unread. Send each paper as a file of its own.",
)
_NOTHING_READ = Text(
    "Berkas ini, atau satu surat di dalamnya, belum terbaca. Ketik isinya dahulu, atau kesampingkan.",
    "This file, or a paper in it, is not read yet. Type what it says first, or set it aside.",
)
