"""Evidence: each file as it was read, what someone typed beside its picture, and who compared it with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Select, Table, bindparam, func, select

from permit_guard.domain.evidence import EvidenceFile, EvidenceKind
from permit_guard.store.recorded import add_row
from permit_guard.store.rows import Rows, new_id
from permit_guard.store.tables import attestation, evidence, transcription, version_evidence
from permit_guard.store.written import read, write

PROJECT_PAPERS = tuple(kind.value for kind in EvidenceKind if kind.value.startswith("jakon_"))
_SAID = {
    transcription: ("id", "content", "by", "at"),
    attestation: ("id", "transcription_id", "result", "source", "seen_on", "reason", "by", "at"),
}
UNFOLDED = 64


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


_SENT: Final = select(evidence.c.id, evidence.c.sha256, evidence.c.file).where(
    evidence.c.application_id == bindparam("of")
)


@lru_cache(maxsize=UNFOLDED)
def _unfolded(content: str) -> EvidenceFile:
    """A row of evidence never changes, and a case is looked at again and again."""
    return read(content, EvidenceFile)


def folded(as_read: EvidenceFile) -> str:
    """What is kept of what a machine read: made before anything is locked, as a long list takes its time."""
    return write(as_read)


def add_evidence(
    rows: Rows, application_id: str, office: str, as_read: EvidenceFile, content: str, *, size: int, media_type: str,
    by: str, at: datetime,
) -> Evidence:  # fmt: skip
    """Keep a file of evidence, `content` being `as_read` folded.

    Raises Refused where the application already has these bytes or this name.
    """
    kept = Evidence(
        new_id(), application_id, office, as_read.sha256, size, as_read.file, as_read.kind, media_type, by, at, content
    )
    vars(kept)["as_read"] = as_read  # at hand already: it need not be unfolded again
    add_row(
        rows, evidence,
        id=kept.id, application_id=application_id, office=office, sha256=kept.sha256, size=size, file=kept.name,
        media_type=media_type, kind=kept.kind.value, content=kept.content, uploaded_by=by, at=at,
    )  # fmt: skip
    return kept


def evidence_of(rows: Rows, application_id: str) -> tuple[Evidence, ...]:
    """All evidence of an application in the order it came, with what was typed and said of it: one statement."""
    return _with_words(rows, _ALL, {"of": application_id})


def sent_files(rows: Rows, application_id: str) -> tuple[SentFile, ...]:
    """The files that an application has, in no order, without what they say.

    When they came is not asked: in SQLite that stands behind all that a file says, which it would have to go through.
    """
    return tuple(SentFile(*row) for row in rows.execute(_SENT, {"of": application_id}))


def evidence_of_version(rows: Rows, application_id: str, number: int) -> tuple[Evidence, ...]:
    """The evidence that was submitted with a version, with what is said of it now."""
    return _with_words(rows, _OF_VERSION, {"of": application_id, "number": number})


def find_evidence(rows: Rows, application_id: str, evidence_id: str) -> Evidence | None:
    """The one file of this application with this id."""
    return next(iter(_with_words(rows, _ONE, {"of": application_id, "id": evidence_id})), None)


def get_evidence(rows: Rows, application_id: str, evidence_id: str) -> Evidence:
    """As `find_evidence`, of one that is there."""
    found = find_evidence(rows, application_id, evidence_id)
    assert found is not None, evidence_id
    return found


def transcribe(rows: Rows, kept: Evidence, typed: EvidenceFile, *, by: str, at: datetime) -> str:
    """Keep what someone typed beside the paper; what was said of it before says nothing of this."""
    typed_id = new_id()
    add_row(
        rows, transcription,
        id=typed_id, evidence_id=kept.id, seq=_next(rows, transcription, kept), content=write(typed), by=by, at=at,
    )  # fmt: skip
    return typed_id


def attest(
    rows: Rows, kept: Evidence, *, result: str, source: str, seen_on: date, reason: str, by: str, at: datetime
) -> str:
    """Keep an officer's word on a file. Raises Refused where he sent or typed it himself."""
    typed, word_id = kept.transcription, new_id()
    add_row(
        rows, attestation,
        id=word_id, evidence_id=kept.id, seq=_next(rows, attestation, kept), uploaded_by=kept.uploaded_by,
        transcription_id=typed.id if typed else "", transcribed_by=typed.by if typed else "", result=result,
        source=source, seen_on=seen_on, reason=reason, by=by, at=at,
    )  # fmt: skip
    return word_id


def _latest(table: Table) -> ColumnElement[bool]:
    """Of what was written about a file of evidence the last."""
    others = table.alias()
    last = select(func.max(others.c.seq)).where(others.c.evidence_id == evidence.c.id).correlate(evidence)
    return (table.c.evidence_id == evidence.c.id) & (table.c.seq == last.scalar_subquery())


_WITH_WORDS = (
    select(evidence, *(table.c[name].label(f"{table.name}_{name}") for table, names in _SAID.items() for name in names))
    .select_from(evidence.outerjoin(transcription, _latest(transcription)).outerjoin(attestation, _latest(attestation)))
    .order_by(evidence.c.at, evidence.c.id)
)

_ALL = _WITH_WORDS.where(evidence.c.application_id == bindparam("of"))
_ONE = _ALL.where(evidence.c.id == bindparam("id"))
_CHOSEN = select(version_evidence.c.evidence_id).where(
    version_evidence.c.application_id == bindparam("of"), version_evidence.c.version == bindparam("number")
)
_OF_VERSION = _WITH_WORDS.where(evidence.c.id.in_(_CHOSEN))


def _with_words(rows: Rows, wanted: Select[Any], of: Mapping[str, object]) -> tuple[Evidence, ...]:
    return tuple(map(_evidence, rows.execute(wanted, of)))


def _evidence(row: Row[Any]) -> Evidence:
    typed = Transcription(row.transcription_id, _unfolded(row.transcription_content), row.transcription_by,
                          row.transcription_at) if row.transcription_id else None  # fmt: skip
    word = Attestation(
        row.attestation_id, row.attestation_transcription_id, row.attestation_result, row.attestation_source,
        row.attestation_seen_on, row.attestation_reason, row.attestation_by, row.attestation_at,
    ) if row.attestation_id else None  # fmt: skip
    return Evidence(row.id, row.application_id, row.office, row.sha256, row.size, row.file, EvidenceKind(row.kind),
                    row.media_type, row.uploaded_by, row.at, row.content, typed, word)  # fmt: skip


def _next(rows: Rows, table: Table, kept: Evidence) -> int:
    """The place of the next word on a file: counted, as a clock may be set back and a worthless file must stay so."""
    said = select(func.coalesce(func.max(table.c.seq), 0) + 1).where(table.c.evidence_id == kept.id)
    return int(rows.execute(said).scalar_one())
