"""A decision made again is the same byte by byte, or what was changed behind its back is named."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.casework.refusals import Unfit
from permit_guard.casework.replaying import Replay, first_difference, replay
from permit_guard.store.decisions import case_of, decisions_of, facts_of, get_rulebook
from permit_guard.store.evidence import evidence_of
from permit_guard.store.written import write_small
from tests.building import BUDI, SITI
from tests.office.forgery import UNCOVERED, UNREAD
from tests.office.house import House
from tests.office.tampering import tamper


def _replayed(house: House, case: str) -> Replay:
    with house.database.read() as rows:
        return replay(rows, decisions_of(rows, case)[-1])


@pytest.mark.parametrize(("workers", "problems"), [((BUDI, SITI), ()), ((BUDI, UNCOVERED), ()), ((BUDI,), UNREAD)])
def test_a_decision_made_again_is_the_same(shared_house: House, workers: object, problems: object) -> None:
    case = shared_house.draft()
    shared_house.attach_roster(case, workers, problems)  # type: ignore[arg-type]  # workers and problems they are
    shared_house.submit(case)
    shared_house.check(case)
    again = _replayed(shared_house, case)
    assert again.equal
    assert (again.line, again.kept, again.again) == (None, "", "")


def test_what_happens_later_does_not_change_a_decision_of_before(shared_house: House) -> None:
    case = shared_house.checked()
    with shared_house.database.read() as rows:
        (file, *_) = evidence_of(rows, case)
    shared_house.attest(case, file, "worthless")
    shared_house.revise(case)
    shared_house.attach_roster(case, (UNCOVERED,))
    assert _replayed(shared_house, case).equal


def test_a_record_that_was_changed_is_named_by_its_first_line(shared_house: House) -> None:
    case = shared_house.checked()
    with shared_house.database.read() as rows:
        kept = decisions_of(rows, case)[-1]
    forged = kept.record.replace('"answer": "compliant"', '"answer": "deficient"', 1)
    assert forged != kept.record
    tamper(shared_house.database, "decision", {"id": kept.id}, record=forged)
    again = _replayed(shared_house, case)
    assert not again.equal
    assert ("deficient" in again.kept, "compliant" in again.again) == (True, True)
    assert again.line == next(
        number for number, line in enumerate(kept.record.split("\n"), 1) if '"answer": "compliant"' in line
    )


def test_a_case_that_was_changed_is_seen(shared_house: House) -> None:
    case = shared_house.checked()
    with shared_house.database.read() as rows:
        kept = decisions_of(rows, case)[-1]
        told = case_of(rows, kept.id)
    forged = replace(told, evidence=())
    tamper(shared_house.database, "decision", {"id": kept.id}, input=write_small(forged))
    again = _replayed(shared_house, case)
    assert (again.equal, again.same_facts) == (False, False)
    assert again.line is not None


def test_facts_that_were_changed_are_seen(shared_house: House) -> None:
    case = shared_house.checked()
    with shared_house.database.read() as rows:
        kept = decisions_of(rows, case)[-1]
        facts = facts_of(rows, kept.id)
    tamper(shared_house.database, "decision", {"id": kept.id}, facts=write_small({"forged": True}))
    again = _replayed(shared_house, case)
    assert (again.equal, again.same_facts, again.line) == (False, False, None)
    tamper(shared_house.database, "decision", {"id": kept.id}, facts=facts)
    assert _replayed(shared_house, case).equal


@pytest.mark.parametrize(
    ("column", "forged"), [("n_clear", 0), ("problems", 7), ("input_hash", "sha256:0"), ("answer", "unproven")]
)
def test_a_column_that_no_longer_says_what_was_found_is_named(shared_house: House, column: str, forged: object) -> None:
    case = shared_house.draft()
    shared_house.attach_roster(case, (BUDI, UNCOVERED), UNREAD)
    shared_house.submit(case)
    shared_house.check(case)
    with shared_house.database.read() as rows:
        kept = decisions_of(rows, case)[-1]
    before = {"answer": kept.answer.value}.get(column) or getattr(kept, column)
    tamper(shared_house.database, "decision", {"id": kept.id}, **{column: forged})
    again = _replayed(shared_house, case)
    assert (again.equal, again.columns, again.line) == (False, (column,), None)
    tamper(shared_house.database, "decision", {"id": kept.id}, **{column: before})
    assert _replayed(shared_house, case).equal


@pytest.mark.parametrize(("table", "column"), [("decision", "input"), ("decision", "facts"), ("rulebook", "content")])
def test_what_cannot_be_read_any_more_is_said_in_words(shared_house: House, table: str, column: str) -> None:
    case = shared_house.checked()
    with shared_house.database.read() as rows:
        kept = decisions_of(rows, case)[-1]
        law = get_rulebook(rows, kept.rulebook_hash)
    this = {"id": kept.id} if table == "decision" else {"hash": kept.rulebook_hash}
    tamper(shared_house.database, table, this, **{column: b"spoiled"})
    with pytest.raises(Unfit, match="Compare it with a backup"):
        _replayed(shared_house, case)
    if table == "rulebook":
        tamper(shared_house.database, table, this, content=law)
        assert _replayed(shared_house, case).equal


def test_the_record_is_read_by_its_lines(shared_house: House) -> None:
    case = shared_house.checked()
    with shared_house.database.read() as rows:
        kept = decisions_of(rows, case)[-1]
    assert json.loads(kept.record)["answer"] == "compliant"
    assert "\n" in kept.record


@given(st.text("ab\n", max_size=20), st.text("ab\n", max_size=20))
def test_the_first_difference_is_the_first_line_that_is_not_the_same(one: str, other: str) -> None:
    found = first_difference(one, other)
    if one == other:
        assert found is None
        return
    assert found is not None
    lines, others = one.split("\n"), other.split("\n")
    assert lines[: found - 1] == others[: found - 1]
    assert lines[found - 1 : found] != others[found - 1 : found]
