"""An installation with the demonstration in it: made once a run, copied or restored for each test that changes it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from permit_guard.casework.backups import make_backup, restore_backup
from permit_guard.casework.demonstration import demonstrate
from permit_guard.casework.journal_verifying import Known, Verified, verify_journal
from permit_guard.casework.opening import Records, open_house, open_records
from permit_guard.casework.settings import DATABASE_FILE, Settings
from permit_guard.store.database import Database
from tests.building import ROOT

AT = datetime(2026, 11, 23, 3, tzinfo=UTC)
RULES = ROOT / "rules"


@dataclass(frozen=True)
class Made:
    """The installation as it was made, and its backup. Neither is to be changed."""

    instance: Path
    backup: Path


def settings_of(instance: Path, database: str | None = None) -> Settings:
    """Settings of an installation there, with its own SQLite unless another database is named."""
    return Settings(instance, database or f"sqlite:///{instance}/{DATABASE_FILE}", RULES)


@contextmanager
def records_of(settings: Settings) -> Iterator[Records]:
    """What an installation keeps, closed again at the end."""
    records = open_records(settings)
    try:
        yield records
    finally:
        records.database.close()


def verified(settings: Settings, *known: Known) -> Verified:
    """What verifying an installation finds."""
    with records_of(settings) as records:
        return verify_journal(records.database.read, records.files, known)


@contextmanager
def raw(settings: Settings) -> Iterator[sqlite3.Connection]:
    """The SQLite file as who owns it can open it: without any wall, and without the triggers."""
    file = Database(settings.database).url.database
    with closing(sqlite3.connect(str(file))) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        connection.commit()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The demonstration on 23 November 2026."""
    instance = tmp_path_factory.mktemp("made") / "instance"
    settings = settings_of(instance)
    house = replace(open_house(settings), clock=lambda: AT)
    demonstrate(house, instance)
    house.readers.stop()
    house.database.close()
    backup = instance.parent / "made.tar"
    with records_of(settings) as records:
        make_backup(records, settings, backup)
    return Made(instance, backup)


@pytest.fixture
def installation(made: Made, tmp_path: Path) -> Settings:
    """A copy of it on SQLite."""
    instance = tmp_path / "instance"
    shutil.copytree(made.instance, instance, copy_function=os.link)
    file = instance / DATABASE_FILE
    file.unlink()
    shutil.copy(made.instance / DATABASE_FILE, file)
    return settings_of(instance)


@pytest.fixture
def either_installation(made: Made, tmp_path: Path, address: str) -> Settings:
    """It restored into either database."""
    settings = settings_of(tmp_path / "instance", address)
    restore_backup(made.backup, settings)
    return settings
