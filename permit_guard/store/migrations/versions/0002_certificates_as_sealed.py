"""Certificates as they were sealed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from permit_guard.store.approval_walls import seal_walls
from permit_guard.store.walls import written_once

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    op.create_table(
        "sealed_certificate",
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("proven_until", sa.Date(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["serial"], ["certificate.serial"], name=op.f("fk_sealed_certificate_serial")),
        sa.PrimaryKeyConstraint("serial", name=op.f("pk_sealed_certificate")),
        sa.UniqueConstraint("sha256", name=op.f("uq_sealed_certificate_sha256")),
    )
    dialect = op.get_bind().dialect.name
    for wall in (*written_once(dialect, ["sealed_certificate"]), *seal_walls(dialect)):
        op.execute(sa.text(wall.replace(":", "\\:")))
