"""Every table on one page. An approval is a row that can exist only while every proof it rests on stands.

`live_approval` refers to a decision *with* its answer, day and headcount, to the application *with* current version,
latest decision and state, to the roster *with* no row unexplained, and to the last `approval_line`. Line n refers to
the verdict on worker n *with* its status and to line n-1, down to line 1. No flag says "approved". SQLite keeps text
in a column of numbers and takes '1x' - 1 for 0, so the numbers that the chain is counted by are cast.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
)

from permit_guard.store.instant import Instant

_NAMES = {kind: f"{kind}_%(table_name)s_%(column_0_N_name)s" for kind in ("fk", "uq", "ix")}
metadata = MetaData(
    naming_convention=_NAMES | {"pk": "pk_%(table_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s"}
)


def _id(name: str, *refers: Any, **settings: Any) -> Column[str]:
    return Column(name, String, *refers, nullable=False, **settings)


def _text(name: str, **settings: Any) -> Column[str]:
    return Column(name, Text, nullable=False, **settings)


def _count(name: str, *refers: Any, **settings: Any) -> Column[int]:
    return Column(name, Integer, *refers, nullable=False, **settings)


def _day(name: str) -> Column[date]:
    return Column(name, Date, nullable=False)


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _at(name: str = "at") -> Column[datetime]:
    return Column(name, Instant, nullable=False)


def _by(name: str = "by") -> Column[str]:
    return _id(name, ForeignKey("person.id"))


def _one_of(column: str, *words: str) -> CheckConstraint:
    return CheckConstraint(f"{column} in ({', '.join(repr(word) for word in words)})", name=f"{column}_known")


# who may come in ------------------------------------------------------------------------------------------------------
ROLES = ("officer", "supervisor", "contractor", "auditor", "evaluator", "administrator")
person = Table(
    "person", metadata, _id("id", primary_key=True), _text("name", unique=True), _id("role"), Column("npp", String),
    Column("password_hash", Text), _at("added_at"), Column("dismissed_at", Instant), _one_of("role", *ROLES),
)  # fmt: skip
person_office = Table("person_office", metadata, _id("person_id", ForeignKey("person.id"), primary_key=True),
                      _id("office", primary_key=True))  # fmt: skip
token = Table("token", metadata, _id("hash", primary_key=True), _by("person_id"), _at("issued_at"), _at("expires_at"),
              Column("revoked_at", Instant))  # fmt: skip
sign_in = Table("sign_in", metadata, _id("hash", primary_key=True), _by("person_id"), _at("signed_in_at"),
                _at("seen_at"), Column("ended_at", Instant))  # fmt: skip
sign_in_failure = Table("sign_in_failure", metadata, Column("id", Integer, primary_key=True), _id("who", index=True),
                        _at())  # fmt: skip

# what was asked for ---------------------------------------------------------------------------------------------------
STATES = (
    "draft", "submitted", "deficient", "unproven", "compliant", "awaiting_contract", "withdrawn", "revoked", "closed",
)  # fmt: skip
application = Table(
    "application", metadata, _id("id", primary_key=True), _id("office"), _text("number"), _id("state"),
    _count("revision"), _count("current_version"), _id("latest_decision"), Column("roster_id", String),
    _text("content"), _text("project_name"), _text("contractor_name"), _text("contract_number"),
    _text("project_number"), _at("opened_at"), _by("opened_by"), _at("changed_at"), _one_of("state", *STATES),
    UniqueConstraint("office", "number"), UniqueConstraint("id", "current_version", "latest_decision", "state"),
    Index("ix_application_queue", "office", "state", "changed_at"), Index("ix_application_project", "project_number"),
)  # fmt: skip
employer = Table("employer", metadata, _id("application_id", ForeignKey("application.id"), primary_key=True),
                 _id("npp", primary_key=True), _id("role"), Index("ix_employer_npp", "npp"))  # fmt: skip
holding = Table(
    "holding", metadata, _id("application_id", ForeignKey("application.id"), primary_key=True),
    _count("seq", primary_key=True), _id("held_by"), _id("state"), _at("since"),
    _one_of("held_by", "office", "applicant", "nobody"),
)  # fmt: skip

# what was received ----------------------------------------------------------------------------------------------------
roster = Table(
    "roster", metadata, _id("id", primary_key=True), _id("application_id", ForeignKey("application.id")),
    _count("n_workers"), _count("rows_unexplained"), _text("file"), _text("sha256"), _text("content"), _by(), _at(),
    CheckConstraint("cast(n_workers as integer) = n_workers and n_workers >= 0 and rows_unexplained >= 0",
                    name="counts"),
    UniqueConstraint("id", "application_id"), UniqueConstraint("id", "n_workers"),
    UniqueConstraint("id", "n_workers", "rows_unexplained"),
)  # fmt: skip
worker = Table(
    "worker", metadata, _id("roster_id", primary_key=True), _count("seq", primary_key=True), _count("n_workers"),
    _count("row"), _id("person"), _text("employer_npp"),
    CheckConstraint("cast(seq as integer) = seq and seq >= 1 and seq <= n_workers", name="within_roster"),
    ForeignKeyConstraint(["roster_id", "n_workers"], ["roster.id", "roster.n_workers"]),
    UniqueConstraint("roster_id", "seq", "person"), Index("ix_worker_person", "person"),
)  # fmt: skip
disclosure = Table("disclosure", metadata, _id("id", primary_key=True), _id("roster_id", ForeignKey("roster.id")),
                   _count("row"), _text("reason"), _by(), _at())  # fmt: skip
evidence = Table(
    "evidence", metadata, _id("id", primary_key=True), _id("application_id", ForeignKey("application.id")),
    _id("office"), _text("sha256"), _count("size"), _text("file"), _id("media_type"), _id("kind"), _text("content"),
    _by("uploaded_by"), _at(),
    UniqueConstraint("application_id", "sha256"), UniqueConstraint("application_id", "file"),
    UniqueConstraint("id", "uploaded_by"), Index("ix_evidence_sha256", "sha256"),
)  # fmt: skip
transcription = Table("transcription", metadata, _id("id", primary_key=True),
                      _id("evidence_id", ForeignKey("evidence.id")), _count("seq"), _text("content"), _by(), _at(),
                      UniqueConstraint("evidence_id", "seq"))  # fmt: skip
attestation = Table(
    "attestation", metadata, _id("id", primary_key=True), _id("evidence_id"), _count("seq"), _id("uploaded_by"),
    _id("transcription_id"), _id("transcribed_by"), _id("result"), _text("source"), _day("seen_on"), _text("reason"),
    _by(), _at(), _one_of("result", "confirmed", "worthless"),
    ForeignKeyConstraint(["evidence_id", "uploaded_by"], ["evidence.id", "evidence.uploaded_by"]),
    CheckConstraint("by <> uploaded_by and by <> transcribed_by", name="by_another"),
    UniqueConstraint("evidence_id", "seq"),
)  # fmt: skip
version = Table(
    "version", metadata, _id("application_id", ForeignKey("application.id"), primary_key=True),
    _count("version", primary_key=True), _id("roster_id"), _text("content"), _by("submitted_by"), _at("submitted_at"),
    ForeignKeyConstraint(["roster_id", "application_id"], ["roster.id", "roster.application_id"]),
    CheckConstraint("version >= 1", name="counted_from_one"),
    UniqueConstraint("application_id", "version", "roster_id"),
    UniqueConstraint("application_id", "version", "submitted_by"),
)  # fmt: skip
version_evidence = Table(
    "version_evidence", metadata, _id("application_id", primary_key=True), _count("version", primary_key=True),
    _id("evidence_id", ForeignKey("evidence.id"), primary_key=True),
    ForeignKeyConstraint(["application_id", "version"], ["version.application_id", "version.version"]),
)  # fmt: skip

# what was found -------------------------------------------------------------------------------------------------------
rulebook = Table("rulebook", metadata, _id("hash", primary_key=True), _bytes("content"), _at("first_used_at"))
decision = Table(
    "decision", metadata, _id("id", primary_key=True), _id("application_id"), _count("version"), _id("roster_id"),
    _day("on_day"), _id("answer"), _count("n_workers"), _count("n_clear"), _count("problems"), _id("rulebook_hash"),
    _text("input_hash"), _text("record"), _bytes("input"), _bytes("facts"), _id("salt"), _count("journal_size"),
    _id("journal_root"), _by(), _at(),
    _one_of("answer", "compliant", "deficient", "unproven"),
    CheckConstraint("n_workers >= 0 and n_clear >= 0 and n_clear <= n_workers and problems >= 0", name="counts"),
    CheckConstraint("answer <> 'compliant' or (n_clear = n_workers and problems = 0)", name="compliant_is_clear"),
    ForeignKeyConstraint(["application_id", "version", "roster_id"],
                         ["version.application_id", "version.version", "version.roster_id"]),
    ForeignKeyConstraint(["roster_id", "n_workers"], ["roster.id", "roster.n_workers"]),
    ForeignKeyConstraint(["rulebook_hash"], ["rulebook.hash"]),
    UniqueConstraint("id", "roster_id"), UniqueConstraint("id", "application_id"),
    UniqueConstraint("id", "application_id", "version", "roster_id", "n_workers", "answer", "on_day", "by"),
    Index("ix_decision_application", "application_id", "at"),
)  # fmt: skip
verdict = Table(
    "verdict", metadata, _id("decision_id", primary_key=True), _count("seq", primary_key=True), _id("roster_id"),
    _id("person"), _id("status"),
    _one_of("status", "compliant", "deficient", "unproven", "left"),
    ForeignKeyConstraint(["decision_id", "roster_id"], ["decision.id", "decision.roster_id"]),
    ForeignKeyConstraint(["roster_id", "seq", "person"], ["worker.roster_id", "worker.seq", "worker.person"]),
    UniqueConstraint("decision_id", "seq", "status"),
)  # fmt: skip
notice = Table(
    "notice", metadata, _id("id", primary_key=True), _id("decision_id", ForeignKey("decision.id"), unique=True),
    _id("application_id"), _id("office"), _count("year"), _count("serial"), _text("number"),
    Column("answer_by", Date), _bytes("content"), _by(), _at(),
    UniqueConstraint("office", "year", "serial"), Index("ix_notice_application", "application_id", "at"),
)  # fmt: skip

# what was granted -----------------------------------------------------------------------------------------------------
approval_line = Table(
    "approval_line", metadata, _id("decision_id", primary_key=True), _count("seq", primary_key=True),
    Column("prev_seq", Integer, Computed(func.nullif(Column("seq", Integer) - 1, 0), persisted=True)), _id("status"),
    _one_of("status", "compliant", "left"), CheckConstraint("seq >= 1", name="counted_from_one"),
    ForeignKeyConstraint(["decision_id", "seq", "status"], ["verdict.decision_id", "verdict.seq", "verdict.status"]),
    ForeignKeyConstraint(["decision_id", "prev_seq"], ["approval_line.decision_id", "approval_line.seq"]),
)  # fmt: skip
certificate = Table(
    "certificate", metadata, _id("serial", primary_key=True), _id("application_id"), _id("decision_id"),
    _by("approved_by"), _at("approved_at"), _count("journal_size"), _id("journal_root"),
    ForeignKeyConstraint(["decision_id", "application_id"], ["decision.id", "decision.application_id"]),
    UniqueConstraint("serial", "decision_id", "approved_by"), Index("ix_certificate_application", "application_id"),
)  # fmt: skip
approval_end = Table("approval_end", metadata, _id("serial", ForeignKey("certificate.serial"), primary_key=True),
                     _id("kind"), _text("reason"), _by(), _at(), _one_of("kind", "revoked", "closed"))  # fmt: skip
live_approval = Table(
    "live_approval", metadata, _id("application_id", primary_key=True), _id("serial", unique=True),
    _count("version"), _id("decision_id"), _id("roster_id"), _count("n_workers"), _count("rows_unexplained"),
    _id("answer"), _day("checked_on"), _day("approved_on"), _id("submitted_by"), _id("checked_by"), _id("approved_by"),
    CheckConstraint("n_workers >= 1", name="someone_works"), CheckConstraint("answer = 'compliant'", name="compliant"),
    CheckConstraint("rows_unexplained = 0", name="every_row_explained"),
    CheckConstraint("approved_on = checked_on", name="decision_of_the_day"),
    CheckConstraint("approved_by <> submitted_by and approved_by <> checked_by", name="by_another"),
    ForeignKeyConstraint(
        ["decision_id", "application_id", "version", "roster_id", "n_workers", "answer", "checked_on", "checked_by"],
        ["decision.id", "decision.application_id", "decision.version", "decision.roster_id", "decision.n_workers",
         "decision.answer", "decision.on_day", "decision.by"], name="fk_live_approval_decision"),
    ForeignKeyConstraint(["application_id", "version", "decision_id", "answer"],
                         ["application.id", "application.current_version", "application.latest_decision",
                          "application.state"], name="fk_live_approval_current"),
    ForeignKeyConstraint(["application_id", "version", "submitted_by"],
                         ["version.application_id", "version.version", "version.submitted_by"],
                         name="fk_live_approval_submission"),
    ForeignKeyConstraint(["roster_id", "n_workers", "rows_unexplained"],
                         ["roster.id", "roster.n_workers", "roster.rows_unexplained"], name="fk_live_approval_roster"),
    ForeignKeyConstraint(["decision_id", "n_workers"], ["approval_line.decision_id", "approval_line.seq"],
                         name="fk_live_approval_last_line"),
    ForeignKeyConstraint(["serial", "decision_id", "approved_by"], ["certificate.serial", "certificate.decision_id",
                         "certificate.approved_by"], name="fk_live_approval_certificate"),
)  # fmt: skip
sealed_certificate = Table(
    "sealed_certificate", metadata, _id("serial", ForeignKey("certificate.serial"), primary_key=True),
    _id("sha256", unique=True), _bytes("content"), Column("proven_until", Date), _count("line"), _text("proof"), _at(),
)  # fmt: skip
for _first in (live_approval, approval_end):  # a backup is loaded in this order: a trigger looks at both (walls.py)
    sealed_certificate.add_is_dependent_on(_first)

# what was done --------------------------------------------------------------------------------------------------------
journal = Table("journal", metadata, _count("seq", primary_key=True, autoincrement=False), _text("entry"), _id("leaf"),
                _text("application_id", index=True))  # fmt: skip
journal_head = Table("journal_head", metadata, _count("id", primary_key=True, autoincrement=False), _count("size"),
                     _text("frontier"), CheckConstraint("id = 1", name="only_one"))  # fmt: skip
answer_given = Table("answer_given", metadata, _id("person_id", primary_key=True), _text("key", primary_key=True),
                     _text("asked"), _count("status"), _text("headers"), _bytes("body"), _at())  # fmt: skip

FROZEN = ("roster", "worker", "disclosure", "evidence", "transcription", "attestation", "version", "version_evidence",
          "rulebook", "decision", "verdict", "notice", "approval_line", "certificate", "approval_end", "journal",
          "sealed_certificate")  # fmt: skip
"""Tables whose rows are written once: neither changed nor taken away, in both databases."""
