"""A house to work in: people of each role in two regencies, a clock that can be set, and the sound case walked in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from permit_guard.casework import attesting, deciding, judging, receiving
from permit_guard.casework.desk import Casework
from permit_guard.casework.keys import Keys
from permit_guard.casework.reading import Readers
from permit_guard.domain.case import Application, Roster, RosterRead, Worker
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.person import Person, Role
from permit_guard.domain.source import Problem
from permit_guard.domain.state import State
from permit_guard.store import journal, people
from permit_guard.store.applications import Kept, get_application
from permit_guard.store.approvals import Certificate
from permit_guard.store.database import Database
from permit_guard.store.decisions import KeptDecision
from permit_guard.store.evidence import Evidence
from permit_guard.store.files import FileStore, StoredFile
from tests.building import BUDI, NPP, ON, SITI, SUB, application, evidence, law, sound_records

HERE, ELSEWHERE = frozenset({"33.08"}), frozenset({"33.71"})
FOREIGN_NPP = "99999999"
KEYS = Keys(b"b" * 32, b"c" * 32, b"j" * 32)
PEOPLE: Final = {
    "officer": (Role.OFFICER, HERE, None),
    "colleague": (Role.OFFICER, HERE, None),
    "supervisor": (Role.SUPERVISOR, HERE, None),
    "auditor": (Role.AUDITOR, HERE, None),
    "contractor": (Role.CONTRACTOR, frozenset(), NPP),
    "subcontractor": (Role.CONTRACTOR, frozenset(), SUB),
    "evaluator": (Role.EVALUATOR, frozenset(), None),
    "administrator": (Role.ADMINISTRATOR, frozenset(), None),
    "officer elsewhere": (Role.OFFICER, ELSEWHERE, None),
    "supervisor elsewhere": (Role.SUPERVISOR, ELSEWHERE, None),
    "auditor elsewhere": (Role.AUDITOR, ELSEWHERE, None),
    "contractor elsewhere": (Role.CONTRACTOR, frozenset(), FOREIGN_NPP),
}


@dataclass
class Clock:
    """The time as a test sets it; each look at it is a second later, as in life."""

    at: datetime = field(default_factory=lambda: morning(ON))

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def turn_to(self, day: date) -> None:
        """It is the morning of `day` in Jakarta."""
        self.at = morning(day)


def morning(day: date) -> datetime:
    """Nine o'clock in Jakarta."""
    return datetime.combine(day, time(2), UTC)


class House:
    """The office at work on one database, and the steps of the sound case in short words."""

    def __init__(self, database: Database, folder: Path, readers: Readers | None = None) -> None:
        self.clock = Clock()
        files = FileStore(folder / "files")
        self.casework = Casework(database, files, law(), KEYS, readers or Readers(), self.clock)
        self.database = database
        self._opened = 0
        with database.write() as rows:
            self.people = {
                name: people.add_person(rows, Person("", name, role, offices, npp), password_hash=None, at=self.clock())
                for name, (role, offices, npp) in PEOPLE.items()
            }
            journal.append(rows, at=self.clock(), verb="enrol", by="", about={"people": len(self.people)})

    def __getitem__(self, name: str) -> Person:
        return self.people[name]

    def open(self, about: Application | None = None, by: str = "officer") -> str:
        """The id of a new draft, of the sound application under a number of its own or of `about`."""
        self._opened += 1
        asked = about or application(number=f"PBG-330810-12032026-{self._opened:03}")
        with self.casework.desk(self[by]) as desk:
            return receiving.open_application(desk, asked).id

    def change(self, case: str, by: str = "officer", **changes: object) -> Kept:
        """The draft with other words."""
        asked = replace(self.kept(case).application, **changes)
        with self.casework.desk(self[by]) as desk:
            return receiving.change_application(desk, case, asked)

    def attach_roster(
        self, case: str, workers: Sequence[Worker] = (BUDI, SITI), problems: tuple[Problem, ...] = (),
        by: str = "officer",
    ) -> Kept:  # fmt: skip
        """The draft with a roster of `workers`."""
        told = RosterRead(Roster("roster.csv", tuple(workers)), problems, _hash(repr(workers)))
        with self.casework.desk(self[by]) as desk:
            return receiving.attach_roster(desk, case, told)

    def attach(self, case: str, files: Iterable[EvidenceFile] | None = None, by: str = "officer") -> list[Evidence]:
        """The draft with `files`, those of the sound case when none are given; their bytes are made up."""
        added = []
        for file in evidence(*sound_records()) if files is None else files:
            sha256 = _hash(f"{case} {file.file}") if set(file.sha256) == {"0"} else file.sha256
            stored = StoredFile(sha256, 1, Path("none"))
            with self.casework.desk(self[by]) as desk:
                told, _ = receiving.attach_evidence(
                    desk, case, replace(file, sha256=sha256), stored, media_type="text/csv"
                )
            added.append(told)
        return added

    def attest(
        self, case: str, file: Evidence, result: str = "confirmed", by: str = "colleague", reason: str = "seen"
    ) -> Evidence:
        """A word on a file."""
        with self.casework.desk(self[by]) as desk:
            return attesting.attest(
                desk, case, file.id, result=result, source="SIPP", seen_on=desk.today, reason=reason
            )

    def draft(self, about: Application | None = None) -> str:
        """The sound case as a draft, all its evidence attested."""
        case = self.open(about)
        self.attach_roster(case)
        for file in self.attach(case):
            self.attest(case, file)
        return case

    def submit(self, case: str, by: str = "officer") -> Kept:
        """What is asked, set fast."""
        with self.casework.desk(self[by]) as desk:
            return deciding.submit(desk, case)

    def check(self, case: str, by: str = "colleague") -> KeptDecision:
        """What was submitted, judged."""
        with self.casework.desk(self[by]) as desk:
            return judging.check_application(desk, case)

    def revise(self, case: str, by: str = "officer") -> Kept:
        """Back to a draft."""
        with self.casework.desk(self[by]) as desk:
            return deciding.revise(desk, case)

    def approve(self, case: str, by: str = "supervisor") -> Certificate:
        """The approval."""
        with self.casework.desk(self[by]) as desk:
            return deciding.approve(desk, case)

    def revoke(self, case: str, reason: str = "A worker left", by: str = "supervisor") -> Kept:
        """The approval ended."""
        with self.casework.desk(self[by]) as desk:
            return deciding.revoke(desk, case, reason)

    def checked(self, about: Application | None = None) -> str:
        """The sound case, submitted and found compliant."""
        case = self.draft(about)
        self.submit(case)
        self.check(case)
        return case

    def approved(self) -> str:
        """The sound case, approved."""
        case = self.checked()
        self.approve(case)
        return case

    def kept(self, case: str) -> Kept:
        """The application as it is kept."""
        with self.database.read() as rows:
            return get_application(rows, case)

    def state(self, case: str) -> State:
        """Where it stands."""
        return self.kept(case).state


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
