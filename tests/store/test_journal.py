"""Every change has its line: dense numbers, one tree, in the transaction of the change."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime

from permit_guard.store import journal
from permit_guard.store.database import Database
from permit_guard.store.merkle import frontier_of, leaf_hash

MOMENT = datetime(2026, 4, 10, 2, tzinfo=UTC)


def _append(database: Database, verb: str, application: str = "") -> int:
    with database.write() as rows:
        return journal.append(rows, at=MOMENT, verb=verb, by="someone", application=application, about={"n": 1})


def test_a_line_says_who_did_what_when_to_what(database: Database) -> None:
    _append(database, "open", "a")
    with database.read() as rows:
        (line,) = journal.lines(rows)
    assert json.loads(line.entry) == {
        "seq": 1, "at": "2026-04-10T02:00:00.000000Z", "verb": "open", "by": "someone", "application": "a",
        "about": {"n": 1},
    }  # fmt: skip
    assert line.leaf == leaf_hash(line.entry.encode()).hex()


def test_numbers_have_no_gap_and_no_twin_whoever_writes_at_once(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda number: _append(database, f"verb {number}"), range(60)))
    with database.read() as rows:
        lines, where = list(journal.lines(rows)), journal.kept_frontier(rows)
    assert sorted(told) == [line.seq for line in lines] == list(range(1, 61))
    frontier = frontier_of(bytes.fromhex(line.leaf) for line in lines)
    assert where == (frontier.size, frontier.written())


def test_a_line_of_what_was_undone_is_not_there(database: Database) -> None:
    with suppress(RuntimeError), database.write() as rows:
        journal.append(rows, at=MOMENT, verb="open", by="someone", about={})
        raise RuntimeError
    assert _append(database, "open") == 1


def test_the_position_is_what_a_checkpoint_elsewhere_holds(database: Database) -> None:
    for verb in ("open", "submit", "check"):
        _append(database, verb)
    with database.read() as rows:
        leaves = [bytes.fromhex(line.leaf) for line in journal.lines(rows)]
        assert journal.position(rows) == journal.Position(3, frontier_of(leaves).root.hex())


def test_the_lines_about_one_application_are_told_alone(database: Database) -> None:
    for application in ("a", "b", "a"):
        _append(database, "change", application)
    with database.read() as rows:
        assert [line.seq for line in journal.lines(rows, application="a")] == [1, 3]
