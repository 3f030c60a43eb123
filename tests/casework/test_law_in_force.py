"""Several services on one database: only one with the rulebook in force decides."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from permit_guard.casework.opening import put_law_in_force
from permit_guard.casework.readiness import not_ready
from permit_guard.casework.refusals import OtherLaw
from permit_guard.domain.state import State
from permit_guard.store import journal
from tests.office.house import House


def test_a_program_whose_rulebook_another_service_followed_decides_nothing(house: House) -> None:
    case, checked = house.draft(), house.checked()
    house.submit(case)
    put_law_in_force(house.casework)
    house.approve(house.checked())
    later = replace(house.casework, law=replace(house.casework.law))
    vars(later.law)["hash"] = "sha256:later"
    put_law_in_force(later)
    for decides in (lambda: house.check(case), lambda: house.approve(checked)):
        with pytest.raises(OtherLaw):
            decides()
    assert not_ready(house.casework) == ("law",)
    assert not_ready(later) == ()
    assert (house.state(case), house.state(checked)) == (State.SUBMITTED, State.COMPLIANT)
    put_law_in_force(house.casework)
    put_law_in_force(house.casework)
    house.approve(checked)
    with house.database.read() as rows:
        told = [json.loads(line.entry) for line in journal.lines(rows)]
    assert [line["about"]["rulebook"] for line in told if line["verb"] == "put in force"] == [
        house.casework.law.hash, "sha256:later", house.casework.law.hash,
    ]  # fmt: skip
