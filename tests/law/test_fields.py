"""The closed lists of facts and functions stand in rules/README.md, one line each."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.parameter import Parameters
from permit_guard.law.fields import FACTS, FUNCTIONS, Subject
from permit_guard.law.kinds import check_kinds
from permit_guard.law.language import parse
from permit_guard.law.lower import lower
from tests.law.building import DAY

README = Path(__file__).parents[2] / "rules" / "README.md"
NAMES = sorted({name for facts in FACTS.values() for name in facts} | set(FUNCTIONS))
CALLS = {
    "age_at_least": "age_at_least(birth_date, 18, works_from)",
    "months_after": "months_after(works_from, 6) > works_to",
    "matches": "matches(nik, '[0-9]{16}')",
}


def test_every_fact_but_its_sources_can_be_asked() -> None:
    for subject, record in ((Subject.WORKER, WorkerFacts), (Subject.APPLICATION, ApplicationFacts)):
        assert set(FACTS[subject]) == {each.name for each in dataclasses.fields(record)} - {"sources"}


def test_every_fact_has_a_name_in_both_languages() -> None:
    assert [
        fact.name for facts in FACTS.values() for fact in facts.values() if not (fact.label.id and fact.label.en)
    ] == []


def test_each_stands_in_the_readme_of_the_rules_as_one_line() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    counts = {name: sum(line.startswith(f"- `{name}`") for line in lines) for name in NAMES}
    assert {name: count for name, count in counts.items() if count != 1} == {}


def test_the_readme_of_the_rules_names_no_other() -> None:
    lines = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("- `")]
    assert [line for line in lines if line.split("`")[1] not in NAMES] == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_can_be_lowered(name: str) -> None:
    text = CALLS[name]
    lower(check_kinds(parse(text), text, FACTS[Subject.WORKER], {}), DAY, Parameters())
