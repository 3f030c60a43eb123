"""Which rulebook is in force, where several services work on one database."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "law_in_force",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rulebook_hash", sa.String(), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_law_in_force_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_in_force")),
    )
