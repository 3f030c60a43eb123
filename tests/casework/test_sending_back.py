"""What a supervisor sends back needs a new check: by the verb, and by the database itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from permit_guard.casework.refusals import NotAllowed, NotThere, Stale, Unfit, WrongState
from permit_guard.casework.sending_back import LONGEST_REASON, see_sent_back, send_back
from permit_guard.casework.telling import see_happenings
from permit_guard.domain.state import Holder, State
from permit_guard.store import applications
from permit_guard.store.office_tables import sent_back
from permit_guard.store.rows import Refused
from permit_guard.store.tables import application, approval_line, certificate, decision, live_approval
from tests.office.house import House

WHY = "The seal on the receipt cannot be read"


def _send_back(house: House, case: str, by: str = "supervisor", why: str = WHY) -> None:
    with house.casework.desk(house[by]) as desk:
        send_back(desk, case, why)


def test_what_was_sent_back_waits_for_a_check_and_is_approved_after_a_new_one(house: House) -> None:
    case = house.checked()
    _send_back(house, case)
    assert house.state(case) is State.SUBMITTED
    with house.casework.reading_desk(house["officer"]) as desk:
        (told,) = see_sent_back(desk, case)
        assert (told.reason, told.by, told.is_open) == (WHY, house["supervisor"].name, True)
        assert see_happenings(desk, case)[0].note == WHY
        assert applications.holdings(desk.rows, [case])[case][-1][:2] == (Holder.OFFICE, State.SUBMITTED)
    with pytest.raises(WrongState):
        house.approve(case)
    house.clock.at += timedelta(minutes=1)
    house.check(case)
    with house.casework.reading_desk(house["officer"]) as desk:
        assert [each.is_open for each in see_sent_back(desk, case)] == [False]
    assert house.approve(case).serial
    with pytest.raises(WrongState):
        _send_back(house, case)


def test_the_reason_is_told_to_no_applicant(house: House) -> None:
    case = house.checked()
    _send_back(house, case)
    for who in ("contractor", "subcontractor"):
        with house.casework.reading_desk(house[who]) as desk:
            assert see_sent_back(desk, case) == ()
            assert WHY not in str(see_happenings(desk, case))


def test_only_a_supervisor_of_the_office_sends_back_with_a_reason_and_what_he_saw(house: House) -> None:
    case = house.checked()
    with pytest.raises(NotAllowed):
        _send_back(house, case, "colleague")
    with pytest.raises(NotAllowed):
        _send_back(house, case, "contractor")
    with pytest.raises(NotThere):
        _send_back(house, case, "supervisor elsewhere")
    for why in ("", "  ", "x" * (LONGEST_REASON + 1)):
        with pytest.raises(Unfit):
            _send_back(house, case, why=why)
    with pytest.raises(Stale), house.casework.desk(house["supervisor"]) as desk:
        send_back(desk, case, WHY, seen="before")
    assert house.state(case) is State.COMPLIANT


def test_the_database_refuses_an_approval_of_the_decision_that_was_sent_back(house: House) -> None:
    case = house.checked()
    found = house.kept(case).decision_id
    _send_back(house, case)
    assert _approved_by_hand(house, case, found) == "refused"
    with house.database.write() as rows, pytest.raises(Refused):
        rows.execute(sent_back.delete())


def test_the_same_hand_approves_what_was_not_sent_back(house: House) -> None:
    case = house.checked()
    assert _approved_by_hand(house, case, house.kept(case).decision_id) == "taken"


def _approved_by_hand(house: House, case: str, found: str) -> str:
    """The application set back to compliant with that decision, and an approval written around every verb."""
    with house.database.write() as rows:
        made = rows.execute(select(decision).where(decision.c.id == found)).one()
        by = house["supervisor"].id
        rows.execute(
            update(application).where(application.c.id == case).values(state="compliant", latest_decision=found)
        )
        for seq in range(1, made.n_workers + 1):
            rows.execute(insert(approval_line).values(decision_id=found, seq=seq, status="compliant"))
        rows.execute(
            insert(certificate).values(
                serial="BYHAND", application_id=case, decision_id=found, approved_by=by, approved_at=made.at,
                journal_size=made.journal_size, journal_root="",
            )
        )  # fmt: skip
        try:
            rows.execute(
                insert(live_approval).values(
                    application_id=case, serial="BYHAND", version=made.version, decision_id=found,
                    roster_id=made.roster_id, n_workers=made.n_workers, rows_unexplained=0, answer="compliant",
                    checked_on=made.on_day, approved_on=made.on_day, submitted_by=house["officer"].id,
                    checked_by=made.by, approved_by=by,
                )
            )  # fmt: skip
        except Refused:
            return "refused"
    return "taken"
