"""Versions as they were submitted, and the decisions on them with all that they rested on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from permit_guard.domain.case import Application, Case
from permit_guard.domain.decision import Answer, Decision, Status
from permit_guard.domain.record import decision_json
from permit_guard.store.journal import Position
from permit_guard.store.recorded import add_row, add_rows
from permit_guard.store.rows import Refused, Rows, new_id
from permit_guard.store.tables import decision, rulebook, verdict, version, version_evidence
from permit_guard.store.written import read, read_small, write, write_small

CLEAR = (Status.COMPLIANT, Status.LEFT)
_KEPT = select(*(column for column in decision.c if column.name not in ("input", "facts")))
_OF = version.c.application_id == bindparam("of")
_VERSION = select(version).where(_OF, version.c.version == bindparam("number"))
_LATEST_VERSION = select(version).where(_OF).order_by(version.c.version.desc()).limit(1)
_LATEST_NUMBER = select(func.max(version.c.version)).where(_OF)
_RULEBOOK = select(rulebook.c.hash).where(rulebook.c.hash == bindparam("of"))


@dataclass(frozen=True, slots=True)
class Version:
    """What was submitted: application, roster and evidence as they stood, and by whom."""

    application_id: str
    number: int
    roster_id: str
    application: Application
    submitted_by: str
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Folded:
    """A decision as it is written down: its record, the case and the facts that it rests on.

    Made before anything is locked, as of a long roster it takes its time.
    """

    record: str
    case: bytes
    facts: bytes


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A decision as it is kept. `record` is its JSON with numbers masked; `position` the journal's before its line."""

    id: str
    application_id: str
    version: int
    roster_id: str
    on: date
    answer: Answer
    n_workers: int
    n_clear: int
    problems: int
    rulebook_hash: str
    input_hash: str
    record: str
    salt: str
    position: Position
    by: str
    at: datetime

    @property
    def commitment(self) -> str:
        """What the journal holds of it: a hash that only who has the record and its salt can make."""
        return commitment(self.salt, self.record)


def commitment(salt: str, record: str) -> str:
    """The hash that commits to a record: salted, so that it cannot be guessed back."""
    return hashlib.sha256(bytes.fromhex(salt) + record.encode()).hexdigest()


def count_clear(found: Decision) -> int:
    """How many workers stand in the way of nothing."""
    return sum(each.status in CLEAR for each in found.workers)


def add_version(
    rows: Rows, application_id: str, number: int, roster_id: str, asked: Application, evidence_ids: Iterable[str], *,
    by: str, at: datetime,
) -> None:  # fmt: skip
    """Set fast what is submitted."""
    add_row(
        rows, version,
        application_id=application_id, version=number, roster_id=roster_id, content=write(asked), submitted_by=by,
        submitted_at=at,
    )  # fmt: skip
    chosen = [{"application_id": application_id, "version": number, "evidence_id": each} for each in evidence_ids]
    if chosen:
        add_rows(rows, version_evidence, chosen)


def get_version(rows: Rows, application_id: str, number: int) -> Version:
    """A version that was submitted."""
    return _version(rows.execute(_VERSION, {"of": application_id, "number": number}).one())


def latest_version(rows: Rows, application_id: str) -> Version:
    """What was submitted last, also while an approval rests on an earlier version."""
    return _version(rows.execute(_LATEST_VERSION, {"of": application_id}).one())


def latest_number(rows: Rows, application_id: str) -> int:
    """The number of what was submitted last."""
    return int(rows.execute(_LATEST_NUMBER, {"of": application_id}).scalar_one())


def _version(row: Row[Any]) -> Version:
    return Version(row.application_id, row.version, row.roster_id, read(row.content, Application), row.submitted_by,
                   row.submitted_at)  # fmt: skip


def verdicts_of(rows: Rows, decision_id: str) -> tuple[tuple[str, Status], ...]:
    """The blind index and the status of each worker, in roster order."""
    wanted = select(verdict.c.person, verdict.c.status).where(verdict.c.decision_id == decision_id)
    return tuple((row.person, Status(row.status)) for row in rows.execute(wanted.order_by(verdict.c.seq)))


def keep_rulebook(rows: Rows, rulebook_hash: str, content: Callable[[], bytes], at: datetime) -> None:
    """Keep the files of a rulebook under its hash, once, so that what was decided by it can be decided again."""
    if rows.execute(_RULEBOOK, {"of": rulebook_hash}).one_or_none() is not None:
        return
    with suppress(Refused), rows.begin_nested():  # two first checks at once: one of them keeps it for both
        add_row(rows, rulebook, hash=rulebook_hash, content=content(), first_used_at=at)


