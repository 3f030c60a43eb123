"""The rulebook: what is asked on a day, and a hash that logic alone changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from permit_guard.domain.finding import Effect
from permit_guard.domain.parameter import Dated, Parameters, Tier
from permit_guard.domain.text import Text
from permit_guard.law.basis import Mark
from permit_guard.law.fields import Subject
from permit_guard.law.rule import Message, Rule
from permit_guard.law.rulebook import MustBeInForce, Rulebook
from tests.law.building import SENTENCES, built, clause, shelved

SINCE = date(2015, 7, 1)
SPELL = clause("a", "has_spell = TRUE")
NUMBERS = Parameters({"age": (Dated(SINCE, None, 18),)})


def rule() -> Rule:
    doubt = clause("unread", "unread_evidence = TRUE")
    return built(
        "one", {"all_of": [clause("a", "has_spell = TRUE")]}, doubted_when=[doubt], applies_when="has_left = FALSE"
    )


def book(changed: Rule | None = None, parameters: Parameters = NUMBERS) -> Rulebook:
    return shelved(changed or rule(), parameters=parameters)


def wording(**changes: Any) -> Rule:
    one = rule()
    return replace(one, wordings=(replace(one.wordings[0], **changes),))


def requiring(require: dict[str, Any]) -> Rule:
    return wording(require=built("one", require).wordings[0].require)


def test_the_hash_is_the_same_for_the_same_law() -> None:
    assert book().hash == book().hash
    assert book().hash.startswith("sha256:")
    assert len(book().hash) == len("sha256:") + 64


@pytest.mark.parametrize(
    "changed",
    [
        replace(rule(), title=Text("lain", "other")),
        replace(rule(), messages={"a": Message(Text("lain", "other"))}),
        wording(remedy=Text("lain", "other")),
    ],
)
def test_sentences_leave_the_hash_as_it_is(changed: Rule) -> None:
    assert book(changed).hash == book().hash


def test_the_engines_own_sentences_leave_the_hash_as_it_is() -> None:
    other = replace(SENTENCES, missing=Message(Text("lain", "other")))
    assert replace(book(), sentences=other).hash == book().hash


@pytest.mark.parametrize(
    "changed",
    [
        replace(rule(), id="two"),
        replace(rule(), effect=Effect.NOTE),
        replace(rule(), after="other"),
        wording(since=date(2016, 1, 1)),
        wording(until=date(2030, 1, 1)),
        wording(applies_when=None),
        wording(doubted_when=()),
        requiring({"any_of": [SPELL]}),
        requiring({"all_of": [clause("b", "has_spell = TRUE")]}),
        requiring({"all_of": [clause("a", "has_spell = FALSE")]}),
        wording(require=built("one", {"all_of": [{**SPELL, "otherwise": "unknown"}]}).wordings[0].require),
        wording(basis=(replace(rule().wordings[0].basis[0], fact_mark=Mark.MEMORY),)),
        wording(basis=(replace(rule().wordings[0].basis[0], article="54"),)),
    ],
)
def test_whatever_decides_or_is_cited_changes_the_hash(changed: Rule) -> None:
    assert book(changed).hash != book().hash


@pytest.mark.parametrize(
    "dated",
    [
        (Dated(SINCE, None, 19),),
        (Dated(SINCE, None, Decimal(18)),),
        (Dated(date(2016, 1, 1), None, 18),),
        (Dated(SINCE, date(2030, 1, 1), 18),),
        (Dated(SINCE, None, ("18",)),),
        (Dated(SINCE, None, (Tier(Decimal(0), Decimal("0.1"), Decimal("0.2")),)),),
        (),
    ],
)
def test_a_number_of_the_law_changes_the_hash(dated: tuple[Dated, ...]) -> None:
    assert book(parameters=Parameters({"age": dated})).hash != book().hash


def test_what_must_be_in_force_changes_the_hash() -> None:
    fewer = replace(book(), required={Subject.WORKER: (), Subject.APPLICATION: ()})
    assert fewer.hash != book().hash


def test_more_that_decides_changes_the_hash_by_its_name_and_content() -> None:
    hashes = {book().hash_with(more) for more in ({}, {"days": ["2026-01-01"]}, {"days": []}, {"other": []})}
    assert len(hashes) == 4


def test_what_must_be_in_force_is_asked_by_the_list_of_that_day() -> None:
    musts = (
        MustBeInForce(SINCE, date(2020, 1, 1), ("lost",)),
        MustBeInForce(date(2020, 1, 1), None, ("one", "gone")),
    )
    rulebook = replace(book(), required={Subject.WORKER: musts, Subject.APPLICATION: ()})
    days = (date(2015, 6, 30), SINCE, date(2019, 12, 31), date(2020, 1, 1))
    assert [[each.id for each in rulebook.asked(Subject.WORKER, day)] for day in days] == [
        [],
        ["lost", "one"],
        ["lost", "one"],
        ["one", "gone"],
    ]


def test_a_required_rule_without_a_wording_on_that_day_is_asked_without_one() -> None:
    rulebook = book(built("one", clause("a", "has_spell = TRUE"), in_force=["2020-01-01", None]))
    assert [(each.id, each.wording) for each in rulebook.asked(Subject.WORKER, SINCE)] == [("one", None)]


def test_placeholders_are_those_of_either_language_each_once() -> None:
    assert Message(Text("{a} {b} {a}", "{c}")).placeholders == ("a", "b", "c")
