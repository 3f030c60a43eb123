"""The answer to a request with a key is kept with what it speaks of, once."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from permit_guard.store.answers import GivenAnswer, find_answer, forget_answers, keep_answer
from permit_guard.store.database import Database
from permit_guard.store.rows import Refused

MOMENT = datetime(2026, 4, 10, 2, tzinfo=UTC)
ANSWER = GivenAnswer("POST /x", 201, {"Location": "/x/1"}, b'{"id":"1"}\x00\xff')


def test_an_answer_is_told_again_as_it_was_given(database: Database) -> None:
    with database.write() as rows:
        keep_answer(rows, "someone", "key", ANSWER, MOMENT)
    with database.read() as rows:
        assert find_answer(rows, "someone", "key") == ANSWER


def test_a_key_is_one_persons(database: Database) -> None:
    with database.write() as rows:
        keep_answer(rows, "someone", "key", ANSWER, MOMENT)
        assert find_answer(rows, "another", "key") is None
        assert find_answer(rows, "someone", "another key") is None


def test_a_second_answer_to_a_key_is_refused(database: Database) -> None:
    with database.write() as rows:
        keep_answer(rows, "someone", "key", ANSWER, MOMENT)
    with pytest.raises(Refused), database.write() as rows:
        keep_answer(rows, "someone", "key", ANSWER, MOMENT)


def test_an_answer_to_what_was_undone_is_not_there(database: Database) -> None:
    with suppress(RuntimeError), database.write() as rows:
        keep_answer(rows, "someone", "key", ANSWER, MOMENT)
        raise RuntimeError
    with database.read() as rows:
        assert find_answer(rows, "someone", "key") is None


def test_answers_are_forgotten_by_their_age_alone(database: Database) -> None:
    with database.write() as rows:
        for hours in (0, 1, 2):
            keep_answer(rows, "someone", f"key {hours}", ANSWER, MOMENT + timedelta(hours=hours))
        assert forget_answers(rows, MOMENT + timedelta(hours=1)) == 1
    with database.read() as rows:
        assert [find_answer(rows, "someone", f"key {hours}") is None for hours in (0, 1, 2)] == [True, False, False]
