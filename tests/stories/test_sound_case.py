"""The sound case of the tests is compliant, and each thing taken from it is missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from permit_guard.domain.case import Case
from permit_guard.domain.decision import Answer, Status
from permit_guard.domain.finding import Outcome
from tests.building import (
    BUDI,
    ON,
    SITI,
    case,
    certificate,
    judge,
    letter,
    listed,
    outcome,
    paid_and_not_due,
    receipt,
    sound_records,
)

DEFICIENT, UNPROVEN = Answer.DEFICIENT, Answer.UNPROVEN


def test_the_sound_case_is_compliant_and_every_blocking_rule_met_or_not_applicable() -> None:
    decision = judge(case())
    assert decision.answer is Answer.COMPLIANT
    assert [decided.status for decided in decision.workers] == [Status.COMPLIANT, Status.COMPLIANT]
    found = {finding.rule: finding.outcome.value for finding in decision.findings}
    not_asked = {"evidence-attested", "evidence-not-reused"}
    assert {rule for rule, value in found.items() if value != "met"} == not_asked


@pytest.mark.parametrize("gone", range(len(sound_records())))
def test_without_any_one_record_the_case_is_not_compliant_unless_it_proves_nothing_needed(gone: int) -> None:
    records = sound_records()
    taken = records.pop(gone)
    # February carries Siti's standing; March is not due and only prolongs what runs on anyway.
    not_needed = taken == paid_and_not_due()[1]
    assert (judge(case(records=records)).answer is Answer.COMPLIANT) == not_needed


def test_taking_a_worker_off_the_roster_is_seen_by_headcount_and_by_the_letter() -> None:
    decision = judge(case(SITI))
    assert decision.answer is DEFICIENT
    assert outcome(decision, "headcount-agrees") is Outcome.NOT_MET
    assert outcome(decision, "letter-names") is Outcome.UNKNOWN


def test_an_empty_case_is_never_compliant() -> None:
    empty = replace(case(), roster=None, evidence=())
    assert judge(empty).answer is DEFICIENT
    before_contract = replace(case(), roster=None, evidence=())
    pre = replace(before_contract, application=replace(before_contract.application, contract=None))
    assert judge(pre).answer is UNPROVEN


@pytest.mark.parametrize("on", [date(2014, 1, 1), date(1990, 1, 1)])
def test_before_any_rule_was_in_force_nothing_is_compliant(on: date) -> None:
    assert judge(case(), on).answer is not Answer.COMPLIANT


def test_in_a_year_whose_holidays_are_not_known_wage_earners_are_unproven() -> None:
    on = date(2027, 3, 20)
    lasting = replace(case().application.contract, ends_on=date(2027, 9, 15))  # type: ignore[type-var]
    decision = judge(case(about=replace(case().application, contract=lasting)), on)
    assert decision.workers[1].status is Status.UNPROVEN
    assert outcome(decision, "member-found", 1) is Outcome.UNKNOWN


def test_the_same_case_gives_the_same_decision_whatever_the_order_of_the_evidence() -> None:
    backwards = replace(case(), evidence=tuple(reversed(case().evidence)))
    one, other = judge(case()), judge(backwards)
    assert one.findings == other.findings
    assert one.workers == other.workers


def test_decisions_of_other_days_differ_only_where_the_day_matters() -> None:
    decided = judge(case(), ON)
    assert decided.on == ON
    assert decided.rulebook_hash == judge(case(), date(2026, 4, 11)).rulebook_hash


def _project_only() -> Case:
    return case(BUDI, records=[listed(BUDI), letter(), receipt(), certificate()])


def test_a_project_alone_can_be_compliant_when_declared_so() -> None:
    alone = _project_only()
    about = replace(alone.application, declared_headcount=1)
    assert judge(replace(alone, application=about)).answer is Answer.COMPLIANT
