"""The race is fair: the query by hand and our plan say the same, and row engines tell the same conditions."""

from __future__ import annotations

import json
from pathlib import Path

import narwhals.stable.v2 as nw
import polars as pl
import pytest

from bench import engine
from bench.facts import ON, worker_facts
from bench.row_engines import as_rows, conditions, row_engines
from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.plan import Plan, clause_column, compile_rules
from tests.building import law

ROWS = 20_000
OF_ROW_ENGINES = 1_500


def plan() -> Plan:
    """The worker rules as they ship."""
    return compile_rules(law().rulebook, Subject.WORKER, ON)


def test_the_made_up_facts_are_those_that_the_rules_read_with_nulls_in_every_column() -> None:
    facts = worker_facts(ROWS)
    kinds = {name: FACTS[Subject.WORKER][name].kind.value for name in plan().fields}
    named = {pl.String: "text", pl.Boolean: "bool", pl.Int64: "int", pl.Date: "date"}
    assert {name: named[type(kind)] for name, kind in facts.schema.items()} == kinds
    assert all(0 < facts[name].null_count() < ROWS // 40 for name in facts.columns)


def test_the_same_number_of_rows_gives_the_same_rows() -> None:
    assert worker_facts(1_000).equals(worker_facts(1_000))


def test_the_query_by_hand_gives_the_columns_of_the_plan() -> None:
    facts = worker_facts(ROWS)
    by_plan = plan().ask(facts)
    by_hand = engine.by_hand(law().rulebook, facts)
    assert set(by_hand.columns) == set(by_plan.columns)
    differing = [
        name for name in by_plan.columns if not by_hand[name].equals(by_plan[name], check_dtypes=True, null_equal=True)
    ]
    assert differing == []


def test_the_made_up_facts_reach_every_outcome_and_every_status() -> None:
    answer = plan().ask(worker_facts(ROWS))
    reached = {each.id: set(answer[each.id].to_list()) for each in plan().asked}
    assert reached.pop("short-stay") == {0, 2}
    assert all(outcomes == {0, 1, 2, 3} for outcomes in reached.values())
    assert set(answer["status"].to_list()) == {0, 1, 2, 3}


def truths() -> list[tuple[bool, ...]]:
    """Of each row, for each condition whether the plan finds it surely true."""
    asked = plan()
    answer = nw.to_native(asked.ask_with_reasons(nw.from_native(worker_facts(OF_ROW_ENGINES))))
    columns: dict[str, str] = {}
    for each in asked.asked:
        assert each.wording is not None
        if each.wording.applies_when is not None:
            columns[each.wording.applies_when.text] = asked.applies[each.id]
        columns |= {clause.condition.text: clause_column(each.id, clause.id) for clause in each.wording.clauses}
    found: list[tuple[bool, ...]] = (
        answer.select(columns[condition.text] for condition in conditions(asked)).fill_null(False).rows()
    )
    return found


@pytest.mark.parametrize("name", ["cel", "zen", "rule_engine"])
def test_a_row_engine_finds_true_what_the_plan_finds_true(name: str) -> None:
    ask = row_engines(plan(), law().rulebook.parameters, ON)[name]
    assert [tuple(answer) for answer in ask(as_rows(worker_facts(OF_ROW_ENGINES)))] == truths()


def test_the_json_has_the_figures_of_everyone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.main(["--rows", "300", "--rounds", "1", "--json", str(tmp_path / "figures.json")])
    found = json.loads((tmp_path / "figures.json").read_text())
    ratios = {"ours_over_polars", "ours_over_best_row_engine"}
    assert set(found) == {"rows", "ours", "polars", "cel", "zen", "rule_engine"} | ratios
    assert found["rows"] == 300
    assert all(value > 0 for value in found.values())
    assert "Polars by hand" in capsys.readouterr().out
