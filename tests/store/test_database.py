"""Transactions are kept whole or not at all, and a connection of the service touches rows alone."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError

from permit_guard.store import database as connections
from permit_guard.store.database import Database
from permit_guard.store.rows import Refused, Unavailable
from permit_guard.store.tables import journal, journal_head
from tests.office.databases import PostgreSql


def _count_up(address: str, times: int) -> None:
    database = Database(address)
    for _ in range(times):
        with database.write() as rows:
            size = rows.execute(select(journal_head.c.size).with_for_update()).scalar_one()
            rows.execute(update(journal_head).values(size=size + 1))
    database.close()


def _size(database: Database) -> int:
    with database.read() as rows:
        return int(rows.execute(select(journal_head.c.size)).scalar_one())


def test_what_a_block_wrote_is_kept_when_it_ends(database: Database) -> None:
    with database.write() as rows:
        rows.execute(update(journal_head).values(size=7))
    assert _size(database) == 7


def test_what_a_block_wrote_is_undone_when_it_raises(database: Database) -> None:
    with suppress(RuntimeError), database.write() as rows:
        rows.execute(update(journal_head).values(size=7))
        raise RuntimeError
    assert _size(database) == 0


def test_many_threads_and_processes_that_write_lose_nothing(database: Database, address: str) -> None:
    threads = [threading.Thread(target=_count_up, args=(address, 20)) for _ in range(3)]
    others = [multiprocessing.get_context("spawn").Process(target=_count_up, args=(address, 20)) for _ in range(2)]
    for each in (*threads, *others):
        each.start()
    for each in (*threads, *others):
        each.join()
    assert _size(database) == 100


def test_a_reader_sees_one_state_and_not_what_is_being_written(database: Database) -> None:
    with database.read() as reading:
        assert reading.execute(select(journal_head.c.size)).scalar_one() == 0
        with database.read() as other:
            assert other.execute(select(journal_head.c.size)).scalar_one() == 0


def test_sqlite_is_set_as_it_was_found_to_hold(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'office.sqlite'}")
    settings = ("foreign_keys", "recursive_triggers", "journal_mode", "synchronous")
    with database.read() as rows:
        assert [rows.execute(text(f"PRAGMA {each}")).scalar_one() for each in settings] == [1, 1, "truncate", 3]
    database.close()


def test_sqlite_lets_the_steps_alone_change_tables(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'office.sqlite'}")
    with database.alter() as rows:
        rows.execute(text("CREATE TABLE made_by_a_step (id INTEGER)"))
    with pytest.raises(DBAPIError, match="not authorized"), database.write() as rows:
        rows.execute(text("DROP TABLE made_by_a_step"))
    database.close()


def test_a_row_that_breaks_a_wall_undoes_the_whole_block(database: Database) -> None:
    line = {"seq": 1, "entry": "", "leaf": "", "application_id": ""}
    with suppress(Refused), database.write() as rows:
        rows.execute(insert(journal).values(line))
        rows.execute(insert(journal).values(line))
    with database.read() as rows:
        assert rows.execute(select(journal)).all() == []


def test_a_glance_sees_what_was_kept_between_its_statements_and_holds_up_no_one(database: Database) -> None:
    with database.glance() as rows:
        assert rows.execute(select(journal_head.c.size)).scalar_one() == 0
    with database.write() as rows:
        rows.execute(update(journal_head).values(size=7))
    with database.glance() as rows:
        assert rows.execute(select(journal_head.c.size)).scalar_one() == 7


def test_after_a_glance_a_block_that_raises_is_undone_as_ever(database: Database) -> None:
    with database.glance() as rows:
        rows.execute(select(journal_head.c.size)).scalar_one()
    with suppress(RuntimeError), database.write() as rows:
        rows.execute(update(journal_head).values(size=7))
        raise RuntimeError
    assert _size(database) == 0


@pytest.fixture
def elsewhere(postgresql: PostgreSql) -> Iterator[tuple[Database, str]]:
    """A database on a server that may be started anew, as a file never is."""
    with postgresql.fresh() as address, closing(Database(address)) as database:
        yield database, address


def _cut_every_connection(address: str) -> None:
    """What befalls all who are signed in when a server is started anew."""
    with closing(Database(address)) as other, other.glance() as rows:
        rows.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                          " AND datname = current_database()"))  # fmt: skip


def test_a_connection_that_rested_is_asked_whether_it_still_stands(
    elsewhere: tuple[Database, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    database, address = elsewhere
    monkeypatch.setattr(connections, "RESTED_SECONDS", 0.0)
    assert _size(database) == 0
    _cut_every_connection(address)
    assert _size(database) == 0


def test_a_connection_that_was_cut_at_work_fails_once_and_then_all_is_well(elsewhere: tuple[Database, str]) -> None:
    database, address = elsewhere
    assert _size(database) == 0
    _cut_every_connection(address)
    with pytest.raises(Unavailable):
        _size(database)
    assert _size(database) == 0
