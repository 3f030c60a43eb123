"""Submit, approve, revoke: by whom, when, and on what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from permit_guard.casework import deciding
from permit_guard.casework.desk import Desk
from permit_guard.casework.refusals import DayTurned, NotAllowed, NotApprovable, NotThere, SamePerson, Unfit, WrongState
from permit_guard.domain.decision import Answer
from permit_guard.domain.person import Person, Role
from permit_guard.domain.state import State
from permit_guard.store import approvals, decisions, journal, people
from tests.building import BUDI, ON, SITI, application, contract, evidence, letter, sound_records
from tests.office.forgery import UNCOVERED, UNREAD
from tests.office.house import House, morning

OTHER_CONTRACT = contract(number="999/SPK/I/2026")


@pytest.fixture(autouse=True)
def _it_is_the_tenth_of_april(shared_house: House) -> None:
    shared_house.clock.turn_to(ON)


def _reasons(house: House, case: str, change: Callable[[Desk], Desk] = lambda desk: desk) -> list[str]:
    """Why an approval is declined."""
    with pytest.raises(NotApprovable) as refused, house.casework.desk(house["supervisor"]) as desk:
        deciding.approve(change(desk), case)
    return [reason.en for reason in refused.value.reasons]


def test_with_a_contract_a_roster_is_submitted_too(shared_house: House) -> None:
    case = shared_house.open()
    with pytest.raises(Unfit, match="Attach the roster first"):
        shared_house.submit(case)


def test_each_submission_is_a_version_that_stays(shared_house: House) -> None:
    case = shared_house.draft()
    shared_house.submit(case, by="contractor")
    shared_house.revise(case)
    shared_house.attach_roster(case, (BUDI,))
    shared_house.submit(case)
    with shared_house.database.read() as rows:
        first, second = (decisions.get_version(rows, case, number) for number in (1, 2))
    assert shared_house.kept(case).version == 2
    assert first.roster_id != second.roster_id
    assert [each.submitted_by for each in (first, second)] == [
        shared_house[name].id for name in ("contractor", "officer")
    ]


def test_without_a_contract_it_waits_for_one_and_is_not_approved(shared_house: House) -> None:
    about = application(
        number="PBG-pre-contract", contract=None, bpjs_project_number=None, declared_headcount=None, employers=()
    )
    case = shared_house.open(about)
    shared_house.submit(case)
    shared_house.check(case)
    assert shared_house.state(case) is State.AWAITING_CONTRACT
    with pytest.raises(WrongState):
        shared_house.approve(case)
    shared_house.revise(case)
    assert shared_house.state(case) is State.DRAFT


@pytest.mark.parametrize("by", ["officer", "colleague"])
def test_who_submitted_or_checked_does_not_approve_even_in_a_new_post(shared_house: House, by: str) -> None:
    case = shared_house.checked()
    promoted = replace(shared_house[by], role=Role.SUPERVISOR)
    with pytest.raises(SamePerson), shared_house.casework.desk(promoted) as desk:
        deciding.approve(desk, case)


def test_a_check_of_yesterday_is_not_approved(shared_house: House) -> None:
    case = shared_house.checked()
    shared_house.clock.turn_to(ON + timedelta(days=1))
    assert _reasons(shared_house, case) == ["It was not checked today. Check it again and approve it on the same day."]
    shared_house.check(case)
    shared_house.approve(case)


def test_the_day_ends_at_midnight_in_jakarta(shared_house: House) -> None:
    case = shared_house.checked()
    shared_house.clock.at = morning(ON) + timedelta(hours=14, minutes=59)
    shared_house.approve(case)
    case = shared_house.checked()
    shared_house.clock.at = morning(ON) + timedelta(hours=15)
    assert len(_reasons(shared_house, case)) == 1


def test_a_check_by_other_rules_is_not_approved(shared_house: House) -> None:
    class Later:
        hash = "sha256:other"

    case = shared_house.checked()
    assert _reasons(shared_house, case, lambda desk: replace(desk, law=Later())) == [
        "The rulebook has changed since the check. Check again."
    ]


def test_a_register_that_changed_since_the_check_is_not_approved(shared_house: House) -> None:
    project = "2600009990001"
    records = [
        replace(each, project_number=project) if hasattr(each, "project_number") else each for each in sound_records()
    ]
    case = shared_house.open(application(number="PBG-register", bpjs_project_number=project))
    shared_house.attach_roster(case)
    for file in shared_house.attach(case, evidence(*records)):
        shared_house.attest(case, file)
    shared_house.submit(case)
    assert shared_house.check(case).answer is Answer.COMPLIANT
    other = shared_house.open(
        application(number="PBG-another", contract=OTHER_CONTRACT, bpjs_project_number=project), by="officer"
    )
    shared_house.attach_roster(other)
    shared_house.submit(other)
    assert _reasons(shared_house, case) == [
        "The register has changed since the check: an attestation, or another application. Check again."
    ]
    assert shared_house.check(case).answer is Answer.DEFICIENT
    with shared_house.casework.desk(shared_house["officer"]) as desk:
        deciding.withdraw(desk, other)
    assert shared_house.check(case).answer is Answer.COMPLIANT
    shared_house.approve(case)


def test_the_same_paper_in_an_application_of_another_contract_is_found(shared_house: House) -> None:
    paper = replace(evidence(letter())[0], sha256="e" * 64)
    answers = []
    for number, about in (("PBG-paper-1", contract()), ("PBG-paper-2", OTHER_CONTRACT)):
        case = shared_house.open(application(number=number, contract=about, bpjs_project_number=None))
        shared_house.attach_roster(case)
        shared_house.attach(case, [paper])
        shared_house.submit(case)
        shared_house.check(case)
        with shared_house.database.read() as rows:
            found = decisions.decisions_of(rows, case)[-1]
            register = decisions.case_of(rows, found.id).register
        answers.append(register.other_applications if register else None)
    assert answers == [(), ("PBG-paper-1",)]


@pytest.mark.parametrize(("workers", "problems"), [((BUDI, UNCOVERED), ()), ((BUDI, SITI), UNREAD)])
def test_what_is_not_compliant_is_not_approved(
    shared_house: House, workers: tuple[object, ...], problems: tuple[object, ...]
) -> None:
    case = shared_house.open()
    for file in shared_house.attach(case):
        shared_house.attest(case, file)
    shared_house.attach_roster(case, workers, problems)  # type: ignore[arg-type]  # workers and problems they are
    shared_house.submit(case)
    shared_house.check(case)
    with pytest.raises(WrongState):
        shared_house.approve(case)


def test_what_no_one_compared_with_its_source_is_unproven(shared_house: House) -> None:
    case = shared_house.open()
    shared_house.attach_roster(case)
    files = shared_house.attach(case)
    shared_house.submit(case)
    answers = [shared_house.check(case).answer]
    for file in files:
        shared_house.attest(case, file)
        answers.append(shared_house.check(case).answer)
    assert answers == [Answer.UNPROVEN] * len(files) + [Answer.COMPLIANT]


def test_an_approval_is_given_once(shared_house: House) -> None:
    case = shared_house.approved()
    with pytest.raises(WrongState):
        shared_house.approve(case)


def test_under_an_approval_nothing_but_its_end_is_done(shared_house: House) -> None:
    case = shared_house.approved()
    with shared_house.database.read() as rows:
        file = deciding.evidence.evidence_of(rows, case)[0]
    for verb in (
        lambda: shared_house.attest(case, file, "worthless"),
        lambda: shared_house.revise(case),
        lambda: shared_house.check(case),
        lambda: shared_house.submit(case),
        lambda: shared_house.attach_roster(case),
    ):
        with pytest.raises(WrongState):
            verb()
    assert shared_house.state(case) is State.APPROVED


def test_a_wall_of_the_database_is_told_as_one(shared_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    case = shared_house.checked()
    monkeypatch.setattr(decisions, "statuses_of", lambda *_: ())
    assert _reasons(shared_house, case) == [
        "The database refuses: one of the proofs is missing. Check again; if it happens again, report it."
    ]
    assert shared_house.state(case) is State.COMPLIANT


@pytest.mark.parametrize("verb", [deciding.revoke, deciding.close])
def test_an_approval_does_not_end_without_a_reason(shared_house: House, verb: Callable[..., object]) -> None:
    case = shared_house.approved()
    by = shared_house["supervisor" if verb is deciding.revoke else "officer"]
    with pytest.raises(Unfit), shared_house.casework.desk(by) as desk:
        verb(desk, case, " \n")
    assert shared_house.state(case) is State.APPROVED


def test_how_an_approval_ended_is_told_by_its_certificate(shared_house: House) -> None:
    case = shared_house.checked()
    serial = shared_house.approve(case).serial
    with shared_house.casework.desk(shared_house["supervisor"]) as desk:
        ended = deciding.revoke_certificate(desk, serial, "A worker's cover was forged").ended
    assert ended is not None
    assert (ended.kind, ended.reason, ended.by) == (
        "revoked", "A worker's cover was forged", shared_house["supervisor"].id
    )  # fmt: skip
    with pytest.raises(WrongState), shared_house.casework.desk(shared_house["supervisor"]) as desk:
        deciding.revoke_certificate(desk, serial, "again")


def test_a_certificate_of_another_regency_is_as_if_it_were_not_there(shared_house: House) -> None:
    case = shared_house.checked()
    serial = shared_house.approve(case).serial
    for wanted in (serial, "X" * 20):
        with pytest.raises(NotThere), shared_house.casework.desk(shared_house["supervisor elsewhere"]) as desk:
            deciding.revoke_certificate(desk, wanted, "why not")
    assert shared_house.state(case) is State.APPROVED


def test_a_certificate_without_an_approval_is_none(shared_house: House) -> None:
    case = shared_house.checked()
    with shared_house.database.write() as rows:
        row = {"serial": "Z" * 20, "application_id": case, "decision_id": shared_house.kept(case).decision_id,
               "approved_by": shared_house["supervisor"].id, "approved_at": shared_house.clock(), "journal_size": 0,
               "journal_root": ""}  # fmt: skip
        rows.execute(approvals.certificate.insert().values(row))
    with shared_house.database.read() as rows:
        assert approvals.find_certificate(rows, "Z" * 20) is None
        assert approvals.latest_certificate(rows, case) is None


def test_a_serial_cannot_be_guessed_or_misread(shared_house: House) -> None:
    serial = shared_house.approve(shared_house.checked()).serial
    assert len(serial) == deciding.SERIAL_LENGTH == 20
    assert set(serial) <= set("23456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_a_supervisor_who_was_dismissed_while_he_asked_approves_nothing(shared_house: House) -> None:
    case = shared_house.checked()
    with shared_house.database.write() as rows:
        gone = people.add_person(rows, Person("", "gone", Role.SUPERVISOR, frozenset({"33.08"})), password_hash=None,
                                 at=shared_house.clock())  # fmt: skip
        people.dismiss(rows, gone.id, shared_house.clock())
        journal.append(rows, at=shared_house.clock(), verb="enrol", by="", about={})
    with pytest.raises(NotAllowed), shared_house.casework.desk(gone) as desk:
        deciding.approve(desk, case)
    assert shared_house.state(case) is State.COMPLIANT


def test_what_was_begun_before_midnight_is_not_kept_after_it(shared_house: House) -> None:
    case = shared_house.checked()
    shared_house.clock.at = datetime.combine(shared_house.casework.today, time(16, 30), UTC)

    def approve_for_an_hour() -> None:
        with shared_house.casework.desk(shared_house["supervisor"]) as desk:
            deciding.approve(desk, case)
            shared_house.clock.at += timedelta(hours=1)

    with pytest.raises(DayTurned):
        approve_for_an_hour()
    assert shared_house.state(case) is State.COMPLIANT
    shared_house.clock.at -= timedelta(hours=1)
    shared_house.approve(case)
    assert shared_house.state(case) is State.APPROVED
