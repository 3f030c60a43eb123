"""The desk: one transaction, one moment, one person, and the law in force. Every verb is done at a desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from permit_guard.casework.checking import Law
from permit_guard.casework.keys import Keys
from permit_guard.casework.policy import Action, is_theirs, may, may_here
from permit_guard.casework.reading import Readers
from permit_guard.casework.refusals import DayTurned, NotAllowed, NotThere, OtherLaw, Stale, WrongState
from permit_guard.domain.office_zone import office_day
from permit_guard.domain.person import Person
from permit_guard.domain.state import Step, may_step
from permit_guard.paper.seal import Seal
from permit_guard.store import journal
from permit_guard.store.applications import Kept, find_application
from permit_guard.store.database import Database
from permit_guard.store.files import FileStore
from permit_guard.store.law_in_force import rulebook_in_force
from permit_guard.store.people import find_person
from permit_guard.store.recorded import refuse_unrecorded
from permit_guard.store.rows import Rows


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """Where a person does one thing: rows kept together or not at all, at one moment, under the law in force.

    Where things are only looked at, `looked_up` holds what was found: one state of the database is seen there.
    """

    rows: Rows
    at: datetime
    by: Person
    law: Law
    keys: Keys
    looked_up: dict[str, Kept | None] | None = None

    @property
    def today(self) -> date:
        """The day at the office's place."""
        return office_day(self.at)

    def application(
        self, application_id: str, action: Action, *, step: Step | None = None, seen: str | None = None
    ) -> Kept:
        """The application, for this person to do `action` with; with a `step`, locked and standing where it begins.

        `seen` is the etag that the person read. Raises NotThere (also where it is another's), NotAllowed, WrongState,
        Stale.
        """
        if not may(self.by, action):
            raise NotAllowed
        kept = self._find(application_id, to_change=step is not None)
        if kept is None or not is_theirs(self.by, kept.application):
            raise NotThere
        if not may_here(self.by, action, kept.application):
            raise NotAllowed
        if seen is not None and seen != kept.etag:
            raise Stale
        if step is not None:
            self.refuse_unless(step, kept)
        return kept

    def _find(self, application_id: str, *, to_change: bool) -> Kept | None:
        if self.looked_up is None or to_change:
            return find_application(self.rows, application_id, to_change=to_change)
        if application_id not in self.looked_up:
            self.looked_up[application_id] = find_application(self.rows, application_id)
        return self.looked_up[application_id]

    def refuse_unless(self, step: Step, kept: Kept) -> None:
        """Raises WrongState where `step` does not begin where the application stands."""
        if not may_step(step, kept.state):
            raise WrongState(step, kept.state)

    def refuse_other_law(self) -> None:
        """Raises OtherLaw where the law of this desk is not the one in force; it stays so until the desk closes."""
        if rulebook_in_force(self.rows, to_stay=True) not in (None, self.law.hash):
            raise OtherLaw

    def refuse_dismissed(self) -> None:
        """Raises NotAllowed where who asks was let in, and was dismissed before this desk was opened."""
        if find_person(self.rows, self.by.id) is None:
            raise NotAllowed

    def wait_for_turn(self) -> None:
        """From here on no one else writes a line before this transaction ends: what is counted next has no twin."""
        journal.position(self.rows)

    def journal(self, verb: str, application: str = "", **about: object) -> int:
        """Write the line of what was done; without names or numbers of persons."""
        return journal.append(self.rows, at=self.at, verb=verb, by=self.by.id, application=application, about=about)


@dataclass(frozen=True)
class Casework:
    """The office at work: where it keeps things, the law in force, its keys, its clock, its readers and its seal.

    `roots` are the authorities that its certificates are held against; `address` is where anyone finds it from
    outside, which certificates print.
    """

    database: Database
    files: FileStore
    law: Law
    keys: Keys
    readers: Readers
    clock: Callable[[], datetime] = field(default=now)
    seal: Seal | None = None
    roots: tuple[bytes, ...] = ()
    address: str = "http://localhost"

    @property
    def today(self) -> date:
        """The day that it is now at the office's place."""
        return office_day(self.clock())

    @contextmanager
    def desk(self, by: Person) -> Iterator[Desk]:
        """A desk where things are changed: all of it is kept when the block ends, none when it raises.

        What is done on one day is kept on that day: raises DayTurned where whoever waited at the desk saw it end.
        """
        with self.database.write() as rows:
            desk = Desk(rows, self.clock(), by, self.law, self.keys)
            yield desk
            refuse_unrecorded(rows)
            if self.today != desk.today:
                raise DayTurned

    @contextmanager
    def reading_desk(self, by: Person) -> Iterator[Desk]:
        """A desk where things are only looked at."""
        with self.database.read() as rows:
            yield Desk(rows, self.clock(), by, self.law, self.keys, looked_up={})

    @contextmanager
    def glancing_desk(self, by: Person) -> Iterator[Desk]:
        """A desk where something is asked that will be asked again where it counts: cheap, and of no one state."""
        with self.database.glance() as rows:
            yield Desk(rows, self.clock(), by, self.law, self.keys)
