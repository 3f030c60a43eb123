"""Revealing: the number of a worker in full, for a reason that is kept with who asked."""

from __future__ import annotations

from dataclasses import dataclass

from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotThere, Unfit
from permit_guard.domain.text import Text
from permit_guard.store import rosters


@dataclass(frozen=True, slots=True)
class Revealed:
    """A number in full, and the id of the disclosure that was noted, by which the number is found again."""

    number: str
    disclosure: str


def reveal(desk: Desk, application_id: str, row: int, reason: str) -> Revealed:
    """The NIK or passport of a worker in full, for a reason that is kept. Raises Unfit without one."""
    kept = desk.application(application_id, Action.REVEAL)
    if not reason.strip():
        raise Unfit(_WHY)
    if kept.roster_id is None:
        raise NotThere
    number = _number(desk, kept.roster_id, row)
    noted = rosters.note_disclosure(desk.rows, kept.roster_id, row, reason.strip(), by=desk.by.id, at=desk.at)
    desk.journal("reveal", kept.id, disclosure=noted)
    return Revealed(number, noted)


def reveal_again(desk: Desk, application_id: str, disclosure_id: str) -> str:
    """The number that was disclosed to this very person then, of the roster that it stood in. Nothing more is noted."""
    desk.application(application_id, Action.REVEAL)
    noted = rosters.find_disclosure(desk.rows, disclosure_id, by=desk.by.id)
    if noted is None:
        raise NotThere
    return _number(desk, *noted)


def _number(desk: Desk, roster_id: str, row: int) -> str:
    told = rosters.get_roster(desk.rows, roster_id)
    worker = next((each for each in (told.roster.workers if told.roster else ()) if each.row == row), None)
    number = worker and (worker.nik if isinstance(worker.nik, str) else worker.passport)
    if not isinstance(number, str):
        raise NotThere
    return number


_WHY = Text("Sebut alasan Anda melihat nomor ini.", "Give your reason for seeing this number.")
