"""The salt of what each line of the journal vouches for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.add_column("journal", sa.Column("salt", sa.String(), nullable=True))
