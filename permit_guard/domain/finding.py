"""What was found when one rule was asked of one subject."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from permit_guard.domain.text import Text


class Outcome(StrEnum):
    """The answer of one rule. Unknown is neither met nor not met: we cannot tell from what we hold."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Effect(StrEnum):
    """Whether a rule can hold up an approval (block), or is only printed (note)."""

    BLOCK = "block"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule asked of one subject. What is met or not applicable carries rule, outcome and effect alone.

    `because` names the clauses that made the outcome, `cites` what a letter may cite, `sources` the places in the
    files that the finding rests on.
    """

    rule: str
    outcome: Outcome
    effect: Effect
    because: tuple[str, ...] = ()
    says: Text | None = None
    remedy: Text | None = None
    cites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether it has something to say: not met, or unknown."""
        return self.outcome in (Outcome.NOT_MET, Outcome.UNKNOWN)

    @property
    def blocks(self) -> bool:
        """Whether an approval must wait for it."""
        return self.matters and self.effect is Effect.BLOCK
