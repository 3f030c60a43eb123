"""A decision as the record that programs read: `permit-guard/decision/1` of contract.md, numbers masked."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def decision_record(decision: Decision, *, unmask: bool = False) -> dict[str, Any]:
    """The decision as plain data, in the contract's names and order. The same decision gives the same record."""
    parts = _parts(decision, unmask).items()
    return {name: list(part) if isinstance(part, Iterator) else part for name, part in parts}


def decision_json(decision: Decision, *, unmask: bool = False) -> str:
    """The record as JSON: each worker, finding, file and problem on a line of its own, so that two can be compared."""
    return "".join(json_lines(decision, unmask=unmask))


def json_lines(decision: Decision, *, unmask: bool = False) -> Iterator[str]:
    """The pieces of `decision_json` one after the other: of ten thousand workers no more than one is held at a time."""
    before = "{"
    for name, part in _parts(decision, unmask).items():
        yield f"{before}{_compact(name)}: "
        before = ",\n "
        yield from _listed(part) if isinstance(part, Iterator) else (_compact(part),)
    yield "}\n"


def _parts(decision: Decision, unmask: bool) -> dict[str, Any]:
    """The record's parts by name; the lists among them are made as they are read."""
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
        "workers": (_worker(decided, unmask) for decided in decision.workers),
        "findings": (_finding(finding, unmask) for finding in decision.findings),
        "evidence": (_evidence(file, unmask) for file in decision.evidence),
        "problems": (_problem(problem, unmask) for problem in decision.problems),
    }


def _listed(items: Iterator[Any]) -> Iterator[str]:
    before = "[\n  "
    for item in items:
        yield before + _compact(item)
        before = ",\n  "
    yield "[]" if before.startswith("[") else "]"


def _worker(decided: WorkerDecision, unmask: bool) -> dict[str, Any]:
    return {
        "row": decided.worker.row,
        "name": decided.worker.name and _said(decided.worker.name, unmask),
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
        "outcome": str(finding.outcome),
        "effect": str(finding.effect),
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
