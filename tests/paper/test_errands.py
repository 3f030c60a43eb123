"""Errands: who stands in which, in what order, and what is not asked twice."""

from __future__ import annotations

from dataclasses import replace

from permit_guard.domain.decision import Status
from permit_guard.domain.finding import Effect, Outcome
from permit_guard.domain.text import Text
from permit_guard.paper.errands import errands
from tests.paper import samples
from tests.paper.samples import decided, decision


def told(*workers: samples.WorkerDecision) -> list[tuple[str, str, list[int]]]:
    """Each errand as rule, outcome and rows."""
    return [
        (errand.rule, errand.outcome, [worker.row for worker, _ in errand.workers])
        for errand in errands(decision(*workers))
    ]


def test_a_worker_stands_in_the_errand_of_each_of_his_findings() -> None:
    gap = samples.gap(0)
    both = decided(0, Status.DEFICIENT, replace(samples.missing(0), rule="nik-well-formed"), gap)
    assert told(both) == [("nik-well-formed", "not_met", [2]), ("covered-ahead", "not_met", [2])]


def test_errands_stand_in_the_rulebooks_order_not_met_before_unknown_and_notes_last() -> None:
    workers = (
        decided(0, Status.DEFICIENT, samples.gap(0)),
        decided(1, Status.COMPLIANT, samples.BEHIND),
        decided(2, Status.UNPROVEN, samples.doubtful(2)),
        decided(3, Status.DEFICIENT, samples.missing(3)),
        decided(4, Status.DEFICIENT, samples.missing(4)),
    )
    assert told(*workers) == [
        ("member-found", "not_met", [5, 6]),
        ("member-found", "unknown", [4]),
        ("covered-ahead", "not_met", [2]),
        ("covered-behind", "not_met", [3]),
    ]


def test_a_note_of_an_early_rule_still_comes_after_all_that_blocks() -> None:
    early = replace(samples.BEHIND, rule="nik-well-formed")
    assert [rule for rule, _, _ in told(decided(0, Status.DEFICIENT, early, samples.gap(0)))] == [
        "covered-ahead",
        "nik-well-formed",
    ]


def test_a_minor_stands_in_his_own_errand_alone() -> None:
    minor = decided(0, Status.DEFICIENT, samples.minor(), samples.missing(0), samples.gap(0), samples.BEHIND)
    assert told(minor) == [("adult", "not_met", [2])]


def test_someone_who_is_only_perhaps_a_minor_stands_in_all_his_errands() -> None:
    perhaps = replace(samples.minor(), outcome=Outcome.UNKNOWN)
    assert [rule for rule, _, _ in told(decided(0, Status.UNPROVEN, perhaps, samples.missing(0)))] == [
        "adult",
        "member-found",
    ]


def test_a_finding_that_only_waits_for_another_is_not_asked_a_second_time() -> None:
    doubtful = replace(samples.doubtful(0), because=("doubtful",))
    waiting = replace(doubtful, rule="covered-ahead", because=(), says=Text("Menunggu.", "Waiting."))
    assert told(decided(0, Status.UNPROVEN, doubtful, waiting)) == [("member-found", "unknown", [2])]


def test_a_finding_with_a_clause_or_a_remedy_of_its_own_is_asked() -> None:
    doubtful = replace(samples.doubtful(0), because=("doubtful",))
    own_clause = replace(doubtful, rule="covered-ahead", because=("jkk",))
    own_remedy = replace(doubtful, rule="covered-ahead", because=(), remedy=Text("Lain.", "Other."))
    for own in (own_clause, own_remedy):
        assert [rule for rule, _, _ in told(decided(0, Status.UNPROVEN, doubtful, own))] == [
            "member-found",
            "covered-ahead",
        ]


def test_a_note_that_is_unknown_asks_for_nothing() -> None:
    assert told(decided(0, Status.COMPLIANT, replace(samples.BEHIND, outcome=Outcome.UNKNOWN))) == []


def test_a_block_rule_that_is_met_asks_for_nothing() -> None:
    assert told(decided(0, Status.COMPLIANT)) == []
    assert Effect.BLOCK in {finding.effect for finding in decided(0, Status.COMPLIANT).findings}
