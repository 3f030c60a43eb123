"""Who works with applications."""

from __future__ import annotations

import pytest

from permit_guard.domain.person import Person, Role


def test_the_roles_are_those_of_the_contract() -> None:
    assert {role.value for role in Role} == {
        "officer", "supervisor", "contractor", "auditor", "evaluator", "administrator",
    }  # fmt: skip


def test_a_person_has_no_office_and_no_employer_unless_given() -> None:
    assert (Person("1", "Ani", Role.OFFICER).offices, Person("1", "Ani", Role.OFFICER).npp) == (frozenset(), None)


def test_a_person_is_not_changed_while_at_work() -> None:
    with pytest.raises(AttributeError):
        Person("1", "Ani", Role.OFFICER).role = Role.SUPERVISOR  # type: ignore[misc]  # that it may not be is the point
