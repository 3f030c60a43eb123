"""Row engines say of every form of expression what the law's own column says."""

from __future__ import annotations

import polars as pl
import pytest
from narwhals.stable import v2 as nw

from bench.dialect import CEL, all_in_one
from bench.facts import ON, worker_facts
from bench.row_engines import as_rows
from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.kinds import check_kinds
from permit_guard.law.language import parse
from permit_guard.law.lower import lower
from tests.building import law

cel = pytest.importorskip("cel")


@pytest.mark.parametrize(
    "text",
    [
        "NOT (has_spell = TRUE AND has_left = FALSE)",
        "NOT (has_spell = TRUE OR NOT (working_days_since_joining > 30))",
        "NOT (employment IN ('pkwtt', 'tka'))",
        "NOT (employment NOT IN ('pkwtt', 'tka'))",
        "employment <> 'mandiri' AND has_spell <> TRUE",
        "NOT matches(nik, '[0-9]{12}0000')",
        "works_from >= on AND birth_date < DATE('1990-01-01')",
    ],
)
def test_a_row_engine_finds_true_what_the_column_finds_true(text: str) -> None:
    tree = check_kinds(parse(text), text, FACTS[Subject.WORKER], {})
    facts = worker_facts(1_500)
    column = lower(tree, ON, law().rulebook.parameters).alias("truth")
    told = nw.to_native(nw.from_native(facts).select(column))["truth"].fill_null(False)
    program = cel.compile(all_in_one([tree], CEL, law().rulebook.parameters, ON))
    found = pl.Series([program.execute(row)[0] for row in as_rows(facts)])
    assert found.to_list() == told.to_list()
    assert 0 < found.sum() < len(found)
