"""The worker rules as a Polars programmer would write them by hand, in one query: the peer of our own plan."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Final

import polars as pl
from polars import col

from permit_guard.domain.parameter import Parameters
from permit_guard.domain.period import months_after

NOT_APPLICABLE, MET, UNKNOWN, NOT_MET = CODES = tuple(pl.lit(code, dtype=pl.Int8) for code in range(4))
LEFT, COMPLIANT, UNPROVEN, DEFICIENT = CODES
BLOCKING: Final = (
    "nik-well-formed",
    "adult",
    "member-found",
    "programmes-complete",
    "covered-ahead",
    "short-stay",
)


def ask_by_hand(facts: pl.LazyFrame, parameters: Parameters, day: date) -> pl.LazyFrame:
    """`facts` with the columns of our own plan: every clause, every rule's outcome, the status."""
    clauses = _identity(parameters, day) | _membership(parameters, day) | _programmes(parameters, day) | _cover()
    return (
        facts.with_columns(**clauses)
        .with_columns(**_first_outcomes())
        .with_columns(**_outcomes_of_members())
        .with_columns(worst=pl.max_horizontal(BLOCKING))
        .with_columns(status=_status())
        .drop("worst")
    )


def _identity(parameters: Parameters, day: date) -> dict[str, pl.Expr]:
    working_age = f"{parameters.number('working_age', day)}y"
    older_age = f"{parameters.number('older_worker_age', day)}y"
    old_enough = col("birth_date_judged").dt.offset_by(working_age) <= col("works_from")
    by_nik = ~col("nik_birth_differs") | (col("nik_birth_date").dt.offset_by(working_age) <= col("works_from"))
    return {
        "nik-well-formed.sixteen-digits": col("nik").str.contains(r"\A[0-9]{16}\z"),
        "nik-well-formed.birth-day": col("nik_day_exists"),
        "nik-well-formed.serial": ~col("nik").str.contains(r"\A[0-9]{12}0000\z"),
        "nik-agrees.agrees": col("nik_agrees"),
        "adult.old-enough": old_enough,
        "adult.nik-not-younger": by_nik,
        "minor-worked.old-enough": old_enough,
        "minor-worked.nik-not-younger": by_nik,
        "under-65.younger": col("birth_date").dt.offset_by(older_age) > col("works_from"),
        "short-stay.not-short": ~col("short_stay"),
    }


def _membership(parameters: Parameters, day: date) -> dict[str, pl.Expr]:
    newcomer = col("joined_after_start") & (
        col("working_days_since_joining") <= parameters.number("newcomer_working_days", day)
    )
    return {
        "member-found.found": col("has_spell"),
        "member-found.shared-line": col("has_shared_spell"),
        "member-found.look-alike": col("has_doubtful_spell"),
        "member-found.list-awaited": col("relies_on_jakon")
        & col("project_has_cover")
        & (~col("project_has_list") | newcomer),
        "member-found.self-employed": col("employment") == "mandiri",
        "member-found.unread": col("unread_evidence"),
        "member-found.pre-contract": ~col("has_contract"),
    }


def _programmes(parameters: Parameters, day: date) -> dict[str, pl.Expr]:
    owes_jht = _one_of("employer_size", parameters.texts("sizes_owing_jht", day))
    owes_jp = _one_of("employer_size", parameters.texts("sizes_owing_jp", day))
    pension_age = parameters.number("pension_age", day)
    retired = col("birth_date") <= months_after(day, -12 * (pension_age or 0))
    return {
        "programmes-complete.jkk": col("holds_jkk"),
        "programmes-complete.jkm": col("holds_jkm"),
        "programmes-complete.jht": ~_by_size() | ~owes_jht | col("holds_jht"),
        "programmes-complete.jp": ~_by_size() | ~owes_jp | col("holds_jp") | retired,
        "programmes-complete.unread": col("unread_evidence"),
    }


def _cover() -> dict[str, pl.Expr]:
    return {
        "covered-ahead.jkk": col("jkk_days_uncovered_ahead") == 0,
        "covered-ahead.jkm": col("jkm_days_uncovered_ahead") == 0,
        "covered-ahead.unread": col("unread_evidence"),
        "covered-behind.jkk": col("jkk_days_uncovered_behind") == 0,
        "covered-behind.jkm": col("jkm_days_uncovered_behind") == 0,
    }


def _by_size() -> pl.Expr:
    """Whether the programmes that he must have go by his employer's size."""
    return _one_of("employment", ("pkwtt", "tka"))


def _one_of(name: str, texts: tuple[str, ...]) -> pl.Expr:
    """As comparisons: `is_in` takes three times as long for so few."""
    return reduce(or_, (col(name) == text for text in texts))


def _first_outcomes() -> dict[str, pl.Expr]:
    """The rules that wait for no other."""
    here = ~col("has_left")
    doubted = [
        f"member-found.{name}"
        for name in ("shared-line", "look-alike", "list-awaited", "self-employed", "unread", "pre-contract")
    ]
    nik = [f"nik-well-formed.{name}" for name in ("sixteen-digits", "birth-day", "serial")]
    of_age = col("adult.old-enough") & _true_or_unknown("adult.nik-not-younger")
    not_short = _true_or_unknown("short-stay.not-short")
    return {
        "nik-well-formed": _outcome(here & ~col("by_passport"), _every(nik)),
        "nik-agrees": _outcome(here & col("has_nik"), col("nik-agrees.agrees")),
        "adult": _outcome(here, of_age),
        "minor-worked": _outcome(col("has_left"), of_age),
        "under-65": _outcome(here, col("under-65.younger")),
        "member-found": _outcome(here & ~col("short_stay"), col("member-found.found"), _any(doubted)),
        "short-stay": _outcome(here & col("short_stay"), not_short),
    }


def _outcomes_of_members() -> dict[str, pl.Expr]:
    """The rules that are asked of those alone who were found."""
    found = pl.when(col("member-found") != UNKNOWN).then(col("member-found") == MET)
    here = found & ~col("has_left")
    size_known = _one_of("employer_size", ("micro", "small", "medium", "large"))
    held = _every([f"programmes-complete.{name}" for name in ("jkk", "jkm", "jht", "jp")])
    ahead, behind = (_every([f"covered-{which}.jkk", f"covered-{which}.jkm"]) for which in ("ahead", "behind"))
    return {
        "programmes-complete": _outcome(here & (~_by_size() | size_known), held, col("programmes-complete.unread")),
        "covered-ahead": _outcome(here, ahead, col("covered-ahead.unread")),
        "covered-behind": _outcome(here & col("worked_before"), behind),
    }


def _outcome(applies: pl.Expr, required: pl.Expr, doubted: pl.Expr | None = None) -> pl.Expr:
    failed = ~required if doubted is None else ~required & ~doubted
    told = pl.when(applies & required).then(MET).when(applies & failed).then(NOT_MET).otherwise(UNKNOWN)
    return pl.when(~applies).then(NOT_APPLICABLE).otherwise(told)


def _status() -> pl.Expr:
    by_worst = pl.when(col("worst") == MET).then(COMPLIANT).when(col("worst") == NOT_MET).then(DEFICIENT)
    return pl.when("has_left").then(LEFT).otherwise(by_worst.otherwise(UNPROVEN))


def _true_or_unknown(name: str) -> pl.Expr:
    """Where it is false someone must look: unknown, and never false."""
    return pl.when(name).then(True)


def _every(names: list[str]) -> pl.Expr:
    return reduce(and_, (col(name) for name in names))


def _any(names: list[str]) -> pl.Expr:
    return reduce(or_, (col(name) for name in names))
