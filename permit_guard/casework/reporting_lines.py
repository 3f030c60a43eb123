"""What was judged, as reports count it: written with each decision, and later for decisions from before reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from permit_guard.casework.checking import Established
from permit_guard.domain.case import Application, Case, Worker
from permit_guard.domain.decision import Status
from permit_guard.domain.facts import WorkerFacts
from permit_guard.domain.region import place_number, regency_number
from permit_guard.store import decisions
from permit_guard.store.database import Database
from permit_guard.store.decisions import KeptDecision
from permit_guard.store.report_lines import CountedWorker, count_decision, uncounted_decisions
from permit_guard.store.rows import Rows
from permit_guard.store.written import read_small

AT_ONCE: Final = 200


def count_judged(
    rows: Rows, found: KeptDecision, case: Case, established: Established, verdicts: Iterable[tuple[str, Status]]
) -> None:
    """Let reports count a decision that was kept, of the case and the facts it rested on.

    `verdicts` are the blind index and the status of each worker, in roster order.
    """
    workers = case.roster.workers if case.roster else ()
    judged = zip(workers, established.workers, verdicts, strict=True)
    counted = [_counted(worker, facts, who, status) for worker, facts, (who, status) in judged]
    count_decision(rows, found, case.application.office, site_of(case.application), counted)


def count_what_is_not(database: Database) -> int:
    """Let reports count every decision that they do not count yet; how many there were."""
    counted = 0
    while True:
        with database.read() as rows:
            if not uncounted_decisions(rows, most=1):
                return counted
        with database.write() as rows:
            for decision_id in uncounted_decisions(rows, most=AT_ONCE):
                established = read_small(decisions.facts_of(rows, decision_id), Established)
                case = decisions.case_of(rows, decision_id)
                found, verdicts = decisions.get_decision(rows, decision_id), decisions.verdicts_of(rows, decision_id)
                count_judged(rows, found, case, established, verdicts)
                counted += 1


def site_of(application: Application) -> int:
    """Where the project is built: its village, RW and RT where its code is given, else no more than the office's."""
    project = application.project
    return place_number(project.village, project.rw, project.rt) or regency_number(application.office)


def route_of(facts: WorkerFacts) -> str:
    """By which way the worker is a member: the project's or his employer's; empty where by neither, or unknown."""
    if not facts.has_spell or facts.relies_on_jakon is None:
        return ""
    return "jakon" if facts.relies_on_jakon else "pu"


def _counted(worker: Worker, facts: WorkerFacts, who: str, status: Status) -> CountedWorker:
    return CountedWorker(
        who, status, place_number(worker.village, worker.rw, worker.rt), facts.employment or "",
        facts.employer_size or "", route_of(facts), facts.employer_npp or "",
    )  # fmt: skip