def get_rulebook(rows: Rows, rulebook_hash: str) -> bytes:
    """The files of a rulebook that was used, as they were kept."""
    return bytes(rows.execute(select(rulebook.c.content).where(rulebook.c.hash == rulebook_hash)).scalar_one())


def fold(case: Case, found: Decision, facts: object) -> Folded:
    """What is kept of a decision on `case` that rests on `facts`, a dataclass."""
    return Folded(decision_json(found), write_small(case), write_small(facts))


def add_decision(
    rows: Rows, of: Version, found: Decision, folded: Folded, persons: Sequence[str], *, salt: str, position: Position,
    by: str, at: datetime,
) -> KeptDecision:  # fmt: skip
    """Keep a decision with the case and the facts it rested on, and a verdict on each worker in roster order."""
    told = KeptDecision(
        new_id(), of.application_id, of.number, of.roster_id, found.on, found.answer, len(found.workers),
        count_clear(found), len(found.problems), found.rulebook_hash, found.input_hash, folded.record, salt, position,
        by, at,
    )  # fmt: skip
    add_row(
        rows, decision,
        id=told.id, application_id=told.application_id, version=told.version, roster_id=told.roster_id,
        on_day=told.on, answer=told.answer.value, n_workers=told.n_workers, n_clear=told.n_clear,
        problems=told.problems, rulebook_hash=told.rulebook_hash, input_hash=told.input_hash,
        record=told.record, input=folded.case, facts=folded.facts, salt=salt,
        journal_size=position.size, journal_root=position.root, by=by, at=at,
    )  # fmt: skip
    judged = zip(found.workers, persons, strict=True)
    verdicts = [{"decision_id": told.id, "seq": seq, "roster_id": told.roster_id, "person": who,
                 "status": each.status.value} for seq, (each, who) in enumerate(judged, start=1)]  # fmt: skip
    add_rows(rows, verdict, verdicts)
    return told


def find_decision(rows: Rows, decision_id: str) -> KeptDecision | None:
    """The decision with this id."""
    row = rows.execute(_KEPT.where(decision.c.id == decision_id)).one_or_none()
    return None if row is None else _kept(row)


def get_decision(rows: Rows, decision_id: str) -> KeptDecision:
    """As `find_decision`, of one that is there."""
    found = find_decision(rows, decision_id)
    assert found is not None, decision_id
    return found


def decisions_of(rows: Rows, application_id: str) -> tuple[KeptDecision, ...]:
    """Every decision on an application, in their order."""
    found = _KEPT.where(decision.c.application_id == application_id).order_by(decision.c.journal_size)
    return tuple(map(_kept, rows.execute(found).all()))


def latest_decision(rows: Rows, application_id: str) -> KeptDecision | None:
    """The last decision on an application, of whichever version."""
    found = _KEPT.where(decision.c.application_id == application_id).order_by(decision.c.journal_size.desc())
    row = rows.execute(found.limit(1)).one_or_none()
    return None if row is None else _kept(row)


def case_of(rows: Rows, decision_id: str) -> Case:
    """The case that a decision rested on, just as it was."""
    return read_small(
        bytes(rows.execute(select(decision.c.input).where(decision.c.id == decision_id)).scalar_one()), Case
    )


def facts_of(rows: Rows, decision_id: str) -> bytes:
    """The facts that the rules were asked of, as they were kept."""
    return bytes(rows.execute(select(decision.c.facts).where(decision.c.id == decision_id)).scalar_one())


def statuses_of(rows: Rows, decision_id: str) -> tuple[Status, ...]:
    """The status of each worker, in roster order."""
    found = select(verdict.c.status).where(verdict.c.decision_id == decision_id).order_by(verdict.c.seq)
    return tuple(map(Status, rows.execute(found).scalars()))


def _kept(row: Row[Any]) -> KeptDecision:
    return KeptDecision(
        row.id, row.application_id, row.version, row.roster_id, row.on_day, Answer(row.answer), row.n_workers,
        row.n_clear, row.problems, row.rulebook_hash, row.input_hash, row.record, row.salt,
        Position(row.journal_size, row.journal_root), row.by, row.at,
    )  # fmt: skip
