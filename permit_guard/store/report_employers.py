"""Which employers' workers were deficient, check by check, and on which rules."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select

from permit_guard.domain.employer_record import Shortfall
from permit_guard.store.report import Scope, counted_in
from permit_guard.store.report_tables import counted_decision, counted_worker
from permit_guard.store.rows import Rows
from permit_guard.store.tables import application, decision

AT_ONCE: Final = 500


def shortfalls(rows: Rows, scope: Scope) -> Iterator[Shortfall]:
    """Every check up to the day in which workers of an employer were deficient, in no order."""
    last = (
        select(counted_decision.c.application_id, func.max(counted_decision.c.place).label("last"))
        .where(*counted_in(scope)).group_by(counted_decision.c.application_id)
    ).subquery()  # fmt: skip
    wanted = (
        select(counted_decision.c.decision_id, counted_decision.c.application_id, counted_decision.c.on_day,
               counted_decision.c.place, (counted_decision.c.place == last.c.last).label("stands"))
        .join(last, last.c.application_id == counted_decision.c.application_id)
        .where(*counted_in(scope), counted_decision.c.answer != "compliant")
    )  # fmt: skip
    for some in _in_batches(rows.execute(wanted).all()):
        yield from _of_checks(rows, some)


def employer_names(rows: Rows, application_ids: frozenset[str]) -> dict[str, str]:
    """The names of the employers that the applications state, by NPP; of two names the one stated last."""
    names: dict[str, tuple[datetime, str]] = {}
    for some in _in_batches(sorted(application_ids)):
        wanted = select(application.c.content, application.c.opened_at).where(application.c.id.in_(some))
        for content, opened_at in rows.execute(wanted):
            for employer in json.loads(content)["employers"]:
                told = (opened_at, employer["name"])
                names[employer["npp"]] = max(names.get(employer["npp"], told), told)
    return {npp: name for npp, (_, name) in names.items()}


def _of_checks(rows: Rows, checks: Sequence[Any]) -> Iterator[Shortfall]:
    """The deficient workers of some checks by employer; whose employer is not known is no one's shortfall."""
    ids = [found.decision_id for found in checks]
    deficient = select(counted_worker.c.decision_id, counted_worker.c.seq, counted_worker.c.npp).where(
        counted_worker.c.decision_id.in_(ids), counted_worker.c.status == "deficient", counted_worker.c.npp != "",
    )  # fmt: skip
    lacking: dict[str, list[tuple[int, str]]] = {}
    for decision_id, seq, npp in rows.execute(deficient):
        lacking.setdefault(decision_id, []).append((seq, npp))
    records = rows.execute(select(decision.c.id, decision.c.record).where(decision.c.id.in_(lacking)))
    told = {decision_id: json.loads(record)["workers"] for decision_id, record in records}
    for found in checks:
        yield from _of_check(found, lacking.get(found.decision_id, []), told.get(found.decision_id, []))


def _of_check(found: Any, lacking: Iterable[tuple[int, str]], told: Sequence[Any]) -> Iterator[Shortfall]:
    workers: Counter[str] = Counter()
    rules: dict[str, Counter[str]] = {}
    for seq, npp in lacking:
        workers[npp] += 1
        unmet = {each["rule"] for each in told[seq - 1]["findings"]
                 if each["outcome"] == "not_met" and each["effect"] == "block"}  # fmt: skip
        rules.setdefault(npp, Counter()).update(unmet)
    for npp, count in workers.items():
        yield Shortfall(npp, found.application_id, found.on_day, count, rules[npp], bool(found.stands), found.place)


def _in_batches(every: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE))
