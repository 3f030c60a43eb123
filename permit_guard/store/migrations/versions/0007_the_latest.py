"""Walls of the latest word and of its day, and walls that go by places in the journal instead of stated moments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from permit_guard.store.approval_walls import latest_walls, seal_walls, sent_back_walls, standing_walls

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    dialect = op.get_bind().dialect.name
    for walls in (latest_walls, seal_walls, sent_back_walls, standing_walls):
        for wall in walls(dialect):
            op.execute(sa.text(wall.replace(":", "\\:")))
