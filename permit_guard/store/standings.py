"""The turns of an approval: suspended, lifted, suspended again. None is ever taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select

from permit_guard.domain.decision import Status
from permit_guard.store.decisions import KeptDecision
from permit_guard.store.recorded import add_row, add_rows
from permit_guard.store.rows import Rows
from permit_guard.store.tables import approval_line, journal, live_approval, standing


class TurnKind(StrEnum):
    """What a turn did to the approval."""

    SUSPENDED = "suspended"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class StandingTurn:
    """A turn of the approval `serial`, the `seq`-th from 1, by the decision that it rests on."""

    application_id: str
    serial: str
    seq: int
    kind: TurnKind
    decision_id: str
    journal_size: int
    at: datetime


def turns_of(rows: Rows, serial: str) -> tuple[StandingTurn, ...]:
    """Every turn of an approval, in order."""
    found = rows.execute(select(standing).where(standing.c.serial == serial).order_by(standing.c.seq))
    return tuple(
        StandingTurn(
            row.application_id, row.serial, row.seq, TurnKind(row.kind), row.decision_id, row.journal_size, row.at
        )
        for row in found
    )  # fmt: skip


def latest_turn(rows: Rows, serial: str) -> StandingTurn | None:
    """The last turn of an approval, None where it was never suspended."""
    return next(reversed(turns_of(rows, serial)), None)


def lifting_entry(rows: Rows, turn: StandingTurn) -> str | None:
    """The text of the journal's line of a lifting, None where the journal has no such line."""
    entries = rows.execute(
        select(journal.c.entry)
        .where(journal.c.application_id == turn.application_id, journal.c.seq > turn.journal_size)
        .order_by(journal.c.seq)
    ).scalars()
    return next((entry for entry in entries if '"verb":"lift"' in entry), None)


def suspend(rows: Rows, serial: str, found: KeptDecision, *, on: date, at: datetime) -> None:
    """From now on the approval is suspended. Raises Refused where it is already, or does not stand."""
    _add(rows, serial, found, TurnKind.SUSPENDED, on, at)


def lift(rows: Rows, serial: str, found: KeptDecision, statuses: Sequence[Status], *, on: date, at: datetime) -> None:
    """The approval stands again, by a line for each worker and the turn that they hold up.

    Raises Refused where any link is missing: it is not suspended, the decision is not compliant, not of the day `on`,
    not later than the suspension or not the latest, a worker is neither compliant nor left, a row is unexplained.
    """
    lines = [{"decision_id": found.id, "seq": seq, "status": each.value} for seq, each in enumerate(statuses, start=1)]
    if lines:
        add_rows(rows, approval_line, lines)
    _add(rows, serial, found, TurnKind.LIFTED, on, at)


def standing_approvals(rows: Rows) -> tuple[str, ...]:
    """The ids of the applications whose approval stands, suspended or not."""
    wanted = select(live_approval.c.application_id).order_by(live_approval.c.application_id)
    return tuple(rows.execute(wanted).scalars())


def _add(rows: Rows, serial: str, found: KeptDecision, kind: TurnKind, on: date, at: datetime) -> None:
    before = latest_turn(rows, serial)
    add_row(
        rows, standing,
        serial=serial, seq=before.seq + 1 if before else 1, prev_size=before.journal_size if before else 0,
        kind=kind.value, application_id=found.application_id, decision_id=found.id, version=found.version,
        roster_id=found.roster_id, n_workers=found.n_workers, rows_unexplained=0, answer=found.answer.value,
        checked_on=found.on, checked_by=found.by, journal_size=found.position.size, on_day=on, at=at,
        last_line=found.n_workers if kind is TurnKind.LIFTED else None,
    )  # fmt: skip
