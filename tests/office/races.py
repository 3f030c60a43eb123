"""Several hands at one application at the same moment, and what must be true when they have let go."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from permit_guard.casework import attesting, deciding, receiving
from permit_guard.casework.refusals import Declined
from permit_guard.domain.case import Roster, RosterRead
from permit_guard.domain.state import Holder, State
from permit_guard.store import applications, approvals, decisions, journal
from permit_guard.store.database import Database
from permit_guard.store.rows import Refused
from tests.building import BUDI
from tests.office.copies import copies
from tests.office.forgery import UNCOVERED
from tests.office.house import House
from tests.office.invariant import violations

Hand = Callable[[House, str], None]
BATCH = 100


def approve(house: House, case: str) -> None:
    """The supervisor approves."""
    house.approve(case)


def withdraw_cover(house: House, case: str) -> None:
    """An officer finds that a file is worthless."""
    with house.casework.desk(house["colleague"]) as desk:
        file = attesting.evidence.evidence_of(desk.rows, case)[0]
        attesting.attest(desk, case, file.id, result="worthless", source="SIPP", seen_on=desk.today, reason="forged")


def new_roster(house: House, case: str) -> None:
    """The applicant takes it back, adds a worker who is not covered, and submits."""
    told = RosterRead(Roster("roster.csv", (BUDI, replace(UNCOVERED, row=3))), (), "0" * 64)
    with house.casework.desk(house["contractor"]) as desk:
        deciding.revise(desk, case)
        receiving.attach_roster(desk, case, told)
        deciding.submit(desk, case)


def revoke(house: House, case: str) -> None:
    """Another supervisor revokes, where there is something to revoke by then."""
    house.revoke(case)


def withdraw(house: House, case: str) -> None:
    """The applicant no longer asks."""
    with house.casework.desk(house["contractor"]) as desk:
        deciding.withdraw(desk, case)


def check_again(house: House, case: str) -> None:
    """An officer checks once more."""
    house.check(case)


VERBS: tuple[Hand, ...] = (approve, withdraw_cover, new_roster, revoke, withdraw, check_again)


def hasty_approval(house: House, case: str) -> None:
    """Look, and then approve: in two transactions, asking nothing in the second. Only the chain of proofs holds."""
    with house.database.read() as rows:
        kept = applications.get_application(rows, case)
        found = decisions.get_decision(rows, kept.decision_id or decisions.decisions_of(rows, case)[-1].id)
        statuses = decisions.statuses_of(rows, found.id)
    with house.database.write() as rows:
        approvals.approve(
            rows, f"{case[:19]}X", found, statuses, submitted_by=house["officer"].id, by=house["supervisor"].id,
            on=found.on, at=house.clock(), position=journal.Position(0, ""),
        )  # fmt: skip


def hasty_withdrawal(house: House, case: str) -> None:
    """Cover is gone: the decision is not the latest word any more, whatever was approved meanwhile."""
    with house.database.read() as rows:
        kept = applications.get_application(rows, case)
    with house.database.write() as rows:
        applications.move(rows, kept, State.SUBMITTED, Holder.OFFICE, house.clock(), latest_decision="")


def hasty_version(house: House, case: str) -> None:
    """A new version, whatever was approved meanwhile."""
    with house.database.read() as rows:
        kept = applications.get_application(rows, case)
    with house.database.write() as rows:
        decisions.add_version(
            rows, case, kept.version + 1, str(kept.roster_id), kept.application, (), by=house["officer"].id,
            at=house.clock(),
        )  # fmt: skip
        columns = {"current_version": kept.version + 1, "latest_decision": ""}
        applications.move(rows, kept, State.SUBMITTED, Holder.OFFICE, house.clock(), **columns)


HASTY: tuple[Hand, ...] = (hasty_approval, hasty_withdrawal, hasty_version)


class Races:
    """Races at copies of the sound case, each by two or more hands and always one that approves."""

    def __init__(self, house: House, hands: tuple[Hand, ...], seed: int = 1) -> None:
        self.house = house
        self.hands = hands
        self.chance = random.Random(seed)
        self.ends: dict[str, int] = {}

    def run(self, how_many: int) -> list[str]:
        """The violations after so many races; it stops at the first."""
        model = self.house.checked()
        with ThreadPoolExecutor(len(self.hands)) as pool:
            while how_many > 0:
                with self.house.database.write() as rows:
                    cases = copies(rows, model, min(BATCH, how_many))
                how_many -= len(cases)
                for case in cases:
                    self._race(pool, case)
                if faults := _violations(self.house.database):
                    return faults
        return []

    def _race(self, pool: ThreadPoolExecutor, case: str) -> None:
        others = self.chance.sample(self.hands[1:], self.chance.randint(1, len(self.hands) - 1))
        hands = [self.hands[0], *others]
        self.chance.shuffle(hands)
        start = threading.Barrier(len(hands))
        for end in pool.map(lambda hand: self._one(hand, case, start), hands):
            self.ends[end] = self.ends.get(end, 0) + 1

    def _one(self, hand: Hand, case: str, start: threading.Barrier) -> str:
        """How it ended: done, or declined in the house's own words; a hasty hand is refused by the rows themselves."""
        start.wait()
        try:
            hand(self.house, case)
        except Declined:
            return f"{hand.__name__} declined"
        except Refused:
            if hand not in HASTY:
                raise
            return f"{hand.__name__} refused"
        return f"{hand.__name__} done"


def _violations(database: Database) -> list[str]:
    with database.read() as rows:
        return violations(rows)


def told(ends: Iterable[tuple[str, int]]) -> str:
    """How races ended, for who reads the test's output."""
    return ", ".join(f"{end} {count}" for end, count in sorted(ends))
