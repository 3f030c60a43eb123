"""What each may see: what is theirs, masked, and of a subcontractor only its own workers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from permit_guard.casework import deciding, notifying, revealing, viewing
from permit_guard.casework.own_part import own_record
from permit_guard.casework.refusals import NotThere, Unfit
from permit_guard.domain.case import Roster, RosterRead
from permit_guard.domain.state import Holder, State
from permit_guard.domain.turns import DaysHeld
from permit_guard.store.application_lists import Sought
from tests.building import BUDI, ON, SITI, SUB, application
from tests.office.house import House

NIKS = ("3308101203900001", "3371035203900002")
OF_SUB = replace(SITI, employer_npp=SUB)
SEERS = ("officer", "supervisor", "contractor", "subcontractor", "auditor")


@pytest.fixture(autouse=True)
def _it_is_the_tenth_of_april(shared_house: House) -> None:
    shared_house.clock.turn_to(ON)


def _shared_case(house: House) -> str:
    """A case of two employers, checked; its letter is sent."""
    case = house.open()
    house.attach_roster(case, (BUDI, OF_SUB))
    house.attach(case)
    house.submit(case)
    house.check(case)
    return case


def test_a_subcontractor_is_told_nothing_that_others_workers_brought_about(shared_house: House) -> None:
    case = shared_house.open()
    shared_house.attach_roster(case, (replace(BUDI, employer_npp=SUB), replace(SITI, nik="3371035203900555")))
    for file in shared_house.attach(case):
        shared_house.attest(case, file)
    shared_house.submit(case)
    shared_house.check(case)
    with shared_house.casework.desk(shared_house["officer"]) as desk:
        notifying.send_notice(desk, case)
    number = shared_house.kept(case).application.number
    told = {}
    for name in ("contractor", "subcontractor"):
        with shared_house.casework.reading_desk(shared_house[name]) as desk:
            seen, record = viewing.see_application(desk, case), viewing.see_decision(desk, case)
            sought = [Sought(state=state, words=number) for state in State]
            (listed,) = [line for each in sought for line in viewing.list_seen(desk, each, first=0, most=9)[1]]
            told[name] = (
                seen.kept.state, seen.held_by, seen.is_judged, seen.notice_number is not None,
                record["answer"], record["input"] != {}, listed.state, listed.n_workers, listed.n_clear,
                viewing.count_seen(desk, Sought(words=number)),
            )  # fmt: skip
    deficient, submitted = State.DEFICIENT, State.SUBMITTED
    assert told["contractor"] == (
        deficient, Holder.APPLICANT, True, True, "deficient", True, deficient, 2, 1, {deficient: 1}
    )  # fmt: skip
    assert told["subcontractor"] == (
        submitted, Holder.OFFICE, True, False, "compliant", False, submitted, None, None, {submitted: 1}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("status", "answer"), [("compliant", "compliant"), ("left", "compliant"), ("deficient", "deficient"),
                           ("unproven", "unproven"), (None, "unproven")],
)  # fmt: skip
def test_the_answer_of_a_subcontractor_is_what_its_own_rows_give(status: str | None, answer: str) -> None:
    read = RosterRead(Roster("roster.csv", (BUDI, OF_SUB) if status else (BUDI,)))
    rows = [{"row": BUDI.row, "status": "deficient"}, {"row": OF_SUB.row, "status": status}][: 2 if status else 1]
    record = {"answer": "deficient", "input": {"hash": "x"}, "workers": rows}
    assert own_record(record, SUB, read)["answer"] == answer


def test_of_one_that_fails_and_one_in_doubt_the_failure_is_the_answer() -> None:
    read = RosterRead(Roster("roster.csv", (replace(BUDI, employer_npp=SUB), OF_SUB)))
    for statuses, answer in ((("deficient", "unproven"), "deficient"), (("compliant", "unproven"), "unproven")):
        rows = [{"row": row, "status": each} for row, each in zip((BUDI.row, SITI.row), statuses, strict=True)]
        assert own_record({"workers": rows}, SUB, read)["answer"] == answer


def test_a_subcontractor_finds_only_its_own_workers_by_their_nik(shared_house: House) -> None:
    case = shared_house.open()
    niks = {"own": "3308101203900661", "others": "3308101203900662"}
    shared_house.attach_roster(case, (replace(BUDI, nik=niks["others"]), replace(OF_SUB, nik=niks["own"])))
    found = {}
    for name in ("contractor", "subcontractor"):
        with shared_house.casework.reading_desk(shared_house[name]) as desk:
            found[name] = [whose for whose, nik in niks.items()
                           if viewing.list_seen(desk, Sought(words=nik), first=0, most=9)[0]]  # fmt: skip
    assert found == {"contractor": ["own", "others"], "subcontractor": ["own"]}


@pytest.mark.parametrize("name", SEERS)
def test_no_number_is_shown_in_full(shared_house: House, name: str) -> None:
    case = _shared_case(shared_house)
    with shared_house.casework.reading_desk(shared_house[name]) as desk:
        shown = json.dumps(viewing.see_decision(desk, case)) + repr(viewing.see_roster(desk, case))
        shown += json.dumps(viewing.see_missing_workers(desk, case))
    assert not [number for number in (*NIKS, BUDI.kpj, SITI.kpj) if str(number) in shown]
    assert "3371••••••••0002" in shown or "3371\\u2022" in shown


def test_a_subcontractor_sees_its_own_workers_and_nothing_of_the_whole(shared_house: House) -> None:
    case = _shared_case(shared_house)
    with shared_house.casework.reading_desk(shared_house["subcontractor"]) as desk:
        record, seen = viewing.see_decision(desk, case), viewing.see_application(desk, case)
        assert [each["row"] for each in record["workers"]] == [OF_SUB.row]
        assert (record["counts"]["workers"], record["findings"], record["evidence"]) == (1, [], [])
        assert [each.row for each in viewing.see_roster(desk, case)] == [OF_SUB.row]
        assert [each["row"] for each in viewing.see_missing_workers(desk, case)] == [OF_SUB.row]
        assert viewing.see_evidence(desk, case) == ()
        assert seen.only_npp == SUB
    assert "Budi" not in json.dumps(record).title()


def test_the_others_see_every_row(shared_house: House) -> None:
    case = _shared_case(shared_house)
    for name in ("officer", "supervisor", "contractor", "auditor"):
        with shared_house.casework.reading_desk(shared_house[name]) as desk:
            assert len(viewing.see_decision(desk, case)["workers"]) == len(viewing.see_roster(desk, case)) == 2
            assert len(viewing.see_evidence(desk, case)) == 5


def test_before_the_first_check_there_is_no_decision(shared_house: House) -> None:
    case = shared_house.draft()
    with pytest.raises(NotThere), shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        viewing.see_decision(desk, case)


def test_a_number_is_shown_in_full_for_a_reason_that_is_kept(shared_house: House) -> None:
    case = shared_house.draft()
    with pytest.raises(Unfit), shared_house.casework.desk(shared_house["officer"]) as desk:
        revealing.reveal(desk, case, BUDI.row, " ")
    with shared_house.casework.desk(shared_house["officer"]) as desk:
        assert revealing.reveal(desk, case, BUDI.row, "compared with his card").number == NIKS[0]
    with shared_house.database.read() as rows:
        kept = rows.execute(viewing.rosters.disclosure.select().where(viewing.rosters.disclosure.c.reason != "")).all()
    assert (kept[-1].row, kept[-1].reason, kept[-1].by) == (
        BUDI.row, "compared with his card", shared_house["officer"].id
    )  # fmt: skip


@pytest.mark.parametrize("row", [1, 4, -1])
def test_a_row_without_a_worker_reveals_nothing(shared_house: House, row: int) -> None:
    case = shared_house.draft()
    with pytest.raises(NotThere), shared_house.casework.desk(shared_house["officer"]) as desk:
        revealing.reveal(desk, case, row, "why not")


def test_a_passport_is_revealed_where_there_is_no_nik(shared_house: House) -> None:
    case = shared_house.open()
    shared_house.attach_roster(case, (replace(BUDI, nik=None, passport="B1234567"),))
    with shared_house.casework.desk(shared_house["officer"]) as desk:
        assert revealing.reveal(desk, case, BUDI.row, "compared with his passport").number == "B1234567"


def test_a_list_has_what_is_theirs(shared_house: House) -> None:
    number = "PBG-listed"
    case = shared_house.open(application(number=number))
    seen = {}
    for name in shared_house.people:
        with shared_house.casework.reading_desk(shared_house[name]) as desk:
            seen[name] = [each.id for each in viewing.list_seen(desk, Sought(words=number), first=0, most=9)[1]]
    assert {name for name, ids in seen.items() if ids == [case]} == {"colleague", *SEERS}
    assert all(ids == [] for name, ids in seen.items() if name not in {"colleague", *SEERS})


def test_another_office_is_not_listed_by_asking_for_it(shared_house: House) -> None:
    with shared_house.casework.reading_desk(shared_house["officer elsewhere"]) as desk:
        sought = Sought(offices=frozenset({"33.08"}), npp="15070955")
        assert viewing.list_seen(desk, sought, first=0, most=9) == (0, ())


def test_a_worker_is_found_by_the_whole_nik_and_not_by_a_part(shared_house: House) -> None:
    nik = "3308101203900777"
    case = shared_house.open()
    shared_house.attach_roster(case, (replace(BUDI, nik=nik),))
    found = []
    for words in (nik, nik[:12]):
        with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
            found.append([each.id for each in viewing.list_seen(desk, Sought(words=words), first=0, most=9)[1]])
    assert found == [[case], []]


def test_words_are_looked_for_as_they_stand(shared_house: House) -> None:
    shared_house.open(application(number="PBG-100%-sure"))
    with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        assert viewing.list_seen(desk, Sought(words="100%-s"), first=0, most=9)[0] == 1
        assert viewing.list_seen(desk, Sought(words="1__%"), first=0, most=9)[0] == 0


def test_the_days_with_each_are_working_days_and_the_day_of_the_turn_is_not_counted(shared_house: House) -> None:
    case = shared_house.draft()  # Friday 10 April
    shared_house.clock.turn_to(date(2026, 4, 13))
    shared_house.submit(case)
    shared_house.clock.turn_to(date(2026, 4, 16))
    with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        seen = viewing.see_application(desk, case)
    assert (seen.days, seen.held_by) == (DaysHeld(with_office=3, with_applicant=1), Holder.OFFICE)
    assert seen.must_answer_by is not None
    assert seen.must_answer_by > date(2026, 4, 13)


def test_what_waits_for_the_office_is_due_and_what_waits_for_the_applicant_is_not(shared_house: House) -> None:
    waiting, returned, drafted = shared_house.draft(), shared_house.draft(), shared_house.draft()
    for case in (waiting, returned):
        shared_house.submit(case)
    with shared_house.casework.desk(shared_house["contractor"]) as desk:
        deciding.revise(desk, returned)
    with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        due = [each.listed.id for each in viewing.due_list(desk, most=200)]
    assert waiting in due
    assert not {returned, drafted} & set(due)
    with shared_house.casework.reading_desk(shared_house["officer elsewhere"]) as desk:
        assert waiting not in [each.listed.id for each in viewing.due_list(desk, most=200)]


def test_the_nearest_last_day_is_first(shared_house: House) -> None:
    for days in (3, 0, 1):
        shared_house.clock.turn_to(ON + timedelta(days=days))
        shared_house.submit(shared_house.draft())
    with shared_house.casework.reading_desk(shared_house["officer"]) as desk:
        last_days = [each.must_answer_by for each in viewing.due_list(desk, most=200)]
    assert last_days == sorted(last_days, key=lambda day: day or date.max)
    assert len(set(last_days)) > 1


def test_of_more_than_are_asked_for_the_first_submitted_are_due(house: House) -> None:
    cases = []
    for day in (0, 1, 2):
        house.clock.turn_to(ON + timedelta(days=day))
        cases.append(house.draft())
        house.submit(cases[-1])
    house.check(cases[0])
    with house.casework.reading_desk(house["officer"]) as desk:
        assert [each.listed.id for each in viewing.due_list(desk, most=2)] == cases[:2]


@pytest.mark.parametrize("name", ["evaluator", "administrator", "contractor elsewhere", "auditor elsewhere"])
def test_what_is_not_theirs_is_not_there(shared_house: House, name: str) -> None:
    case = shared_house.draft()
    for see in (viewing.see_application, viewing.see_decision, viewing.see_roster, viewing.see_evidence):
        with (
            pytest.raises(Exception, match=r"Not found|may not"),
            shared_house.casework.reading_desk(shared_house[name]) as desk,
        ):
            see(desk, case)
