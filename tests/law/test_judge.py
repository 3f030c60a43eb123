"""Statuses and findings of workers and of the application."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from permit_guard.domain.decision import Status
from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.law.judge import judge_application, judge_workers
from permit_guard.law.rule import Rule
from tests.law.building import DAY, built, clause, said, shelved

SPELL = built("member-found", clause("found", "has_spell = TRUE"))
NOTE = built("old", clause("young", "age_at_least(birth_date, 65, on)"), effect="note")


def status(facts: WorkerFacts, *rules: Rule) -> Status:
    return judge_workers(shelved(*(rules or (SPELL, NOTE))), DAY, [facts])[0][0]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (WorkerFacts(has_left=True, has_spell=False), Status.LEFT),
        (WorkerFacts(has_left=False, has_spell=False), Status.DEFICIENT),
        (WorkerFacts(has_left=False), Status.UNPROVEN),
        (WorkerFacts(has_left=False, has_spell=True), Status.COMPLIANT),
        (WorkerFacts(has_spell=True), Status.COMPLIANT),
    ],
)
def test_a_worker_is_left_else_deficient_else_unproven_else_compliant(facts: WorkerFacts, expected: Status) -> None:
    assert status(facts) is expected


def test_a_note_never_makes_a_worker_deficient() -> None:
    facts = WorkerFacts(has_left=False, has_spell=True, birth_date=date(1990, 1, 1))
    found = judge_workers(shelved(SPELL, NOTE), DAY, [facts])
    assert [(found[0][0], [finding.outcome for finding in found[0][1]])] == [
        (Status.COMPLIANT, [Outcome.MET, Outcome.NOT_MET])
    ]


def test_a_worker_to_whom_no_block_rule_applies_is_unproven() -> None:
    nowhere = built("one", clause("a", "has_spell = TRUE"), applies_when="has_nik = TRUE")
    assert status(WorkerFacts(has_left=False, has_nik=False, has_spell=True), nowhere) is Status.UNPROVEN


def test_without_any_rule_every_worker_is_unproven_and_nothing_is_found() -> None:
    assert judge_workers(shelved(), DAY, [WorkerFacts(has_left=False)]) == [(Status.UNPROVEN, ())]


def test_no_workers_have_no_statuses() -> None:
    assert judge_workers(shelved(SPELL), DAY, []) == []


def test_a_rule_that_must_be_in_force_and_is_not_is_unknown_of_everyone() -> None:
    rulebook = shelved(SPELL, must=("lost", "member-found"))
    facts = WorkerFacts(sources={"row": ("roster.csv:2",)}, has_left=False, has_spell=True)
    lost = Finding(
        "lost",
        Outcome.UNKNOWN,
        Effect.BLOCK,
        says=replace(said(""), id="Tidak berlaku: lost.", en="Not in force: lost."),
        remedy=replace(said(""), id="Pulihkan aturannya.", en="Restore the rule."),
        sources=("roster.csv:2",),
    )
    met = Finding("member-found", Outcome.MET, Effect.BLOCK)
    assert judge_workers(rulebook, DAY, [facts]) == [(Status.UNPROVEN, (lost, met))]


def test_a_rule_whose_wordings_have_ended_is_unknown_though_it_was_a_note() -> None:
    ended = built("old", clause("young", "has_spell = TRUE"), effect="note", in_force=["2015-07-01", date(2020, 1, 1)])
    found = judge_workers(shelved(ended), DAY, [WorkerFacts(has_left=False, has_spell=True)])
    assert [(found[0][0], found[0][1][0].outcome, found[0][1][0].effect)] == [
        (Status.UNPROVEN, Outcome.UNKNOWN, Effect.BLOCK)
    ]


def test_findings_stand_in_the_rulebooks_order_and_the_others_after_them_by_name() -> None:
    rules = [built(name, clause("a", "has_spell = TRUE")) for name in ("zebra", "cat", "bee", "ant")]
    found = judge_workers(shelved(*rules, must=("zebra", "bee")), DAY, [WorkerFacts(has_spell=True)])
    assert [finding.rule for finding in found[0][1]] == ["zebra", "bee", "ant", "cat"]


def test_what_is_met_or_does_not_apply_carries_rule_outcome_and_effect_alone_and_is_shared() -> None:
    facts = [WorkerFacts(sources={"row": (f"roster.csv:{at}",)}, has_left=False, has_spell=True) for at in (2, 3)]
    (_, (first, _)), (_, (second, _)) = judge_workers(shelved(SPELL, NOTE), DAY, facts)
    assert first == Finding("member-found", Outcome.MET, Effect.BLOCK)
    assert first is second


def test_an_application_is_asked_its_own_rules_in_their_order() -> None:
    rules = [
        built("letter", clause("a", "has_letter = TRUE"), subject="application"),
        built("money", clause("b", "letter_contribution >= contribution_due - 1"), subject="application"),
    ]
    facts = ApplicationFacts(
        has_letter=True, letter_contribution=Decimal("446819130.004"), contribution_due=Decimal("446819131.0040000001")
    )
    found = judge_application(shelved(*rules, SPELL), DAY, facts)
    assert [(finding.rule, finding.outcome) for finding in found] == [
        ("letter", Outcome.MET),
        ("money", Outcome.NOT_MET),
    ]


def test_an_application_of_which_nothing_is_asked_has_no_findings() -> None:
    assert judge_application(shelved(SPELL), DAY, ApplicationFacts()) == ()


def test_an_application_whose_only_rule_is_lost_has_one_unknown() -> None:
    found = judge_application(shelved(must=("lost",)), DAY, ApplicationFacts())
    assert [(finding.rule, finding.outcome) for finding in found] == [("lost", Outcome.UNKNOWN)]


def test_facts_that_are_null_in_every_row_are_unknown_and_no_fault() -> None:
    found = judge_workers(shelved(SPELL, NOTE), DAY, [WorkerFacts(), WorkerFacts()])
    assert [worker[0] for worker in found] == [Status.UNPROVEN, Status.UNPROVEN]


@pytest.mark.timeout(30)
def test_ten_thousand_workers_are_judged_and_explained() -> None:
    facts = [
        WorkerFacts(sources={"row": (f"roster.csv:{at}",)}, has_left=False, has_spell=at % 3 == 0 or None)
        for at in range(10_000)
    ]
    rulebook = shelved(*(built(f"r{at}", clause("a", "has_spell = TRUE")) for at in range(6)))
    found = judge_workers(rulebook, DAY, facts)
    assert found[1][1][0].sources == ("roster.csv:1",)
