"""The cases that are timed are those that are meant."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bench import case
from bench.case_folder import write_case
from bench.process import Failed, run

WORKERS = 50
NO_ONE = {"workers": WORKERS, "compliant": 0, "deficient": 0, "unproven": 0, "left": 0}


def judged(folder: Path, *, deficient: bool) -> dict[str, Any]:
    """The decision that the whole command writes."""
    write_case(folder / "case", WORKERS, deficient=deficient)
    course = case.Course("", WORKERS, deficient=deficient)
    run(case.command(course, folder / "case"), status=case.DEFICIENT)
    found: dict[str, Any] = json.loads((folder / "case.json").read_text())
    return found


@pytest.mark.parametrize(("deficient", "not_covered"), [(False, WORKERS // 50), (True, WORKERS)])
def test_one_in_fifty_is_not_covered_or_no_one_is(tmp_path: Path, deficient: bool, not_covered: int) -> None:
    found = judged(tmp_path, deficient=deficient)
    assert found["counts"] == {**NO_ONE, "compliant": WORKERS - not_covered, "deficient": not_covered}
    assert found["problems"] == []
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")


def test_every_course_is_measured_with_its_memory(tmp_path: Path) -> None:
    courses = (case.Course("import polars"), case.Course("few", WORKERS))
    found = case.measure(courses, 1, tmp_path)
    assert [(each.name, each.workers) for each in found] == [("import polars", 0), ("few", WORKERS)]
    assert all(each.seconds > 0 and each.processor_seconds > 0 for each in found)
    assert all(10 < each.megabytes_of_largest_process <= each.megabytes_of_all_processes for each in found)


def test_memory_is_that_of_a_command_with_its_children() -> None:
    hold = "import time; held = bytearray(60_000_000); time.sleep(0.4)"
    both = f"import subprocess, sys; held = bytearray(40_000_000); subprocess.run([sys.executable, '-c', {hold!r}])"
    memory = run([sys.executable, "-c", both], status=0, watch=True).memory
    assert 60e6 < memory.largest < 100e6 < memory.together < 150e6


def test_a_command_that_ends_otherwise_is_no_figure() -> None:
    with pytest.raises(Failed, match="ended with 3 and not 0: why"):
        run([sys.executable, "-c", "import sys; print('why', file=sys.stderr); sys.exit(3)"], status=0)
