"""Outcomes and statuses as columns: the oracle's, on every engine, eager or lazy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from permit_guard.domain.decision import Status
from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.finding import Effect, Outcome
from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.judge import table
from permit_guard.law.plan import OUTCOMES, STATUSES, compile_rules
from permit_guard.law.rule import Rule
from permit_guard.law.rulebook import Rulebook
from tests.building import law
from tests.law import oracle
from tests.law.building import DAY, built, clause, shelved
from tests.law.frames import duckdb_answers, duckdb_frame, polars_frame, rows_of

ASKED = (
    "has_left",
    "has_spell",
    "short_stay",
    "unread_evidence",
    "working_days_since_joining",
    "employment",
    "birth_date",
)
KINDS = {name: FACTS[Subject.WORKER][name].kind for name in ASKED}
EXPRESSIONS = st.sampled_from(
    (
        "has_left = FALSE",
        "has_spell = TRUE",
        "has_spell <> TRUE AND short_stay = FALSE",
        "unread_evidence = TRUE",
        "working_days_since_joining <= 7",
        "NOT (working_days_since_joining BETWEEN 3 AND 12)",
        "employment IN ('pkwt', 'tka')",
        "age_at_least(birth_date, 18, on)",
        "has_spell = TRUE OR employment = '33'",
    )
)
CONDITIONS = st.none() | EXPRESSIONS | st.just("has_spell IS NOT NULL")


@st.composite
def requirements(draw: st.DrawFn) -> dict[str, Any]:
    """A tree of one to five clauses, some of which count false as unknown."""
    names = (f"c{at}" for at in range(5))

    def leaf() -> dict[str, Any]:
        more = {"otherwise": "unknown"} if draw(st.integers(0, 3)) == 0 else {}
        return clause(next(names), draw(EXPRESSIONS), **more)

    word, inner = draw(st.permutations(("all_of", "any_of")))
    parts = [leaf() for _ in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        parts.append({inner: [leaf(), leaf()]})
    return parts[0] if len(parts) == 1 and "expr" in parts[0] else {word: parts}


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """Up to four rules of a worker, some waiting for another, one of which may not be there."""
    names = ("one", "two", "three", "four")[: draw(st.integers(1, 4))]
    rules: list[Rule] = []
    for name in names:
        doubts = [clause(f"d{at}", draw(EXPRESSIONS)) for at in range(draw(st.integers(0, 2)))]
        rule = built(
            name,
            draw(requirements()),
            effect=draw(st.sampled_from(("block", "note"))),
            doubted_when=doubts,
            after=draw(st.none() | st.sampled_from(("gone", *names[: names.index(name)]))),
        )
        applies = draw(CONDITIONS)
        if applies is not None:
            rule = built(
                name, _raw(rule), effect=rule.effect, doubted_when=doubts, after=rule.after, applies_when=applies
            )
        rules.append(rule)
    rules = draw(st.permutations(rules))
    return shelved(*rules, must=("lost", *names) if draw(st.booleans()) else None)


def _raw(rule: Rule) -> dict[str, Any]:
    def of(part: Any) -> dict[str, Any]:
        if hasattr(part, "parts"):
            return {"all_of" if part.every else "any_of": [of(each) for each in part.parts]}
        more = {"otherwise": "unknown"} if part.otherwise_unknown else {}
        return clause(part.id, part.condition.text, **more)

    return of(rule.wordings[0].require)


def expected(
    rulebook: Rulebook, rows: list[dict[str, Any]], day: date = DAY
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns that a plan adds, and their values row by row, by the oracle."""
    asked = rulebook.asked(Subject.WORKER, day)
    clauses = [(each.id, one) for each in asked if each.wording for one in each.wording.clauses]
    columns = [f"{name}.{one.id}" for name, one in clauses] + [each.id for each in asked] + ["status"]
    answers = []
    for row in rows:
        values = [oracle.clause_value(one, row, day, rulebook.parameters) for _, one in clauses]
        outcomes = [oracle.outcome(rulebook, each.rule, row, day) if each.rule else Outcome.UNKNOWN for each in asked]
        effects = [each.rule.effect if each.rule else Effect.BLOCK for each in asked]
        blocking = {found for found, effect in zip(outcomes, effects, strict=True) if effect is Effect.BLOCK}
        answers.append(
            (*values, *(OUTCOMES.index(found) for found in outcomes), STATUSES.index(_status(row, blocking)))
        )
    return columns, answers


def _status(row: dict[str, Any], blocking: set[Outcome]) -> Status:
    if row["has_left"]:
        return Status.LEFT
    if Outcome.NOT_MET in blocking:
        return Status.DEFICIENT
    if Outcome.UNKNOWN in blocking or Outcome.MET not in blocking:
        return Status.UNPROVEN
    return Status.COMPLIANT


@settings(max_examples=100, deadline=None)
@given(rulebooks(), rows_of(Subject.WORKER, ASKED))
def test_clauses_outcomes_and_statuses_are_the_oracles_on_every_engine(
    rulebook: Rulebook, rows: list[dict[str, Any]]
) -> None:
    plan = compile_rules(rulebook, Subject.WORKER, DAY)
    columns, answers = expected(rulebook, rows)
    frame = polars_frame(KINDS, rows)

    found = {
        "polars": plan.ask(frame).select(columns).rows(),
        "lazy": plan.ask(frame.lazy()).select(columns).collect().rows(),
        "streaming": plan.ask(frame.lazy()).select(columns).collect(engine="streaming").rows(),
        "duckdb": duckdb_answers(plan.ask(duckdb_frame(KINDS, rows)), columns),
        "with reasons": plan.ask_with_reasons(nw.from_native(frame)).select(columns).rows(),
    }

    assert found == dict.fromkeys(found, answers)


