"""Project cover (Jakon): what papers and lists prove, sentence by sentence of rulebook.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from permit_guard.domain.case import Employment
from permit_guard.domain.decision import Answer, Decision
from permit_guard.domain.evidence import EvidenceFile, EvidenceKind, EvidencePart, EvidenceRecord
from permit_guard.domain.finding import Outcome
from permit_guard.domain.period import Month
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from tests.building import (
    BUDI,
    NPP,
    ON,
    PROJECT,
    application,
    case,
    certificate,
    contract,
    judge,
    letter,
    listed,
    outcome,
    part,
    receipt,
)

MET, NOT_MET, UNKNOWN, NOT_APPLICABLE = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE
OTHER = "2600009999999"
PAPERS: list[EvidenceRecord] = [letter(), receipt(), certificate()]


def decide(*records: EvidenceRecord, on: date = ON, worker=BUDI, files=(), **about) -> Decision:
    """The decision on Budi alone, with these records."""
    whole = application(declared_headcount=1, **about)
    return judge(case(worker, records=list(records), about=whole, files=files), on)


def ahead(*records: EvidenceRecord, **given) -> Outcome:
    return outcome(decide(*records, **given), "covered-ahead", 0)


def found(*records: EvidenceRecord, **given) -> Outcome:
    return outcome(decide(*records, **given), "member-found", 0)


def test_on_a_covered_projects_list_a_daily_worker_is_covered_to_the_end_of_the_contract() -> None:
    assert decide(listed(BUDI), *PAPERS).answer is Answer.COMPLIANT


@pytest.mark.parametrize("employment", [Employment.PKWTT, Employment.MANDIRI])
def test_permanent_and_self_employed_workers_cannot_be_covered_so(employment: Employment) -> None:
    assert found(listed(BUDI), *PAPERS, worker=replace(BUDI, employment=employment)) is not MET


@pytest.mark.parametrize("employment", [Employment.BORONGAN, Employment.MUSIMAN, Employment.PKWT])
def test_piece_rate_seasonal_and_fixed_term_workers_can(employment: Employment) -> None:
    assert found(listed(BUDI), *PAPERS, worker=replace(BUDI, employment=employment)) is MET


def test_half_less_a_rupiah_gives_cover_while_the_contract_runs_and_a_rupiah_less_does_not() -> None:
    assert ahead(listed(BUDI), letter(), certificate(), receipt(amount=Decimal(874_999))) is MET
    assert found(listed(BUDI), letter(), certificate(), receipt(amount=Decimal(874_998))) is NOT_MET


def test_past_the_contracts_end_on_the_letter_all_must_be_paid() -> None:
    worker = replace(BUDI, works_to=date(2026, 10, 30))
    long = letter(maintenance_ends_on=date(2027, 3, 15))
    half, whole = receipt(amount=Decimal(875_000)), receipt(amount=Decimal(1_749_999))
    last, after = date(2026, 9, 15), date(2026, 9, 16)
    assert ahead(listed(BUDI), long, certificate(), half, worker=worker, on=last) is MET
    assert found(listed(BUDI), long, certificate(), half, worker=worker, on=after) is NOT_MET
    assert ahead(listed(BUDI), long, certificate(), whole, worker=worker, on=after) is MET


def test_several_receipts_add_up_and_the_same_number_counts_once() -> None:
    one = receipt(amount=Decimal(450_000))
    other = replace(one, number="923092212050267")
    assert found(listed(BUDI), letter(), certificate(), one, other) is MET
    assert found(listed(BUDI), letter(), certificate(), one, one) is NOT_MET


def test_a_receipt_after_the_day_of_the_check_does_not_count_yet() -> None:
    late = receipt(received_on=date(2026, 4, 11))
    assert found(listed(BUDI), letter(), certificate(), late) is NOT_MET
    assert outcome(decide(listed(BUDI), letter(), certificate(), late), "project-papers-complete") is NOT_MET
    assert found(listed(BUDI), letter(), certificate(), late, on=date(2026, 4, 11)) is MET


def test_cover_begins_with_the_later_of_first_receipt_and_contract_start() -> None:
    paid_late = receipt(received_on=date(2026, 4, 1))
    behind = outcome(decide(listed(BUDI), letter(), certificate(), paid_late), "covered-behind", 0)
    assert behind is NOT_MET
    assert outcome(decide(listed(BUDI), *PAPERS), "covered-behind", 0) is MET
    early = replace(BUDI, works_from=date(2026, 3, 13))
    assert outcome(decide(listed(BUDI), *PAPERS, worker=early), "covered-behind", 0) is NOT_MET


def test_of_several_receipts_the_first_begins_the_cover() -> None:
    second = receipt(number="2", received_on=date(2026, 4, 5))
    behind = decide(listed(BUDI), letter(), certificate(), receipt(amount=Decimal(900_000)), second)
    assert outcome(behind, "covered-behind", 0) is MET


def test_cover_ends_with_maintenance_else_with_the_contract_on_the_letter() -> None:
    worker = replace(BUDI, works_to=date(2026, 9, 16))
    assert ahead(listed(BUDI), *PAPERS, worker=worker) is NOT_MET
    maintained = letter(maintenance_ends_on=date(2026, 9, 16))
    assert ahead(listed(BUDI), maintained, receipt(), certificate(), worker=worker) is MET


def test_a_contract_day_missing_on_the_letter_is_the_applications() -> None:
    bare = letter(contract_starts_on=None, contract_ends_on=None)
    assert ahead(listed(BUDI), bare, receipt(), certificate()) is MET
    open_ended = contract(ends_on=None)
    worker = replace(BUDI, works_to=date(2026, 9, 1))
    assert found(listed(BUDI), bare, receipt(), certificate(), worker=worker, contract=open_ended) is UNKNOWN


def test_papers_of_other_projects_prove_nothing_and_harm_nothing() -> None:
    others = [letter(project_number=OTHER, number="B/9/032026"), receipt(project_number=OTHER, number="9")]
    assert decide(listed(BUDI), *PAPERS, *others, listed(BUDI, project_number=OTHER)).answer is Answer.COMPLIANT
    assert found(listed(BUDI, project_number=OTHER), *PAPERS, listed(replace(BUDI, nik="3308101203900009"))) is not MET


def test_without_a_number_the_project_is_that_of_the_only_letter_for_the_contract() -> None:
    other = letter(project_number=OTHER, number="B/9/032026", contract_number="1/OTHER")
    assert decide(listed(BUDI), *PAPERS, other, bpjs_project_number=None).answer is Answer.COMPLIANT


def test_without_a_number_the_project_is_that_of_the_only_letter() -> None:
    decision = decide(
        listed(BUDI), letter(contract_number="1/OTHER"), receipt(), certificate(), bpjs_project_number=None
    )
    assert outcome(decision, "member-found", 0) is MET
    assert outcome(decision, "letter-for-this-contract") is NOT_MET


def test_two_letters_of_different_projects_for_the_contract_leave_the_project_open() -> None:
    other = letter(project_number=OTHER, number="B/9/032026")
    decision = decide(listed(BUDI), *PAPERS, other, bpjs_project_number=None)
    assert outcome(decision, "member-found", 0) is NOT_MET
    assert outcome(decision, "project-papers-complete") is NOT_MET


def test_the_contract_number_is_compared_without_case_spaces_and_punctuation() -> None:
    same = letter(contract_number="602 spk-iii.2026")
    assert outcome(decide(listed(BUDI), same, receipt(), certificate()), "letter-for-this-contract") is MET
    other = letter(contract_number="602/SPK/IV/2026")
    assert outcome(decide(listed(BUDI), other, receipt(), certificate()), "letter-for-this-contract") is NOT_MET
    silent = letter(contract_number=None)
    assert outcome(decide(listed(BUDI), silent, receipt(), certificate()), "letter-for-this-contract") is UNKNOWN


def test_a_letter_dated_after_the_day_of_the_check_is_not_there_yet() -> None:
    late = letter(dated=date(2026, 4, 11))
    assert found(listed(BUDI), late, receipt(), certificate()) is NOT_MET
    assert outcome(decide(listed(BUDI), late, receipt(), certificate()), "project-papers-complete") is NOT_MET


def test_an_addendum_adds_its_contribution_and_its_headcount_counts() -> None:
    worker = replace(BUDI, works_to=date(2026, 12, 31))
    addendum = letter(
        number="B/200/032026",
        dated=date(2026, 3, 20),
        contribution=Decimal(500_000),
        contract_ends_on=date(2026, 12, 31),
        headcount=2,
    )
    decision = decide(listed(BUDI), *PAPERS, addendum, worker=worker)
    assert outcome(decision, "covered-ahead", 0) is MET
    assert outcome(decision, "letter-names") is UNKNOWN


def test_an_addendums_contribution_is_asked_for_only_from_the_fifteenth_working_day() -> None:
    # The addendum of 1 April 2026: 3 April is Good Friday, so the fifteenth working day after it is 23 April.
    addendum = letter(number="B/200/042026", dated=date(2026, 4, 1), contribution=Decimal(5_000_000))
    records = [listed(BUDI), *PAPERS, addendum]
    assert found(*records, on=date(2026, 4, 22)) is MET
    assert found(*records, on=date(2026, 4, 23)) is NOT_MET


def test_two_papers_of_one_number_that_differ_are_a_problem_and_never_compliant() -> None:
    decision = decide(listed(BUDI), *PAPERS, letter(headcount=5))
    assert decision.answer is Answer.UNPROVEN
    assert "B/100/032026" in decision.problems[0].message.id
    assert decide(listed(BUDI), *PAPERS, letter()).answer is Answer.COMPLIANT


def test_the_certificate_needs_the_main_contractors_npp_and_a_month_that_has_come() -> None:
    rule = "project-papers-complete"
    assert outcome(decide(listed(BUDI), letter(), receipt(), certificate()), rule) is MET
    assert outcome(decide(listed(BUDI), letter(), receipt(), certificate(npp="21122457")), rule) is NOT_MET
    assert outcome(decide(listed(BUDI), letter(), receipt(), certificate(month=Month(2026, 4))), rule) is MET
    assert outcome(decide(listed(BUDI), letter(), receipt(), certificate(month=Month(2026, 5))), rule) is NOT_MET


def test_without_anyone_who_relies_on_it_no_papers_are_asked_for() -> None:
    decision = decide(worker=replace(BUDI, employment=Employment.PKWTT))
    assert outcome(decision, "project-papers-complete") is NOT_APPLICABLE


def test_a_covered_project_without_a_readable_list_leaves_its_workers_unproven() -> None:
    assert found(*PAPERS) is UNKNOWN
    assert found(letter(), certificate()) is NOT_MET


def test_a_newcomer_is_awaited_on_the_list_for_thirty_working_days() -> None:
    other = listed(replace(BUDI, nik="3308101203900009", name="Orang Lain", birth_date=date(1980, 1, 1)))
    # The thirtieth working day after 17 March 2026 is 7 May.
    newcomer = replace(BUDI, works_from=date(2026, 3, 17))
    assert found(*PAPERS, other, worker=newcomer, on=date(2026, 5, 7)) is UNKNOWN
    assert found(*PAPERS, other, worker=newcomer, on=date(2026, 5, 8)) is NOT_MET
    from_the_start = replace(BUDI, works_from=date(2026, 3, 16))
    assert found(*PAPERS, other, worker=from_the_start) is NOT_MET
    assert found(*PAPERS, other, worker=BUDI) is NOT_MET
    future = replace(BUDI, works_from=date(2026, 8, 1))
    assert found(*PAPERS, other, worker=future) is UNKNOWN


def test_a_mistyped_nik_on_the_list_is_a_doubt() -> None:
    one_digit = listed(BUDI, nik="3308101203900002")
    swapped = listed(BUDI, nik="3308102103900001")
    assert found(*PAPERS, one_digit) is UNKNOWN
    assert found(*PAPERS, swapped) is UNKNOWN
    assert found(*PAPERS, listed(BUDI, nik="3308101203900012")) is NOT_MET
    assert found(*PAPERS, replace(one_digit, birth_date=date(1990, 3, 13))) is NOT_MET
    assert found(*PAPERS, replace(one_digit, name="Slamet Riyadi")) is NOT_MET


def test_the_same_nik_under_another_name_is_a_doubt() -> None:
    assert found(*PAPERS, listed(BUDI, name="Slamet Riyadi")) is UNKNOWN
    assert found(*PAPERS, listed(BUDI, name="B. Santoso")) is MET


def test_a_line_without_a_nik_is_a_doubt_at_most() -> None:
    assert found(*PAPERS, listed(BUDI, nik=None)) is UNKNOWN
    assert found(*PAPERS, listed(BUDI, nik=None, birth_date=None)) is NOT_MET


def test_the_letters_headcount_must_hold_all_who_rely_on_it() -> None:
    assert outcome(decide(listed(BUDI), *PAPERS), "letter-headcount") is MET
    assert outcome(decide(listed(BUDI), letter(headcount=0), receipt(), certificate()), "letter-headcount") is NOT_MET
    unsure = replace(BUDI, works_to=None)
    open_ended = decide(
        listed(BUDI), letter(headcount=0), receipt(), certificate(), worker=unsure, contract=contract(ends_on=None)
    )
    assert outcome(open_ended, "letter-headcount") is UNKNOWN


def test_whom_bpjs_knows_must_stand_on_the_roster() -> None:
    stranger = listed(replace(BUDI, nik="3308101203900009", name="Orang Lain"))
    decision = decide(listed(BUDI), stranger, *PAPERS)
    assert outcome(decision, "letter-names") is UNKNOWN
    assert decision.answer is Answer.UNPROVEN
    more = decide(listed(BUDI), letter(headcount=2), receipt(), certificate())
    assert outcome(more, "letter-names") is UNKNOWN


def test_an_under_declared_value_is_found_with_both_figures() -> None:
    low = letter(contribution=Decimal(1_000_000))
    decision = decide(listed(BUDI), low, receipt(), certificate())
    finding = next(f for f in decision.findings if f.rule == "contribution-right")
    assert finding.outcome is NOT_MET
    assert finding.says is not None
    assert "Rp1.000.000,00" in finding.says.id
    assert "Rp1.750.000,00" in finding.says.id


def test_a_contribution_by_wages_or_a_contract_without_a_value_is_not_judged_by_tiers() -> None:
    by_wages = letter(contribution=Decimal(1), by_wages=True)
    assert outcome(decide(listed(BUDI), by_wages, receipt(), certificate()), "contribution-right") is NOT_APPLICABLE
    no_value = decide(listed(BUDI), *PAPERS, contract=contract(gross_value=None))
    assert outcome(no_value, "contribution-right") is UNKNOWN


def test_registration_is_in_time_until_the_fourteenth_working_day_after_the_spk() -> None:
    # After 2 March 2026 come nine holidays and weekends: the fourteenth working day is 27 March.
    for dated, expected in ((date(2026, 3, 27), MET), (date(2026, 3, 28), NOT_MET)):
        decision = decide(listed(BUDI), letter(dated=dated), receipt(), certificate())
        assert outcome(decision, "registered-in-time") is expected
    assert decision.answer is Answer.COMPLIANT


def test_a_letter_dated_so_early_that_no_unknown_holiday_matters_is_in_time() -> None:
    signed_on = date(2026, 12, 21)  # holidays of 2026 end on the 25th; those of 2027 are not known
    about = {"contract": contract(signed_on=signed_on)}
    for dated, expected in ((date(2026, 12, 28), MET), (date(2027, 1, 12), MET), (date(2027, 1, 13), UNKNOWN)):
        decision = decide(listed(BUDI), letter(dated=dated), receipt(), certificate(), on=date(2027, 1, 20), **about)
        assert outcome(decision, "registered-in-time") is expected


UNREAD = EvidenceFile("evidence/scan.pdf", "1" * 64, EvidenceKind.UNRECOGNISED, looks_like_a_paper=True)


@pytest.mark.parametrize(
    ("records", "rule", "worker"),
    [
        ([], "member-found", 0),
        ([letter(contract_ends_on=date(2026, 6, 1)), receipt(), certificate(), listed(BUDI)], "covered-ahead", 0),
        ([letter(), receipt(), listed(BUDI)], "project-papers-complete", None),
        ([letter(contribution=Decimal(5)), receipt(), certificate(), listed(BUDI)], "contribution-right", None),
        ([letter(contract_number="1"), receipt(), certificate(), listed(BUDI)], "letter-for-this-contract", None),
        ([letter(headcount=0), receipt(), certificate(), listed(BUDI)], "letter-headcount", None),
    ],
)
def test_while_a_paper_is_unread_what_would_not_be_met_is_unknown(
    records: list[EvidenceRecord], rule: str, worker: int | None
) -> None:
    assert outcome(decide(*records), rule, worker) is NOT_MET
    assert outcome(decide(*records, files=(UNREAD,)), rule, worker) is UNKNOWN


def test_an_unread_paper_beside_a_sound_case_harms_nothing_but_an_unreadable_file_is_a_problem() -> None:
    assert decide(listed(BUDI), *PAPERS, files=(UNREAD,)).answer is Answer.COMPLIANT
    problem = Problem(Source("evidence/x.xlsx"), Text("rusak", "broken"))
    broken = held_in(part(EvidenceKind.UNREADABLE, problems=(problem,)))
    assert decide(listed(BUDI), *PAPERS, files=(broken,)).answer is Answer.UNPROVEN


def held_in(*parts: EvidencePart) -> EvidenceFile:
    """A file of these parts, that is what the first is."""
    return EvidenceFile("evidence/t.xlsx", "3" * 64, parts[0].kind, parts=parts)


PROBLEM = Problem(Source("evidence/t.xlsx", "9"), Text("tanggal", "day"))
LIST, MEMBERS, NONE = EvidenceKind.JAKON_WORKERS, EvidenceKind.PU_MEMBERS, EvidenceKind.UNRECOGNISED


@pytest.mark.parametrize(("parts", "stands"), [
    ([part(LIST, PROJECT, problems=(PROBLEM,))], True),
    ([part(LIST, OTHER, problems=(PROBLEM,))], False),
    ([part(LIST, problems=(PROBLEM,))], True),
    ([part(MEMBERS, "99999999", problems=(PROBLEM,))], False),
    ([part(MEMBERS, "99999999", NPP, problems=(PROBLEM,))], True),
    ([part(MEMBERS, problems=(PROBLEM,))], True),
    ([part(NONE, problems=(PROBLEM,))], True),
    ([part(NONE, OTHER, problems=(PROBLEM,))], False),
    ([part(NONE, OTHER, PROJECT, problems=(PROBLEM,))], True),
    ([part(LIST, OTHER), part(MEMBERS, NPP, problems=(PROBLEM,))], True),
    ([part(MEMBERS, "99999999"), part(LIST, PROJECT, problems=(PROBLEM,))], True),
    ([part(LIST, OTHER, problems=(PROBLEM,)), part(LIST, PROJECT)], False),
])  # fmt: skip
def test_a_problem_stands_unless_its_own_table_or_paper_is_readably_anothers(
    parts: list[EvidencePart], stands: bool
) -> None:
    answer = decide(listed(BUDI), *PAPERS, files=(held_in(*parts),)).answer
    assert answer is (Answer.UNPROVEN if stands else Answer.COMPLIANT)


def test_the_letters_own_first_day_goes_before_the_applications() -> None:
    later = letter(contract_starts_on=date(2026, 3, 20))
    assert outcome(decide(listed(BUDI), later, receipt(), certificate()), "covered-behind", 0) is NOT_MET


def test_a_letter_of_the_very_day_counts() -> None:
    assert found(listed(BUDI), letter(dated=ON), receipt(), certificate()) is MET


def test_a_list_of_another_project_is_no_list_of_this_one() -> None:
    assert found(*PAPERS, listed(BUDI, project_number=OTHER)) is UNKNOWN


def test_while_the_projects_cover_is_not_known_its_list_is_a_doubt() -> None:
    assert found(listed(BUDI), letter(contribution=None), receipt(), certificate()) is UNKNOWN


def test_without_a_readable_employment_the_list_is_a_doubt() -> None:
    assert found(listed(BUDI), *PAPERS, worker=replace(BUDI, employment=None)) is UNKNOWN


def test_before_the_contract_the_only_letter_names_the_project() -> None:
    decision = decide(listed(BUDI), *PAPERS, bpjs_project_number=None, contract=None)
    assert outcome(decision, "project-papers-complete") is not NOT_MET
    assert outcome(decision, "letter-for-this-contract") is NOT_APPLICABLE


def test_a_gap_in_project_cover_names_list_letter_and_receipt() -> None:
    short = letter(contract_ends_on=date(2026, 6, 1))
    decision = decide(listed(BUDI), short, receipt(), certificate())
    sources = next(f.sources for f in decision.workers[0].findings if f.rule == "covered-ahead")
    assert {"evidence/f1a.csv:2", "evidence/penetapan.pdf:p1", "evidence/kwitansi.pdf:p1"} <= set(sources)


def test_the_files_that_are_not_read_are_named() -> None:
    other = replace(UNREAD, file="evidence/foto.jpg")
    says = next(f.says for f in decide(files=(UNREAD, other)).workers[0].findings if f.rule == "member-found")
    assert says is not None
    assert "evidence/scan.pdf, evidence/foto.jpg" in says.en


def test_a_contract_without_a_number_cannot_be_told_from_another() -> None:
    decision = decide(listed(BUDI), *PAPERS, contract=contract(number=None))
    assert outcome(decision, "letter-for-this-contract") is UNKNOWN


def test_an_addendum_without_days_leaves_those_of_the_first_letter() -> None:
    first = letter(contract_ends_on=date(2026, 6, 30))
    bare = letter(number="B/200/032026", dated=date(2026, 3, 20), contract_starts_on=None, contract_ends_on=None)
    assert ahead(listed(BUDI), first, bare, receipt(amount=Decimal(9_000_000)), certificate()) is NOT_MET


def test_with_addenda_cover_ends_with_the_latest_maintenance() -> None:
    first = letter(maintenance_ends_on=date(2026, 9, 10))
    longer = letter(number="B/200/032026", dated=date(2026, 3, 20), contract_ends_on=date(2026, 12, 31))
    worker = replace(BUDI, works_to=date(2026, 9, 11))
    paid = receipt(amount=Decimal(9_000_000))
    assert ahead(listed(BUDI), first, longer, paid, certificate(), worker=worker) is NOT_MET


def test_a_line_among_workers_who_left_is_a_doubt() -> None:
    assert found(listed(BUDI, in_doubt=True), *PAPERS) is UNKNOWN
    assert found(listed(BUDI, in_doubt=True), listed(BUDI), *PAPERS) is MET
