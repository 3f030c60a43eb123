"""Mending a draft's roster where it is faulty, and giving it back as a file: its lines go through the same reading."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Mapping

from permit_guard.casework.desk import Casework, Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.receiving import attach_roster
from permit_guard.casework.refusals import NotThere, Unfit
from permit_guard.casework.uploading import take_in_roster
from permit_guard.domain.case import RosterRead
from permit_guard.domain.person import Person, Role
from permit_guard.domain.state import Step
from permit_guard.domain.text import Text
from permit_guard.intake.mending import Mending, lines_of, mended
from permit_guard.intake.roster_table import Cells, written_csv
from permit_guard.store import rosters


def mend_roster(casework: Casework, by: Person, application_id: str, mending: Mending, *, seen: str) -> RosterRead:
    """The roster as mended, which the draft now has. Raises Stale where it is another than was `seen`, and NotThere.

    Read outside of the transaction, as every file is; the draft must still be the one that was seen afterwards.
    """
    with casework.reading_desk(by) as desk:
        before = roster_of_draft(desk, application_id, seen=seen)
    lines = lines_of(before, mending)
    if not lines:
        raise Unfit(_NO_ONE_LEFT)
    read = take_in_roster(casework, by, application_id, io.BytesIO(written_csv(lines)))
    told = mended(before, mending, read)
    with casework.desk(by) as desk:
        attach_roster(desk, application_id, told, seen=seen)
    return told


def roster_of_draft(desk: Desk, application_id: str, *, seen: str | None = None) -> RosterRead:
    """The roster that a draft has, for who may change it. Raises NotThere without one."""
    kept = desk.application(application_id, Action.CHANGE, seen=seen)
    desk.refuse_unless(Step.CHANGE, kept)
    if kept.roster_id is None:
        raise NotThere
    return rosters.get_roster(desk.rows, kept.roster_id)


def may_keep_roster(desk: Desk, application_id: str) -> bool:
    """Whether this person may have the roster with its numbers in full: whose workers they are, or who sent them all.

    A roster that was mended holds the numbers of the one before it, so none of them may be another's.
    """
    kept = desk.application(application_id, Action.CHANGE)
    if kept.roster_id is None:
        return False
    return desk.by.role is Role.CONTRACTOR or rosters.senders_of(desk.rows, kept.id) == {desk.by.id}


def roster_file(desk: Desk, application_id: str, written: Callable[[Mapping[int, Cells]], bytes]) -> bytes:
    """The roster as a file, as it stands after mending; wages were never kept. Raises NotThere for anyone else."""
    told = roster_of_draft(desk, application_id)
    if not may_keep_roster(desk, application_id):
        raise NotThere
    return written(lines_of(told))


def rows_of_one_number(told: RosterRead) -> dict[int, tuple[int, ...]]:
    """For each row whose NIK or passport stands in other rows too, those rows."""
    workers = told.roster.workers if told.roster else ()
    numbers = {each.row: each.nik or each.passport for each in workers}
    counted = Counter(number for number in numbers.values() if isinstance(number, str))
    twice = {row: number for row, number in numbers.items() if isinstance(number, str) and counted[number] > 1}
    return {
        row: tuple(other for other, same in twice.items() if same == number and other != row)
        for row, number in twice.items()
    }


_NO_ONE_LEFT = Text(
    "Tidak ada pekerja yang tersisa. Kirim daftar lain bila daftar ini keliru seluruhnya.",
    "No worker would be left. Send another roster if this one is wrong as a whole.",
)
