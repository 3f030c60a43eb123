"""Which employers' workers were deficient, check by check, and on which rules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select

from permit_guard.domain.employer_record import Shortfall
from permit_guard.store.report import Scope, counted_in
from permit_guard.store.report_tables import counted_decision, counted_worker
from permit_guard.store.rows import Rows
from permit_guard.store.tables import application, decision


def shortfalls(rows: Rows, scope: Scope) -> Iterator[Shortfall]:
    """Every check up to the day in which workers of an employer were deficient, in no order."""
    last = (
        select(counted_decision.c.application_id, func.max(counted_decision.c.place).label("last"))
        .where(*counted_in(scope)).group_by(counted_decision.c.application_id)
    ).subquery()  # fmt: skip
    wanted = (
        select(counted_decision.c.decision_id, counted_decision.c.application_id, counted_decision.c.on_day,
               (counted_decision.c.place == last.c.last).label("stands"))
        .join(last, last.c.application_id == counted_decision.c.application_id)
        .where(*counted_in(scope), counted_decision.c.answer != "compliant")
    )  # fmt: skip
    for found in rows.execute(wanted).all():
        yield from _of_check(rows, found)


def employer_names(rows: Rows, application_ids: frozenset[str]) -> dict[str, str]:
    """The names of the employers that the applications state, by NPP; of two names the one stated last."""
    wanted = select(application.c.content).where(application.c.id.in_(application_ids))
    return {
        employer["npp"]: employer["name"]
        for content in rows.execute(wanted.order_by(application.c.opened_at)).scalars()
        for employer in json.loads(content)["employers"]
    }


def _of_check(rows: Rows, found: Any) -> Iterator[Shortfall]:
    """The deficient workers of one check by employer; whose employer is not known is no one's shortfall."""
    deficient = select(counted_worker.c.seq, counted_worker.c.npp).where(
        counted_worker.c.decision_id == found.decision_id, counted_worker.c.status == "deficient",
        counted_worker.c.npp != "",
    )  # fmt: skip
    record = select(decision.c.record).where(decision.c.id == found.decision_id)
    told = json.loads(rows.execute(record).scalar_one())["workers"]
    workers: Counter[str] = Counter()
    rules: dict[str, Counter[str]] = {}
    for seq, npp in rows.execute(deficient):
        workers[npp] += 1
        unmet = {each["rule"] for each in told[seq - 1]["findings"]
                 if each["outcome"] == "not_met" and each["effect"] == "block"}  # fmt: skip
        rules.setdefault(npp, Counter()).update(unmet)
    for npp, count in workers.items():
        yield Shortfall(npp, found.application_id, found.on_day, count, rules[npp], bool(found.stands))
