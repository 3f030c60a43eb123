"""The row engines: CEL, zen-engine and rule-engine, asked the law's conditions one worker at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import cel
import polars as pl
import rule_engine
import zen

from bench.dialect import CEL, RULE_ENGINE, ZEN, all_in_one
from permit_guard.domain.parameter import Parameters
from permit_guard.law.plan import Plan
from permit_guard.law.rule import Condition

_DAY_NUMBER: Final = "%Y%m%d"
Row = Mapping[str, Any]
Ask = Callable[[Sequence[Row]], list[Sequence[bool]]]
"""Of each row, for each condition whether it is surely true."""


def conditions(plan: Plan) -> list[Condition]:
    """Every distinct condition of the plan's rules: of their clauses, and of when they apply."""
    asked = (condition for each in plan.asked if each.wording for condition in each.wording.conditions)
    return list({condition.text: condition for condition in asked}.values())


def row_engines(plan: Plan, parameters: Parameters, on: date) -> dict[str, Ask]:
    """Each engine by its name in the JSON, with one compiled expression for all the conditions of a row."""
    trees = [condition.tree for condition in conditions(plan)]
    in_cel = cel.compile(all_in_one(trees, CEL, parameters, on))
    in_zen = zen.compile_expression(all_in_one(trees, ZEN, parameters, on))
    in_rule_engine = rule_engine.Rule(all_in_one(trees, RULE_ENGINE, parameters, on))
    return {
        "cel": lambda rows: [in_cel.execute(row) for row in rows],
        "zen": lambda rows: [in_zen.evaluate(row) for row in rows],
        "rule_engine": lambda rows: [in_rule_engine.evaluate(row) for row in rows],
    }


def as_rows(facts: pl.DataFrame) -> Sequence[Row]:
    """The rows as these engines take them, each day as a number."""
    days = [name for name, kind in facts.schema.items() if kind == pl.Date]
    return facts.with_columns(pl.col(days).dt.strftime(_DAY_NUMBER).cast(pl.Int64)).to_dicts()
