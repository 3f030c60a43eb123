"""The promise: no path makes a case compliant by losing something."""

from __future__ import annotations

import shutil
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permit_guard.casework.checking import check, decide, establish, read_law
from permit_guard.domain.case import Case
from permit_guard.domain.decision import Answer, conclude
from permit_guard.domain.evidence import EvidenceRecord, MemberLine, Programme, ProjectWorkerLine
from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.intake.refusal import Refused
from permit_guard.law.judge import judge_application, judge_workers
from tests.building import (
    ALL_FOUR,
    BUDI,
    ON,
    ROOT,
    SITI,
    application,
    case,
    certificate,
    judge,
    law,
    letter,
    listed,
    member,
    outcome,
    receipt,
)

RULE_FILES = sorted((ROOT / "rules").glob("*/*.yaml"))
RULE_FILES = [file for file in RULE_FILES if file.parent.name in ("worker", "application")]
PAID = st.sampled_from([None, date(2026, 3, 10), date(2026, 4, 8), date(2026, 5, 1)])
MEMBER_LINES = st.builds(
    lambda month, paid, active, lacking: member(
        SITI, month, paid, active=active, programmes=frozenset(Programme) - lacking
    ),
    st.sampled_from(["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]),
    PAID,
    st.sampled_from([True, True, True, False]),
    st.sampled_from([frozenset(), frozenset(), frozenset({Programme.JP}), frozenset({Programme.JKM})]),
)
PROJECT_RECORDS = st.one_of(
    st.just(listed(BUDI)),
    st.just(listed(SITI)),
    st.just(listed(BUDI, nik="3308101203900002")),
    st.just(letter()),
    st.just(certificate()),
    st.builds(
        lambda number, amount, days: receipt(
            number=number, amount=Decimal(amount), received_on=date(2026, 3, 12) + timedelta(days=days)
        ),
        st.sampled_from("123"),
        st.sampled_from([500_000, 875_000, 1_250_000, 1_750_000]),
        st.sampled_from([0, 20, 40]),
    ),
)
RECORDS = st.lists(st.one_of(MEMBER_LINES, PROJECT_RECORDS), max_size=8)
SOUND = st.just([member(SITI, "2026-02", date(2026, 3, 10)), listed(BUDI), letter(), receipt(), certificate()])
EVIDENCE = st.builds(lambda sound, more: [*sound, *more], st.one_of(SOUND, st.just([])), RECORDS)
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def gives_cover(record: EvidenceRecord, on: date) -> bool:
    """Whether a record can only speak for cover.

    A line that is inactive, unpaid or lacks a programme may speak against it, and so does a person on the F1a who is
    not on the roster: taking such a record away is a lie, but it takes an objection away and no proof.
    """
    if isinstance(record, MemberLine):
        paid = record.paid_on is not None and record.paid_on <= on
        return record.active and paid and record.programmes == ALL_FOUR
    return not isinstance(record, ProjectWorkerLine) or record.nik in (BUDI.nik, SITI.nik)


@SETTINGS
@given(EVIDENCE, st.data())
def test_taking_away_a_record_that_gives_cover_never_makes_a_case_compliant(
    records: list[EvidenceRecord], data: st.DataObject
) -> None:
    _take_one_away(records, data)


@pytest.mark.slow
@pytest.mark.timeout(1_200)
@settings(SETTINGS, max_examples=3_000)
@given(EVIDENCE, st.data())
def test_in_a_long_campaign_no_record_taken_away_makes_a_case_compliant(
    records: list[EvidenceRecord], data: st.DataObject
) -> None:
    _take_one_away(records, data)


def _take_one_away(records: list[EvidenceRecord], data: st.DataObject) -> None:
    removable = [place for place, record in enumerate(records) if gives_cover(record, ON)]
    if not removable:
        return
    gone = data.draw(st.sampled_from(removable))
    fewer = [record for place, record in enumerate(records) if place != gone]
    before, after = judge(case(records=records)), judge(case(records=fewer))
    if before.answer is not Answer.COMPLIANT and not before.problems:
        assert after.answer is not Answer.COMPLIANT


NULLABLE = [
    *((WorkerFacts, each.name) for each in fields(WorkerFacts) if each.name != "sources"),
    *((ApplicationFacts, each.name) for each in fields(ApplicationFacts) if each.name != "sources"),
]


def blocking(findings: tuple[Finding, ...]) -> set[Outcome]:
    return {finding.outcome for finding in findings if finding.effect is Effect.BLOCK}


@SETTINGS
@given(EVIDENCE)
def test_a_fact_of_a_worker_made_null_never_makes_a_case_compliant(records: list[EvidenceRecord]) -> None:
    judged = case(records=records)
    established = establish(judged, law(), ON)
    before = decide(judged, law(), ON, established)
    if before.answer is Answer.COMPLIANT:
        return
    names = [name for kind, name in NULLABLE if kind is WorkerFacts]
    for place, facts in enumerate(established.workers):
        others = [decided.findings for at, decided in enumerate(before.workers) if at != place]
        elsewhere = set[Outcome]().union(*map(blocking, [*others, before.findings]))
        # Every fact in a row of its own, made null: one asking judges them all.
        dimmed = judge_workers(law().rulebook, ON, [replace(facts, **{name: None}) for name in names])
        for name, (_, findings) in zip(names, dimmed, strict=True):
            answer = conclude(elsewhere | blocking(findings), problems=len(established.problems))
            assert answer is not Answer.COMPLIANT, name


@settings(SETTINGS, max_examples=15)
@given(EVIDENCE)
def test_a_fact_of_the_application_made_null_never_makes_a_case_compliant(records: list[EvidenceRecord]) -> None:
    judged = case(records=records)
    established = establish(judged, law(), ON)
    before = decide(judged, law(), ON, established)
    if before.answer is Answer.COMPLIANT:
        return
    workers = set[Outcome]().union(*(blocking(decided.findings) for decided in before.workers))
    for name in [name for kind, name in NULLABLE if kind is ApplicationFacts]:
        findings = judge_application(law().rulebook, ON, replace(established.application, **{name: None}))
        answer = conclude(workers | blocking(findings), problems=len(established.problems))
        assert answer is not Answer.COMPLIANT, name


def facts_that_rules_ask_about() -> set[tuple[type, str]]:
    """The facts whose loss alone must make the sound case unproven: those of its blocking rules that were met."""
    established = establish(case(), law(), ON)
    lost = set()
    for kind, name in NULLABLE:
        if kind is ApplicationFacts:
            dimmed = replace(established, application=replace(established.application, **{name: None}))
            if decide(case(), law(), ON, dimmed).answer is not Answer.COMPLIANT:
                lost.add((kind, name))
        else:
            for place in range(2):
                workers = list(established.workers)
                workers[place] = replace(workers[place], **{name: None})
                if (
                    decide(case(), law(), ON, replace(established, workers=tuple(workers))).answer
                    is not Answer.COMPLIANT
                ):
                    lost.add((kind, name))
    return lost


def test_each_fact_that_a_met_blocking_rule_rests_on_is_missed_when_it_is_lost() -> None:
    needed_of_worker = (
        "nik nik_day_exists by_passport birth_date_judged works_from employment employer_size has_left short_stay "
        "has_spell holds_jkk holds_jkm holds_jht holds_jp jkk_days_uncovered_ahead jkm_days_uncovered_ahead"
    )
    needed_of_application = (
        "has_contract someone_still_works identities_repeated persons_on_roster declared_headcount "
        "rows_of_unknown_employer has_letter letter_names_contract letter_headcount persons_relying_at_least "
        "persons_relying_at_most persons_jakon_can_cover listed_not_on_roster someone_relies_on_jakon has_receipt "
        "has_certificate letter_by_wages letter_contribution contribution_due attestations_kept applications_registered"
    )
    assert facts_that_rules_ask_about() >= {
        *((WorkerFacts, name) for name in needed_of_worker.split()),
        *((ApplicationFacts, name) for name in needed_of_application.split()),
    }


@pytest.mark.parametrize("file", RULE_FILES, ids=lambda file: file.stem)
def test_without_any_one_rule_file_the_sound_case_is_unproven(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", copy)
    (copy / file.relative_to(ROOT / "rules")).unlink()
    decision = check(case(), read_law(copy), ON)
    assert decision.answer is Answer.UNPROVEN
    worker = 0 if file.parent.name == "worker" else None
    assert outcome(decision, file.stem, worker) is Outcome.UNKNOWN


def test_an_empty_rulebook_is_never_compliant(tmp_path: Path) -> None:
    (tmp_path / "parameters" / "working-days").mkdir(parents=True)
    with pytest.raises(Refused):
        read_law(tmp_path)
    shutil.copy(ROOT / "rules" / "rulebook.yaml", tmp_path)
    assert check(case(), read_law(tmp_path), ON).answer is Answer.UNPROVEN


def test_a_rulebook_that_asks_nothing_is_never_compliant(tmp_path: Path) -> None:
    whole = (ROOT / "rules" / "rulebook.yaml").read_text()
    nothing = "must_be_in_force: {worker: [], application: []}\n" + whole[whole.index("\n# What the engine") :]
    (tmp_path / "rulebook.yaml").write_text(nothing)
    try:
        decision = check(case(), read_law(tmp_path), ON)
    except Refused:
        return
    assert decision.answer is not Answer.COMPLIANT


@given(st.lists(st.sampled_from(Outcome)), st.integers(0, 2))
def test_only_met_and_not_applicable_without_problems_conclude_compliant(found: list[Outcome], problems: int) -> None:
    sure = bool(found) and set(found) <= {Outcome.MET, Outcome.NOT_APPLICABLE} and Outcome.MET in found
    assert (conclude(found, problems=problems) is Answer.COMPLIANT) == (sure and problems == 0)
    assert (conclude(found, problems=problems) is Answer.DEFICIENT) == (Outcome.NOT_MET in found)


def test_a_note_never_blocks() -> None:
    for finding in judge(case()).findings:
        assert finding.blocks == (finding.matters and finding.effect is Effect.BLOCK)


def test_on_a_case_without_roster_nothing_is_met_about_workers() -> None:
    bare = Case(application(), None, ())
    assert judge(bare).workers == ()
    assert judge(bare).answer is Answer.DEFICIENT
