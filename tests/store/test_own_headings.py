"""What a contractor calls his columns stands in rows of his own, the last that was told."""

from __future__ import annotations

from datetime import UTC, datetime

from permit_guard.domain.person import Person, Role
from permit_guard.store.database import Database
from permit_guard.store.own_headings import headings_of, remember_headings
from permit_guard.store.people import add_person

MOMENT = datetime(2026, 4, 10, 2, tzinfo=UTC)


def test_the_last_that_was_told_counts_and_nothing_is_another_contractors(database: Database) -> None:
    with database.write() as rows:
        by = add_person(rows, Person("", "Ani", Role.CONTRACTOR, npp="1"), password_hash=None, at=MOMENT).id
        remember_headings(rows, "1", {"karyawan": "name", "kartu": "nik", "kota": ""}, by=by, at=MOMENT)
        remember_headings(rows, "2", {"karyawan": "position"}, by=by, at=MOMENT)
        remember_headings(rows, "1", {"kartu": "", "karyawan": "position", "ikatan": "employment"}, by=by, at=MOMENT)
    with database.read() as rows:
        assert headings_of(rows, "1") == {"karyawan": "position", "ikatan": "employment"}
        assert headings_of(rows, "2") == {"karyawan": "position"}
        assert headings_of(rows, "3") == {}
