"""The same rows as a frame of each engine, and expressions and facts to ask of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl
from hypothesis import strategies as st

from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.tree import Kind

POLARS = {
    Kind.TEXT: pl.String,
    Kind.BOOL: pl.Boolean,
    Kind.INT: pl.Int64,
    Kind.DATE: pl.Date,
    Kind.DECIMAL: pl.Decimal(38, 4),
}
DUCKDB = {
    Kind.TEXT: "VARCHAR",
    Kind.BOOL: "BOOLEAN",
    Kind.INT: "BIGINT",
    Kind.DATE: "DATE",
    Kind.DECIMAL: "DECIMAL(38, 4)",
}
Row = Mapping[str, Any]

TEXTS = ("", "pkwt", "tka", "33", "33\n", "3308", "٣٣", "straße", "a b", "a\u00a0b", "it's", "PKWT", " pkwt")
DAYS = (date(2008, 2, 29), date(2008, 2, 28), date(2008, 3, 1), date(2026, 2, 28), date(2026, 3, 1), date(2024, 2, 29))
VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.sampled_from(TEXTS),
    Kind.BOOL: st.booleans(),
    Kind.INT: st.integers(-3, 40),
    Kind.DATE: st.sampled_from(DAYS) | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    Kind.DECIMAL: st.decimals(min_value=-10, max_value=10, places=2) | st.just(Decimal("446819131.00")),
}


def polars_frame(kinds: Mapping[str, Kind], rows: Sequence[Row]) -> pl.DataFrame:
    """The rows as Polars holds them."""
    return pl.DataFrame(
        {name: [row[name] for row in rows] for name in kinds},
        schema={name: POLARS[kind] for name, kind in kinds.items()},
    )


def duckdb_frame(kinds: Mapping[str, Kind], rows: Sequence[Row]) -> duckdb.DuckDBPyRelation:
    """The rows as DuckDB holds them, with `position` to order its answer by."""
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    columns = ", ".join(f'"{name}" {DUCKDB[kind]}' for name, kind in kinds.items())
    connection.execute(f"CREATE TABLE facts (position BIGINT, {columns})")
    marks = ", ".join("?" for _ in range(len(kinds) + 1))
    connection.executemany(
        f"INSERT INTO facts VALUES ({marks})", [[at, *(row[name] for name in kinds)] for at, row in enumerate(rows)]
    )
    return connection.table("facts")


def duckdb_answers(relation: Any, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """The answer's columns, in the order of the rows that were asked."""
    quoted = ", ".join(f'"{name}"' for name in columns)
    answers: list[tuple[Any, ...]] = relation.order("position").project(quoted).fetchall()
    return answers


def rows_of(subject: Subject, names: Sequence[str], *, size: int = 12) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of facts in which each value may be null."""
    kinds = FACTS[subject]
    each = st.fixed_dictionaries({name: st.none() | VALUES[kinds[name].kind] for name in names})
    return st.lists(each, min_size=1, max_size=size)


INTS = ("letter_headcount", "persons_relying_at_most")
BOOLS = ("has_letter", "has_contract")
WORDS = ("letter_number", "letter_contract_number")
DATES = ("first_letter_dated", "registration_due")
MONEY = ("letter_contribution", "contribution_due")
ASKED = (*INTS, *BOOLS, *WORDS, *DATES, *MONEY)
_ORDER = st.sampled_from(("=", "<>", "<", "<=", ">", ">="))
_EQUAL = st.sampled_from(("=", "<>"))


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def _of(names: Sequence[str], value: st.SearchStrategy[str], order: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(names), order, value | st.sampled_from(names)).map(" ".join)


_whole = st.integers(-3, 40).map(str)
_word = st.sampled_from(TEXTS).map(_quoted)
_day = VALUES[Kind.DATE].map(lambda day: f"DATE('{day}')") | st.just("on")
_amount = st.sampled_from(("0", "1", "3.50", "-2.25", "446819130"))
_sum = st.tuples(st.sampled_from(INTS), st.sampled_from("+-"), _whole).map(" ".join)
_month = st.tuples(st.sampled_from(DATES), st.integers(0, 30)).map(lambda pair: f"months_after({pair[0]}, {pair[1]})")
_age = st.tuples(st.sampled_from(DATES), st.integers(0, 70), st.sampled_from(DATES) | _day).map(
    lambda three: f"age_at_least({three[0]}, {three[1]}, {three[2]})"
)
_match = st.tuples(st.sampled_from(WORDS), st.sampled_from(("[0-9]{2}", "a b", "(?:3|33)08", "[a-z]+", "p?kwt"))).map(
    lambda pair: f"matches({pair[0]}, {_quoted(pair[1])})"
)
_listed = st.tuples(
    st.sampled_from(WORDS), st.sampled_from((" IN ", " NOT IN ")), st.lists(_word, min_size=1, max_size=4)
).map(lambda three: f"{three[0]}{three[1]}({', '.join(three[2])})")
_counted = st.tuples(
    st.sampled_from(INTS), st.sampled_from((" IN ", " NOT IN ")), st.lists(_whole, min_size=1, max_size=3)
).map(lambda three: f"{three[0]}{three[1]}({', '.join(three[2])})")
_between = st.one_of(
    *(
        st.tuples(st.sampled_from(names), st.sampled_from((" ", " NOT ")), ends | st.sampled_from(names), ends).map(
            lambda four: f"{four[0]}{four[1]}BETWEEN {four[2]} AND {four[3]}"
        )
        for names, ends in ((INTS, _whole), (DATES, _day), (MONEY, _amount))
    )
)
_null = st.tuples(st.sampled_from(ASKED), st.sampled_from((" IS NULL", " IS NOT NULL"))).map("".join)
ATOMS = st.one_of(
    _of(INTS, _whole | _sum, _ORDER),
    _of(BOOLS, st.sampled_from(("TRUE", "FALSE")), _EQUAL),
    _of(WORDS, _word, _EQUAL),
    _of(DATES, _day | _month, _ORDER),
    _of(MONEY, _amount, _ORDER),
    st.tuples(st.sampled_from(MONEY), _ORDER, st.just("contribution_due - 1")).map(" ".join),
    _age,
    _match,
    _listed,
    _counted,
    _between,
    _null,
)
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda parts: st.one_of(
        parts.map(lambda part: f"NOT ({part})"),
        st.tuples(parts, st.sampled_from((" AND ", " OR ")), parts).map(
            lambda three: f"({three[0]}){three[1]}({three[2]})"
        ),
    ),
    max_leaves=5,
)
