"""A made-up table of worker facts: the same rows for the same number and seed, with nulls in every column."""

from __future__ import annotations

from datetime import date
from typing import Final

import polars as pl

ON: Final = date(2026, 4, 10)
PARTS: Final = 1_000_000
STARTS_ON: Final = date(2026, 3, 2)
"""First days of work lie on and after this day: so the days as numbers that row engines get never meet 28 February."""

# Of a million, how many are true; the rest are false.
_TRUE: Final = {
    "has_left": 50_000,
    "by_passport": 15_000,
    "nik_day_exists": 985_000,
    "has_nik": 985_000,
    "nik_agrees": 960_000,
    "nik_birth_differs": 30_000,
    "short_stay": 5_000,
    "has_spell": 850_000,
    "has_doubtful_spell": 40_000,
    "has_shared_spell": 1_000,
    "relies_on_jakon": 700_000,
    "project_has_cover": 900_000,
    "project_has_list": 930_000,
    "joined_after_start": 300_000,
    "unread_evidence": 60_000,
    "has_contract": 970_000,
    "holds_jkk": 940_000,
    "holds_jkm": 935_000,
    "holds_jht": 400_000,
    "holds_jp": 300_000,
    "worked_before": 750_000,
}
_DAYS_UNCOVERED: Final = ("jkk_ahead", "jkm_ahead", "jkk_behind", "jkm_behind")
_EMPLOYMENTS: Final = (
    ("harian_lepas",) * 8 + ("borongan",) * 5 + ("musiman", "pkwt", "pkwt", "pkwtt", "pkwtt", "tka", "mandiri")
)
_SIZES: Final = ("micro", "small", "small", "medium", "large")
_NULLS: Final = 12_000


def worker_facts(rows: int, seed: int = 2) -> pl.DataFrame:
    """`rows` workers with the facts that the worker rules read; about 1 in 80 values of every column is null."""
    draw = _Draw(seed)
    columns = {name: draw.below(PARTS) < true for name, true in _TRUE.items()}
    columns |= {f"{name[:3]}_days_uncovered_{name[4:]}": _gap(draw) for name in _DAYS_UNCOVERED}
    columns |= {
        "nik": _nik(draw),
        "employment": _one_of(draw, _EMPLOYMENTS),
        "employer_size": _one_of(draw, _SIZES),
        "working_days_since_joining": draw.below(90).cast(pl.Int64),
        "birth_date": _born(draw),
        "nik_birth_date": _born(draw),
        "works_from": pl.lit(STARTS_ON) + pl.duration(days=draw.below(120)),
    }
    columns["birth_date_judged"] = pl.coalesce(columns["birth_date"], columns["nik_birth_date"])
    known = [pl.when(draw.below(PARTS) >= _NULLS).then(column).alias(name) for name, column in columns.items()]
    return pl.select(place=pl.int_range(rows, dtype=pl.UInt64)).select(known).rechunk()


class _Draw:
    """Columns of chance, each its own, by a hash of the row's place and so the same however they are computed."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def below(self, bound: int) -> pl.Expr:
        """Whole numbers from 0, each below `bound`."""
        self.seed += 1
        return pl.col("place").hash(self.seed) % bound


def _one_of(draw: _Draw, texts: tuple[str, ...]) -> pl.Expr:
    return pl.lit(pl.Series(texts)).gather(draw.below(len(texts)))


def _gap(draw: _Draw) -> pl.Expr:
    """Days without cover: none for nine in ten."""
    return pl.when(draw.below(10) == 0).then(1 + draw.below(180)).otherwise(0).cast(pl.Int64)


def _born(draw: _Draw) -> pl.Expr:
    """From 16 to 70 years before the works begin, so that every age that the law asks about is there."""
    return pl.lit(date(1956, 1, 1)) + pl.duration(days=draw.below(20_000))


def _nik(draw: _Draw) -> pl.Expr:
    """Sixteen digits but for one in a hundred, and one in three hundred without a serial."""
    whole = 3_308_100_000_000_000 + draw.below(99_999_999_999)
    digits = pl.when(draw.below(300) == 0).then(whole // 10_000 * 10_000).otherwise(whole).cast(pl.String)
    return pl.when(draw.below(100) == 0).then(digits.str.slice(1)).otherwise(digits)
