"""An officer has an application or no one has; what is decided does not rest on it."""

from __future__ import annotations

import pytest

from permit_guard.casework.assigning import put_back, see_assigned, see_officers, take
from permit_guard.casework.refusals import NotAllowed, NotThere, Stale, WrongState
from permit_guard.casework.telling import see_happenings
from permit_guard.casework.viewing import count_turns_seen, list_seen
from permit_guard.store.application_lists import Sought
from tests.office.house import House


def _take(house: House, case: str, by: str, instead_of: str = "") -> None:
    with house.casework.desk(house[by]) as desk:
        take(desk, case, instead_of=instead_of)


def _name(house: House, case: str, seen_by: str = "supervisor") -> str | None:
    with house.casework.reading_desk(house[seen_by]) as desk:
        assigned = see_assigned(desk, case)
    return assigned.name if assigned else None


def test_it_is_taken_taken_over_and_put_back_with_a_line_each_and_no_new_revision(house: House) -> None:
    case = house.open()
    before = house.kept(case).etag
    _take(house, case, "officer")
    _take(house, case, "officer")
    assert _name(house, case) == house["officer"].name
    with pytest.raises(Stale):
        _take(house, case, "colleague")
    _take(house, case, "colleague", instead_of=house["officer"].id)
    assert _name(house, case) == house["colleague"].name
    with pytest.raises(NotAllowed), house.casework.desk(house["officer"]) as desk:
        put_back(desk, case)
    with house.casework.desk(house["colleague"]) as desk:
        put_back(desk, case)
        put_back(desk, case)
    assert (_name(house, case), house.kept(case).etag) == (None, before)
    with house.casework.reading_desk(house["auditor"]) as desk:
        told = [each.verb for each in see_happenings(desk, case)]
    assert told == ["put back", "take", "take", "open"]


def test_no_applicant_and_no_other_office_takes_or_is_told(house: House) -> None:
    case = house.open()
    for by in ("contractor", "supervisor", "auditor"):
        with pytest.raises(NotAllowed):
            _take(house, case, by)
    _take(house, case, "officer")
    assert _name(house, case, "contractor") is None
    with house.casework.reading_desk(house["contractor"]) as desk:
        assert [each.verb for each in see_happenings(desk, case)] == ["open"]
    with pytest.raises(NotThere):
        _name(house, case, "supervisor elsewhere")


def test_who_has_it_checks_nothing_in_and_keeps_no_one_out(house: House) -> None:
    case = house.checked()
    _take(house, case, "officer")
    house.approve(case)
    house.revoke(case)
    with pytest.raises(WrongState):
        _take(house, case, "colleague", instead_of=house["officer"].id)


def test_mine_and_unassigned_are_counted_and_listed_of_what_is_open(house: House) -> None:
    before = _counts(house)
    drafted, submitted, done = house.open(), house.draft(), house.checked()
    house.submit(submitted)
    for case in (drafted, done):
        _take(house, case, "officer")
    house.approve(done)
    mine, unassigned = _counts(house)
    assert (mine - before[0], unassigned - before[1]) == (1, 1)
    with house.casework.reading_desk(house["officer"]) as desk:
        _, lines = list_seen(desk, Sought(officer=house["officer"].id), first=0, most=50)
        assert drafted in [each.id for each in lines]
        assert set(see_officers(desk, lines).values()) == {house["officer"].name}
        _, lines = list_seen(desk, Sought(unassigned=True), first=0, most=50)
        assert submitted in [each.id for each in lines]
    with house.casework.reading_desk(house["contractor"]) as desk:
        _, lines = list_seen(desk, Sought(unassigned=True, officer="anyone"), first=0, most=50)
        assert {submitted, drafted} <= {each.id for each in lines}
        assert see_officers(desk, lines) == {}


def _counts(house: House) -> tuple[int, int]:
    with house.casework.reading_desk(house["officer"]) as desk:
        counted = count_turns_seen(desk, Sought())
    return counted.mine, counted.unassigned
