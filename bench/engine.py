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
from bench.race import Racer, laps, median_ratio
from bench.row_engines import as_rows, row_engines
from permit_guard.intake.rules.rule_files import read_rules
from permit_guard.law.fields import Subject
from permit_guard.law.plan import Plan, compile_rules
from permit_guard.law.rulebook import Rulebook

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
ROWS_FOR_ROW_ENGINES = 2_000
TO_POLARS, TO_ROW_ENGINES = 0.66, 20


@dataclass(frozen=True, slots=True)
class Measured:
    """Workers per second of each, by its name in the JSON, and how many times as fast as each of the others ours is.

    The ratios are medians over laps, so that they differ a little from those of the medians. `growth` is the seconds
    that our own plan takes, by rows.
    """

    rows: int
    speeds: dict[str, float]
    ours_over: dict[str, float]
    growth: dict[int, float]

    def for_programs(self) -> str:
        """The figures as one JSON object."""
        row_engines = [ratio for name, ratio in self.ours_over.items() if name != "polars"]
        ratios = {
            "ours_over_polars": round(self.ours_over["polars"], 3),
            "ours_over_best_row_engine": round(min(row_engines), 1),
        }
        return json.dumps({"rows": self.rows, **{name: round(speed) for name, speed in self.speeds.items()}, **ratios})


def measure(rows: int, rounds: int = ROUNDS) -> Measured:
    """Race them all in turns on the same made-up workers, the row engines on the first of them alone."""
    rulebook = read_rules(ROOT / "rules")
    plan = compile_rules(rulebook, Subject.WORKER, ON)
    facts = worker_facts(rows)
    few = as_rows(facts.head(ROWS_FOR_ROW_ENGINES))
    racers: dict[str, Racer] = {"ours": partial(plan.ask, facts), "polars": partial(by_hand, rulebook, facts)}
    engines = row_engines(plan, rulebook.parameters, ON)
    racers |= {name: partial(ask, few) for name, ask in engines.items()}
    found = dict(zip(racers, laps(rounds, *racers.values()), strict=True))
    a_worker = {name: [each / (len(few) if name in engines else rows) for each in found[name]] for name in found}
    return Measured(
        rows,
        {name: 1 / median(times) for name, times in a_worker.items()},
        {name: median_ratio(a_worker["ours"], times) for name, times in a_worker.items() if name != "ours"},
        _growth(plan, facts, rounds),
    )


def by_hand(rulebook: Rulebook, facts: pl.DataFrame) -> pl.DataFrame:
    """What the query by hand answers."""
    return ask_by_hand(facts.lazy(), rulebook.parameters, ON).collect()


def _growth(plan: Plan, facts: pl.DataFrame, rounds: int) -> dict[int, float]:
    """Seconds for a tenth, three tenths and all of the rows, in turns."""
    sizes = [facts.height // 10, facts.height * 3 // 10, facts.height]
    found = laps(rounds, *(partial(plan.ask, facts.head(size)) for size in sizes))
    return {size: median(times) for size, times in zip(sizes, found, strict=True)}


def show(found: Measured, console: Console) -> None:
    """The figures for a person: who, how many a second, ours over theirs and what was to be reached."""
    table = Table(title=f"Asking the worker rules of {found.rows:,} workers")
    for heading in ("engine", "workers per second", "ours is times as fast", "to reach"):
        table.add_column(heading, justify="left" if heading == "engine" else "right")
    table.add_row("this rulebook's plan", f"{found.speeds['ours']:,.0f}", "", "")
    for name, ratio in found.ours_over.items():
        said, to_reach = ("Polars by hand", TO_POLARS) if name == "polars" else (f"{name} *", TO_ROW_ENGINES)
        table.add_row(said, f"{found.speeds[name]:,.0f}", f"{ratio:,.2f}", f"{to_reach}")
    console.print(table)
    few = min(found.rows, ROWS_FOR_ROW_ENGINES)
    console.print(f"* one by one, on the first {few:,} of them; the conditions alone, without outcomes and status")
    for rows, took in found.growth.items():
        console.print(f"{rows:>11,} rows: {took * 1000:8.1f} ms, {took / max(rows, 1) * 1e6:.3f} µs a worker")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write the JSON where one was asked for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rows", type=int, default=1_000_000, help="how many workers (default 1,000,000)")
    reader.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each is timed (default {ROUNDS})")
    reader.add_argument("--json", type=Path, metavar="FILE", help="write the figures for programs")
    asked = reader.parse_args(arguments)
    found = measure(asked.rows, asked.rounds)
    show(found, Console())
    if asked.json:
        asked.json.write_text(found.for_programs() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
