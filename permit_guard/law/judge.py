"""Ask the rules of facts: a status and findings for each worker, findings for the application."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final

import narwhals.stable.v2 as nw

from permit_guard.domain.decision import Status
from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.finding import Finding
from permit_guard.law.explain import Facts, explain
from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.plan import STATUS, STATUSES, Plan, compile_rules
from permit_guard.law.rulebook import Rulebook
from permit_guard.law.tree import Kind

__all__ = ["Plan", "compile_rules", "judge_application", "judge_workers", "table"]

ENGINE: Final = "polars"
_TYPES: Final[dict[Kind, Any]] = {
    Kind.TEXT: nw.String,
    Kind.BOOL: nw.Boolean,
    Kind.INT: nw.Int64,
    Kind.DECIMAL: nw.Decimal(38, 10),
    Kind.DATE: nw.Date,
}


def judge_workers(
    rulebook: Rulebook, on: date, facts: Sequence[WorkerFacts]
) -> list[tuple[Status, tuple[Finding, ...]]]:
    """Status and findings of each worker, in order; findings in the rulebook's order.

    A rule that must be in force on the day `on` and is not is unknown of everyone; without any rule all are unproven.
    """
    plan = compile_rules(rulebook, Subject.WORKER, on, _engine())
    if not facts:
        return []
    asked = _ask(plan, facts)
    statuses = (STATUSES[code] for code in asked[STATUS].to_list())
    return list(zip(statuses, explain(rulebook, on, plan, asked, facts), strict=True))


def judge_application(rulebook: Rulebook, on: date, facts: ApplicationFacts) -> tuple[Finding, ...]:
    """The findings of the application on the day `on`, in the rulebook's order."""
    plan = compile_rules(rulebook, Subject.APPLICATION, on, _engine())
    if not plan.asked:
        return ()
    asked = _ask(plan, (facts,))
    return explain(rulebook, on, plan, asked, (facts,))[0]


def _ask(plan: Plan, facts: Sequence[Facts]) -> Any:
    """The plan's answer with reasons; lazily, so that the engine goes over the table once.

    The engine is not to look for a better plan: ours computes nothing twice, and looking takes longer than asking.
    """
    as_it_stands = _engine().QueryOptFlags.none()
    return plan.ask_with_reasons(nw.to_native(table(plan, facts)).lazy()).collect(optimizations=as_it_stands)


@cache
def _engine() -> Any:
    """The engine's own module, found by narwhals."""
    return nw.Implementation.from_backend(ENGINE).to_native_namespace()


def table(plan: Plan, facts: Sequence[Facts]) -> Any:
    """The facts that `plan` reads as a narwhals frame, one row each, every column of its kind even when all null."""
    kinds = FACTS[plan.subject]
    # Without a column a frame has no rows.
    names = plan.fields or tuple(kinds)[:1]
    columns = {name: [getattr(each, name) for each in facts] for name in names}
    return nw.from_dict(columns, schema={name: _TYPES[kinds[name].kind] for name in names}, backend=ENGINE)
