"""The law's files are plain files: a pipe among them is a fault that is named, and is not waited for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from permit_guard.intake.refusal import Refused
from permit_guard.intake.rules.law_file import read_law_file
from permit_guard.intake.rules.office_files import office_faults
from permit_guard.intake.rules.rule_files import read_rules
from permit_guard.intake.rules.working_days import read_working_days

RULES = Path(__file__).parents[3] / "rules"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the law as it ships."""
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


def refusals(read: Callable[[Path], object], folder: Path) -> list[str]:
    """The places of what keeps the folder from being read."""
    with pytest.raises(Refused) as refused:
        read(folder)
    return [str(problem.source) for problem in refused.value.problems]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("file", ["worker/adult.yaml", "rulebook.yaml"])
def test_a_pipe_among_the_rules_is_a_fault(rules: Path, file: str) -> None:
    (rules / file).unlink()
    os.mkfifo(rules / file)
    assert refusals(read_rules, rules) == [f"rules/{file}"]


@pytest.mark.timeout(20)
def test_a_pipe_among_the_years_and_the_offices_is_a_fault(rules: Path) -> None:
    os.mkfifo(rules / "parameters" / "working-days" / "2030.yaml")
    os.mkfifo(rules / "offices" / "33.99.yaml")
    assert refusals(read_working_days, rules / "parameters" / "working-days") == ["2030.yaml"]
    assert [str(problem.source) for problem in office_faults(rules / "offices")] == ["33.99.yaml"]


@pytest.mark.timeout(20)
def test_a_huge_file_is_not_read_whole(rules: Path) -> None:
    with open(rules / "worker" / "adult.yaml", "wb") as huge:
        huge.truncate(60 * 2**30)
    assert len(read_law_file(rules / "worker" / "adult.yaml")) < 5_000_000
    assert refusals(read_rules, rules) == ["rules/worker/adult.yaml"]
