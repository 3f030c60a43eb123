"""Certificates as they were sealed: written once, and held against the journal."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, text, update

from permit_guard.casework.journal_verifying import verify_journal
from permit_guard.store.database import Database
from permit_guard.store.rows import Refused
from permit_guard.store.tables import sealed_certificate
from tests.casework.certificates import certified
from tests.office.house import House


def faults(house: House) -> list[str]:
    files = house.casework.files
    found = verify_journal(house.database.read, files).faults
    return [fault.en for fault in found if "certificate" in fault.en]


def test_the_journal_agrees_with_what_was_sealed(house: House) -> None:
    certified(house)
    assert faults(house) == []


@pytest.mark.parametrize("column", ["content", "sha256", "serial", "line", "at"])
def test_what_was_sealed_is_written_once(house: House, column: str) -> None:
    certified(house)
    same = update(sealed_certificate).values({column: sealed_certificate.c[column]})
    with pytest.raises(Refused), house.database.write() as rows:
        rows.execute(same)


def test_what_was_sealed_is_never_taken_away(house: House) -> None:
    certified(house)
    with pytest.raises(Refused), house.database.write() as rows:
        rows.execute(delete(sealed_certificate))


def without_walls(database: Database) -> None:
    """As someone would who may change the tables."""
    triggers = ("sealed_certificate_no_update", "sealed_certificate_no_delete")
    with database.alter() as rows:
        if database.is_sqlite:
            for trigger in triggers:
                rows.execute(text(f"DROP TRIGGER {trigger}"))
        else:
            rows.execute(text("ALTER TABLE sealed_certificate DISABLE TRIGGER USER"))


@pytest.mark.parametrize(
    "statement", ["UPDATE sealed_certificate SET content = sha256", "DELETE FROM sealed_certificate"]
)
def test_other_bytes_or_none_in_its_place_are_named(house: House, statement: str) -> None:
    serial = certified(house).sealed.serial
    without_walls(house.database)
    if not house.database.is_sqlite:
        statement = statement.replace("content = sha256", "content = sha256::bytea")
    with house.database.alter() as rows:
        rows.execute(text(statement.replace("::", "\\:\\:")))
    assert any(serial in fault for fault in faults(house))
