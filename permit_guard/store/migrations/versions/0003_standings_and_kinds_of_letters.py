"""Suspensions and liftings of approvals, and letters of more than one kind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from permit_guard.store.approval_walls import standing_walls
from permit_guard.store.walls import written_once

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.add_column("notice", sa.Column("kind", sa.String(), server_default="deficiency", nullable=False))
    op.create_index("ux_decision_place", "decision", ["id", "journal_size"], unique=True)
    _create_standing()
    dialect = op.get_bind().dialect.name
    for wall in (*written_once(dialect, ["standing"]), *standing_walls(dialect)):
        op.execute(sa.text(wall.replace(":", "\\:")))


def _create_standing() -> None:
    op.create_table(
        "standing",
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("prev_seq", sa.Integer(), sa.Computed("nullif(seq - 1, 0)", persisted=True), nullable=True),
        sa.Column("prev_size", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("application_id", sa.String(), nullable=False),
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("roster_id", sa.String(), nullable=False),
        sa.Column("n_workers", sa.Integer(), nullable=False),
        sa.Column("rows_unexplained", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("checked_by", sa.String(), nullable=False),
        sa.Column("journal_size", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("last_line", sa.Integer(), nullable=True),
        *_checks(),
        *_references(),
        sa.PrimaryKeyConstraint("serial", "seq", name=op.f("pk_standing")),
        sa.UniqueConstraint("serial", "seq", "journal_size", name=op.f("uq_standing_serial_seq_journal_size")),
    )


def _checks() -> tuple[sa.CheckConstraint, ...]:
    said = {
        "kind_known": "kind in ('suspended', 'lifted')",
        "counted_from_one": "cast(seq as integer) = seq and seq >= 1",
        "alternates": "(kind = 'suspended') = (seq - 2 * (seq / 2) = 1)",
        "lifted_is_compliant": "(kind = 'lifted') = (answer = 'compliant')",
        "decision_of_the_day": "on_day = checked_on",
        "every_row_explained": "rows_unexplained = 0",
        "after_the_turn_before": "journal_size > prev_size",
        "lifted_with_every_worker": (
            "(last_line is not null) = (kind = 'lifted') and coalesce(last_line, n_workers) = n_workers"
        ),
    }
    return tuple(sa.CheckConstraint(check, name=op.f(f"ck_standing_{name}")) for name, check in said.items())


def _references() -> tuple[sa.ForeignKeyConstraint, ...]:
    decision = ("application_id", "version", "roster_id", "n_workers", "answer")
    return (
        sa.ForeignKeyConstraint(["serial"], ["certificate.serial"], name=op.f("fk_standing_serial")),
        sa.ForeignKeyConstraint(
            ["serial", "prev_seq", "prev_size"],
            ["standing.serial", "standing.seq", "standing.journal_size"],
            name="fk_standing_before",
        ),
        sa.ForeignKeyConstraint(
            ["decision_id", *decision, "checked_on", "checked_by"],
            ["decision.id", *(f"decision.{name}" for name in decision), "decision.on_day", "decision.by"],
            name="fk_standing_decision",
        ),
        sa.ForeignKeyConstraint(
            ["decision_id", "journal_size"], ["decision.id", "decision.journal_size"], name="fk_standing_place"
        ),
        sa.ForeignKeyConstraint(
            ["roster_id", "n_workers", "rows_unexplained"],
            ["roster.id", "roster.n_workers", "roster.rows_unexplained"],
            name="fk_standing_roster",
        ),
        sa.ForeignKeyConstraint(
            ["decision_id", "last_line"],
            ["approval_line.decision_id", "approval_line.seq"],
            name="fk_standing_last_line",
        ),
    )
