"""The one lowering, held against the plain-Python oracle on Polars and DuckDB."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permit_guard.domain.parameter import Dated, Parameters
from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.kinds import check_kinds
from permit_guard.law.language import parse
from permit_guard.law.lower import lower
from permit_guard.law.tree import Kind, Node
from tests.law import oracle
from tests.law.frames import ASKED, DAYS, EXPRESSIONS, duckdb_answers, duckdb_frame, polars_frame, rows_of

DAY = date(2026, 3, 20)
KINDS = {name: fact.kind for name, fact in FACTS[Subject.APPLICATION].items() if name in ASKED}
PARAMETERS = Parameters(
    {
        "age": (Dated(date(2015, 7, 1), None, 18),),
        "sizes": (Dated(date(2015, 7, 1), None, ("33", "pkwt")),),
        "later": (Dated(date(2030, 1, 1), None, 18),),
        "later_sizes": (Dated(date(2030, 1, 1), None, ("33",)),),
    }
)
PARAMETER_KINDS = {"age": Kind.INT, "sizes": Kind.TEXTS, "later": Kind.INT, "later_sizes": Kind.TEXTS}


def tree_of(text: str) -> Node:
    return check_kinds(parse(text), text, FACTS[Subject.APPLICATION], PARAMETER_KINDS)


def polars_values(texts: list[str], rows: list[dict[str, Any]], day: date = DAY) -> list[list[bool | None]]:
    columns = [lower(tree_of(text), day, PARAMETERS).alias(f"c{at}") for at, text in enumerate(texts)]
    answer = nw.from_native(polars_frame(KINDS, rows)).with_columns(*columns)
    return [answer[f"c{at}"].to_list() for at in range(len(texts))]


def row(**known: Any) -> dict[str, Any]:
    return {**dict.fromkeys(KINDS), **known}


@settings(max_examples=120, deadline=None)
@given(st.lists(EXPRESSIONS, min_size=4, max_size=10), rows_of(Subject.APPLICATION, ASKED))
def test_polars_and_duckdb_agree_with_the_oracle_on_every_clause(texts: list[str], rows: list[dict[str, Any]]) -> None:
    trees = [tree_of(text) for text in texts]
    names = [f"c{at}" for at in range(len(texts))]
    columns = [lower(tree, DAY, PARAMETERS).alias(name) for tree, name in zip(trees, names, strict=True)]

    expected = [tuple(oracle.truth(tree, row, DAY, PARAMETERS) for tree in trees) for row in rows]
    on_polars = nw.from_native(polars_frame(KINDS, rows)).with_columns(*columns).select(names).rows()
    own = [lower(tree, DAY, PARAMETERS, pl).alias(name) for tree, name in zip(trees, names, strict=True)]
    in_its_own_words = polars_frame(KINDS, rows).with_columns(*own).select(names).rows()
    on_duckdb = duckdb_answers(nw.to_native(nw.from_native(duckdb_frame(KINDS, rows)).with_columns(*columns)), names)

    found = {"polars": list(on_polars), "polars' own words": in_its_own_words, "duckdb": on_duckdb}
    assert found == dict.fromkeys(found, expected)


@settings(max_examples=200, deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)) | st.sampled_from(DAYS),
    st.integers(0, 120),
    st.integers(-2, 2),
)
def test_an_age_on_a_day_known_now_is_the_age_on_that_day_in_a_column(birth: date, years: int, off: int) -> None:
    day = oracle.months_after(birth, 12 * years) + timedelta(days=off)
    rows = [row(first_letter_dated=birth, registration_due=day), row(registration_due=day)]
    known, column = polars_values(
        [
            f"age_at_least(first_letter_dated, {years}, on)",
            f"age_at_least(first_letter_dated, {years}, registration_due)",
        ],
        rows,
        day,
    )
    assert (known, column) == ([off >= 0, None], [off >= 0, None])


def test_no_one_is_older_than_the_calendar() -> None:
    assert polars_values(["age_at_least(first_letter_dated, 3000, on)"], [row(first_letter_dated=DAY), row()]) == [
        [False, None]
    ]


def test_a_birth_date_far_in_the_future_is_no_fault() -> None:
    rows = [row(first_letter_dated=date(9999, 12, 31), registration_due=DAY)]
    assert polars_values(["age_at_least(first_letter_dated, 18, registration_due)"], rows) == [[False]]


@pytest.mark.parametrize(
    "text",
    [
        "letter_headcount >= :later",
        "NOT letter_headcount >= :later",
        "letter_headcount BETWEEN 1 AND :later",
        "letter_number IN :later_sizes",
        "letter_number NOT IN :later_sizes",
        "age_at_least(first_letter_dated, :later, on)",
        "letter_headcount = 1 AND letter_headcount >= :later",
    ],
)
def test_a_number_that_the_law_has_not_on_that_day_makes_the_clause_unknown(text: str) -> None:
    full = row(letter_headcount=1, letter_number="33", first_letter_dated=date(1990, 1, 1))
    assert polars_values([text], [full]) == [[None]]


def test_a_list_of_the_law_is_asked_like_a_written_one() -> None:
    rows = [row(letter_number="33"), row(letter_number="x"), row()]
    asked = ["letter_number IN :sizes", "letter_number IN ('33', 'pkwt')", "letter_number NOT IN :sizes"]
    assert polars_values(asked, rows) == [[True, False, None], [True, False, None], [False, True, None]]


def test_a_pattern_covers_the_whole_text_and_no_line_break() -> None:
    rows = [row(letter_number=text) for text in ("33", "33\n", "x33", "٣٣")]
    assert polars_values(["matches(letter_number, '[0-9]{2}')"], rows) == [[True, False, False, False]]
