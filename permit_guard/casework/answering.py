"""Answering once: a request that names itself by a key is done once, however often it comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from permit_guard.casework.desk import Casework, Desk
from permit_guard.casework.refusals import Unfit
from permit_guard.domain.person import Person
from permit_guard.domain.text import Text
from permit_guard.store.answers import GivenAnswer, find_answer, forget_answers, keep_answer

ANSWERS_LIVE: Final = timedelta(days=7)
"""A program that got no answer before a long weekend may ask again after it; later than that no one repeats himself."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that may come again: its `key`, and a `hash` of all that it asks."""

    key: str
    hash: str


def answer_before(casework: Casework, by: Person, asked: Asked) -> GivenAnswer | None:
    """What was answered to this very request before. Raises Unfit where the key was another request's."""
    with casework.reading_desk(by) as desk:
        given = find_answer(desk.rows, by.id, asked.key)
    if given is not None and given.asked != asked.hash:
        raise Unfit(_ANOTHER_REQUEST)
    return given


def keep_this_answer(desk: Desk, asked: Asked, status: int, headers: dict[str, str], body: bytes) -> None:
    """Keep the answer in the transaction of what was done; Refused is raised where a twin was answered meanwhile."""
    keep_answer(desk.rows, desk.by.id, asked.key, GivenAnswer(asked.hash, status, headers, body), desk.at)


def forget_old_answers(casework: Casework) -> int:
    """Answers that are older than ANSWERS_LIVE are no longer kept; how many those were."""
    with casework.database.write() as rows:
        return forget_answers(rows, casework.clock() - ANSWERS_LIVE)


_ANOTHER_REQUEST = Text(
    "Kunci Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru.",
    "This Idempotency-Key was used for another request. Take a new one.",
)
