"""Writing what reports are counted from: a narrow row for each decision, and one for each worker judged in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import exists, insert, select

from permit_guard.domain.decision import Status
from permit_guard.store.bulk import add_in_bulk
from permit_guard.store.decisions import KeptDecision
from permit_guard.store.report_tables import counted_decision, counted_worker
from permit_guard.store.rows import Rows
from permit_guard.store.tables import decision

_SIGN: Final = 1 << 63
_SPAN: Final = 1 << 64
PERSON_DIGITS: Final = 16
_DECISION = insert(counted_decision)


@dataclass(frozen=True, slots=True)
class CountedWorker:
    """A worker judged, as he is counted; `person` is his whole blind index, empty words are not known."""

    person: str
    status: Status
    home: int
    employment: str
    size: str
    route: str
    npp: str


def person_number(blind_index: str) -> int:
    """The first 64 bits of a blind index: of two million persons two meet once in five million reports."""
    number = int(blind_index[:PERSON_DIGITS], 16)
    return number - _SPAN if number >= _SIGN else number


def count_decision(rows: Rows, found: KeptDecision, office: str, site: int, workers: Iterable[CountedWorker]) -> None:
    """Keep a decision as reports count it, its workers in roster order."""
    rows.execute(_DECISION, {
        "decision_id": found.id, "application_id": found.application_id, "office": office,
        "place": found.position.size, "on_day": found.on, "answer": found.answer.value, "site": site,
    })  # fmt: skip
    counted = [
        {"decision_id": found.id, "seq": seq, "person": person_number(each.person), "status": each.status.value,
         "home": each.home, "employment": each.employment, "size": each.size, "route": each.route, "npp": each.npp}
        for seq, each in enumerate(workers, start=1)
    ]  # fmt: skip
    add_in_bulk(rows, counted_worker, counted)


def uncounted_decisions(rows: Rows, *, most: int) -> tuple[str, ...]:
    """Decisions that reports do not count yet, from before there were reports; at most `most`."""
    missing = ~exists().where(counted_decision.c.decision_id == decision.c.id)
    return tuple(rows.execute(select(decision.c.id).where(missing).order_by(decision.c.id).limit(most)).scalars())
