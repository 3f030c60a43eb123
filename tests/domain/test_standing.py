"""How many workers are covered in which way, and until when that is proven."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from permit_guard.domain.case import Worker
from permit_guard.domain.evidence import EvidenceRecord
from permit_guard.domain.standing import Standing, Way, standing_of
from tests.building import BUDI, ON, SITI, case, law, letter, listed, member, paid_and_not_due, receipt

NEXT_DUE = date(2026, 4, 15)
PROJECT_ENDS = date(2026, 9, 15)


def standing(*workers: Worker, records: list[EvidenceRecord] | None = None, on: date = ON) -> Standing:
    rules = law()
    return standing_of(case(*workers, records=records), on, rules.rulebook.parameters, rules.working_days)


def ways(found: Standing) -> dict[Way, int]:
    return {way: count for way, count in found.ways.items() if count}


def test_each_worker_is_counted_once_by_what_covers_his_days_ahead() -> None:
    assert ways(standing()) == {Way.PU: 1, Way.JAKON: 1}


def test_a_wage_earner_is_proven_up_to_the_next_due_day() -> None:
    assert standing(SITI, records=paid_and_not_due()).proven_until == NEXT_DUE


def test_a_wage_earner_whose_work_ends_before_it_limits_nothing() -> None:
    leaving = replace(SITI, works_to=date(2026, 4, 12))
    assert standing(leaving, records=paid_and_not_due()).proven_until == date(2026, 4, 12)
    assert standing(BUDI, leaving).proven_until == PROJECT_ENDS


def test_on_the_due_day_itself_it_is_still_proven() -> None:
    assert standing(SITI, records=paid_and_not_due(), on=NEXT_DUE).proven_until == NEXT_DUE


def test_the_project_is_proven_up_to_its_end() -> None:
    assert standing(BUDI, records=[listed(BUDI), letter(), receipt()]).proven_until == PROJECT_ENDS


def test_a_project_that_ends_before_the_work_is_the_limit() -> None:
    short = letter(contract_ends_on=date(2026, 6, 30))
    found = standing(BUDI, records=[listed(BUDI), short, receipt()])
    assert found == Standing(dict.fromkeys(Way, 0) | {Way.BOTH: 1}, date(2026, 6, 30))


def test_who_has_left_owes_nothing_and_limits_nothing() -> None:
    gone = replace(SITI, works_to=date(2026, 4, 1))
    assert ways(standing(gone)) == {Way.LEFT: 1}
    assert standing(gone).proven_until is None


def test_in_a_year_without_a_calendar_the_day_is_that_of_the_law() -> None:
    records: list[EvidenceRecord] = [member(SITI, "2026-11", date(2026, 12, 10)), member(SITI, "2026-12", None)]
    working = replace(SITI, works_from=date(2026, 12, 1), works_to=date(2027, 6, 1))
    assert standing(working, records=records, on=date(2026, 12, 21)).proven_until == date(2027, 1, 15)


def test_of_whom_no_cover_is_known_nothing_is_proven_beyond_the_day() -> None:
    assert standing(SITI, records=[]) == Standing(dict.fromkeys(Way, 0) | {Way.NONE: 1}, ON)
