"""All rows as lines and back, and a tree that grows in place as one that is copied does."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select

from permit_guard.domain.person import Person, Role
from permit_guard.store import people
from permit_guard.store.columns import metadata
from permit_guard.store.database import Database
from permit_guard.store.dump import dump_table, dumped_tables, is_empty, load_table
from permit_guard.store.merkle import Frontier, GrowingTree
from permit_guard.store.tables import sign_in_failure
from tests.office.house import House


def test_every_table_is_dumped_but_who_is_signed_in_and_each_after_those_it_refers_to() -> None:
    names = dumped_tables()
    assert set(metadata.tables) - set(names) == {"sign_in", "sign_in_failure"}
    for name in names:
        referred = {key.column.table.name for key in metadata.tables[name].foreign_keys} - {name}
        assert all(names.index(other) < names.index(name) for other in referred)


def test_a_house_with_no_one_in_it_is_empty_and_one_with_people_is_not(database: Database) -> None:
    with database.read() as rows:
        assert is_empty(rows)
    with database.write() as rows:
        rows.execute(insert(sign_in_failure).values(who="x", at=datetime(2026, 1, 1, tzinfo=UTC)))
        assert is_empty(rows)


def test_people_make_it_not_empty(house: House) -> None:
    with house.database.read() as rows:
        assert not is_empty(rows)


def test_rows_are_the_same_in_both_databases_and_in_their_order(house: House) -> None:
    house.approved()
    with house.database.read() as rows:
        lines = list(dump_table(rows, "approval_line"))
        decisions = [json.loads(line) for line in dump_table(rows, "decision")]
    assert [list(json.loads(line).values())[1:] for line in lines] == [[1, "compliant"], [2, "compliant"]]
    assert [decision["on_day"] for decision in decisions] == ["2026-04-10"]
    assert isinstance(decisions[0]["facts"], str)


def test_what_is_dumped_is_of_one_moment_whatever_is_written_meanwhile(house: House) -> None:
    if house.database.is_sqlite:
        return  # there a commit waits for who reads
    with house.database.read() as rows:
        before = list(dump_table(rows, "person"))
        with house.database.write() as others:
            people.add_person(others, Person("", "late", Role.EVALUATOR), password_hash=None, at=house.clock())
        assert list(dump_table(rows, "person")) == before
    with house.database.read() as rows:
        assert len(list(dump_table(rows, "person"))) == len(before) + 1


@pytest.mark.parametrize("line", ["", "{", "[]", "null", "{}", '{"id": 1}'])
def test_what_is_no_row_is_refused(database: Database, line: str) -> None:
    with pytest.raises(ValueError), database.write() as rows:  # noqa: PT011 - whatever its words
        load_table(rows, "person", [line])
    with database.read() as rows:
        assert rows.execute(select(metadata.tables["person"])).all() == []


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=70))
def test_a_tree_that_grows_in_place_has_the_frontier_of_one_that_is_copied(leaves: list[bytes]) -> None:
    tree, copied = GrowingTree(), Frontier()
    for leaf in leaves:
        tree.add(leaf)
        copied = copied.with_leaf(leaf)
        assert tree.frontier == copied
