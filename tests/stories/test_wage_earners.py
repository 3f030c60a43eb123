"""Wage earners (PU): what a members list proves, sentence by sentence of rulebook.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from permit_guard.domain.case import EmployerSize, Employment
from permit_guard.domain.evidence import MemberLine, Programme
from permit_guard.domain.finding import Outcome
from tests.building import ON, SITI, SUB, application, case, judge, member, outcome

MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


def found(lines: list[MemberLine], on: date = ON, worker=SITI, about=None) -> tuple[Outcome, ...]:
    """member-found, programmes-complete, covered-ahead, covered-behind of one wage earner with these lines."""
    decision = judge(case(worker, records=list(lines), about=about or application(bpjs_project_number=None)), on)
    rules = ("member-found", "programmes-complete", "covered-ahead", "covered-behind")
    return tuple(outcome(decision, rule, 0) for rule in rules)


FEB_PAID = member(SITI, "2026-02", date(2026, 3, 10))
MAR_PAID = member(SITI, "2026-03", date(2026, 4, 8))
MAR_UNPAID = member(SITI, "2026-03", None)
APR_UNPAID = member(SITI, "2026-04", None)
APR_PAID = member(SITI, "2026-04", date(2026, 4, 9))


def test_the_latest_overdue_month_paid_makes_cover_run_on() -> None:
    # On 10 April the month due last is February (16 March): it is paid.
    assert found([FEB_PAID, MAR_UNPAID]) == (MET, MET, MET, MET)


def test_a_spell_runs_on_from_the_latest_counting_month() -> None:
    assert found([FEB_PAID])[2] is MET
    assert found([FEB_PAID, MAR_UNPAID, APR_UNPAID])[2] is MET


def test_an_unpaid_latest_overdue_month_covers_nothing() -> None:
    unpaid = member(SITI, "2026-02", None)
    assert found([unpaid])[0] is NOT_MET
    assert found([unpaid, MAR_UNPAID])[2] is NOT_MET


def test_paid_after_the_day_of_the_check_is_not_paid() -> None:
    late = replace(FEB_PAID, paid_on=date(2026, 4, 11))
    assert found([late])[0] is NOT_MET
    assert found([late], on=date(2026, 4, 11))[0] is MET


def test_on_its_due_day_a_month_is_not_overdue_and_the_day_after_it_is() -> None:
    lines = [FEB_PAID, MAR_UNPAID]
    # March is due on Wednesday 15 April 2026.
    assert found(lines, on=date(2026, 4, 15))[2] is MET
    assert found(lines, on=date(2026, 4, 16))[2] is NOT_MET


def test_a_due_day_moves_past_weekend_joint_and_public_holiday() -> None:
    # January is due on Sunday 15 February 2026; 16 is a joint and 17 a public holiday, so on 18 February.
    worker = replace(SITI, works_from=date(2026, 2, 1))
    lines = [member(SITI, "2025-12", date(2026, 1, 10)), member(SITI, "2026-01", None)]
    assert found(lines, on=date(2026, 2, 18), worker=worker)[2] is MET
    assert found(lines, on=date(2026, 2, 19), worker=worker)[2] is NOT_MET


def test_a_later_paid_month_stands_when_none_before_it_is_unpaid() -> None:
    assert found([MAR_PAID])[2] is MET
    assert found([member(SITI, "2026-02", None), MAR_PAID])[2] is NOT_MET
    assert found([member(SITI, "2025-11", None), MAR_PAID])[2] is NOT_MET


def test_old_arrears_do_not_matter_once_the_latest_overdue_month_is_paid() -> None:
    assert found([member(SITI, "2025-11", None), FEB_PAID])[2] is MET


def test_a_line_that_is_not_active_covers_nothing() -> None:
    assert found([replace(FEB_PAID, active=False)])[0] is NOT_MET


def test_an_inactive_month_after_the_paid_one_ends_the_standing() -> None:
    inactive = replace(MAR_UNPAID, active=False)
    assert found([FEB_PAID, inactive]) == (MET, NOT_MET, NOT_MET, NOT_MET)


def test_an_inactive_month_before_the_paid_one_does_not_end_it() -> None:
    left = member(SITI, "2026-01", date(2026, 2, 10), active=False)
    assert found([left, FEB_PAID])[2] is MET


def test_someone_hired_again_and_paid_stands_when_nothing_before_is_unpaid() -> None:
    paid_and_left = member(SITI, "2026-02", date(2026, 3, 10), active=False)
    assert found([paid_and_left, MAR_PAID])[2] is MET


def test_an_inactive_month_after_the_day_of_the_check_does_not_count_yet() -> None:
    future = replace(member(SITI, "2026-05", None), active=False)
    assert found([FEB_PAID, future])[2] is MET


def test_lines_of_months_after_the_day_are_not_read() -> None:
    assert found([member(SITI, "2026-05", date(2026, 4, 9))])[0] is NOT_MET


def test_a_new_member_whose_first_payment_is_awaited_is_a_doubt() -> None:
    assert found([MAR_UNPAID])[:3] == (UNKNOWN, UNKNOWN, UNKNOWN)
    assert found([MAR_UNPAID, APR_UNPAID])[0] is UNKNOWN


def test_once_the_first_payment_is_seen_the_doubt_is_gone() -> None:
    assert found([MAR_UNPAID, APR_PAID])[0] is MET
    assert found([MAR_PAID, APR_UNPAID])[:3] == (MET, MET, MET)


def test_a_line_for_the_latest_overdue_month_means_that_no_first_payment_is_awaited() -> None:
    unpaid = member(SITI, "2026-02", None)
    # The month that runs is covered until it is due, but he does not stand.
    assert found([unpaid, APR_UNPAID]) == (MET, MET, NOT_MET, NOT_MET)


def test_another_employers_lines_are_not_his() -> None:
    assert found([replace(FEB_PAID, npp=SUB)])[0] is NOT_MET
    of_sub = replace(SITI, employer_npp=SUB)
    assert found([replace(FEB_PAID, npp=SUB)], worker=of_sub)[0] is MET


def test_an_empty_npp_is_the_main_contractor() -> None:
    assert found([FEB_PAID], worker=replace(SITI, employer_npp=None))[0] is MET


def test_each_programme_that_the_size_asks_for_is_missed() -> None:
    for programme in Programme:
        lines = [replace(FEB_PAID, programmes=FEB_PAID.programmes - {programme})]
        assert found(lines)[1] is NOT_MET


@pytest.mark.parametrize(
    ("size", "programmes", "expected"),
    [
        ("micro", "JKK JKM", MET),
        ("small", "JKK JKM", NOT_MET),
        ("small", "JKK JKM JHT", MET),
        ("medium", "JKK JKM JHT", NOT_MET),
        ("large", "JKK JKM JHT", NOT_MET),
        ("large", "JKK JKM JHT JP", MET),
        (None, "JKK JKM JHT JP", UNKNOWN),
    ],
)
def test_permanent_workers_owe_programmes_by_the_employers_size(
    size: str | None, programmes: str, expected: Outcome
) -> None:
    sized = tuple(replace(employer, size=EmployerSize(size) if size else None) for employer in application().employers)
    held = frozenset(map(Programme, programmes.split()))
    about = application(bpjs_project_number=None, employers=sized)
    assert found([replace(FEB_PAID, programmes=held)], about=about)[1] is expected


def test_other_workers_owe_jkk_and_jkm_alone() -> None:
    pkwt = replace(SITI, employment=Employment.PKWT)
    two = frozenset({Programme.JKK, Programme.JKM})
    assert found([replace(FEB_PAID, programmes=two)], worker=pkwt)[1] is MET


def test_who_has_reached_pension_age_owes_no_jp() -> None:
    old = replace(SITI, birth_date=date(1967, 4, 10), nik="3371035004670002")
    line = member(old, "2026-02", date(2026, 3, 10), programmes=frozenset(Programme) - {Programme.JP})
    assert found([line], worker=old)[1] is MET
    younger = replace(SITI, birth_date=date(1967, 4, 11), nik="3371035104670002")
    line = member(younger, "2026-02", date(2026, 3, 10), programmes=frozenset(Programme) - {Programme.JP})
    assert found([line], worker=younger)[1] is NOT_MET


def test_the_first_gap_is_named_with_its_days() -> None:
    left = replace(SITI, works_to=date(2026, 6, 30))
    decision = judge(case(left, records=[FEB_PAID, replace(MAR_UNPAID, active=False)]))
    finding = next(f for f in decision.workers[0].findings if f.rule == "covered-ahead")
    assert finding.says is not None
    assert "10 April 2026" in finding.says.id
    assert "30 Juni 2026" in finding.says.id
    assert finding.because == ("jkk", "jkm")


def test_a_finding_names_the_line_it_rests_on() -> None:
    decision = judge(case(SITI, records=[FEB_PAID, replace(MAR_UNPAID, active=False)]))
    finding = next(f for f in decision.workers[0].findings if f.rule == "covered-ahead")
    assert "evidence/anggota.csv:2026-02" in finding.sources


def test_days_behind_without_cover_are_a_note_only() -> None:
    decision = judge(case(SITI, records=[APR_PAID]))
    assert outcome(decision, "covered-behind", 0) is NOT_MET
    assert decision.workers[0].status.value == "compliant"


def test_before_the_first_day_of_work_nothing_lies_behind() -> None:
    decision = judge(case(SITI, records=[member(SITI, "2026-01", date(2026, 2, 10))]), date(2026, 3, 10))
    assert outcome(decision, "covered-behind", 0) is NOT_APPLICABLE


def test_a_month_listed_twice_paid_and_not_is_paid() -> None:
    # Two lists of one month: an older one before the payment, a newer one after it.
    assert found([MAR_UNPAID, MAR_PAID])[2] is MET


def test_who_is_active_and_gone_in_one_month_is_a_doubt_though_the_month_before_is_his() -> None:
    january = member(SITI, "2026-01", date(2026, 2, 10))
    assert found([january, FEB_PAID, replace(FEB_PAID, active=False)])[0] is UNKNOWN
