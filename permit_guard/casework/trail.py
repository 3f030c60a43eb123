"""The trail of a case: each line that the journal has of it, its decisions, and any of them made again.

And how far the whole journal reaches, signed, so that whoever holds on to it sees later that nothing was changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from permit_guard.casework.checkpoints import public_key, sign_checkpoint
from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action, may
from permit_guard.casework.refusals import NotAllowed, NotThere
from permit_guard.casework.replaying import Replay, replay
from permit_guard.store import journal, people
from permit_guard.store.decisions import KeptDecision, decisions_of, find_decision
from permit_guard.store.journal import Position


@dataclass(frozen=True, slots=True)
class TrailLine:
    """A line of the journal. `seq` is its number in the whole journal, `leaf` its hash in hexadecimal."""

    seq: int
    at: datetime
    verb: str
    by: str
    about: tuple[tuple[str, str], ...]
    leaf: str


@dataclass(frozen=True, slots=True)
class SeenJournal:
    """How far the journal reaches, the checkpoint that says so, and the key that the checkpoint is checked by."""

    position: Position
    checkpoint: str
    public_key: str


def see_trail(desk: Desk, application_id: str, *, first: int, most: int) -> tuple[int, tuple[TrailLine, ...]]:
    """How many lines there are about the application, and those from the `first` on, persons by name.

    Raises NotAllowed, NotThere.
    """
    kept = desk.application(application_id, Action.READ_JOURNAL)
    counted, found = journal.lines_about(desk.rows, kept.id, first=first, most=most)
    lines = [(line, json.loads(line.entry)) for line in found]
    names = people.names_of(desk.rows, {told["by"] for _, told in lines})
    return counted, tuple(
        TrailLine(
            line.seq, datetime.fromisoformat(told["at"]), told["verb"], names.get(told["by"]) or told["by"],
            tuple((name, _plain(value)) for name, value in sorted(told["about"].items())), line.leaf,
        )
        for line, told in lines
    )  # fmt: skip


def see_decisions(desk: Desk, application_id: str) -> tuple[KeptDecision, ...]:
    """Every decision on the application, the first one first. Raises NotAllowed, NotThere."""
    return tuple(decisions_of(desk.rows, desk.application(application_id, Action.READ_JOURNAL).id))


def replay_one(desk: Desk, application_id: str, decision_id: str) -> Replay:
    """A decision on this application made again. Raises NotAllowed, NotThere (also of another's decision), Unfit."""
    kept = desk.application(application_id, Action.READ_JOURNAL)
    decision = find_decision(desk.rows, decision_id)
    if decision is None or decision.application_id != kept.id:
        raise NotThere
    return replay(desk.rows, decision)


def see_journal(desk: Desk) -> SeenJournal:
    """How far the whole journal reaches now, signed. Raises NotAllowed."""
    if not may(desk.by, Action.READ_JOURNAL):
        raise NotAllowed
    position = journal.kept_position(desk.rows)
    return SeenJournal(position, sign_checkpoint(position, desk.keys), public_key(desk.keys))


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
