"""Who may come in: by a secret of which only a hash is kept, as long as it holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from permit_guard.domain.person import Person, Role
from permit_guard.store import people
from permit_guard.store.database import Database
from permit_guard.store.rows import Refused, Rows

MOMENT = datetime(2026, 4, 10, 2, tzinfo=UTC)
DAY = timedelta(days=1)
ASKED = Person("", "Ani", Role.AUDITOR, frozenset({"33.08", "33.71"}))


def _added(rows: Rows) -> Person:
    return people.add_person(rows, ASKED, password_hash="argon", at=MOMENT)


def test_a_person_is_found_as_added(database: Database) -> None:
    with database.write() as rows:
        ani = _added(rows)
    with database.read() as rows:
        assert people.find_person(rows, ani.id) == ani == Person(ani.id, "Ani", Role.AUDITOR, ASKED.offices)
        assert people.password_of(rows, "Ani") == (ani, "argon")
        assert people.people(rows) == (ani,)
        assert people.names_of(rows, {ani.id, "nobody"}) == {ani.id: "Ani"}


def test_a_name_is_one_persons(database: Database) -> None:
    with database.write() as rows:
        _added(rows)
    with pytest.raises(Refused), database.write() as rows:
        _added(rows)


def test_a_token_opens_until_it_expires_or_is_revoked(database: Database) -> None:
    with database.write() as rows:
        ani = _added(rows)
        told = people.issue_token(rows, ani.id, at=MOMENT, lives=DAY)
        assert people.person_of_token(rows, told, MOMENT) == ani
        assert people.person_of_token(rows, told + "x", MOMENT) is None
        assert people.person_of_token(rows, told, MOMENT + DAY) is None
        assert people.revoke_tokens(rows, ani.id, MOMENT) == 1
        assert people.person_of_token(rows, told, MOMENT) is None


def test_a_session_opens_until_it_ends_or_grows_old(database: Database) -> None:
    with database.write() as rows:
        ani = _added(rows)
        told = people.begin_session(rows, ani.id, MOMENT)
        assert people.person_of_session(rows, told, since=MOMENT - DAY) == ani
        assert people.person_of_session(rows, told, since=MOMENT) is None
        people.end_session(rows, told, MOMENT)
        assert people.person_of_session(rows, told, since=MOMENT - DAY) is None


def test_nothing_opens_for_who_was_dismissed(database: Database) -> None:
    with database.write() as rows:
        ani = _added(rows)
        token, session = (
            people.issue_token(rows, ani.id, at=MOMENT, lives=DAY),
            people.begin_session(rows, ani.id, MOMENT),
        )
        people.dismiss(rows, ani.id, MOMENT)
        assert people.person_of_token(rows, token, MOMENT) is None
        assert people.person_of_session(rows, session, since=MOMENT - DAY) is None
        assert people.find_person(rows, ani.id) is None
        assert people.password_of(rows, "Ani") is None
        assert people.people(rows) == ()


def test_no_secret_is_kept_as_it_was_told(database: Database) -> None:
    with database.write() as rows:
        ani = _added(rows)
        told = [people.issue_token(rows, ani.id, at=MOMENT, lives=DAY), people.begin_session(rows, ani.id, MOMENT)]
        people.note_failure(rows, "ani@10.0.0.1", MOMENT)
        kept = [
            str(row) for table in ("token", "sign_in", "sign_in_failure")
            for row in rows.execute(text(f"SELECT * FROM {table}"))
        ]  # fmt: skip
    assert not any(secret in row for secret in (*told, "ani@10.0.0.1") for row in kept)


def test_failures_are_counted_for_as_long_as_a_limit_looks_at_them(database: Database) -> None:
    with database.write() as rows:
        for hours in (0, 1, 2):
            people.note_failure(rows, "ani", MOMENT + timedelta(hours=hours))
        people.note_failure(rows, "budi", MOMENT)
        assert people.failures_since(rows, "ani", MOMENT) == 2
        people.forget_failures(rows, MOMENT + timedelta(hours=2))
        assert people.failures_since(rows, "ani", MOMENT - DAY) == 1
