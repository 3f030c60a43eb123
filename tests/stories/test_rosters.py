"""Who stands on the roster: identity, age, engagement, employers, headcounts: each sentence of rulebook.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from permit_guard.domain.case import UNREADABLE, Employment, Sex, Worker
from permit_guard.domain.decision import Answer, Decision, Status
from permit_guard.domain.finding import Outcome
from permit_guard.domain.source import Source
from tests.building import (
    BUDI,
    ON,
    SITI,
    SUB,
    application,
    case,
    certificate,
    contract,
    judge,
    letter,
    listed,
    member,
    outcome,
    receipt,
    sound_records,
)

MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE
FOREIGNER = Worker(
    Source("roster.csv", "4"),
    4,
    name="John Smith",
    passport="E7611057",
    birth_date=date(1983, 10, 16),
    employment=Employment.TKA,
    employer_npp="15070955",
    kpj="22024850016",
)
COVER_RULES = ("member-found", "programmes-complete", "covered-ahead", "covered-behind")


def of(worker: Worker, rule: str, on: date = ON) -> Outcome:
    return outcome(judge(case(worker), on), rule, 0)


@pytest.mark.parametrize(
    ("nik", "expected"),
    [
        ("3308101203900001", MET),
        ("9908101203900001", MET),
        ("330810120390001", NOT_MET),
        ("3308103203900001", NOT_MET),
        ("3308101203900000", NOT_MET),
        ("3.30810120390e15", NOT_MET),
        (None, UNKNOWN),
        (UNREADABLE, UNKNOWN),
    ],
)
def test_a_nik_is_well_formed_or_not_or_cannot_be_told(nik: str, expected: Outcome) -> None:
    assert of(replace(BUDI, nik=nik), "nik-well-formed") is expected


def test_a_nik_that_disagrees_with_the_row_is_a_note() -> None:
    assert of(BUDI, "nik-agrees") is MET
    assert of(replace(BUDI, sex=Sex.FEMALE), "nik-agrees") is NOT_MET
    assert of(replace(BUDI, sex=None), "nik-agrees") is MET
    assert of(replace(BUDI, birth_date=None), "nik-agrees") is MET
    assert of(replace(BUDI, sex=None, birth_date=None), "nik-agrees") is UNKNOWN
    assert of(replace(BUDI, sex=UNREADABLE, birth_date=UNREADABLE), "nik-agrees") is UNKNOWN
    assert of(replace(BUDI, birth_date=date(1990, 3, 13)), "nik-agrees") is NOT_MET
    assert of(replace(BUDI, nik="330810120390001"), "nik-agrees") is UNKNOWN
    assert of(replace(BUDI, nik=None), "nik-agrees") is NOT_APPLICABLE
    wrong = judge(case(replace(BUDI, birth_date=date(1990, 3, 13)), SITI))
    assert wrong.answer is Answer.COMPLIANT


def test_who_is_not_eighteen_on_the_first_day_of_work_is_found_by_row_or_by_nik() -> None:
    young = replace(BUDI, birth_date=date(2008, 3, 17), nik="3308101703080001")
    assert of(young, "adult") is NOT_MET
    assert of(replace(young, works_from=date(2026, 3, 17)), "adult") is MET
    assert of(replace(young, birth_date=None), "adult") is NOT_MET
    assert of(replace(young, birth_date=None, nik=None), "adult") is UNKNOWN
    assert of(replace(young, works_from=UNREADABLE), "adult") is UNKNOWN


def test_of_age_by_the_row_and_under_age_by_another_nik_is_unknown() -> None:
    young = replace(BUDI, nik="3308101703080001")
    assert of(young, "adult") is UNKNOWN
    assert of(replace(young, birth_date=date(1908, 3, 17)), "adult") is MET
    assert of(replace(BUDI, nik="3308101204900001"), "adult") is MET


def test_born_on_29_february_is_eighteen_on_28_february() -> None:
    leap = replace(BUDI, birth_date=date(2008, 2, 29), nik="3308102902080001", works_from=date(2026, 2, 28))
    assert of(leap, "adult", date(2026, 2, 28)) is MET
    assert of(replace(leap, works_from=date(2026, 2, 27)), "adult", date(2026, 2, 28)) is NOT_MET


def test_sixty_five_is_a_note_and_never_a_block() -> None:
    assert of(replace(BUDI, birth_date=date(1961, 3, 16)), "under-65") is NOT_MET
    assert of(replace(BUDI, birth_date=date(1961, 3, 17)), "under-65") is MET
    assert of(replace(BUDI, birth_date=None), "under-65") is UNKNOWN


def test_of_whom_has_left_only_minor_worked_is_asked() -> None:
    gone = replace(BUDI, works_to=date(2026, 4, 9))
    decision = judge(case(gone, SITI))
    left = decision.workers[0]
    assert left.status is Status.LEFT
    asked = {f.rule for f in left.findings if f.outcome is not NOT_APPLICABLE}
    assert asked == {"minor-worked"}
    assert judge(case(replace(BUDI, works_to=ON), SITI)).workers[0].status is Status.COMPLIANT


def test_a_child_who_has_left_is_a_note_for_disnaker() -> None:
    child = replace(BUDI, works_to=date(2026, 4, 9), birth_date=date(2009, 1, 1), nik="3308100101090001")
    decision = judge(case(child, SITI))
    assert outcome(decision, "minor-worked", 0) is NOT_MET
    assert decision.workers[0].status is Status.LEFT
    assert outcome(decision, "adult", 0) is NOT_APPLICABLE


def test_the_letter_names_and_headcount_count_who_has_left() -> None:
    gone = replace(BUDI, works_to=date(2026, 4, 9))
    decision = judge(case(gone, SITI))
    assert outcome(decision, "letter-names") is MET
    assert outcome(decision, "headcount-agrees") is MET


def test_when_everyone_has_left_the_roster_counts_as_empty() -> None:
    gone = (replace(BUDI, works_to=date(2026, 4, 9)), replace(SITI, works_to=date(2026, 4, 9)))
    assert outcome(judge(case(*gone)), "roster-not-empty") is NOT_MET
    unsure = replace(SITI, works_to=UNREADABLE)
    assert outcome(judge(case(gone[0], unsure)), "roster-not-empty") is UNKNOWN


def test_an_end_that_cannot_be_read_makes_cover_unknown_and_does_not_fall_back_on_the_contract() -> None:
    for unsure in (replace(BUDI, works_to=UNREADABLE), replace(BUDI, works_from=UNREADABLE)):
        assert of(unsure, "covered-ahead") is UNKNOWN
        assert of(unsure, "nik-well-formed") is MET


def test_ends_in_the_wrong_order_are_a_problem_and_never_compliant() -> None:
    decision = judge(case(replace(BUDI, works_from=date(2026, 5, 2), works_to=date(2026, 5, 1)), SITI))
    assert decision.answer is not Answer.COMPLIANT
    assert decision.workers[0].status is not Status.LEFT
    assert [str(problem.source) for problem in decision.problems] == ["roster.csv:2"]


def test_the_same_nik_on_two_rows_is_once_too_often_only_while_the_engagements_overlap() -> None:
    again = replace(BUDI, row=5)
    assert outcome(judge(case(BUDI, again, SITI)), "identity-once") is NOT_MET
    first, second = replace(BUDI, works_to=date(2026, 4, 30)), replace(again, works_from=date(2026, 5, 1))
    assert outcome(judge(case(first, second, SITI)), "identity-once") is MET
    assert outcome(judge(case(first, replace(second, works_from=date(2026, 4, 30)), SITI)), "identity-once") is NOT_MET
    assert outcome(judge(case(first, replace(second, works_to=UNREADABLE), SITI)), "identity-once") is UNKNOWN


def test_the_rows_that_repeat_are_named() -> None:
    rows = [replace(BUDI, row=row) for row in (2, 7, 9)]
    decision = judge(case(*rows, SITI))
    says = next(f.says for f in decision.findings if f.rule == "identity-once")
    assert says is not None
    assert "2, 7, 9" in says.id


def test_the_same_passport_twice_is_found_too() -> None:
    assert outcome(judge(case(FOREIGNER, replace(FOREIGNER, row=6))), "identity-once") is NOT_MET


def test_persons_are_counted_once_by_nik_then_passport_then_row() -> None:
    about = application(declared_headcount=2)
    twice = judge(case(BUDI, replace(BUDI, row=5), about=about))
    assert outcome(twice, "headcount-agrees") is NOT_MET
    foreign = judge(case(FOREIGNER, replace(FOREIGNER, row=6, passport="E1"), about=about))
    assert outcome(foreign, "headcount-agrees") is MET
    nameless = replace(BUDI, nik=None)
    assert outcome(judge(case(nameless, replace(nameless, row=5), about=about)), "headcount-agrees") is MET


def test_more_on_the_roster_than_declared_is_fine_and_fewer_is_not() -> None:
    assert outcome(judge(case(about=application(declared_headcount=1))), "headcount-agrees") is MET
    assert outcome(judge(case(about=application(declared_headcount=3))), "headcount-agrees") is NOT_MET


def test_an_npp_that_no_employer_of_the_application_has_is_found() -> None:
    assert outcome(judge(case(replace(BUDI, employer_npp="99999999"), SITI)), "employers-known") is NOT_MET
    assert outcome(judge(case(replace(BUDI, employer_npp=SUB), SITI)), "employers-known") is MET
    assert outcome(judge(case(replace(BUDI, employer_npp=None), SITI)), "employers-known") is MET
    assert outcome(judge(case(replace(BUDI, employer_npp=UNREADABLE), SITI)), "employers-known") is UNKNOWN


def test_the_self_employed_are_unproven_and_told_that_bpu_is_not_read() -> None:
    decision = judge(case(replace(BUDI, employment=Employment.MANDIRI), SITI))
    finding = next(f for f in decision.workers[0].findings if f.rule == "member-found")
    assert finding.outcome is UNKNOWN
    assert finding.because == ("self-employed",)
    assert finding.says is not None
    assert "BPU" in finding.says.id


def foreign(worker: Worker = FOREIGNER, *lines) -> Decision:
    return judge(case(worker, SITI, records=[*sound_records(), *lines]))


def test_a_foreign_worker_needs_no_nik_and_is_found_by_kpj_birth_date_and_every_word_of_his_name() -> None:
    paid = member(FOREIGNER, "2026-02", date(2026, 3, 10))
    decision = foreign(FOREIGNER, paid)
    assert outcome(decision, "nik-well-formed", 0) is NOT_APPLICABLE
    assert outcome(decision, "member-found", 0) is MET
    for changed in (
        replace(paid, kpj="22024850017"),
        replace(paid, name="J. Smith"),
        replace(paid, name="John Smyth"),
    ):
        assert outcome(foreign(FOREIGNER, changed), "member-found", 0) is UNKNOWN
    assert outcome(foreign(FOREIGNER, replace(paid, birth_date=date(1983, 10, 17))), "member-found", 0) is NOT_MET


def test_a_foreign_worker_with_a_nik_or_with_neither_is_judged_as_fixed_term() -> None:
    with_nik = replace(FOREIGNER, nik="3308101610830001")
    assert outcome(foreign(with_nik), "nik-well-formed", 0) is MET
    neither = replace(FOREIGNER, passport=None)
    assert outcome(foreign(neither), "nik-well-formed", 0) is UNKNOWN
    both_days = {"works_from": date(2026, 4, 1), "works_to": date(2026, 6, 30)}
    assert outcome(foreign(replace(with_nik, **both_days)), "short-stay", 0) is NOT_APPLICABLE


def test_a_foreign_worker_of_less_than_six_months_without_a_spell_is_for_an_officer() -> None:
    short = replace(FOREIGNER, works_from=date(2026, 4, 1), works_to=date(2026, 9, 29))
    decision = foreign(short)
    assert outcome(decision, "short-stay", 0) is UNKNOWN
    assert {outcome(decision, rule, 0) for rule in COVER_RULES} == {NOT_APPLICABLE}
    assert decision.workers[0].status is Status.UNPROVEN


def test_six_months_are_complete_when_the_day_after_the_last_is_six_months_on() -> None:
    six = replace(FOREIGNER, works_from=date(2026, 4, 1), works_to=date(2026, 9, 30))
    assert outcome(foreign(six), "short-stay", 0) is NOT_APPLICABLE
    assert outcome(foreign(six), "member-found", 0) is NOT_MET


def test_a_stay_is_short_only_when_the_row_itself_gives_both_days() -> None:
    only_from = replace(FOREIGNER, works_from=date(2026, 4, 1))
    only_to = replace(FOREIGNER, works_to=date(2026, 6, 30))
    assert outcome(foreign(only_from), "short-stay", 0) is NOT_APPLICABLE
    assert outcome(foreign(only_to), "short-stay", 0) is NOT_APPLICABLE
    assert outcome(foreign(FOREIGNER), "short-stay", 0) is NOT_APPLICABLE


def test_a_foreign_worker_with_a_spell_is_asked_like_anyone() -> None:
    short = replace(FOREIGNER, works_from=date(2026, 4, 1), works_to=date(2026, 6, 29))
    decision = foreign(short, member(FOREIGNER, "2026-02", date(2026, 3, 10)))
    assert outcome(decision, "short-stay", 0) is NOT_APPLICABLE
    assert outcome(decision, "covered-ahead", 0) is MET


def test_without_a_nik_on_the_roster_the_kpj_route_serves_and_the_nik_stays_unknown() -> None:
    bare = replace(SITI, nik=None)
    decision = judge(case(BUDI, bare))
    assert outcome(decision, "member-found", 1) is MET
    assert outcome(decision, "nik-well-formed", 1) is UNKNOWN
    assert decision.answer is not Answer.COMPLIANT


def test_an_unreadable_employment_is_never_compliant() -> None:
    for unsure in (replace(BUDI, employment=None), replace(BUDI, employment=UNREADABLE)):
        assert judge(case(unsure, SITI)).workers[0].status is Status.UNPROVEN


def test_before_the_contract_the_application_is_unproven_and_asks_for_an_undertaking() -> None:
    decision = judge(case(about=application(contract=None)))
    assert decision.answer is Answer.UNPROVEN
    assert outcome(decision, "contract-known") is UNKNOWN
    for rule in ("roster-not-empty", "headcount-agrees", "letter-for-this-contract", "contribution-right"):
        assert outcome(decision, rule) is NOT_APPLICABLE


def test_before_the_contract_a_member_not_found_is_unknown() -> None:
    decision = judge(case(BUDI, records=[], about=application(contract=None, bpjs_project_number=None)))
    assert outcome(decision, "member-found", 0) is UNKNOWN


def test_without_employers_no_rows_employer_can_be_told() -> None:
    decision = judge(case(about=application(contract=None, employers=())))
    assert outcome(decision, "employers-known") is UNKNOWN


def test_relying_on_the_project_ends_where_wage_earner_cover_suffices() -> None:
    fixed = replace(SITI, employment=Employment.PKWT)
    decision = judge(case(fixed, about=application(declared_headcount=1)))
    assert outcome(decision, "project-papers-complete") is NOT_APPLICABLE
    assert outcome(decision, "letter-headcount") is MET


def test_who_is_only_half_covered_as_a_wage_earner_relies_on_the_project() -> None:
    fixed = replace(SITI, employment=Employment.PKWT)
    january = member(SITI, "2026-01", date(2026, 2, 10))
    records = [january, listed(fixed), letter(), receipt(), certificate()]
    decision = judge(case(fixed, records=records, about=application(declared_headcount=1)))
    assert outcome(decision, "project-papers-complete") is MET
    assert outcome(decision, "covered-ahead", 0) is MET


def test_the_contracts_days_stand_in_for_empty_cells() -> None:
    ending = contract(ends_on=date(2026, 4, 9))
    assert judge(case(about=application(contract=ending))).workers[0].status is Status.LEFT


def test_only_a_foreign_worker_can_stay_short() -> None:
    few_days = {"works_from": date(2026, 4, 1), "works_to": date(2026, 4, 30), "kpj": None}
    for worker in (
        replace(BUDI, nik=None, **few_days),
        replace(BUDI, employment=None, **few_days),
        replace(BUDI, nik="3308101203900099", **few_days),
    ):
        decision = judge(case(worker, SITI, records=[]))
        assert outcome(decision, "short-stay", 0) is NOT_APPLICABLE


def test_whether_one_without_nik_and_employment_stays_short_is_not_known() -> None:
    unsure = replace(FOREIGNER, employment=None, works_from=date(2026, 4, 1), works_to=date(2026, 4, 30))
    assert outcome(foreign(unsure), "short-stay", 0) is UNKNOWN


def test_a_wage_earners_finding_names_no_paper_of_the_project() -> None:
    inactive = member(SITI, "2026-03", None, active=False)
    records = [member(SITI, "2026-02", date(2026, 3, 10)), inactive, letter(), receipt()]
    finding = next(f for f in judge(case(SITI, records=records)).workers[0].findings if f.rule == "covered-ahead")
    assert not [place for place in finding.sources if place.endswith(":p1")]


def test_a_passport_stands_in_for_the_nik_of_a_foreign_worker_alone() -> None:
    daily = replace(FOREIGNER, employment=Employment.HARIAN_LEPAS)
    assert outcome(foreign(daily), "nik-well-formed", 0) is UNKNOWN
    assert outcome(foreign(FOREIGNER), "nik-well-formed", 0) is NOT_APPLICABLE


def test_a_nik_that_is_too_short_is_told_that_and_nothing_of_its_birth_date() -> None:
    decision = judge(case(replace(BUDI, nik="330810120390001"), SITI))
    finding = next(f for f in decision.workers[0].findings if f.rule == "nik-well-formed")
    assert finding.because == ("sixteen-digits",)


def test_who_has_left_relies_on_no_project() -> None:
    gone = replace(BUDI, works_to=date(2026, 4, 9))
    decision = judge(case(gone, SITI, records=[member(SITI, "2026-02", date(2026, 3, 10))]))
    assert outcome(decision, "project-papers-complete") is NOT_APPLICABLE


def test_without_the_contracts_first_day_a_newcomer_cannot_be_told() -> None:
    joined = replace(BUDI, works_from=date(2026, 4, 1))
    stranger = listed(replace(BUDI, nik="3308101203900099", name="Orang Lain", birth_date=date(1980, 1, 1)))
    records = [stranger, letter(), receipt(), certificate()]
    about = application(contract=contract(starts_on=None))
    assert outcome(judge(case(joined, SITI, records=records, about=about)), "member-found", 0) is UNKNOWN
    assert outcome(judge(case(joined, SITI, records=records)), "member-found", 0) is UNKNOWN
    early = replace(BUDI, works_from=date(2026, 3, 10))
    assert outcome(judge(case(early, SITI, records=records)), "member-found", 0) is NOT_MET


def test_a_repetition_that_is_sure_is_not_hidden_by_one_that_is_not() -> None:
    unsure = [replace(SITI, row=row, works_to=UNREADABLE) for row in (6, 7)]
    assert outcome(judge(case(BUDI, replace(BUDI, row=5), *unsure)), "identity-once") is NOT_MET


def test_a_row_that_overlaps_only_the_second_of_three_is_named_too() -> None:
    spans = [(2, date(2026, 3, 16), date(2026, 4, 1)), (5, date(2026, 3, 20), date(2026, 6, 1))]
    spans.append((6, date(2026, 5, 1), date(2026, 5, 2)))
    rows = [replace(BUDI, row=row, works_from=first, works_to=last) for row, first, last in spans]
    says = next(f.says for f in judge(case(*rows, SITI)).findings if f.rule == "identity-once")
    assert says is not None
    assert "2, 5, 6" in says.en


def test_an_empty_roster_has_no_unknown_employer() -> None:
    bare = replace(case(about=application(contract=None, employers=())), roster=None)
    assert outcome(judge(bare), "employers-known") is MET


def test_while_the_npp_cannot_be_read_any_employers_line_is_a_doubt() -> None:
    unsure = replace(SITI, employer_npp=UNREADABLE)
    paid = member(SITI, "2026-02", date(2026, 3, 10))
    assert outcome(judge(case(unsure, records=[paid])), "member-found", 0) is UNKNOWN
    assert outcome(judge(case(unsure, records=[])), "member-found", 0) is NOT_MET
    daily = replace(unsure, employment=Employment.PKWT)
    assert outcome(judge(case(daily, records=[paid])), "project-papers-complete") is UNKNOWN
