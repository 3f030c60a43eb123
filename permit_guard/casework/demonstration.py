"""The demonstration: an empty installation is filled with made-up people and cases, all at once or not at all."""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from permit_guard.casework.attesting import CONFIRMED, attest
from permit_guard.casework.deciding import approve, submit
from permit_guard.casework.desk import Casework, Desk
from permit_guard.casework.enrolling import OPERATOR, enrol
from permit_guard.casework.judging import check_application
from permit_guard.casework.made_up_case import (
    APPROVED,
    COMPLIANT,
    DEFICIENT,
    MAIN,
    OFFICE,
    SUB,
    UNPROVEN,
    MadeUpCase,
)
from permit_guard.casework.notifying import send_notice
from permit_guard.casework.receiving import attach_evidence, attach_roster, open_application
from permit_guard.casework.refusals import NotEmpty
from permit_guard.casework.uploading import media_type
from permit_guard.casework.whole_file import put_file
from permit_guard.domain.case import RosterRead
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.office_zone import office_day
from permit_guard.domain.person import Person, Role
from permit_guard.domain.text import Text
from permit_guard.intake.received import MOST_BYTES
from permit_guard.store.dump import is_empty
from permit_guard.store.files import StoredFile

TOLD_IN: Final = "demonstration.txt"
SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
HERE: Final = frozenset({OFFICE})
COUNTER, DESK_TWO, HEAD = "petugas1", "petugas2", "pengawas"
CASES: Final = (COMPLIANT, DEFICIENT, UNPROVEN, APPROVED)
PEOPLE: Final = (
    Person("", COUNTER, Role.OFFICER, HERE),
    Person("", DESK_TWO, Role.OFFICER, HERE),
    Person("", HEAD, Role.SUPERVISOR, HERE),
    Person("", "kontraktor", Role.CONTRACTOR, npp=MAIN),
    Person("", "subkontraktor", Role.CONTRACTOR, npp=SUB),
    Person("", "auditor", Role.AUDITOR, HERE),
    Person("", "provinsi", Role.EVALUATOR),
    Person("", "admin", Role.ADMINISTRATOR),
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A made-up case with its files stored and read: what is left is writing rows."""

    case: MadeUpCase
    roster: RosterRead
    files: tuple[tuple[StoredFile, EvidenceFile, str], ...]


def demonstrate(house: Casework, instance: Path) -> str:
    """Fill the house: a user for each role, a compliant, a deficient, an unproven and an approved case.

    Tells names and passwords; they stay readable in `instance`/demonstration.txt, for nothing there is real. Raises
    NotEmpty where anyone or anything is kept already.
    """
    with house.database.read() as rows:
        if not is_empty(rows):
            raise NotEmpty(_NOT_EMPTY)
    at = house.clock()  # one moment for all of it, whatever midnight does meanwhile
    made_up = [_read(house, case, office_day(at)) for case in CASES]
    passwords = {person.name: _password() for person in PEOPLE}
    with house.database.write() as rows:
        if not is_empty(rows):
            raise NotEmpty(_NOT_EMPTY)
        operator = Desk(rows, at, OPERATOR, house.law, house.keys)
        people = {each.name: enrol(operator, each, passwords[each.name]) for each in PEOPLE}
        for read in made_up:
            _walk(read, lambda name: Desk(rows, at, people[name], house.law, house.keys))
        told = "\n".join(f"{each.name:<15}{passwords[each.name]:<16}{each.role}" for each in PEOPLE)
        put_file(instance / TOLD_IN, f"{told}\n".encode())  # for the owner alone: it lies beside what is real
    return told


def demonstrated(instance: Path) -> str | None:
    """Names and passwords of the demonstration that was made here; None where there was none."""
    file = instance / TOLD_IN
    return file.read_text(encoding="utf-8").rstrip() if file.is_file() else None


def _read(house: Casework, case: MadeUpCase, today: date) -> _Read:
    files = []
    for name, content in case.evidence(today, house.law).items():
        stored = house.files.keep(OFFICE, io.BytesIO(content), most_bytes=MOST_BYTES)
        files.append((stored, house.readers.evidence(stored, f"evidence/{name}"), media_type(content)))
    return _Read(case, house.readers.roster(case.roster()), tuple(files))


def _walk(read: _Read, desk_of: Callable[[str], Desk]) -> None:
    """Through the office as far as the case goes: opened and submitted by one officer, checked by the other."""
    counter, second = desk_of(COUNTER), desk_of(DESK_TWO)
    kept = open_application(counter, read.case.application(counter.today))
    attach_roster(counter, kept.id, read.roster)
    for stored, as_read, kind in read.files:
        added, _ = attach_evidence(counter, kept.id, as_read, stored, media_type=kind)
        if not as_read.unread:
            attest(second, kept.id, added.id, result=CONFIRMED, source="e-Jakon", seen_on=second.today, reason="")
    submit(counter, kept.id)
    check_application(second, kept.id)
    if read.case is DEFICIENT:
        send_notice(second, kept.id)
    if read.case is APPROVED:
        approve(desk_of(HEAD), kept.id)


def _password() -> str:
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(4)) for _ in range(3))


_NOT_EMPTY: Final = Text(
    "Pemasangan ini sudah berisi; data rekaan hanya untuk yang kosong.",
    "There is something in this installation already; made-up data is only for an empty one.",
)
