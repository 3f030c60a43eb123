"""Checking: a case, the law and a day become a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path

from permit_guard.domain.application_facts import application_facts
from permit_guard.domain.calendar import WorkingDays
from permit_guard.domain.case import Case
from permit_guard.domain.decision import Decision, WorkerDecision, blocking_outcomes, conclude
from permit_guard.domain.engagement import engagement_of
from permit_guard.domain.evidence_held import evidence_held, standing_problems
from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.office import Office
from permit_guard.domain.source import Problem
from permit_guard.domain.worker_facts import worker_facts
from permit_guard.intake.rules.office_files import read_office
from permit_guard.intake.rules.rule_files import read_rules
from permit_guard.intake.rules.working_days import read_working_days
from permit_guard.law.judge import judge_application, judge_workers
from permit_guard.law.rulebook import Rulebook


@dataclass(frozen=True)
class Law:
    """The rules with their dated numbers, and the calendar they count by. `folder` is where they were read."""

    rulebook: Rulebook
    working_days: WorkingDays
    folder: Path

    @cached_property
    def hash(self) -> str:
        """`sha256:` of all that can change an answer: the rules, their numbers and the calendar."""
        return self.rulebook.hash_with({"working_days": self.working_days.canonical()})

    def office(self, code: str, on: date) -> Office:
        """The office `code` as it was on the day `on`. Raises OfficeUnknown, OfficeRefused."""
        return self._offices(code, on)

    @cached_property
    def _offices(self) -> Callable[[str, date], Office]:
        """Read once: in a service every page asks for one, and like the rules it stays as it was at the start."""
        return lru_cache(maxsize=1_000)(partial(read_office, self.folder / "offices"))


def read_law(folder: Path) -> Law:
    """The law in `folder`. Raises RulesRefused or WorkingDaysRefused with every fault in it."""
    return Law(read_rules(folder), read_working_days(folder / "parameters" / "working-days"), folder)


@dataclass(frozen=True)
class Established:
    """What the rules are asked of: a row of facts for each worker in roster order, and one for the application."""

    workers: tuple[WorkerFacts, ...]
    application: ApplicationFacts
    problems: tuple[Problem, ...]


def check(case: Case, law: Law, on: date) -> Decision:
    """Ask every rule of every worker and of the application, as things stand on the day `on`.

    Evidence becomes spells, spells and roster become one row of facts a worker, and the rules are asked of all rows
    at once. What cannot be read or told makes the answer unproven, never compliant (rulebook.md).
    """
    return decide(case, law, on, establish(case, law, on))


def establish(case: Case, law: Law, on: date) -> Established:
    """The facts of a case on the day `on`, and the problems that stand in the way of a clear answer."""
    held = evidence_held(case, on, law.rulebook.parameters, law.working_days)
    workers = case.roster.workers if case.roster else ()
    engagements = [engagement_of(worker, case.application.contract) for worker in workers]
    engaged = [(worker, engagement) for worker, (engagement, _) in zip(workers, engagements, strict=True)]
    unclear = tuple(problem for _, problem in engagements if problem is not None)
    facts = tuple(worker_facts(worker, engagement, case.application, held) for worker, engagement in engaged)
    about = application_facts(case, engaged, facts, held)
    return Established(facts, about, standing_problems(case, held.project) + unclear)


def decide(case: Case, law: Law, on: date, established: Established) -> Decision:
    """The decision that the law comes to on what was established."""
    workers = case.roster.workers if case.roster else ()
    judged = judge_workers(law.rulebook, on, established.workers)
    decided = tuple(
        WorkerDecision(worker, *found).without_registering() for worker, found in zip(workers, judged, strict=True)
    )
    findings = judge_application(law.rulebook, on, established.application)
    answer = conclude(blocking_outcomes(decided, findings), problems=len(established.problems))
    return Decision(
        case.application,
        on,
        answer,
        law.hash,
        case.input_hash,
        decided,
        findings,
        case.evidence,
        established.problems,
    )
