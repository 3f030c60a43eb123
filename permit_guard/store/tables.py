"""Every table on one page. An approval is a row that can exist only while every proof it rests on stands.

`live_approval` refers to a decision *with* its answer, day and headcount, to the application *with* current version,
latest decision and state, to the roster *with* no row unexplained, and to the last `approval_line`. Line n refers to
the verdict on worker n *with* its status and to line n-1, down to line 1. No flag says "approved". SQLite keeps text
in a column of numbers and takes '1x' - 1 for 0, so the numbers that the chain is counted by are cast.

`standing` has the turns of an approval: 1 suspended, 2 lifted, 3 suspended … Turn n needs turn n-1, and a lifting the
same proofs as an approval: a later decision of its day, compliant, with a line for each worker. None is taken away.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
)

from permit_guard.store.columns import at, blob, by, count, day, metadata, one_of, text, word
from permit_guard.store.instant import Instant

# who may come in ------------------------------------------------------------------------------------------------------
ROLES = ("officer", "supervisor", "contractor", "auditor", "evaluator", "administrator")
person = Table(
    "person", metadata, word("id", primary_key=True), text("name", unique=True), word("role"), Column("npp", String),
    Column("password_hash", Text), at("added_at"), Column("dismissed_at", Instant), one_of("role", *ROLES),
)  # fmt: skip
person_office = Table("person_office", metadata, word("person_id", ForeignKey("person.id"), primary_key=True),
                      word("office", primary_key=True))  # fmt: skip
token = Table("token", metadata, word("hash", primary_key=True), by("person_id"), at("issued_at"), at("expires_at"),
              Column("revoked_at", Instant))  # fmt: skip
sign_in = Table("sign_in", metadata, word("hash", primary_key=True), by("person_id"), at("signed_in_at"),
                at("seen_at"), Column("ended_at", Instant))  # fmt: skip
sign_in_failure = Table("sign_in_failure", metadata, Column("id", Integer, primary_key=True), word("who", index=True),
                        at())  # fmt: skip

# what was asked for ---------------------------------------------------------------------------------------------------
STATES = (
    "draft", "submitted", "deficient", "unproven", "compliant", "awaiting_contract", "withdrawn", "revoked", "closed",
)  # fmt: skip
application = Table(
    "application", metadata, word("id", primary_key=True), word("office"), text("number"), word("state"),
    count("revision"), count("current_version"), word("latest_decision"), Column("roster_id", String),
    text("content"), text("project_name"), text("contractor_name"), text("contract_number"),
    text("project_number"), at("opened_at"), by("opened_by"), at("changed_at"), one_of("state", *STATES),
    UniqueConstraint("office", "number"), UniqueConstraint("id", "current_version", "latest_decision", "state"),
    Index("ix_application_queue", "office", "state", "changed_at"), Index("ix_application_project", "project_number"),
)  # fmt: skip
employer = Table("employer", metadata, word("application_id", ForeignKey("application.id"), primary_key=True),
                 word("npp", primary_key=True), word("role"), Index("ix_employer_npp", "npp"))  # fmt: skip
holding = Table(
    "holding", metadata, word("application_id", ForeignKey("application.id"), primary_key=True),
    count("seq", primary_key=True), word("held_by"), word("state"), at("since"),
    one_of("held_by", "office", "applicant", "nobody"),
)  # fmt: skip

# what was received ----------------------------------------------------------------------------------------------------
roster = Table(
    "roster", metadata, word("id", primary_key=True), word("application_id", ForeignKey("application.id")),
    count("n_workers"), count("rows_unexplained"), text("file"), text("sha256"), text("content"), by(), at(),
    CheckConstraint("cast(n_workers as integer) = n_workers and n_workers >= 0 and rows_unexplained >= 0",
                    name="counts"),
    UniqueConstraint("id", "application_id"), UniqueConstraint("id", "n_workers"),
    UniqueConstraint("id", "n_workers", "rows_unexplained"),
)  # fmt: skip
worker = Table(
    "worker", metadata, word("roster_id", primary_key=True), count("seq", primary_key=True), count("n_workers"),
    count("row"), word("person"), text("employer_npp"),
    CheckConstraint("cast(seq as integer) = seq and seq >= 1 and seq <= n_workers", name="within_roster"),
    ForeignKeyConstraint(["roster_id", "n_workers"], ["roster.id", "roster.n_workers"]),
    UniqueConstraint("roster_id", "seq", "person"), Index("ix_worker_person", "person"),
)  # fmt: skip
disclosure = Table("disclosure", metadata, word("id", primary_key=True), word("roster_id", ForeignKey("roster.id")),
                   count("row"), text("reason"), by(), at())  # fmt: skip
evidence = Table(
    "evidence", metadata, word("id", primary_key=True), word("application_id", ForeignKey("application.id")),
    word("office"), text("sha256"), count("size"), text("file"), word("media_type"), word("kind"), text("content"),
    by("uploaded_by"), at(),
    UniqueConstraint("application_id", "sha256"), UniqueConstraint("application_id", "file"),
    UniqueConstraint("id", "uploaded_by"), Index("ix_evidence_sha256", "sha256"),
)  # fmt: skip
transcription = Table("transcription", metadata, word("id", primary_key=True),
                      word("evidence_id", ForeignKey("evidence.id")), count("seq"), text("content"), by(), at(),
                      UniqueConstraint("evidence_id", "seq"))  # fmt: skip
attestation = Table(
    "attestation", metadata, word("id", primary_key=True), word("evidence_id"), count("seq"), word("uploaded_by"),
    word("transcription_id"), word("transcribed_by"), word("result"), text("source"), day("seen_on"), text("reason"),
    by(), at(), one_of("result", "confirmed", "worthless"),
    ForeignKeyConstraint(["evidence_id", "uploaded_by"], ["evidence.id", "evidence.uploaded_by"]),
    CheckConstraint("by <> uploaded_by and by <> transcribed_by", name="by_another"),
    UniqueConstraint("evidence_id", "seq"),
)  # fmt: skip
version = Table(
    "version", metadata, word("application_id", ForeignKey("application.id"), primary_key=True),
    count("version", primary_key=True), word("roster_id"), text("content"), by("submitted_by"), at("submitted_at"),
    ForeignKeyConstraint(["roster_id", "application_id"], ["roster.id", "roster.application_id"]),
    CheckConstraint("version >= 1", name="counted_from_one"),
    UniqueConstraint("application_id", "version", "roster_id"),
    UniqueConstraint("application_id", "version", "submitted_by"),
)  # fmt: skip
version_evidence = Table(
    "version_evidence", metadata, word("application_id", primary_key=True), count("version", primary_key=True),
    word("evidence_id", ForeignKey("evidence.id"), primary_key=True),
    ForeignKeyConstraint(["application_id", "version"], ["version.application_id", "version.version"]),
)  # fmt: skip

# what was found -------------------------------------------------------------------------------------------------------
rulebook = Table("rulebook", metadata, word("hash", primary_key=True), blob("content"), at("first_used_at"))
decision = Table(
    "decision", metadata, word("id", primary_key=True), word("application_id"), count("version"), word("roster_id"),
    day("on_day"), word("answer"), count("n_workers"), count("n_clear"), count("problems"), word("rulebook_hash"),
    text("input_hash"), text("record"), blob("input"), blob("facts"), word("salt"), count("journal_size"),
    word("journal_root"), by(), at(),
    one_of("answer", "compliant", "deficient", "unproven"),
    CheckConstraint("n_workers >= 0 and n_clear >= 0 and n_clear <= n_workers and problems >= 0", name="counts"),
    CheckConstraint("answer <> 'compliant' or (n_clear = n_workers and problems = 0)", name="compliant_is_clear"),
    ForeignKeyConstraint(["application_id", "version", "roster_id"],
                         ["version.application_id", "version.version", "version.roster_id"]),
    ForeignKeyConstraint(["roster_id", "n_workers"], ["roster.id", "roster.n_workers"]),
    ForeignKeyConstraint(["rulebook_hash"], ["rulebook.hash"]),
    UniqueConstraint("id", "roster_id"), UniqueConstraint("id", "application_id"),
    UniqueConstraint("id", "application_id", "version", "roster_id", "n_workers", "answer", "on_day", "by"),
    Index("ix_decision_application", "application_id", "at"),
    Index("ux_decision_place", "id", "journal_size", unique=True),
)  # fmt: skip
verdict = Table(
    "verdict", metadata, word("decision_id", primary_key=True), count("seq", primary_key=True), word("roster_id"),
    word("person"), word("status"),
    one_of("status", "compliant", "deficient", "unproven", "left"),
    ForeignKeyConstraint(["decision_id", "roster_id"], ["decision.id", "decision.roster_id"]),
    ForeignKeyConstraint(["roster_id", "seq", "person"], ["worker.roster_id", "worker.seq", "worker.person"]),
    UniqueConstraint("decision_id", "seq", "status"),
)  # fmt: skip
notice = Table(
    "notice", metadata, word("id", primary_key=True), word("decision_id", ForeignKey("decision.id"), unique=True),
    word("application_id"), word("office"), count("year"), count("serial"), text("number"),
    Column("answer_by", Date), blob("content"), by(), at(), word("kind", server_default="deficiency"),
    UniqueConstraint("office", "year", "serial"), Index("ix_notice_application", "application_id", "at"),
)  # fmt: skip

# what was granted -----------------------------------------------------------------------------------------------------
approval_line = Table(
    "approval_line", metadata, word("decision_id", primary_key=True), count("seq", primary_key=True),
    Column("prev_seq", Integer, Computed(func.nullif(Column("seq", Integer) - 1, 0), persisted=True)), word("status"),
    one_of("status", "compliant", "left"), CheckConstraint("seq >= 1", name="counted_from_one"),
    ForeignKeyConstraint(["decision_id", "seq", "status"], ["verdict.decision_id", "verdict.seq", "verdict.status"]),
    ForeignKeyConstraint(["decision_id", "prev_seq"], ["approval_line.decision_id", "approval_line.seq"]),
)  # fmt: skip
certificate = Table(
    "certificate", metadata, word("serial", primary_key=True), word("application_id"), word("decision_id"),
    by("approved_by"), at("approved_at"), count("journal_size"), word("journal_root"),
    ForeignKeyConstraint(["decision_id", "application_id"], ["decision.id", "decision.application_id"]),
    UniqueConstraint("serial", "decision_id", "approved_by"), Index("ix_certificate_application", "application_id"),
)  # fmt: skip
approval_end = Table("approval_end", metadata, word("serial", ForeignKey("certificate.serial"), primary_key=True),
                     word("kind"), text("reason"), by(), at(), one_of("kind", "revoked", "closed"))  # fmt: skip
live_approval = Table(
    "live_approval", metadata, word("application_id", primary_key=True), word("serial", unique=True),
    count("version"), word("decision_id"), word("roster_id"), count("n_workers"), count("rows_unexplained"),
    word("answer"), day("checked_on"), day("approved_on"), word("submitted_by"), word("checked_by"),
    word("approved_by"),
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
    "sealed_certificate", metadata, word("serial", ForeignKey("certificate.serial"), primary_key=True),
    word("sha256", unique=True), blob("content"), Column("proven_until", Date), count("line"), text("proof"), at(),
)  # fmt: skip
standing = Table(
    "standing", metadata, word("serial", ForeignKey("certificate.serial"), primary_key=True),
    count("seq", primary_key=True), Column("prev_seq", Integer, Computed("nullif(seq - 1, 0)", persisted=True)),
    count("prev_size"), word("kind"), word("application_id"), word("decision_id"), count("version"), word("roster_id"),
    count("n_workers"), count("rows_unexplained"), word("answer"), day("checked_on"), word("checked_by"),
    count("journal_size"), day("on_day"), at(),
    Column("last_line", Integer),
    one_of("kind", "suspended", "lifted"),
    CheckConstraint("cast(seq as integer) = seq and seq >= 1", name="counted_from_one"),
    CheckConstraint("(kind = 'suspended') = (seq - 2 * (seq / 2) = 1)", name="alternates"),
    CheckConstraint("(kind = 'lifted') = (answer = 'compliant')", name="lifted_is_compliant"),
    CheckConstraint("on_day = checked_on", name="decision_of_the_day"),
    CheckConstraint("rows_unexplained = 0", name="every_row_explained"),
    CheckConstraint("journal_size > prev_size", name="after_the_turn_before"),
    CheckConstraint("(last_line is not null) = (kind = 'lifted') and coalesce(last_line, n_workers) = n_workers",
                    name="lifted_with_every_worker"),
    ForeignKeyConstraint(["serial", "prev_seq", "prev_size"],
                         ["standing.serial", "standing.seq", "standing.journal_size"], name="fk_standing_before"),
    ForeignKeyConstraint(
        ["decision_id", "application_id", "version", "roster_id", "n_workers", "answer", "checked_on", "checked_by"],
        ["decision.id", "decision.application_id", "decision.version", "decision.roster_id", "decision.n_workers",
         "decision.answer", "decision.on_day", "decision.by"], name="fk_standing_decision"),
    ForeignKeyConstraint(["decision_id", "journal_size"], ["decision.id", "decision.journal_size"],
                         name="fk_standing_place"),
    ForeignKeyConstraint(["roster_id", "n_workers", "rows_unexplained"],
                         ["roster.id", "roster.n_workers", "roster.rows_unexplained"], name="fk_standing_roster"),
    ForeignKeyConstraint(["decision_id", "last_line"], ["approval_line.decision_id", "approval_line.seq"],
                         name="fk_standing_last_line"),
    UniqueConstraint("serial", "seq", "journal_size"),
)  # fmt: skip
for _first in (live_approval, approval_end):  # a backup is loaded in this order: triggers look (approval_walls.py)
    sealed_certificate.add_is_dependent_on(_first)
    standing.add_is_dependent_on(_first)

# what was done --------------------------------------------------------------------------------------------------------
journal = Table("journal", metadata, count("seq", primary_key=True, autoincrement=False), text("entry"), word("leaf"),
                text("application_id", index=True), Column("salt", String))  # fmt: skip
live_approval.add_is_dependent_on(journal)
journal_head = Table("journal_head", metadata, count("id", primary_key=True, autoincrement=False), count("size"),
                     text("frontier"), CheckConstraint("id = 1", name="only_one"))  # fmt: skip
answer_given = Table("answer_given", metadata, word("person_id", primary_key=True), text("key", primary_key=True),
                     text("asked"), count("status"), text("headers"), blob("body"), at())  # fmt: skip

FROZEN = ("roster", "worker", "disclosure", "evidence", "transcription", "attestation", "version", "version_evidence",
          "rulebook", "decision", "verdict", "notice", "approval_line", "certificate", "approval_end", "journal",
          "sealed_certificate", "standing")  # fmt: skip
"""Tables whose rows are written once: neither changed nor taken away, in both databases."""
