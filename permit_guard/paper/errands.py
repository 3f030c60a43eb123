"""What is to be settled for workers: each kind of finding with all the workers who have it.

A worker stands in the errand of each finding that tells something (`WorkerDecision.telling`), so that an errand has all
who need it, its count is the letter's, and crossing it off leaves nothing behind. Notes that are not met come last; a
note that is merely unknown asks for nothing and is left out.
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
            return wording.NOTE_NOT_MET
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
        for finding in decided.telling:
            key = (finding.rule, finding.effect, finding.outcome)
            if key[1:] in KINDS:
                found.setdefault(key, []).append((decided.worker, finding))
    keys = sorted(found, key=lambda key: (key[1] is Effect.NOTE, order[key[0]], KINDS.index((key[1], key[2]))))
    return tuple(Errand(*key, tuple(found[key])) for key in keys)