def columns_by_library(rulebook: Rulebook, subject: Subject, day: date, facts: list[Any]) -> list[pl.DataFrame]:
    """The whole answer with reasons, asked through narwhals, and in Polars' own words as `judge` asks."""
    through, own = (compile_rules(rulebook, subject, day, library) for library in (nw, pl))
    asked = nw.to_native(table(through, facts)).lazy()
    return [
        nw.to_native(through.ask_with_reasons(nw.from_native(asked))).collect(),
        own.ask_with_reasons(asked).collect(),
    ]


@settings(max_examples=30, deadline=None)
@given(rulebooks(), rows_of(Subject.WORKER, ASKED))
def test_any_rulebook_gives_the_same_columns_through_narwhals_and_in_polars_own_words(
    rulebook: Rulebook, rows: list[dict[str, Any]]
) -> None:
    facts = [WorkerFacts(**row) for row in rows]
    assert_frame_equal(*columns_by_library(rulebook, Subject.WORKER, DAY, facts))


@pytest.mark.parametrize(
    ("subject", "record"), [(Subject.WORKER, WorkerFacts), (Subject.APPLICATION, ApplicationFacts)]
)
@settings(max_examples=30, deadline=None)
@given(st.data())
def test_the_law_as_it_ships_gives_the_same_columns_through_narwhals_and_in_polars_own_words(
    subject: Subject, record: Any, data: st.DataObject
) -> None:
    facts = [record(**row) for row in data.draw(rows_of(subject, tuple(FACTS[subject]), size=4))]
    day = data.draw(st.sampled_from((date(2014, 1, 1), date(2018, 7, 1), date(2026, 3, 20))))
    assert_frame_equal(*columns_by_library(law().rulebook, subject, day, facts))


def test_the_answer_holds_the_facts_the_clauses_the_rules_and_the_status_alone() -> None:
    rulebook = shelved(
        built(
            "one",
            {"all_of": [clause("a", "has_spell = TRUE"), clause("b", "has_left = FALSE")]},
            applies_when="short_stay = FALSE",
        ),
        built(
            "two", clause("c", "has_spell = TRUE"), after="one", doubted_when=[clause("d", "unread_evidence = TRUE")]
        ),
    )
    frame = polars_frame(KINDS, [dict.fromkeys(KINDS)])
    added = {
        "one.a": pl.Boolean, "one.b": pl.Boolean, "two.c": pl.Boolean, "two.d": pl.Boolean,
        "one": pl.Int8, "two": pl.Int8, "status": pl.Int8,
    }  # fmt: skip
    assert dict(compile_rules(rulebook, Subject.WORKER, DAY).ask(frame).schema) == {**frame.schema, **added}


def test_a_plan_is_made_once_for_a_rulebook_a_subject_and_a_day() -> None:
    rulebook = shelved(built("one", clause("a", "has_spell = TRUE")))
    first = compile_rules(rulebook, Subject.WORKER, DAY)
    assert compile_rules(rulebook, Subject.WORKER, DAY) is first
    assert compile_rules(rulebook, Subject.WORKER, date(2026, 3, 21)) is not first


def test_an_expression_that_two_rules_share_is_computed_once() -> None:
    rulebook = shelved(built("one", clause("a", "has_spell = TRUE")), built("two", clause("b", "has_spell = TRUE")))
    plan = compile_rules(rulebook, Subject.WORKER, DAY)
    assert len(plan.stages[0]) == 1


@pytest.mark.parametrize(
    ("has_left", "status"), [(True, Status.LEFT), (False, Status.UNPROVEN), (None, Status.UNPROVEN)]
)
def test_an_empty_rulebook_finds_no_one_compliant(has_left: bool | None, status: Status) -> None:
    plan = compile_rules(shelved(), Subject.WORKER, DAY)
    answer = plan.ask(pl.DataFrame({"has_left": [has_left]}, schema={"has_left": pl.Boolean}))
    assert answer["status"].to_list() == [STATUSES.index(status)]


def test_a_rule_that_waits_for_itself_is_never_planned() -> None:
    one = replace(built("one", clause("a", "has_spell = TRUE")), after="two")
    two = replace(built("two", clause("a", "has_spell = TRUE")), after="one")
    with pytest.raises(ValueError, match="wait for each other"):
        compile_rules(shelved(one, two), Subject.WORKER, DAY)


def test_each_wording_is_asked_from_its_first_day_until_the_day_before_its_end() -> None:
    early = built("one", clause("a", "has_spell = TRUE"), in_force=["2015-07-01", date(2022, 7, 1)])
    late = built("one", clause("b", "has_spell = FALSE"), in_force=["2022-07-01", None])
    rulebook = shelved(replace(early, wordings=early.wordings + late.wordings, messages=early.messages | late.messages))
    frame = polars_frame(KINDS, [{**dict.fromkeys(KINDS), "has_spell": True}])
    days = (date(2015, 6, 30), date(2015, 7, 1), date(2022, 6, 30), date(2022, 7, 1))
    answers = {day: compile_rules(rulebook, Subject.WORKER, day).ask(frame) for day in days}
    found = {day: answer["one"][0] if "one" in answer.columns else None for day, answer in answers.items()}
    assert found == {days[0]: None, days[1]: 1, days[2]: 1, days[3]: 3}
