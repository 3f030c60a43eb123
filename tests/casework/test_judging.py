"""A preview is kept nowhere; a check is kept with all it rests on, or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import text

from permit_guard.casework import judging
from permit_guard.casework.refusals import Stale, TooMany, WrongState
from permit_guard.domain.decision import Answer, Status
from permit_guard.store import decisions, journal
from permit_guard.store.evidence import evidence_of
from tests.building import BUDI, SITI, application, contract
from tests.office.copies import copies
from tests.office.forgery import UNCOVERED
from tests.office.house import House


def test_a_preview_says_what_a_check_would_and_is_kept_nowhere(shared_house: House) -> None:
    case = shared_house.draft()
    with shared_house.database.read() as rows:
        before = journal.position(rows)
    previewed = judging.preview(shared_house.casework, shared_house["contractor"], case)
    with shared_house.database.read() as rows:
        assert journal.position(rows) == before
        assert decisions.decisions_of(rows, case) == ()
    shared_house.submit(case)
    found = shared_house.check(case)
    assert previewed.answer is found.answer is Answer.COMPLIANT
    assert decisions.decision_json(previewed) == found.record


def test_after_the_submission_a_preview_is_of_what_was_submitted(shared_house: House) -> None:
    case = shared_house.checked()
    assert judging.preview(shared_house.casework, shared_house["contractor"], case).answer is Answer.COMPLIANT


def test_a_check_keeps_a_verdict_on_each_worker_in_roster_order(shared_house: House) -> None:
    case = shared_house.open()
    shared_house.attach_roster(case, (BUDI, UNCOVERED, replace(SITI, row=5)))
    for file in shared_house.attach(case):
        shared_house.attest(case, file)
    shared_house.submit(case)
    found = shared_house.check(case)
    with shared_house.database.read() as rows:
        statuses = decisions.statuses_of(rows, found.id)
    assert statuses == (Status.COMPLIANT, Status.DEFICIENT, Status.COMPLIANT)
    assert (found.n_workers, found.n_clear) == (3, 2)


def test_a_draft_is_not_checked(shared_house: House) -> None:
    with pytest.raises(WrongState):
        shared_house.check(shared_house.draft())


def test_what_changed_between_judging_and_keeping_is_judged_again(shared_house: House) -> None:
    case = shared_house.draft()
    shared_house.submit(case)
    judged = judging.judge(shared_house.casework, shared_house["colleague"], case)
    with shared_house.database.read() as rows:
        file = evidence_of(rows, case)[0]
    shared_house.attest(case, file, "worthless")
    with pytest.raises(Stale), shared_house.casework.desk(shared_house["colleague"]) as desk:
        judging.keep_decision(desk, judged)


def test_another_application_between_judging_and_keeping_is_judged_too(shared_house: House) -> None:
    project = "2600004440001"
    case = shared_house.draft(application(number="PBG-between", bpjs_project_number=project))
    shared_house.submit(case)
    judged = judging.judge(shared_house.casework, shared_house["colleague"], case)
    other = shared_house.open(
        application(number="PBG-between-2", bpjs_project_number=project, contract=contract(number="111/SPK/I/2026"))
    )
    shared_house.attach_roster(other)
    shared_house.submit(other)
    with pytest.raises(Stale), shared_house.casework.desk(shared_house["colleague"]) as desk:
        judging.keep_decision(desk, judged)


def test_more_workers_than_can_be_waited_for_are_declined_and_counted(
    shared_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "MOST_WORKERS", 1)
    case = shared_house.draft()
    with pytest.raises(TooMany, match="2 workers"):
        judging.preview(shared_house.casework, shared_house["officer"], case)


def test_the_rulebook_is_kept_once_whoever_checks_first(shared_house: House) -> None:
    found = [shared_house.check(case) for case in (shared_house.checked(), shared_house.checked())]
    with shared_house.database.read() as rows:
        hashes = rows.execute(text("SELECT hash FROM rulebook")).scalars().all()
    assert {each.rulebook_hash for each in found} == set(hashes) == {shared_house.casework.law.hash}


def test_two_first_checks_at_once_keep_one_rulebook(house: House) -> None:
    model = house.draft()
    house.submit(model)
    with house.database.write() as rows:
        cases = copies(rows, model, 4)
    start = Barrier(len(cases))

    def check(case: str) -> Answer:
        judged = judging.judge(house.casework, house["colleague"], case)
        start.wait()
        with house.casework.desk(house["colleague"]) as desk:
            return judging.keep_decision(desk, judged).answer

    with ThreadPoolExecutor(len(cases)) as pool:
        assert list(pool.map(check, cases)) == [Answer.COMPLIANT] * len(cases)
    with house.database.read() as rows:
        assert rows.execute(text("SELECT count(*) FROM rulebook")).scalar_one() == 1
