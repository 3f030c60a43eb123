"""Decisions as a page shows them: each worker with what he is told, fifty on a page, by status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import request

from permit_guard.domain.case import Worker
from permit_guard.domain.decision import Status, WorkerDecision
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.domain.source import Source
from permit_guard.domain.text import Text
from permit_guard.web.pages.navigation import page_asked, pages_in

A_PAGE: Final = 50
Record = Mapping[str, Any]


@dataclass(frozen=True)
class ShownWorker:
    """A worker of a decision, with what he is told, each thing once."""

    row: int
    name: str | None
    number: str | None
    status: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ShownWorkers:
    """A page of workers; `status` is the one that they were chosen by."""

    shown: tuple[ShownWorker, ...]
    counted: int
    page: int
    pages: int
    status: str | None


def workers_asked(record: Record) -> ShownWorkers:
    """The workers that the address asks for: of one status or of all, in roster order."""
    status = told if (told := request.args.get("status")) in set(Status) else None
    chosen = [each for each in record["workers"] if status in (None, each["status"])]
    pages = pages_in(len(chosen), A_PAGE)
    page = min(page_asked(), pages)
    shown = chosen[(page - 1) * A_PAGE : page * A_PAGE]
    return ShownWorkers(tuple(map(shown_worker, shown)), len(chosen), page, pages, status)


def shown_worker(told: Record) -> ShownWorker:
    """One worker of a record."""
    return ShownWorker(
        told["row"], told["name"], told["nik"] or told.get("passport"), told["status"], tuple(_worth_telling(told))
    )


def every_finding(told: Record) -> list[Finding]:
    """All that was asked of a worker, in the rulebook's order."""
    return [_finding(each) for each in told["findings"]]


def rules_told(workers: Iterable[Record]) -> dict[str, int]:
    """How many of the workers are told something by each rule, the most first."""
    told = Counter(rule for each in workers for rule in {finding.rule for finding in _worth_telling(each)})
    return dict(told.most_common())


def is_told_by(told: Record, rule: str) -> bool:
    """Whether a rule has something to say of the worker."""
    return any(finding.rule == rule for finding in _worth_telling(told))


def blocking(record: Record) -> list[Finding]:
    """What stands in the way of the application as a whole."""
    return [finding for finding in map(_finding, record["findings"]) if finding.blocks]


def notes(record: Record) -> list[Finding]:
    """What is only noted of the application."""
    return [finding for finding in map(_finding, record["findings"]) if _is_told_note(finding)]


def _worth_telling(told: Record) -> Iterable[Finding]:
    """By the very rule that the letter goes by: each thing once, and of a minor nothing but that."""
    findings = tuple(map(_finding, told["findings"]))
    decided = WorkerDecision(Worker(Source(""), told["row"]), Status(told["status"]), findings)
    return (finding for finding in decided.telling if finding.blocks or _is_told_note(finding))


def _is_told_note(finding: Finding) -> bool:
    return finding.effect is Effect.NOTE and finding.outcome is Outcome.NOT_MET


def _finding(told: Record) -> Finding:
    return Finding(
        told["rule"], Outcome(told["outcome"]), Effect(told["effect"]), tuple(told.get("because", ())),
        _text(told.get("says")), _text(told.get("remedy")), tuple(told.get("cites", ())),
        tuple(told.get("sources", ())),
    )  # fmt: skip


def _text(told: Mapping[str, str] | None) -> Text | None:
    return None if told is None else Text(told["id"], told["en"])
