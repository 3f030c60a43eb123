"""Replaying: a decision of any day is made again, from the case and by the rulebook that were kept with it."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from permit_guard.casework.checking import decide, establish
from permit_guard.casework.rule_archive import unpacked_law
from permit_guard.domain.record import decision_json
from permit_guard.store.decisions import KeptDecision, case_of, facts_of, get_rulebook
from permit_guard.store.rows import Rows
from permit_guard.store.written import unpressed, write


@dataclass(frozen=True, slots=True)
class Replay:
    """A decision made again. `line` counts from 1 where the records first differ; None when they are byte-equal."""

    decision: KeptDecision
    same_facts: bool
    line: int | None
    kept: str
    again: str

    @property
    def equal(self) -> bool:
        """Whether facts and record are byte for byte what they were."""
        return self.same_facts and self.line is None


def replay(rows: Rows, decision: KeptDecision) -> Replay:
    """Judge again what was judged, on the day it was, by the law as it was."""
    case = case_of(rows, decision.id)
    with tempfile.TemporaryDirectory(prefix="permit-guard-") as folder:
        law = unpacked_law(get_rulebook(rows, decision.rulebook_hash), Path(folder))
        established = establish(case, law, decision.on)
        again = decision_json(decide(case, law, decision.on, established))
    line = first_difference(decision.record, again)
    was, now = (_line(text, line) for text in (decision.record, again))
    return Replay(decision, write(established) == unpressed(facts_of(rows, decision.id)), line, was, now)


def first_difference(one: str, other: str) -> int | None:
    """The first line, counted from 1, in which two texts differ; None when they are the same."""
    if one == other:
        return None
    pairs = zip(one.split("\n"), other.split("\n"), strict=False)
    shorter = min(one.count("\n"), other.count("\n")) + 1
    return next((number for number, (left, right) in enumerate(pairs, start=1) if left != right), shorter + 1)


def _line(text: str, number: int | None) -> str:
    lines = text.split("\n")
    return lines[number - 1] if number is not None and number <= len(lines) else ""
