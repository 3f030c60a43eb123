"""Replaying: a decision of any day is made again, from the case and by the rulebook that were kept with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from permit_guard.casework.checking import decide, establish
from permit_guard.casework.refusals import NotThere, Unfit
from permit_guard.casework.rule_archive import unpacked_law
from permit_guard.domain.decision import Decision
from permit_guard.domain.record import decision_json
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import Refused as RulesRefused
from permit_guard.store.applications import applications_numbered
from permit_guard.store.decisions import (
    KeptDecision,
    case_of,
    count_clear,
    decisions_of,
    facts_of,
    get_rulebook,
    statuses_of,
)
from permit_guard.store.rows import Rows
from permit_guard.store.written import Spoiled, unpressed, write


@dataclass(frozen=True, slots=True)
class Replay:
    """A decision made again. `line` counts from 1 where the records first differ; None when they are byte-equal.

    `columns` are those of its row, and of its verdicts, that do not say what was found.
    """

    decision: KeptDecision
    same_facts: bool
    columns: tuple[str, ...]
    line: int | None
    kept: str
    again: str

    @property
    def equal(self) -> bool:
        """Whether facts and record are byte for byte what they were, and its row says the same."""
        return self.same_facts and self.line is None and not self.columns


def replay(rows: Rows, decision: KeptDecision) -> Replay:
    """Judge again what was judged, on the day it was, by the law as it was.

    Raises Unfit where what was kept of it cannot even be read any more.
    """
    try:
        return _replay(rows, decision)
    except (Spoiled, BadZipFile, RulesRefused) as spoiled:
        raise Unfit(_SPOILED) from spoiled


def _replay(rows: Rows, decision: KeptDecision) -> Replay:
    case = case_of(rows, decision.id)
    with tempfile.TemporaryDirectory(prefix="permit-guard-") as folder:
        law = unpacked_law(get_rulebook(rows, decision.rulebook_hash), Path(folder))
        established = establish(case, law, decision.on)
        found = decide(case, law, decision.on, established)
    again = decision_json(found)
    line = first_difference(decision.record, again)
    was, now = (_line(text, line) for text in (decision.record, again))
    same_facts = write(established) == unpressed(facts_of(rows, decision.id))
    return Replay(decision, same_facts, tuple(_other_columns(rows, decision, found)), line, was, now)


def _other_columns(rows: Rows, kept: KeptDecision, found: Decision) -> Iterator[str]:
    """What approvals, lists and reports go by: it must be what the record says."""
    statuses = tuple(each.status for each in found.workers)
    pairs = {
        "answer": (kept.answer, found.answer),
        "n_workers": (kept.n_workers, len(statuses)),
        "n_clear": (kept.n_clear, count_clear(found)),
        "problems": (kept.problems, len(found.problems)),
        "input_hash": (kept.input_hash, found.input_hash),
        "verdict.status": (statuses_of(rows, kept.id), statuses),
    }
    yield from (name for name, (was, now) in pairs.items() if was != now)


def find_decided(rows: Rows, number: str, office: str | None, decision_id: str | None) -> KeptDecision:
    """The decision with this id on the application of this number, or the latest on it.

    Raises NotThere, or Unfit where several offices have an application of this number.
    """
    kept = [each for each in applications_numbered(rows, number) if office in (None, each.office)]
    if len(kept) > 1:
        raise Unfit(_WHICH_OFFICE, [Text(each.office, each.office) for each in kept])
    made = [each for one in kept for each in decisions_of(rows, one.id) if decision_id in (None, each.id)]
    if not made:
        raise NotThere
    return made[-1]


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


_SPOILED = Text(
    "Yang disimpan bersama keputusan ini tidak lagi seperti yang ditulis: tidak terbaca. Bandingkan dengan cadangan.",
    "What was kept with this decision is not what was written: it cannot be read. Compare it with a backup.",
)
_WHICH_OFFICE = Text(
    "Beberapa kantor mempunyai permohonan dengan nomor ini. Sebut satu dengan --office:",
    "Several offices have an application of this number. Name one by --office:",
)
