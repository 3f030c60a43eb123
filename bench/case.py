"""How long the whole command takes, and how much memory, beside `import polars` alone: `python bench/case.py`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.process import Run, run

HERE = Path(__file__).resolve().parent
ON = "2026-04-10"
ROUNDS = 5
MEGA = 1_000_000
DEFICIENT = 1


@dataclass(frozen=True, slots=True)
class Course:
    """A case to be judged whole, or without workers something to compare it with, and what it is to stay within."""

    name: str
    workers: int = 0
    deficient: bool = False
    most_seconds: float | None = None
    most_megabytes: float | None = None


COURSES = (
    Course("import polars"),
    Course("50 workers", 50, most_seconds=1.5),
    Course("10,000, 200 not covered", 10_000, most_seconds=4, most_megabytes=300),
    Course("10,000, none covered", 10_000, deficient=True, most_seconds=4, most_megabytes=300),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """The medians of a course: seconds of the wall and of the processor, megabytes (a million bytes) at the highest."""

    name: str
    workers: int
    seconds: float
    processor_seconds: float
    megabytes_of_largest_process: float
    megabytes_of_all_processes: float


def measure(courses: Sequence[Course], rounds: int, folder: Path) -> list[Measured]:
    """Run every course once a round, in turns; then once more with its memory watched."""
    for number, course in enumerate(courses):
        _write(course, folder / str(number))
    typed = [command(course, folder / str(number)) for number, course in enumerate(courses)]
    given = list(zip(typed, [DEFICIENT if course.workers else 0 for course in courses], strict=True))
    for words, status in given:
        run(words, status=status)
    laps = [[run(words, status=status) for words, status in given] for _ in range(rounds)]
    watched = [run(words, status=status, watch=True) for words, status in given]
    return [
        _measured(course, list(runs), seen)
        for course, runs, seen in zip(courses, zip(*laps, strict=True), watched, strict=True)
    ]


def _write(course: Course, folder: Path) -> None:
    """By a process of its own: memory that this one held would be counted as that of the next it starts."""
    if course.workers:
        writer = [sys.executable, str(HERE / "case_folder.py"), str(folder), str(course.workers)]
        run([*writer, "--deficient"] if course.deficient else writer, status=0)


def command(course: Course, folder: Path) -> list[str]:
    """What a person types to have the case in `folder` judged, with the JSON and the notice beside it."""
    if not course.workers:
        return [sys.executable, "-c", "import polars"]
    papers = ["--json", str(folder.with_suffix(".json")), "--notice", str(folder.with_suffix(".pdf"))]
    return [str(Path(sys.executable).with_name("permit-guard")), "check", str(folder), "--on", ON, *papers]


def _measured(course: Course, runs: list[Run], watched: Run) -> Measured:
    return Measured(
        course.name,
        course.workers,
        round(median(each.seconds for each in runs), 3),
        round(median(each.processor for each in runs), 3),
        round(watched.memory.largest / MEGA, 1),
        round(watched.memory.together / MEGA, 1),
    )


def show(courses: Sequence[Course], found: Sequence[Measured], console: Console) -> None:
    """The figures for a person, with what was to be reached."""
    table = Table(title="permit-guard check CASE --json FILE --notice FILE.pdf")
    for heading in ("", "s", "at most", "s of CPU", "MB, largest", "MB, all", "at most"):
        table.add_column(heading, justify="right" if heading else "left")
    for course, each in zip(courses, found, strict=True):
        table.add_row(
            each.name,
            f"{each.seconds:.2f}",
            _limit(course.most_seconds),
            f"{each.processor_seconds:.2f}",
            f"{each.megabytes_of_largest_process:.0f}",
            f"{each.megabytes_of_all_processes:.0f}",
            _limit(course.most_megabytes),
        )
    console.print(table)


def _limit(most: float | None) -> str:
    return "" if most is None else f"{most:g}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write the JSON where one was asked for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each is timed (default {ROUNDS})")
    reader.add_argument("--json", type=Path, metavar="FILE", help="write the figures for programs")
    asked = reader.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        found = measure(COURSES, asked.rounds, Path(folder))
    show(COURSES, found, Console())
    if asked.json:
        asked.json.write_text(json.dumps([asdict(each) for each in found], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
