"""What findings come to, and the record of a decision."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from datetime import date

import pytest

from permit_guard.domain.case import UNREADABLE
from permit_guard.domain.decision import Answer, Status, WorkerDecision, blocking_outcomes, conclude
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.domain.record import decision_json, decision_record, json_lines
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from tests.building import BUDI, SITI, case, judge

EVERY_SET = [set(some) for size in range(5) for some in itertools.combinations(Outcome, size)]
PASSING = [{Outcome.MET}, {Outcome.MET, Outcome.NOT_APPLICABLE}]


@pytest.mark.parametrize("problems", [0, 1, 7])
@pytest.mark.parametrize("outcomes", EVERY_SET, ids=lambda outcomes: "+".join(sorted(outcomes)) or "nothing")
def test_only_what_is_met_without_a_doubt_or_a_problem_is_compliant_and_only_a_failure_is_deficient(
    outcomes: set[Outcome], problems: int
) -> None:
    compliant = outcomes in PASSING and problems == 0
    expected = Answer.COMPLIANT if compliant else Answer.UNPROVEN
    assert conclude(outcomes, problems=problems) is (Answer.DEFICIENT if Outcome.NOT_MET in outcomes else expected)


def test_the_outcomes_that_count_are_those_of_block_rules_on_the_application_and_on_every_worker() -> None:
    findings = [Finding("a", Outcome.MET, Effect.BLOCK), Finding("b", Outcome.NOT_MET, Effect.NOTE)]
    asked = [(Finding("c", outcome, effect),) for outcome, effect in (
        (Outcome.UNKNOWN, Effect.BLOCK), (Outcome.NOT_MET, Effect.NOTE), (Outcome.NOT_APPLICABLE, Effect.BLOCK),
    )]  # fmt: skip
    workers = [WorkerDecision(BUDI, Status.UNPROVEN, found) for found in asked]
    assert blocking_outcomes(workers, findings) == {Outcome.MET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE}
    assert blocking_outcomes([], []) == set()


def test_what_a_worker_is_told_is_what_matters_and_his_reasons_are_what_blocks() -> None:
    met, not_asked = Finding("a", Outcome.MET, Effect.BLOCK), Finding("b", Outcome.NOT_APPLICABLE, Effect.BLOCK)
    note, failed = Finding("c", Outcome.NOT_MET, Effect.NOTE), Finding("d", Outcome.NOT_MET, Effect.BLOCK)
    decided = WorkerDecision(BUDI, Status.DEFICIENT, (met, not_asked, note, failed))
    assert (decided.telling, decided.reasons) == ((note, failed), (failed,))
    assert decided.without_registering() is decided


def test_of_a_minor_every_remedy_of_what_matters_is_to_take_him_off_the_work_and_nothing_else_changes() -> None:
    away, register = Text("keluarkan", "take off"), Text("daftarkan", "register")
    met = Finding("a", Outcome.MET, Effect.BLOCK)
    lost = Finding("b", Outcome.NOT_MET, Effect.BLOCK, remedy=register)
    minor = Finding("adult", Outcome.NOT_MET, Effect.BLOCK, remedy=away)
    decided = WorkerDecision(BUDI, Status.DEFICIENT, (met, lost, minor))
    assert decided.telling == (minor,)
    assert decided.without_registering().findings == (met, replace(lost, remedy=away), minor)


def test_the_words_of_an_answer_and_a_status_are_the_contracts() -> None:
    assert " ".join(Answer) == "compliant deficient unproven"
    assert " ".join(Status) == "compliant deficient unproven left"


def test_each_worker_is_counted_under_his_own_status() -> None:
    decision = judge(case(BUDI, replace(BUDI, row=5, birth_date=UNREADABLE), replace(SITI, works_to=date(2026, 4, 1))))
    assert [decision.count(status) for status in Status] == [
        sum(decided.status is status for decided in decision.workers) for status in Status
    ]
    assert decision.count(Status.LEFT) == 1


def test_reasons_are_said_once_and_not_again_by_what_waits_for_them() -> None:
    look_alike = judge(case(replace(BUDI, nik="3308101203900002"), SITI)).workers[0]
    assert [f.rule for f in look_alike.findings if f.blocks] == [
        "member-found",
        "programmes-complete",
        "covered-ahead",
    ]
    assert [f.rule for f in look_alike.reasons] == ["member-found"]


def test_a_fact_that_is_missing_is_a_reason_of_its_own() -> None:
    unsure = judge(case(BUDI, replace(SITI, works_to=UNREADABLE))).workers[1]
    assert "covered-ahead" in [f.rule for f in unsure.reasons]


def test_a_minor_is_told_one_thing_and_never_to_register() -> None:
    child = replace(BUDI, birth_date=date(2009, 1, 1), nik="3308100101090009")
    told = judge(case(child, SITI)).workers[0]
    assert [f.rule for f in told.telling] == ["adult"]
    remedies = {f.remedy.id for f in told.findings if f.matters and f.remedy}
    assert {f.rule for f in told.findings if f.blocks} >= {"adult", "member-found"}
    assert len(remedies) == 1
    assert "Jangan didaftarkan" in remedies.pop()


def test_the_json_reads_back_as_the_record_with_a_line_for_each_worker() -> None:
    decision = judge(case())
    text = decision_json(decision)
    assert json.loads(text) == decision_record(decision)
    assert sum(line.startswith('  {"row"') for line in text.splitlines()) == 2


def test_the_pieces_of_the_json_are_a_worker_each_and_together_the_whole() -> None:
    decision = judge(case())
    pieces = list(json_lines(decision))
    assert "".join(pieces) == decision_json(decision)
    assert [sum(f'"row": {decided.worker.row},' in piece for piece in pieces) for decided in decision.workers] == [1, 1]
    assert not any(piece.count('"row":') > 1 for piece in pieces)


def test_a_worker_without_a_nik_shows_the_end_of_his_passport() -> None:
    shown = decision_record(judge(case(replace(BUDI, nik=None, passport="E7611057"))))["workers"][0]
    assert (shown["nik"], shown["passport"]) == (None, "•••••057")
    assert "passport" not in decision_record(judge(case()))["workers"][0]


def test_problems_have_their_place_and_both_languages() -> None:
    problem = Problem(Source("roster.csv", "7"), Text("salah", "wrong"))
    record = decision_record(judge(case(problems=(problem,))))
    assert record["problems"] == [
        {"source": "roster.csv:7", "message": "salah", "says": {"id": "salah", "en": "wrong"}}
    ]


def test_hashes_leave_sentences_out() -> None:
    from permit_guard.law.rule import Rule
    from tests.building import law

    book = law().rulebook
    retitled = {
        key: replace(rule, title=Text("lain", "other"), messages={}) if isinstance(rule, Rule) else rule
        for key, rule in book.rules.items()
    }
    assert replace(book, rules=retitled).hash == book.hash
