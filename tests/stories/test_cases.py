"""The case folders in the shapes that people send, each with the answer of an independent reading of the rulebook."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from permit_guard.casework.checking import check
from permit_guard.domain.decision import Decision, Status
from permit_guard.domain.record import decision_json
from permit_guard.intake.case_folder import read_case
from tests.building import ROOT, law

HERE = ROOT / "tests" / "cases"
BESIDE = ROOT.parent / "shared" / "cases"
FOLDERS = sorted({*HERE.glob("*/expected.json"), *BESIDE.glob("*/expected.json")})


def told(decision: Decision, expected: dict[str, Any]) -> dict[str, Any]:
    """The decision in the words of expected.json, only the rules that it names."""
    named = list(expected["workers"][0]["rules"]) if expected["workers"] else []
    return {
        "on": decision.on.isoformat(),
        "answer": decision.answer.value,
        "counts": {"workers": len(decision.workers), **{each.value: decision.count(each) for each in Status}},
        "workers": [
            {
                "row": decided.worker.row,
                "status": decided.status.value,
                "rules": {f.rule: f.outcome.value for f in decided.findings if f.rule in named},
            }
            for decided in decision.workers
        ],
        "application": {f.rule: f.outcome.value for f in decision.findings if f.rule in expected["application"]},
    }


@pytest.mark.parametrize("file", FOLDERS, ids=lambda file: f"{file.parent.parent.parent.name}-{file.parent.name}")
def test_the_case_gets_the_expected_answer_statuses_and_outcomes(file: Path) -> None:
    expected = json.loads(file.read_text())
    decision = check(read_case(file.parent), law(), date.fromisoformat(expected["on"]))
    assert told(decision, expected) == expected


def test_there_are_cases_to_judge() -> None:
    assert len(list(HERE.glob("*/expected.json"))) >= 8


def test_the_sample_case_that_ships_is_deficient_with_two_missing_and_one_doubtful_worker() -> None:
    decision = check(read_case(ROOT / "examples" / "gedung-serbaguna"), law(), date(2026, 3, 20))
    missing = {each.worker.name: each.status.value for each in decision.workers if each.status != Status.COMPLIANT}
    assert missing == {"Dwi Nugroho": "deficient", "Rudi Hartono": "deficient", "Bambang Sutrisno": "unproven"}


def test_the_same_case_read_twice_gives_the_same_bytes() -> None:
    folder = HERE / "409"
    one, other = (decision_json(check(read_case(folder), law(), date(2026, 5, 19))) for _ in range(2))
    assert one == other
