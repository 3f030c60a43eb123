"""What a finding says: the clauses that decided, the sentence with its facts, remedy, citations and sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from permit_guard.domain.facts import WorkerFacts
from permit_guard.domain.finding import Finding, Outcome
from permit_guard.domain.parameter import Dated, Parameters
from permit_guard.domain.text import Text
from permit_guard.law.judge import judge_workers
from permit_guard.law.rule import Rule
from permit_guard.law.tree import Kind
from tests.law import tiny
from tests.law.building import DAY, SENTENCES, built, clause, said, shelved

JKK = clause("jkk", "jkk_days_uncovered_ahead = 0")
JKM = clause("jkm", "jkm_days_uncovered_ahead = 0")
UNREAD = clause("unread", "unread_evidence = TRUE")
AWAITED = clause("awaited", "project_has_list = FALSE")
MEND = Text("Betulkan.", "Mend it.")


def ask(rule: Rule, *others: Rule, parameters: Parameters | None = None, **facts: Any) -> Finding:
    """The finding of `rule`, which stands first, about one worker."""
    found = judge_workers(shelved(rule, *others, parameters=parameters), DAY, [WorkerFacts(**facts)])
    return found[0][1][0]


def both(**more: Any) -> Rule:
    return built("covered", {"all_of": [JKK, JKM]}, **more)


@pytest.mark.parametrize(
    ("facts", "outcome", "because", "says"),
    [
        ({"jkk_days_uncovered_ahead": 1, "jkm_days_uncovered_ahead": 0}, Outcome.NOT_MET, ("jkk",), said("jkk!")),
        (
            {"jkk_days_uncovered_ahead": 1, "jkm_days_uncovered_ahead": 2},
            Outcome.NOT_MET,
            ("jkk", "jkm"),
            Text("(jkk!) (jkm!)", "jkk! jkm!"),
        ),
        ({"jkk_days_uncovered_ahead": None, "jkm_days_uncovered_ahead": 2}, Outcome.NOT_MET, ("jkm",), said("jkm!")),
        (
            {"jkk_days_uncovered_ahead": None, "jkm_days_uncovered_ahead": None},
            Outcome.UNKNOWN,
            ("jkk", "jkm"),
            Text(
                "Belum diketahui: hari tanpa JKK sampai selesai bekerja, hari tanpa JKM sampai selesai bekerja.",
                "Not known: days without JKK until the work ends, days without JKM until the work ends.",
            ),
        ),
    ],
)
def test_it_is_because_of_the_false_clauses_or_where_unknown_of_those_not_known(
    facts: dict[str, Any], outcome: Outcome, because: tuple[str, ...], says: Text
) -> None:
    found = ask(both(), **facts)
    assert (found.outcome, found.because, found.says, found.remedy) == (outcome, because, says, MEND)


def test_a_clause_that_counts_false_as_unknown_says_its_own_message() -> None:
    rule = built("adult", {"all_of": [JKK, {**JKM, "otherwise": "unknown"}]})
    found = ask(rule, jkk_days_uncovered_ahead=0, jkm_days_uncovered_ahead=3)
    assert (found.outcome, found.because, found.says) == (Outcome.UNKNOWN, ("jkm",), said("jkm!"))


def test_false_as_unknown_and_not_known_are_both_named() -> None:
    rule = built("adult", {"all_of": [JKK, {**JKM, "otherwise": "unknown"}]})
    found = ask(rule, jkm_days_uncovered_ahead=3)
    missing = "Belum diketahui: hari tanpa JKK sampai selesai bekerja."
    assert (found.because, found.says) == (
        ("jkk", "jkm"),
        Text(f"(jkm!) {missing}", "jkm! Not known: days without JKK until the work ends."),
    )


def test_a_doubt_says_the_doubts_that_are_true_and_not_what_was_required() -> None:
    rule = both(doubted_when=[UNREAD, AWAITED])
    found = ask(
        rule, jkk_days_uncovered_ahead=1, jkm_days_uncovered_ahead=1, unread_evidence=None, project_has_list=False
    )
    assert (found.outcome, found.because, found.says) == (Outcome.UNKNOWN, ("awaited",), said("awaited!"))


def test_where_no_doubt_is_true_those_not_known_are_named() -> None:
    rule = both(doubted_when=[UNREAD, AWAITED])
    found = ask(
        rule, jkk_days_uncovered_ahead=1, jkm_days_uncovered_ahead=1, unread_evidence=None, project_has_list=True
    )
    assert (found.because, found.says) == (
        ("unread",),
        Text("Belum diketahui: berkas yang belum terbaca.", "Not known: files that are not read yet."),
    )


def test_what_is_not_known_is_said_before_any_doubt_about_it() -> None:
    found = ask(
        both(doubted_when=[UNREAD]), jkk_days_uncovered_ahead=None, unread_evidence=True, jkm_days_uncovered_ahead=0
    )
    assert (found.outcome, found.because) == (Outcome.UNKNOWN, ("jkk",))


def test_whether_a_rule_applies_can_be_unknown_and_then_no_clause_is_to_blame() -> None:
    rule = both(applies_when="has_left = FALSE AND has_nik = TRUE")
    found = ask(rule, has_nik=True, jkk_days_uncovered_ahead=1, sources={"has_left": ("roster.csv:2!G",)})
    assert (found.outcome, found.because, found.says, found.remedy, found.sources) == (
        Outcome.UNKNOWN,
        (),
        Text("Belum diketahui: masih bekerja atau tidak.", "Not known: whether the work is over."),
        MEND,
        ("roster.csv:2!G",),
    )


def test_a_rule_that_waits_says_for_which_and_gives_its_remedy() -> None:
    spell = built(
        "spell",
        clause("found", "has_spell = TRUE"),
        doubted_when=[clause("look", "has_doubtful_spell = TRUE")],
        messages={"look": {**tiny.text("look!"), "remedy": tiny.text("Correct the NIK.")}},
    )
    found = ask(both(after="spell"), spell, has_spell=False, has_doubtful_spell=True, jkk_days_uncovered_ahead=9)
    assert (found.outcome, found.because, found.says, found.remedy) == (
        Outcome.UNKNOWN,
        (),
        Text("Menunggu: Sederhana.", "Waits for: Simple."),
        said("Correct the NIK."),
    )


@pytest.mark.parametrize(("has_spell", "outcome"), [(True, Outcome.NOT_MET), (False, Outcome.NOT_APPLICABLE)])
def test_a_rule_that_waited_is_asked_when_the_other_is_met_and_else_does_not_apply(
    has_spell: bool, outcome: Outcome
) -> None:
    spell = built("spell", clause("found", "has_spell = TRUE"))
    found = ask(both(after="spell"), spell, has_spell=has_spell, jkk_days_uncovered_ahead=9, jkm_days_uncovered_ahead=0)
    assert found.outcome is outcome


def test_a_rule_does_not_apply_after_one_that_does_not() -> None:
    spell = built("spell", clause("found", "has_spell = TRUE"), applies_when="has_left = FALSE")
    assert ask(both(after="spell"), spell, has_left=True).outcome is Outcome.NOT_APPLICABLE


def test_a_rule_that_waits_for_one_that_is_not_there_is_unknown_and_names_it() -> None:
    found = ask(both(after="lost"), jkk_days_uncovered_ahead=0, jkm_days_uncovered_ahead=0)
    assert (found.outcome, found.says, found.remedy) == (
        Outcome.UNKNOWN,
        Text("Menunggu: lost.", "Waits for: lost."),
        Text("Pulihkan aturannya.", "Restore the rule."),
    )


def test_facts_in_a_sentence_are_written_as_each_language_writes_them() -> None:
    message = tiny.text(
        "{jkk_days_uncovered_ahead} days from {jkk_gap_ahead_from}, {name}, {nik}",
        "{jkk_days_uncovered_ahead} hari dari {jkk_gap_ahead_from}, {name}, {nik}",
    )
    rule = built("covered", JKK, messages={"jkk": message})
    found = ask(rule, jkk_days_uncovered_ahead=1234, jkk_gap_ahead_from=date(2026, 3, 2), name="BUDI {nik}")
    assert found.says == Text(
        "1.234 hari dari 2 Maret 2026, BUDI {nik}, ?", "1,234 days from 2 March 2026, BUDI {nik}, ?"
    )


def test_the_remedy_is_that_of_the_first_message_that_has_one() -> None:
    messages = {name: {**tiny.text(f"{name}!"), "remedy": tiny.text(f"{name} remedy")} for name in ("jkm",)}
    rule = built("covered", {"all_of": [JKK, JKM]}, messages=messages)
    remedies = [
        ask(rule, jkk_days_uncovered_ahead=jkk, jkm_days_uncovered_ahead=jkm).remedy for jkk, jkm in ((1, 1), (1, 0))
    ]
    assert remedies == [said("jkm remedy"), MEND]


def test_a_message_that_two_clauses_share_is_said_once() -> None:
    rule = built("covered", {"all_of": [JKK, {**JKM, "says": "jkk"}]})
    assert ask(rule, jkk_days_uncovered_ahead=1, jkm_days_uncovered_ahead=1).says == said("jkk!")


def test_sources_are_the_row_and_then_the_places_of_the_facts_that_decided() -> None:
    sources = {
        "row": ("roster.csv:2",),
        "jkk_days_uncovered_ahead": ("evidence/f1a.csv:3", "roster.csv:2"),
        "jkm_days_uncovered_ahead": ("evidence/f1a.csv:3", "evidence/letter.pdf:p1"),
        "unread_evidence": ("evidence/x.pdf",),
    }
    facts = {"jkk_days_uncovered_ahead": 1, "jkm_days_uncovered_ahead": 1, "unread_evidence": False}
    found = ask(both(doubted_when=[UNREAD]), sources=sources, **facts)
    assert found.sources == ("roster.csv:2", "evidence/f1a.csv:3", "evidence/letter.pdf:p1")


def test_a_number_that_the_law_has_not_on_that_day_is_named_as_missing() -> None:
    rule = built("newcomer", clause("late", "working_days_since_joining > :days"), {"days": Kind.INT})
    parameters = Parameters({"days": (Dated(date(2030, 1, 1), None, 30),)})
    found = ask(rule, parameters=parameters, working_days_since_joining=3)
    assert (found.outcome, found.says) == (Outcome.UNKNOWN, Text("Belum diketahui: :days.", "Not known: :days."))


def test_workers_with_the_same_reason_each_have_their_own_facts_and_sources() -> None:
    rule = built("covered", JKK, messages={"jkk": tiny.text("{name}", "{name}")})
    facts = [
        WorkerFacts(sources={"row": (f"roster.csv:{at}",)}, name=name, jkk_days_uncovered_ahead=1)
        for at, name in ((2, "BUDI"), (3, "SITI"), (4, "BUDI"))
    ]
    found = [findings[0] for _, findings in judge_workers(shelved(rule), DAY, facts)]
    assert [(each.says, each.sources) for each in found] == [
        (Text("BUDI", "BUDI"), ("roster.csv:2",)),
        (Text("SITI", "SITI"), ("roster.csv:3",)),
        (Text("BUDI", "BUDI"), ("roster.csv:4",)),
    ]


def test_a_finding_that_is_amiss_cites_its_basis() -> None:
    assert ask(built("covered", JKK), jkk_days_uncovered_ahead=1).cites == ("PP 44/2015 art. 53",)


def test_a_rule_that_surely_applies_but_waits_says_only_for_which() -> None:
    spell = built("spell", clause("found", "has_spell = TRUE"))
    found = ask(both(after="spell", applies_when="has_left = FALSE"), spell, has_left=False)
    assert found.says == Text("Menunggu: Sederhana.", "Waits for: Simple.")


def test_two_who_wait_for_different_reasons_each_get_their_own_remedy() -> None:
    doubts = [clause("look", "has_doubtful_spell = TRUE"), UNREAD]
    messages = {name: {**tiny.text(name), "remedy": tiny.text(f"{name} remedy")} for name in ("look", "unread")}
    spell = built("spell", clause("found", "has_spell = TRUE"), doubted_when=doubts, messages=messages)
    facts = [
        WorkerFacts(has_spell=False, has_doubtful_spell=doubtful, unread_evidence=not doubtful)
        for doubtful in (True, False)
    ]
    found = judge_workers(shelved(both(after="spell"), spell), DAY, facts)
    assert [findings[0].remedy for _, findings in found] == [said("look remedy"), said("unread remedy")]


def test_what_counts_false_as_unknown_is_not_why_a_rule_is_not_met() -> None:
    rule = built("adult", {"all_of": [JKK, {**JKM, "otherwise": "unknown"}]})
    found = ask(rule, jkk_days_uncovered_ahead=1, jkm_days_uncovered_ahead=1)
    assert (found.outcome, found.because, found.says) == (Outcome.NOT_MET, ("jkk",), said("jkk!"))


def test_where_facts_are_missing_the_engine_can_have_a_remedy_of_its_own() -> None:
    sentences = replace(SENTENCES, missing=replace(SENTENCES.missing, remedy=said("Complete the roster.")))
    found = judge_workers(shelved(both(), sentences=sentences), DAY, [WorkerFacts()])
    assert found[0][1][0].remedy == said("Complete the roster.")
