"""The whole casework beside a plain model: the same verbs come to the same ends, whatever their order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from permit_guard.casework import assigning, attesting, deciding, judging, notifying, receiving, sending_back
from permit_guard.casework.refusals import Declined
from permit_guard.domain.case import Roster, RosterRead
from permit_guard.domain.decision import Answer
from permit_guard.domain.person import Role
from permit_guard.domain.state import State
from permit_guard.store import approvals, journal
from permit_guard.store.evidence import evidence_of
from tests.building import BUDI, ON, SITI
from tests.office.forgery import UNCOVERED, UNREAD
from tests.office.house import House, morning
from tests.office.invariant import violations
from tests.office.model import Asked, File, Refusal

ROSTERS = {"covered": ((BUDI, SITI), ()), "uncovered": ((BUDI, UNCOVERED), ()), "unread": ((BUDI, SITI), UNREAD)}
OFFICERS = st.sampled_from(["officer", "colleague"])
SIDES = st.sampled_from(["officer", "colleague", "contractor"])
APPROVERS = st.sampled_from(["supervisor", "officer", "colleague", "supervisor elsewhere"])
LAST_DAY = ON + timedelta(days=3)
"""As long as this the evidence of the sound case proves what it proves."""


class Casework(RuleBasedStateMachine):
    """One or two applications in one office, moved by many hands."""

    house: ClassVar[House]
    approved: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.asked: dict[str, Asked] = {}
        self.house.clock.at = morning(ON)
        self.today = ON

    cases = Bundle("cases")

    @initialize(target=cases, far=st.sampled_from([0, 1, 2, 3, 3, 3]))
    def two_are_opened(self, far: int) -> object:
        """One just so, the other walked some steps of the sound case."""
        ids = [self.house.open(), self.house.open()]
        self.asked = {case: Asked(lines=1) for case in ids}
        if far > 0:
            self.a_sound_draft_is_made(ids[1])
        if far > 1:
            self.submit(ids[1], "officer")
        if far > 2:
            self.check(ids[1], "colleague")
        return multiple(*ids)

    @contextmanager
    def expecting(self, case: str, refusal: Refusal) -> Iterator[None]:
        """The verb in the block is done and leaves a line, or is refused just so and leaves nothing."""
        if refusal is None:
            yield
            self.asked[case].lines += 1
            return
        with pytest.raises(refusal):
            yield

    @rule(case=cases)
    def the_next_step_is_taken(self, case: str) -> None:
        """Chance alone seldom comes as far as an approval."""
        asked = self.asked[case]
        if asked.state is State.DRAFT:
            self.a_sound_draft_is_made(case)
            self.submit(case, "officer")
        elif asked.state is State.SUBMITTED:
            self.check(case, "colleague")
        elif asked.state is State.COMPLIANT:
            self.approve(case, "supervisor")
        elif asked.state in (State.DEFICIENT, State.UNPROVEN):
            self.revise(case, "contractor")

    def a_sound_draft_is_made(self, case: str) -> None:
        """Everything attached, and each file compared by an officer who did not send it."""
        self.attach_roster(case, "covered", "officer")
        self.attach_evidence(case, "officer")
        for name, file in self.asked[case].files.items():
            if file.word != "confirmed":
                self.attest(case, name, "confirmed", "officer" if file.sent_by == "colleague" else "colleague")

    @rule(case=cases, kind=st.sampled_from([*ROSTERS, "covered"]), by=SIDES)
    def attach_roster(self, case: str, kind: str, by: str) -> None:
        workers, problems = ROSTERS[kind]
        with self.expecting(case, self.asked[case].change()), self.house.casework.desk(self.house[by]) as desk:
            receiving.attach_roster(desk, case, RosterRead(Roster("roster.csv", workers), problems, kind))
            self.asked[case].roster = kind

    @rule(case=cases, by=SIDES)
    def attach_evidence(self, case: str, by: str) -> None:
        asked = self.asked[case]
        if asked.files:
            return
        if (refusal := asked.change()) is not None:
            with pytest.raises(refusal):
                self.house.attach(case, by=by)
            return
        asked.files = {file.name: File(by) for file in self.house.attach(case, by=by)}
        asked.lines += len(asked.files)

    @rule(case=cases, which=st.integers(0, 4), result=st.sampled_from(["confirmed", "worthless"]), by=OFFICERS)
    def attest_one(self, case: str, which: int, result: str, by: str) -> None:
        if self.asked[case].files:
            self.attest(case, list(self.asked[case].files)[which], result, by)

    def attest(self, case: str, name: str, result: str, by: str) -> None:
        asked = self.asked[case]
        with self.house.database.read() as rows:
            file = next(each for each in evidence_of(rows, case) if each.name == name)
        with self.expecting(case, asked.attest(name, by)), self.house.casework.desk(self.house[by]) as desk:
            attesting.attest(desk, case, file.id, result=result, source="SIPP", seen_on=desk.today, reason="seen")
            asked.files[name].word = result
            if asked.state not in (State.DRAFT, State.SUBMITTED):
                asked.state = State.SUBMITTED

    @rule(case=cases, by=SIDES)
    def submit(self, case: str, by: str) -> None:
        asked = self.asked[case]
        with self.expecting(case, asked.submit()), self.house.casework.desk(self.house[by]) as desk:
            deciding.submit(desk, case)
            asked.state, asked.version, asked.submitted_by = State.SUBMITTED, asked.version + 1, by
            asked.submitted_roster, asked.submitted_files = asked.roster, frozenset(asked.files)

    @rule(case=cases, by=OFFICERS)
    def check(self, case: str, by: str) -> None:
        asked = self.asked[case]
        with self.expecting(case, asked.check()), self.house.casework.desk(self.house[by]) as desk:
            found = judging.check_application(desk, case)
            assert (found.answer is Answer.COMPLIANT) == asked.is_sound
            asked.state, asked.checked_by, asked.checked_on = State(found.answer), by, self.today
            asked.notified = False

    @rule(case=cases, by=APPROVERS)
    def approve(self, case: str, by: str) -> None:
        asked = self.asked[case]
        promoted = replace(self.house[by], role=Role.SUPERVISOR)
        with self.expecting(case, asked.approve(by, self.today)), self.house.casework.desk(promoted) as desk:
            deciding.approve(desk, case)
            assert asked.is_sound
            asked.state = State.APPROVED
            type(self).approved += 1

    @rule(case=cases, by=st.sampled_from(["officer", "contractor", "auditor", "subcontractor", "evaluator"]))
    def approve_by_who_may_not(self, case: str, by: str) -> None:
        with pytest.raises(Declined), self.house.casework.desk(self.house[by]) as desk:
            deciding.approve(desk, case)

    @rule(case=cases)
    def send_back(self, case: str) -> None:
        asked = self.asked[case]
        with self.expecting(case, asked.send_back()), self.house.casework.desk(self.house["supervisor"]) as desk:
            sending_back.send_back(desk, case, "the seal cannot be read")
            asked.state = State.SUBMITTED

    @rule(case=cases, by=OFFICERS)
    def take(self, case: str, by: str) -> None:
        """Whoever has it, nothing that is decided changes by it."""
        asked, officer = self.asked[case], self.house[by]
        with suppress(Declined), self.house.casework.desk(officer) as desk:
            before = assigning.see_assigned(desk, case)
            assigning.take(desk, case, instead_of=before.officer if before else "")
            asked.lines += before is None or before.officer != officer.id

    @rule(case=cases)
    def send_notice(self, case: str) -> None:
        asked = self.asked[case]
        with self.expecting(case, asked.notify()), self.house.casework.desk(self.house["officer"]) as desk:
            notifying.send_notice(desk, case)
            asked.notified = True

    @rule(case=cases, by=SIDES)
    def revise(self, case: str, by: str) -> None:
        asked = self.asked[case]
        with self.expecting(case, asked.take_back()), self.house.casework.desk(self.house[by]) as desk:
            deciding.revise(desk, case)
            asked.state = State.DRAFT

    @rule(case=cases, chance=st.integers(0, 3))
    def withdraw(self, case: str, chance: int) -> None:
        asked = self.asked[case]
        if chance:  # an end too often keeps the rest from being seen
            return
        with self.expecting(case, asked.withdraw()), self.house.casework.desk(self.house["contractor"]) as desk:
            deciding.withdraw(desk, case)
            asked.state = State.WITHDRAWN

    @rule(case=cases, closes=st.booleans())
    def end(self, case: str, closes: bool) -> None:
        asked, by = self.asked[case], self.house["officer" if closes else "supervisor"]
        with self.expecting(case, asked.end()), self.house.casework.desk(by) as desk:
            (deciding.close if closes else deciding.revoke)(desk, case, "its time has come")
            asked.state = State.CLOSED if closes else State.REVOKED

    @rule()
    def a_day_passes(self) -> None:
        if self.today < LAST_DAY:
            self.today += timedelta(days=1)
            self.house.clock.turn_to(self.today)

    @invariant()
    def the_office_is_as_the_model_has_it(self) -> None:
        with self.house.database.read() as rows:
            assert [fault for fault in violations(rows) if fault.partition(":")[0] in self.asked] == []
            for case, asked in self.asked.items():
                live = approvals.live_serial(rows, case)
                lines = sum(1 for _ in journal.lines(rows, application=case))
                told = (self.house.state(case), live is not None, self.house.kept(case).version, lines)
                assert told == (asked.state, asked.state is State.APPROVED, asked.version, asked.lines)

    def teardown(self) -> None:
        for case, asked in self.asked.items():
            if asked.state is State.APPROVED:
                with suppress(Declined):  # where the model is wrong the next walk must still begin as this one did
                    self.house.revoke(case)


def _walk(house: House, examples: int, steps: int, *, same: bool = False) -> int:
    machine = type("Walk", (Casework,), {"house": house, "approved": 0})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=same,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return int(machine.approved)


def test_whatever_the_order_of_verbs_the_office_does_as_the_model_says(house: House) -> None:
    assert _walk(house, 40, 25, same=True) > 0


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_long_walk_through_the_office_does_as_the_model_says(house: House) -> None:
    assert _walk(house, 400, 50) > 0
