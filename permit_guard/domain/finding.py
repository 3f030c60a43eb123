"""What was found when one rule was asked of one subject."""

from __future__ import annotations

from collections.abc import Iterable
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


CHILD_LABOUR = frozenset({"adult", "minor-worked"})


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

    @property
    def tells_of_a_minor(self) -> bool:
        """Whether it says that a child works or has worked: then nothing else is asked for him."""
        return self.rule in CHILD_LABOUR and self.outcome is Outcome.NOT_MET

    def waits_for(self, earlier: Iterable[Finding]) -> bool:
        """Whether no clause of its own made it unknown, and its remedy is asked for by an earlier finding."""
        if self.outcome is not Outcome.UNKNOWN or self.because or self.remedy is None:
            return False
        return any(finding.remedy == self.remedy for finding in earlier)
