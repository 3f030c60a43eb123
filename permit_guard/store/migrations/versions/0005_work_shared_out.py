"""Who has taken an application, and decisions that a supervisor sent back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from permit_guard.store.approval_walls import sent_back_walls
from permit_guard.store.walls import written_once

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "assignment",
        sa.Column("application_id", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["application_id"], ["application.id"], name=op.f("fk_assignment_application_id")),
        sa.ForeignKeyConstraint(["officer"], ["person.id"], name=op.f("fk_assignment_officer")),
        sa.PrimaryKeyConstraint("application_id", name=op.f("pk_assignment")),
    )
    op.create_index("ix_assignment_officer", "assignment", ["officer"])
    op.create_table(
        "sent_back",
        sa.Column("decision_id", sa.String(), nullable=False),
        sa.Column("application_id", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_sent_back_with_its_reason")),
        sa.ForeignKeyConstraint(
            ["decision_id", "application_id"], ["decision.id", "decision.application_id"], name="fk_sent_back_decision"
        ),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_sent_back_by")),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_sent_back")),
    )
    op.create_index("ix_sent_back_application", "sent_back", ["application_id"])
    dialect = op.get_bind().dialect.name
    for wall in (*written_once(dialect, ["sent_back"]), *sent_back_walls(dialect)):
        op.execute(sa.text(wall.replace(":", "\\:")))
