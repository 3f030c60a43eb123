"""One database by its address: SQLite in a file, or PostgreSQL. Transactions that read, and transactions that write."""

from __future__ import annotations

import fcntl
import math
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import InvalidatePoolError

from permit_guard.store.rows_only import rows_only

BUSY_SECONDS: Final = 20
CONNECTIONS: Final = 12
RESTED_SECONDS: Final = 5.0
_WRITES: Final = "permit_guard_writes"
_ONE_STATE: Final = "REPEATABLE READ"  # else each statement in PostgreSQL sees a state of its own
_NO_STATE: Final = "AUTOCOMMIT"
_RESTS: Final = "permit_guard_rests"


class Database:
    """Where rows are kept. `read` sees one state of it; of `write` one commits at a time in SQLite.

    SQLite is set as `trust.md` section 1 found it to hold: foreign keys and recursive triggers on, a rollback journal
    that is truncated, every commit synced, `BEGIN IMMEDIATE` behind a lock on a file beside it (waiting there is fair
    and cheap; waiting in SQLite is neither). What a connection may do there is in `rows_only`.
    """

    def __init__(self, address: str) -> None:
        self.url: URL = make_url(address)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine: Engine = _sqlite(self.url) if self.is_sqlite else _postgresql(self.url)
        self._reader = self.engine if self.is_sqlite else self.engine.execution_options(isolation_level=_ONE_STATE)
        self._glancer = self.engine if self.is_sqlite else self.engine.execution_options(isolation_level=_NO_STATE)
        self._writer = self.engine.execution_options(**{_WRITES: True})
        self._lock_file = Path(f"{self.url.database}.lock") if self.is_sqlite else None
        self._turn = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self._reader.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def glance(self) -> Iterator[Connection]:
        """For what needs no one state of it: in PostgreSQL no transaction is begun, and each statement sees its own."""
        with self._glancer.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is kept when the block ends, and undone when it raises."""
        with self._alone(), self._writer.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def alter(self) -> Iterator[Connection]:
        """As `write`, and the tables themselves may be changed: for the steps of `schema` alone."""
        with self.write() as rows:
            if not self.is_sqlite:
                yield rows
                return
            driver: Any = rows.connection.driver_connection
            driver.set_authorizer(None)
            try:
                yield rows
            finally:
                driver.set_authorizer(rows_only)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The one turn to write, among the threads and processes of this machine."""
        if self._lock_file is None:
            yield
            return
        with self._turn:
            handle = os.open(self._lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX)
                yield
            finally:
                os.close(handle)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _sqlite(url: URL) -> Engine:
    Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, pool_size=CONNECTIONS, max_overflow=0,
        hide_parameters=True,
    )  # fmt: skip
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # else Python's driver begins late and by itself, and a check reads stale rows
    for setting in ("foreign_keys=ON", "recursive_triggers=ON", "journal_mode=TRUNCATE", "synchronous=EXTRA"):
        connection.execute(f"PRAGMA {setting}")
    connection.set_authorizer(rows_only)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL) -> Engine:
    if url.get_driver_name() != "psycopg":
        url = url.set(drivername="postgresql+psycopg")
    engine = create_engine(url, pool_size=CONNECTIONS, max_overflow=0, hide_parameters=True)
    event.listen(engine, "checkin", _note_rest)
    event.listen(engine, "checkout", partial(_ask_rested, engine))
    return engine


def _note_rest(_: Any, record: Any) -> None:
    record.info[_RESTS] = time.monotonic()


def _ask_rested(engine: Engine, connection: Any, record: Any, _: Any) -> None:
    """Whether a connection that has rested still stands is asked first; one that was at work just now is believed."""
    if time.monotonic() - record.info.get(_RESTS, math.inf) < RESTED_SECONDS:
        return
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error as gone:
        raise InvalidatePoolError from gone
