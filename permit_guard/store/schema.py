"""The tables as this version of the program needs them, made or brought up to date by Alembic's steps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from permit_guard.store.database import Database
from permit_guard.store.journal import record_what_is_there
from permit_guard.store.rows import Rows

FIRST_THAT_VOUCHES = "0008"
"""The step from which on each line of the journal vouches for what was written with it."""
MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(database: Database) -> None:
    """Take every step that the database has not taken, in one transaction."""
    with database.alter() as rows:
        before = MigrationContext.configure(rows).get_current_revision()
        command.upgrade(_settings(rows), "head")
        if before is not None and before < FIRST_THAT_VOUCHES:
            record_what_is_there(rows, datetime.now(UTC))


def is_current(database: Database) -> bool:
    """Whether the database has taken every step of this program, and none that it does not know."""
    with database.read() as rows:
        taken = MigrationContext.configure(rows).get_current_revision()
    return taken == newest_step()


def newest_step() -> str:
    """The name of the last step that this program knows."""
    head = ScriptDirectory.from_config(_settings(None)).get_current_head()
    assert head is not None, "there is at least the first step"
    return head


def _settings(rows: Rows | None) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = rows
    return settings
