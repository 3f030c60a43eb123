"""What is told beside an application: to colleagues all, to the contractor no names, to a subcontractor nothing."""

from __future__ import annotations

import pytest

from permit_guard.casework import telling
from permit_guard.casework.refusals import NotAllowed, NotThere
from permit_guard.casework.revealing import reveal
from tests.building import BUDI
from tests.office.house import House


def test_what_was_done_is_told_the_latest_first_with_who_did_it(house: House) -> None:
    case = house.checked()
    with house.casework.reading_desk(house["supervisor"]) as desk:
        told = telling.see_happenings(desk, case)
    assert [each.verb for each in told[:2]] == ["check", "submit"]
    assert told[0].by == "colleague"
    assert told[-1].verb == "open"
    assert [each.at for each in told] == sorted((each.at for each in told), reverse=True)


def test_the_contractor_is_told_what_was_done_and_not_by_whom_nor_who_looked_at_numbers(house: House) -> None:
    case = house.checked()
    with house.casework.desk(house["officer"]) as desk:
        reveal(desk, case, BUDI.row, "KTP")
    verbs = {}
    for name in ("auditor", "contractor"):
        with house.casework.reading_desk(house[name]) as desk:
            told = telling.see_happenings(desk, case)
        verbs[name] = {each.verb for each in told}
        assert all((each.by is None) == (name == "contractor") for each in told)
    assert verbs["auditor"] - verbs["contractor"] == {"reveal"}


def test_a_subcontractor_is_told_neither_what_was_done_nor_of_the_roster_as_a_whole(house: House) -> None:
    case = house.checked()
    with house.casework.reading_desk(house["subcontractor"]) as desk:
        assert telling.see_happenings(desk, case) == ()
        assert telling.see_roster_read(desk, case) is None
        assert telling.see_deadline(desk, case).notice is None


def test_whom_to_ask_is_told_before_any_letter(house: House) -> None:
    case = house.checked()
    with house.casework.reading_desk(house["contractor"]) as desk:
        told = telling.see_deadline(desk, case)
    assert (told.notice, told.answer_by) == (None, None)
    assert told.office is not None
    assert told.office.code == "33.08"


def test_an_approval_rests_on_the_latest_decision_of_the_current_version_alone(house: House) -> None:
    case = house.checked()
    with house.casework.reading_desk(house["supervisor"]) as desk:
        grounds = telling.see_grounds(desk, case)
    assert grounds is not None
    assert (grounds.submitted_by, grounds.checked_by, grounds.version.number) == ("officer", "colleague", 1)
    house.revise(case)
    with house.casework.reading_desk(house["supervisor"]) as desk:
        assert telling.see_grounds(desk, case) is None


def test_what_a_decision_rests_on_is_not_told_to_a_contractor(house: House) -> None:
    case = house.checked()
    with house.casework.reading_desk(house["contractor"]) as desk, pytest.raises(NotAllowed):
        telling.see_grounds(desk, case)


@pytest.mark.parametrize("asked", [telling.see_happenings, telling.see_deadline, telling.see_grounds,
                                   telling.see_roster_read])  # fmt: skip
def test_nothing_is_told_of_what_is_not_theirs(house: House, asked: object) -> None:
    case = house.checked()
    assert callable(asked)
    with house.casework.reading_desk(house["officer elsewhere"]) as desk, pytest.raises(NotThere):
        asked(desk, case)
