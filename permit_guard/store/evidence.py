"""Evidence: each file as it was read, what someone typed beside its picture, and who compared it with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, func, insert, select

from permit_guard.domain.evidence import EvidenceFile, EvidenceKind
from permit_guard.domain.project import same_number
from permit_guard.store.rows import Rows, new_id
from permit_guard.store.tables import application, attestation, evidence, transcription, version_evidence
from permit_guard.store.written import read, write

PROJECT_PAPERS = tuple(kind.value for kind in EvidenceKind if kind.value.startswith("jakon_"))
UNFOLDED = 64
ENDED = ("withdrawn", "revoked", "closed")


@dataclass(frozen=True, slots=True)
class Transcription:
    """What was typed beside a paper that no machine could read."""

    id: str
    read: EvidenceFile
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Attestation:
    """An officer's word on a file: `confirmed` after comparing it with `source` on `seen_on`, or `worthless`."""

    id: str
    transcription_id: str
    result: str
    source: str
    seen_on: date
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Evidence:
    """A file of evidence as it is kept, with the latest transcription and the latest attestation that speaks of it.

    `name` is what it is called in its case; what a machine read from it is unfolded only when someone looks.
    """

    id: str
    application_id: str
    office: str
    sha256: str
    size: int
    name: str
    kind: EvidenceKind
    media_type: str
    uploaded_by: str
    at: datetime
    content: str
    transcription: Transcription | None = None
    attestation: Attestation | None = None

    @cached_property
    def as_read(self) -> EvidenceFile:
        """What a machine read from it."""
        return _unfolded(self.content)

    @property
    def file(self) -> EvidenceFile:
        """What the file says: as typed where someone typed it, else as a machine read it."""
        return self.transcription.read if self.transcription else self.as_read

    @property
    def said_kind(self) -> EvidenceKind:
        """What the file is by what it says."""
        return self.transcription.read.kind if self.transcription else self.kind

    @property
    def confirmed(self) -> bool:
        """Whether the latest word on what it says now is that it agrees with its source."""
        return self._word == "confirmed"

    @property
    def worthless(self) -> bool:
        """Whether it was set aside."""
        return self._word == "worthless"

    @property
    def _word(self) -> str:
        """An attestation speaks of the text that it was given on; of a later transcription it says nothing."""
        spoken_of = self.transcription.id if self.transcription else ""
        attested = self.attestation
        return attested.result if attested is not None and attested.transcription_id == spoken_of else ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """That a file is there: its id, its hash, and what it is called in its case."""

    id: str
    sha256: str
    name: str


@lru_cache(maxsize=UNFOLDED)
def _unfolded(content: str) -> EvidenceFile:
    """A row of evidence never changes, and a case is looked at again and again."""
    return read(content, EvidenceFile)


def add_evidence(
    rows: Rows, application_id: str, office: str, as_read: EvidenceFile, *, size: int, media_type: str, by: str,
    at: datetime,
) -> Evidence:  # fmt: skip
    """Keep a file of evidence. Raises Refused where the application already has these bytes or this name."""
    kept = Evidence(
        new_id(), application_id, office, as_read.sha256, size, as_read.file, as_read.kind, media_type, by, at,
        write(as_read),
    )  # fmt: skip
    vars(kept)["as_read"] = as_read  # at hand already: it need not be unfolded again
    rows.execute(
        insert(evidence).values(
            id=kept.id, application_id=application_id, office=office, sha256=kept.sha256, size=size, file=kept.name,
            media_type=media_type, kind=kept.kind.value, content=kept.content, uploaded_by=by, at=at,
        )
    )  # fmt: skip
    return kept


def evidence_of(rows: Rows, application_id: str) -> tuple[Evidence, ...]:
    """All evidence of an application in the order it came, with what was typed and said of it: three statements."""
    wanted = select(evidence).where(evidence.c.application_id == application_id).order_by(evidence.c.at, evidence.c.id)
    return _with_words(rows, rows.execute(wanted).all())


def sent_files(rows: Rows, application_id: str) -> tuple[SentFile, ...]:
    """The files that an application has, in the order they came, without what they say."""
    wanted = select(evidence.c.id, evidence.c.sha256, evidence.c.file).where(
        evidence.c.application_id == application_id
    )
    return tuple(SentFile(*row) for row in rows.execute(wanted.order_by(evidence.c.at, evidence.c.id)))


