"""What reports are counted from: a narrow row for each decision and each worker judged, made of what is kept anyway.

A decision's own row is heavy with its record, and where a worker lives stands within his roster's text: neither can be
read for two million workers while a meeting waits. A place is a number (`domain/region.py`), a person the first 64 bits
of his blind index.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from permit_guard.store.columns import metadata
from permit_guard.store.instant import Instant

__all__ = ["REPORT_TABLES", "counted_decision", "counted_worker", "metadata", "report_snapshot"]

counted_decision = Table(
    "counted_decision", metadata,
    Column("decision_id", String, ForeignKey("decision.id"), primary_key=True),
    Column("application_id", String, nullable=False),
    Column("office", String, nullable=False),
    Column("place", Integer, nullable=False),
    Column("on_day", Date, nullable=False),
    Column("answer", String, nullable=False),
    Column("site", BigInteger, nullable=False),
    ForeignKeyConstraint(["decision_id", "application_id"], ["decision.id", "decision.application_id"],
                         name="fk_counted_decision_application"),
    ForeignKeyConstraint(["decision_id", "place"], ["decision.id", "decision.journal_size"],
                         name="fk_counted_decision_place"),
    Index("ix_counted_decision_application", "application_id", "place"),
)  # fmt: skip
counted_worker = Table(
    "counted_worker", metadata,
    Column("decision_id", String, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("person", BigInteger, nullable=False),
    Column("status", String, nullable=False),
    Column("home", BigInteger, nullable=False),
    Column("employment", String, nullable=False),
    Column("size", String, nullable=False),
    Column("route", String, nullable=False),
    Column("npp", String, nullable=False),
    ForeignKeyConstraint(["decision_id", "seq", "status"],
                         ["verdict.decision_id", "verdict.seq", "verdict.status"], name="fk_counted_worker_verdict"),
    sqlite_with_rowid=False,
)  # fmt: skip
report_snapshot = Table(
    "report_snapshot", metadata,
    Column("id", String, primary_key=True),
    Column("on_day", Date, nullable=False),
    Column("rulebook_hash", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_report_snapshot_on_day", "on_day"),
)  # fmt: skip

REPORT_TABLES = ("counted_decision", "counted_worker", "report_snapshot")
"""Their rows are written once, as those of `tables.FROZEN`."""
