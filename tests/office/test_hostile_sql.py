"""Whoever can say anything to the database as the service still gets no approval that must not be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from permit_guard.store import people
from permit_guard.store.database import Database
from permit_guard.store.grants import grants
from permit_guard.store.schema import upgrade
from permit_guard.store.self_check import refuse_open_gate
from tests.office.databases import PostgreSql, opened, sqlite_copy
from tests.office.forgery import approval, prepare
from tests.office.hostile import EITHER, SOUND, Attempt
from tests.office.hostile_dialects import POSTGRESQL_DATA, POSTGRESQL_POWER, SQLITE
from tests.office.hostile_turns import LIFTED, SUSPENDED
from tests.office.house import House
from tests.office.invariant import violations
from tests.office.test_verbs import VERBS

CLERK = "clerk"


class Ground:
    """A prepared office, and attempts on it that are undone."""

    def __init__(self, database: Database, names: dict[str, str]) -> None:
        self.database = database
        self.names = names

    def refusal(self, attempt: Attempt) -> str | None:
        """What the database refused an attempt with; None where it took all of it, up to the end."""
        try:
            with self.database.write() as rows:
                for statement in attempt:
                    rows.exec_driver_sql(statement.format(**self.names))
                if not self.database.is_sqlite:
                    rows.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
                faults = violations(rows)
                raise _Taken
        except DBAPIError as refused:
            return str(refused.orig)
        except _Taken:
            assert faults == []
            return None


class _Taken(Exception):
    """The database took all of it: it is undone."""


@pytest.fixture(scope="module")
def sqlite_ground(sqlite_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("ground")
    database = opened(sqlite_copy(sqlite_model, folder))
    yield Ground(database, prepare(House(database, folder)))
    database.close()


@pytest.fixture(scope="module")
def owner_ground(postgresql: PostgreSql, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with postgresql.fresh() as address:
        database = opened(address)
        yield Ground(database, prepare(House(database, tmp_path_factory.mktemp("ground"))))
        database.close()


@pytest.fixture(scope="module")
def service_ground(postgresql: PostgreSql, owner_ground: Ground) -> Iterator[Ground]:
    postgresql.say(f"CREATE ROLE {CLERK} LOGIN")
    with owner_ground.database.write() as rows:
        for statement in grants(CLERK):
            rows.execute(text(statement))
    database = opened(owner_ground.database.url.set(username=CLERK).render_as_string(hide_password=False))
    yield Ground(database, owner_ground.names)
    database.close()


@pytest.mark.parametrize("what", [*EITHER, *SQLITE])
def test_sqlite_refuses_to(what: str, sqlite_ground: Ground) -> None:
    refusal = sqlite_ground.refusal((EITHER | SQLITE)[what])
    assert refusal is not None, "the database took it"
    assert "syntax error" not in refusal
    assert "no such" not in refusal


@pytest.mark.parametrize("what", [*EITHER, *POSTGRESQL_DATA, *POSTGRESQL_POWER])
def test_postgresql_refuses_the_service_to(what: str, service_ground: Ground) -> None:
    refusal = service_ground.refusal((EITHER | POSTGRESQL_DATA | POSTGRESQL_POWER)[what])
    assert refusal is not None, "the database took it"
    assert "syntax error" not in refusal
    assert "does not exist" not in refusal


@pytest.mark.parametrize("what", [*EITHER, *POSTGRESQL_DATA])
def test_postgresql_refuses_even_the_owner_to(what: str, owner_ground: Ground) -> None:
    assert owner_ground.refusal((EITHER | POSTGRESQL_DATA)[what]) is not None, "the database took it"


REFUSED_BY = {
    "approve by a decision that another followed": "a later version or decision is there",
    "approve by a decision that another followed, and say that it was before": "a later version or decision is there",
    "approve a version that another followed": "a later version or decision is there",
    "approve on another day by the moment of the certificate": "checked or approved on another day",
    "approve by a check of another day by its moment": "checked or approved on another day",
    "suspend what was revoked, and say that it was before": "this approval does not stand",
    "lift by a decision that another followed, and say that it was before": "a later version or decision is there",
    "lift a version that another followed, and say that it was before": "a later version or decision is there",
    "seal what was revoked, and say that it was before": "only what is approved is sealed",
    "seal what was suspended, and say that it was before": "this approval is suspended",
}


@pytest.mark.parametrize("what", REFUSED_BY)
def test_what_came_after_is_refused_by_its_own_wall(what: str, sqlite_ground: Ground, owner_ground: Ground) -> None:
    for ground in (sqlite_ground, owner_ground):
        assert REFUSED_BY[what] in (ground.refusal(EITHER[what]) or "")


@pytest.mark.parametrize("sound", [SOUND, SUSPENDED, LIFTED], ids=["approval", "suspension", "lifting"])
def test_sqlite_takes_the_sound(sqlite_ground: Ground, sound: Attempt) -> None:
    assert sqlite_ground.refusal(sound) is None


@pytest.mark.parametrize("sound", [SOUND, SUSPENDED, LIFTED], ids=["approval", "suspension", "lifting"])
def test_postgresql_takes_the_sound_from_the_service(service_ground: Ground, sound: Attempt) -> None:
    assert service_ground.refusal(sound) is None


def test_the_gate_holds_for_the_role_that_owns_nothing(service_ground: Ground) -> None:
    refuse_open_gate(service_ground.database)


def test_the_service_does_every_verb_as_the_role_that_owns_nothing(
    postgresql: PostgreSql, service_ground: Ground, tmp_path: Path
) -> None:
    with postgresql.fresh() as address, closing(opened(address)) as owner:
        with owner.write() as rows:
            for statement in grants(CLERK):
                rows.execute(text(statement))
        with closing(opened(owner.url.set(username=CLERK).render_as_string(hide_password=False))) as database:
            upgrade(database)
            house = House(database, tmp_path)
            for verb in VERBS.values():
                case = verb.begin(house)
                with house.casework.desk(house[verb.by]) as desk:
                    verb.do(desk, case)
            with database.write() as rows:
                ani = house["auditor"]
                token = people.issue_token(rows, ani.id, at=house.clock(), lives=timedelta(days=1))
                people.end_session(rows, people.begin_session(rows, ani.id, house.clock()), house.clock())
                people.note_failure(rows, "ani", house.clock())
                people.forget_failures(rows, house.clock())
                people.forgive_failures(rows, "ani", [])
                people.set_password(rows, ani.id, "argon")
                assert people.person_of_token(rows, token, house.clock()) == ani
                assert people.revoke_tokens(rows, ani.id, house.clock()) == 1
                people.dismiss(rows, ani.id, house.clock())


def test_at_least_sixty_statements_are_tried_on_each() -> None:
    assert len(EITHER) + len(SQLITE) >= 60
    assert len(EITHER) + len(POSTGRESQL_DATA) >= 60


def test_a_forgery_that_is_taken_is_seen(sqlite_model: Path, tmp_path: Path) -> None:
    """The plain reading of the rows is no wall of paper: with the foreign keys off it names what is wrong."""
    database = opened(sqlite_copy(sqlite_model, tmp_path))
    ground = Ground(database, prepare(House(database, tmp_path)))
    with database.alter() as rows:
        for pragma in ("COMMIT", "PRAGMA foreign_keys = OFF", "BEGIN"):
            rows.exec_driver_sql(pragma)
        for statement in approval("deficient"):
            rows.exec_driver_sql(statement.format(**ground.names))
        faults = violations(rows)
    assert [fault.partition(": ")[2] for fault in faults] == ["not compliant", "not with every worker clear"]
    database.close()