def evidence_of_version(rows: Rows, application_id: str, number: int) -> tuple[Evidence, ...]:
    """The evidence that was submitted with a version, with what is said of it now."""
    chosen = select(version_evidence.c.evidence_id).where(
        version_evidence.c.application_id == application_id, version_evidence.c.version == number
    )
    wanted = select(evidence).where(evidence.c.id.in_(chosen)).order_by(evidence.c.at, evidence.c.id)
    return _with_words(rows, rows.execute(wanted).all())


def find_evidence(rows: Rows, application_id: str, evidence_id: str) -> Evidence | None:
    """The one file of this application with this id."""
    wanted = select(evidence).where(evidence.c.application_id == application_id, evidence.c.id == evidence_id)
    return next(iter(_with_words(rows, rows.execute(wanted).all())), None)


def get_evidence(rows: Rows, application_id: str, evidence_id: str) -> Evidence:
    """As `find_evidence`, of one that is there."""
    found = find_evidence(rows, application_id, evidence_id)
    assert found is not None, evidence_id
    return found


def transcribe(rows: Rows, kept: Evidence, typed: EvidenceFile, *, by: str, at: datetime) -> str:
    """Keep what someone typed beside the paper; what was said of it before says nothing of this."""
    typed_id = new_id()
    rows.execute(
        insert(transcription).values(
            id=typed_id, evidence_id=kept.id, seq=_next(rows, transcription, kept), content=write(typed), by=by, at=at
        )
    )
    return typed_id


def attest(
    rows: Rows, kept: Evidence, *, result: str, source: str, seen_on: date, reason: str, by: str, at: datetime
) -> str:
    """Keep an officer's word on a file. Raises Refused where he sent or typed it himself."""
    typed, word_id = kept.transcription, new_id()
    rows.execute(
        insert(attestation).values(
            id=word_id, evidence_id=kept.id, seq=_next(rows, attestation, kept), uploaded_by=kept.uploaded_by,
            transcription_id=typed.id if typed else "", transcribed_by=typed.by if typed else "", result=result,
            source=source, seen_on=seen_on, reason=reason, by=by, at=at,
        )
    )  # fmt: skip
    return word_id


def used_elsewhere(
    rows: Rows, application_id: str, *, contract_number: str, project_number: str, papers: Iterable[str]
) -> tuple[str, ...]:
    """Numbers of open or approved applications of another contract with this project number or one of these papers.

    Open is what was submitted at least once and not withdrawn, revoked or closed. `papers` are SHA-256 of the
    project's papers (domain.md section 5).
    """
    hashes = sorted(set(papers))
    same_paper = (
        select(version_evidence.c.application_id)
        .join(evidence, evidence.c.id == version_evidence.c.evidence_id)
        .where(evidence.c.sha256.in_(hashes))
    )
    uses: ColumnElement[bool] = application.c.id.in_(same_paper)
    if project_number:
        uses = uses | (application.c.project_number == project_number)
    found = rows.execute(
        select(application.c.number, application.c.contract_number)
        .where(uses, application.c.id != application_id, application.c.current_version > 0,
               application.c.state.not_in(ENDED))
        .order_by(application.c.number)
    )  # fmt: skip
    return tuple(row.number for row in found if not same_number(row.contract_number, contract_number))


def _with_words(rows: Rows, found: Sequence[Row[Any]]) -> tuple[Evidence, ...]:
    ids = [row.id for row in found]
    typed = {row.evidence_id: Transcription(row.id, read(row.content, EvidenceFile), row.by, row.at)
             for row in rows.execute(_latest(transcription, ids))}  # fmt: skip
    words = {row.evidence_id: Attestation(row.id, row.transcription_id, row.result, row.source, row.seen_on,
                                          row.reason, row.by, row.at)
             for row in rows.execute(_latest(attestation, ids))}  # fmt: skip
    return tuple(
        Evidence(row.id, row.application_id, row.office, row.sha256, row.size, row.file, EvidenceKind(row.kind),
                 row.media_type, row.uploaded_by, row.at, row.content, typed.get(row.id), words.get(row.id))
        for row in found
    )  # fmt: skip


def _latest(table: Table, ids: Sequence[str]) -> Select[Any]:
    """The rows about `ids` in the order they were written: read into a dictionary, the latest stays."""
    return select(table).where(table.c.evidence_id.in_(ids)).order_by(table.c.seq)


def _next(rows: Rows, table: Table, kept: Evidence) -> int:
    """The place of the next word on a file: counted, as a clock may be set back and a worthless file must stay so."""
    said = select(func.coalesce(func.max(table.c.seq), 0) + 1).where(table.c.evidence_id == kept.id)
    return int(rows.execute(said).scalar_one())
