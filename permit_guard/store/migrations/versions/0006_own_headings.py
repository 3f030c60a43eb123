"""What a contractor calls the columns of his rosters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "own_heading",
        sa.Column("npp", sa.String(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("taken_for", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_own_heading_by")),
        sa.PrimaryKeyConstraint("npp", "heading", name=op.f("pk_own_heading")),
    )
