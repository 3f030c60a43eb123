"""The sound case goes through the house, from the counter to its end."""

from __future__ import annotations

from permit_guard.domain.decision import Answer
from permit_guard.domain.state import State
from tests.office.house import House


def test_the_sound_case_is_approved_and_revoked(house: House) -> None:
    case = house.draft()
    assert house.state(case) is State.DRAFT
    assert house.submit(case).state is State.SUBMITTED
    assert house.check(case).answer is Answer.COMPLIANT
    certificate = house.approve(case)
    assert house.state(case) is State.APPROVED
    assert certificate.approved_by == house["supervisor"].id
    assert house.revoke(case).state is State.REVOKED
