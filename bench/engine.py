"""How fast the worker rules are asked, beside Polars by hand and three row engines: `python bench/engine.py`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import polars as pl
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.facts import ON, worker_facts
from bench.query import ask_by_hand
from bench.race import laps, median_ratio
from bench.row_engines import as_rows, row_engines
from permit_guard.intake.rule_files import read_rules
from permit_guard.law.fields import Subject
from permit_guard.law.plan import Plan, compile_rules
from permit_guard.law.rulebook import Rulebook

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
ROUNDS_OF_ROWS = 3
ROWS_FOR_ROW_ENGINES = 5_000
TO_POLARS, TO_ROW_ENGINES = 0.66, 20


@dataclass(frozen=True, slots=True)
class Measured:
    """Workers per second of each, and the two ratios that matter; `growth` is seconds by rows of our own plan."""

    rows: int
    ours: float
    polars: float
    row_engines: dict[str, float]
    ours_over_polars: float
    growth: dict[int, float]

    @property
    def ours_over_best_row_engine(self) -> float:
        """Our workers per second over those of the fastest row engine."""
        return self.ours / max(self.row_engines.values())

    def for_programs(self) -> str:
        """The figures as one JSON object, all but `rows` and the ratios in workers per second."""
        speeds = {"ours": self.ours, "polars": self.polars, **self.row_engines}
        ratios = {
            "ours_over_polars": round(self.ours_over_polars, 3),
            "ours_over_best_row_engine": round(self.ours_over_best_row_engine, 1),
        }
        return json.dumps({"rows": self.rows, **{name: round(speed) for name, speed in speeds.items()}, **ratios})


def measure(rows: int) -> Measured:
    """Race them all on the same made-up workers; row engines on the first few, being the same for every row."""
    rulebook = read_rules(ROOT / "rules")
    plan = compile_rules(rulebook, Subject.WORKER, ON)
    facts = worker_facts(rows)
    ours, polars = laps(ROUNDS, lambda: plan.ask(facts), lambda: by_hand(rulebook, facts))
    return Measured(
        rows,
        rows / median(ours),
        rows / median(polars),
        _of_row_engines(rulebook, plan, facts.head(ROWS_FOR_ROW_ENGINES)),
        median_ratio(ours, polars),
        {size: _seconds(plan, facts.head(size)) for size in (rows // 10, rows * 3 // 10, rows)},
    )


def by_hand(rulebook: Rulebook, facts: pl.DataFrame) -> pl.DataFrame:
    """What the query by hand answers."""
    return ask_by_hand(facts.lazy(), rulebook.parameters, ON).collect()


def _of_row_engines(rulebook: Rulebook, plan: Plan, facts: pl.DataFrame) -> dict[str, float]:
    rows = as_rows(facts)
    engines = row_engines(plan, rulebook.parameters, ON)
    found = laps(ROUNDS_OF_ROWS, *(partial(ask, rows) for ask in engines.values()))
    return {name: len(rows) / median(times) for name, times in zip(engines, found, strict=True)}


def _seconds(plan: Plan, facts: pl.DataFrame) -> float:
    (times,) = laps(ROUNDS, lambda: plan.ask(facts))
    return median(times)


def show(found: Measured, console: Console) -> None:
    """The figures for a person: who, how many a second, ours over theirs and what was to be reached."""
    table = Table(title=f"Asking the worker rules of {found.rows:,} workers")
    for heading in ("engine", "workers per second", "ours is faster by", "to reach"):
        table.add_column(heading, justify="left" if heading == "engine" else "right")
    table.add_row("this rulebook's plan", f"{found.ours:,.0f}", "", "")
    table.add_row("Polars by hand", f"{found.polars:,.0f}", f"{found.ours_over_polars:.2f}", f"{TO_POLARS}")
    for name, speed in found.row_engines.items():
        table.add_row(f"{name} *", f"{speed:,.0f}", f"{found.ours / speed:,.0f}", f"{TO_ROW_ENGINES}")
    console.print(table)
    measured = min(found.rows, ROWS_FOR_ROW_ENGINES)
    console.print(f"* one by one, the conditions alone without outcomes or status, on {measured:,} of these workers")
    for rows, took in found.growth.items():
        console.print(f"{rows:>11,} rows: {took * 1000:8.1f} ms, {took / max(rows, 1) * 1e6:.3f} µs a worker")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write the JSON where one was asked for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rows", type=int, default=1_000_000, help="how many workers (default 1,000,000)")
    reader.add_argument("--json", type=Path, metavar="FILE", help="write the figures for programs")
    asked = reader.parse_args(arguments)
    found = measure(asked.rows)
    show(found, Console())
    if asked.json:
        asked.json.write_text(found.for_programs() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
