"""A decision as the record that programs read: `permit-guard/decision/1` of contract.md, numbers masked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from permit_guard.domain.case import Worker
from permit_guard.domain.decision import Decision, Status, WorkerDecision
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.finding import Finding
from permit_guard.domain.identity import masked_nik, masked_number, masked_within
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text

SCHEMA = "permit-guard/decision/1"


def decision_record(decision: Decision, *, unmask: bool = False) -> dict[str, Any]:
    """The decision as plain data, in the contract's names and order. The same decision gives the same record."""
    return {
        "schema": SCHEMA,
        "application": decision.application.number,
        "on": decision.on.isoformat(),
        "answer": decision.answer.value,
        "rulebook": {"hash": decision.rulebook_hash},
        "input": {"hash": decision.input_hash},
        "counts": {
            "workers": len(decision.workers),
            **{status.value: decision.count(status) for status in Status},
        },
        "workers": [_worker(decided, unmask) for decided in decision.workers],
        "findings": [_finding(finding, unmask) for finding in decision.findings],
        "evidence": [_evidence(file, unmask) for file in decision.evidence],
        "problems": [_problem(problem, unmask) for problem in decision.problems],
    }


def decision_json(decision: Decision, *, unmask: bool = False) -> str:
    """The record as JSON: each worker, finding, file and problem on a line of its own, so that two can be compared."""
    lines = []
    for key, value in decision_record(decision, unmask=unmask).items():
        lines.append(f"{json.dumps(key)}: {_listed(value) if isinstance(value, list) else _compact(value)}")
    return "{" + ",\n ".join(lines) + "}\n"


def _listed(items: Iterable[Any]) -> str:
    body = ",\n  ".join(map(_compact, items))
    return f"[\n  {body}]" if body else "[]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _worker(decided: WorkerDecision, unmask: bool) -> dict[str, Any]:
    return {
        "row": decided.worker.row,
        "name": decided.worker.name,
        **shown_identity(decided.worker, unmask=unmask),
        "status": decided.status.value,
        "findings": [_finding(finding, unmask) for finding in decided.findings],
    }


def shown_identity(worker: Worker, *, unmask: bool) -> dict[str, str | None]:
    """A worker's NIK, and his passport where he has no NIK: masked, unless asked for in full."""
    nik = worker.nik if isinstance(worker.nik, str) else None
    shown: dict[str, str | None] = {"nik": nik if unmask or nik is None else masked_nik(nik)}
    if nik is None and isinstance(worker.passport, str):
        shown["passport"] = worker.passport if unmask else masked_number(worker.passport)
    return shown


def _finding(finding: Finding, unmask: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": finding.rule,
        "outcome": finding.outcome.value,
        "effect": finding.effect.value,
    }
    if finding.matters:
        found["because"] = list(finding.because)
        found["says"] = _text(finding.says, unmask)
        found["remedy"] = _text(finding.remedy, unmask)
        found["cites"] = list(finding.cites)
        found["sources"] = list(finding.sources)
    return found


def _text(text: Text | None, unmask: bool) -> dict[str, str] | None:
    return None if text is None else {"id": _said(text.id, unmask), "en": _said(text.en, unmask)}


@lru_cache(maxsize=4_096)
def _said(sentence: str, unmask: bool) -> str:
    return sentence if unmask else masked_within(sentence)


def _evidence(file: EvidenceFile, unmask: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "file": file.file,
        "sha256": file.sha256,
        "kind": file.kind.value,
        "records": len(file.records),
    }
    if file.unread or file.problems:
        shown["problems"] = [_problem(problem, unmask) for problem in file.problems]
    return shown


def _problem(problem: Problem, unmask: bool) -> dict[str, Any]:
    says = _text(problem.message, unmask)
    return {"source": str(problem.source), "message": _said(problem.message.id, unmask), "says": says}
