"""Answers that were given to a request with an Idempotency-Key, kept in the very transaction that they speak of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from permit_guard.store.rows import Rows
from permit_guard.store.tables import answer_given


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What was answered, and `asked`: a hash of method, path and body, so that a key serves one request alone."""

    asked: str
    status: int
    headers: dict[str, str]
    body: bytes


def find_answer(rows: Rows, person_id: str, key: str) -> GivenAnswer | None:
    """What was answered to this person's request with this key."""
    wanted = select(answer_given).where(answer_given.c.person_id == person_id, answer_given.c.key == key)
    row = rows.execute(wanted).one_or_none()
    return None if row is None else GivenAnswer(row.asked, row.status, json.loads(row.headers), row.body)


def keep_answer(rows: Rows, person_id: str, key: str, answer: GivenAnswer, at: datetime) -> None:
    """Keep an answer; a second one for the same key is refused by the table itself."""
    rows.execute(
        insert(answer_given).values(
            person_id=person_id, key=key, asked=answer.asked, status=answer.status,
            headers=json.dumps(answer.headers), body=answer.body, at=at,
        )
    )  # fmt: skip


def forget_answers(rows: Rows, before: datetime) -> int:
    """Take away the answers that were given before that moment, and tell how many."""
    return rows.execute(delete(answer_given).where(answer_given.c.at < before)).rowcount
