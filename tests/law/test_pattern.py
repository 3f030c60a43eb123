"""Patterns that mean the same on every engine."""

from __future__ import annotations

import re

import duckdb
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.law.pattern import anchored, pattern_fault


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]{16}",
        "[0-9]{2}[0-9A-Z][0-9]{8}",
        "(?:ab|cd)+",
        "a{2,}",
        "a?b*",
        r"33\.08",
        "[A-Za-z ,.-]*",
        "a-b",
        "(a|b)c",
    ],
)
def test_a_plain_pattern_is_accepted(pattern: str) -> None:
    assert pattern_fault(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d", r"\w+", r"\s", r"\b", "^33", "33$", "[^0-9]", ".", "a.b", r"(a)\1", "(?=a)", "(?i)a", "a++", "a*?",
        "[[a]]", "[a&&b]", "[+--]", "[a-", "(a", "a{3,2}", "é", r"\z", "", "a{1000}", r"[\d]", "(?P<x>a)", "*a",
    ],
)  # fmt: skip
def test_a_pattern_that_engines_read_otherwise_is_refused(pattern: str) -> None:
    assert pattern_fault(pattern) is not None


_PIECES = st.sampled_from(["a", "b", "1", "[0-9]", "[a-c]", "(?:ab|1)", "{2}", "{1,2}", "?", "*", "+", "|", "-", r"\."])


@given(
    st.lists(_PIECES, min_size=1, max_size=6).map("".join),
    st.lists(st.text(alphabet="ab1-.\n٣A", max_size=4), min_size=1, max_size=5),
)
def test_what_is_accepted_means_the_same_on_polars_duckdb_and_here(pattern: str, texts: list[str]) -> None:
    if pattern_fault(pattern) is not None:
        return
    here = [re.fullmatch(pattern, text) is not None for text in texts]
    on_polars = pl.Series(texts).str.contains(anchored(pattern)).to_list()
    on_duckdb = [
        duckdb.execute("SELECT regexp_matches(?::VARCHAR, ?::VARCHAR)", [text, anchored(pattern)]).fetchall()[0][0]
        for text in texts
    ]
    assert (on_polars, on_duckdb) == (here, here)


def test_a_pattern_is_anchored_without_the_sign_that_lets_a_line_break_through() -> None:
    assert anchored("a|b") == r"\A(?:a|b)\z"
