"""What is to be settled for workers: each kind of finding with all the workers who have it.

A worker stands in the errand of each of his findings, so that an errand has all who need it, its count is the letter's,
and crossing it off leaves nothing behind. Two exceptions: a minor stands in his own errand alone, because he is never
told to register; and a finding that only waits for another one of the same worker is not asked for a second time. Notes
that are not met come last; a note that is merely unknown asks for nothing and is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from permit_guard.domain.case import Worker
from permit_guard.domain.decision import Decision
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.domain.text import Text
from permit_guard.paper import wording

KINDS: Final = (
    (Effect.BLOCK, Outcome.NOT_MET),
    (Effect.BLOCK, Outcome.UNKNOWN),
    (Effect.NOTE, Outcome.NOT_MET),
)
MINOR_RULES: Final = frozenset({"adult", "minor-worked"})


@dataclass(frozen=True, slots=True)
class Errand:
    """One kind of finding and every worker who has it, in roster order."""

    rule: str
    effect: Effect
    outcome: Outcome
    workers: tuple[tuple[Worker, Finding], ...]

    def outcome_says(self) -> Text:
        """What the outcome is called."""
        if self.effect is Effect.NOTE:
            return wording.NOTE
        return wording.NOT_MET if self.outcome is Outcome.NOT_MET else wording.UNKNOWN

    def alike_together(self) -> list[list[tuple[Worker, Finding]]]:
        """The workers parted by what is asked of them and by what law, each part in roster order."""
        parts: dict[tuple[Text | None, tuple[str, ...]], list[tuple[Worker, Finding]]] = {}
        for worker, finding in self.workers:
            parts.setdefault((finding.remedy, finding.cites), []).append((worker, finding))
        return list(parts.values())


def errands(decision: Decision) -> tuple[Errand, ...]:
    """What is to be settled: block findings in the rulebook's order, not met before unknown, then notes."""
    found: dict[tuple[str, Effect, Outcome], list[tuple[Worker, Finding]]] = {}
    order: dict[str, int] = {}
    for decided in decision.workers:
        for finding in decided.findings:
            order.setdefault(finding.rule, len(order))
        for finding in _asked_of(decided.findings):
            key = (finding.rule, finding.effect, finding.outcome)
            found.setdefault(key, []).append((decided.worker, finding))
    keys = sorted(found, key=lambda key: (key[1] is Effect.NOTE, order[key[0]], KINDS.index((key[1], key[2]))))
    return tuple(Errand(*key, tuple(found[key])) for key in keys)


def _asked_of(findings: tuple[Finding, ...]) -> list[Finding]:
    """What is asked for one worker."""
    telling = [finding for finding in findings if finding.matters and (finding.effect, finding.outcome) in KINDS]
    minor = [finding for finding in telling if finding.rule in MINOR_RULES and finding.outcome is Outcome.NOT_MET]
    return minor or [finding for index, finding in enumerate(telling) if not _waits(finding, telling[:index])]


def _waits(finding: Finding, before: list[Finding]) -> bool:
    """Whether no clause of its own made it unknown and its remedy is that of a finding before it."""
    if finding.outcome is not Outcome.UNKNOWN or finding.because:
        return False
    return finding.remedy is not None and any(earlier.remedy == finding.remedy for earlier in before)
