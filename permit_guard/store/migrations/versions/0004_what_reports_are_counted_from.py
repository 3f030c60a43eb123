"""What reports are counted from, and reports as they were saved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from permit_guard.store.walls import written_once

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step. Decisions from before it are counted when a report is asked for first."""
    _create_counted_decision()
    op.create_table(
        "counted_worker",
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("home", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("employment", "size", "route", "npp")),
        sa.ForeignKeyConstraint(
            ["decision_id", "seq", "status"],
            ["verdict.decision_id", "verdict.seq", "verdict.status"],
            name="fk_counted_worker_verdict",
        ),
        sa.PrimaryKeyConstraint("decision_id", "seq", name=op.f("pk_counted_worker")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "report_snapshot",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("rulebook_hash", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_snapshot")),
    )
    op.create_index("ix_report_snapshot_on_day", "report_snapshot", ["on_day"])
    for wall in written_once(op.get_bind().dialect.name, ("counted_decision", "counted_worker", "report_snapshot")):
        op.execute(sa.text(wall.replace(":", "\\:")))


def _create_counted_decision() -> None:
    op.create_table(
        "counted_decision",
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("application_id", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("site", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_counted_decision_decision_id")),
        sa.ForeignKeyConstraint(
            ["decision_id", "application_id"],
            ["decision.id", "decision.application_id"],
            name="fk_counted_decision_application",
        ),
        sa.ForeignKeyConstraint(
            ["decision_id", "place"], ["decision.id", "decision.journal_size"], name="fk_counted_decision_place"
        ),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_counted_decision")),
    )
    op.create_index("ix_counted_decision_application", "counted_decision", ["application_id", "place"])
