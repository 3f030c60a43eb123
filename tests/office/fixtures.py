"""Fixtures of the office, for every test that wants a database or a whole house: on SQLite and on PostgreSQL.

What they are made of is imported when it is asked for, so that tests of other rooms start as quickly as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from permit_guard.store.database import Database
    from tests.office.databases import PostgreSql
    from tests.office.house import House


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSql]:
    """The run's own server."""
    from tests.office.databases import postgresql_server

    with postgresql_server() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables, to copy."""
    from tests.office.databases import sqlite_template

    return sqlite_template(tmp_path_factory.mktemp("model"))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with all tables and no rows."""
    with ExitStack() as stack:
        yield fresh(request, tmp_path, stack)


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """A database with all tables and no rows."""
    from tests.office.databases import opened

    with closing(opened(address)) as kept:
        yield kept


@pytest.fixture
def house(database: Database, tmp_path: Path) -> House:
    """The office at work on 10 April 2026."""
    from tests.office.house import House

    return House(database, tmp_path)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all tests of a module, each with applications of its own."""
    from tests.office.databases import opened
    from tests.office.house import House

    folder = tmp_path_factory.mktemp("house")
    with ExitStack() as stack:
        kept = stack.enter_context(closing(opened(fresh(request, folder, stack))))
        yield House(kept, folder)


def fresh(request: pytest.FixtureRequest, folder: Path, stack: ExitStack) -> str:
    """The address of a database of the kind that is asked for, gone with the stack."""
    from tests.office.databases import sqlite_copy

    if request.param == "sqlite":
        return sqlite_copy(request.getfixturevalue("sqlite_model"), folder)
    server: PostgreSql = request.getfixturevalue("postgresql")
    return stack.enter_context(server.fresh())
