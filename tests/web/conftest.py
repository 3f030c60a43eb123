"""An office behind the real app, on SQLite; with `both` on PostgreSQL too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from permit_guard.casework.reading import Readers
from permit_guard.store.database import Database
from tests.office.databases import sqlite_copy
from tests.web.counter import Office

__all__ = ["both", "office", "readers"]


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    """Children that read, for the whole run."""
    ready = Readers.ready()
    yield ready
    ready.stop()


@pytest.fixture
def office(sqlite_model: Path, readers: Readers, tmp_path: Path) -> Iterator[Office]:
    """An office on SQLite."""
    with closing(Database(sqlite_copy(sqlite_model, tmp_path))) as database:
        yield Office(database, tmp_path, readers)


@pytest.fixture
def both(address: str, readers: Readers, tmp_path: Path) -> Iterator[Office]:
    """An office on SQLite, and one on PostgreSQL."""
    with closing(Database(address)) as database:
        yield Office(database, tmp_path, readers)
