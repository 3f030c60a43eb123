"""An office behind the real app, on SQLite; with `both` on PostgreSQL too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from permit_guard.casework.reading import Readers
from tests.office.databases import opened, sqlite_copy
from tests.office.fixtures import fresh
from tests.web.counter import Office

__all__ = ["both", "office", "readers", "shared_both"]


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    """Children that read, for the whole run."""
    ready = Readers.ready()
    yield ready
    ready.stop()


@pytest.fixture
def office(sqlite_model: Path, readers: Readers, tmp_path: Path) -> Iterator[Office]:
    """An office on SQLite."""
    with closing(opened(sqlite_copy(sqlite_model, tmp_path))) as database:
        yield Office(database, tmp_path, readers)


@pytest.fixture
def both(address: str, readers: Readers, tmp_path: Path) -> Iterator[Office]:
    """An office on SQLite, and one on PostgreSQL."""
    with closing(opened(address)) as database:
        yield Office(database, tmp_path, readers)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_both(
    request: pytest.FixtureRequest, readers: Readers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """As `both`, one for all tests of a module: for those that leave the others' cases, people and day as they were."""
    folder = tmp_path_factory.mktemp("office")
    with ExitStack() as stack:
        yield Office(stack.enter_context(closing(opened(fresh(request, folder, stack)))), folder, readers)
