"""What all findings come to: a status for each worker, one answer for the application."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from permit_guard.domain.case import Application, Worker
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.domain.source import Problem


class Status(StrEnum):
    """What was found of one worker."""

    COMPLIANT = "compliant"
    DEFICIENT = "deficient"
    UNPROVEN = "unproven"
    LEFT = "left"


class Answer(StrEnum):
    """What was found of the application. Nothing but compliant can be approved."""

    COMPLIANT = "compliant"
    DEFICIENT = "deficient"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class WorkerDecision:
    """A worker, his status, and every rule that was asked of him in the rulebook's order."""

    worker: Worker
    status: Status
    findings: tuple[Finding, ...]

    @property
    def telling(self) -> tuple[Finding, ...]:
        """What he is to be told, each thing once: of a minor nothing but that, for he is never told to register."""
        telling = [finding for finding in self.findings if finding.matters]
        minor = [finding for finding in telling if finding.tells_of_a_minor]
        return tuple(minor or [each for place, each in enumerate(telling) if not each.waits_for(telling[:place])])

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """What holds him up, each thing once."""
        return tuple(finding for finding in self.telling if finding.blocks)

    def without_registering(self) -> WorkerDecision:
        """The same decision; of a minor every remedy is to take him off the work, whatever else was found."""
        minor = next((finding for finding in self.findings if finding.tells_of_a_minor), None)
        if minor is None:
            return self
        findings = (replace(each, remedy=minor.remedy) if each.matters else each for each in self.findings)
        return replace(self, findings=tuple(findings))


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of a check on the day `on`, in roster order, with the hashes that let it be run again."""

    application: Application
    on: date
    answer: Answer
    rulebook_hash: str
    input_hash: str
    workers: tuple[WorkerDecision, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[EvidenceFile, ...]
    problems: tuple[Problem, ...]

    def count(self, status: Status) -> int:
        """How many workers have `status`."""
        return sum(decided.status is status for decided in self.workers)


def conclude(outcomes: Collection[Outcome], *, problems: int) -> Answer:
    """Any failure is deficient, any doubt or problem unproven. Nothing asked is a doubt, not a pass.

    `outcomes` are those of every block rule, on the application and on each worker (rulebook.md, Answer).
    """
    if Outcome.NOT_MET in outcomes:
        return Answer.DEFICIENT
    passing = {Outcome.MET, Outcome.NOT_APPLICABLE}
    if problems == 0 and set(outcomes) <= passing and Outcome.MET in outcomes:
        return Answer.COMPLIANT
    return Answer.UNPROVEN


def blocking_outcomes(workers: Iterable[WorkerDecision], findings: Iterable[Finding]) -> set[Outcome]:
    """The outcomes of all block rules, those on the application and those on every worker."""
    found = {finding.outcome for finding in findings if finding.effect is Effect.BLOCK}
    for decided in workers:
        found.update(finding.outcome for finding in decided.findings if finding.effect is Effect.BLOCK)
    return found
