"""Who may do what: each action has its roles, and what is not listed may not be done."""

from __future__ import annotations

import pytest

from permit_guard.casework.policy import MAIN_CONTRACTOR_ONLY, MAY, Action, is_theirs, may, may_here, rows_seen
from permit_guard.domain.person import Person, Role
from tests.building import NPP, SUB, application
from tests.office.house import ELSEWHERE, FOREIGN_NPP, HERE

ROLES = {role: Person("id", role, role, HERE) for role in Role}
MAIN, SUBCONTRACTOR, STRANGER = (
    Person("id", "contractor", Role.CONTRACTOR, npp=npp) for npp in (NPP, SUB, FOREIGN_NPP)
)


def test_every_action_has_its_roles() -> None:
    assert set(MAY) == set(Action)
    assert all(MAY.values())


@pytest.mark.parametrize(
    ("role", "never"),
    [
        (Role.AUDITOR, {Action.OPEN, Action.CHANGE, Action.SUBMIT, Action.CHECK, Action.APPROVE, Action.REVEAL}),
        (Role.SUPERVISOR, {Action.CHANGE, Action.SUBMIT, Action.ATTEST, Action.CHECK, Action.NOTIFY, Action.CLOSE}),
        (Role.OFFICER, {Action.APPROVE, Action.REVOKE, Action.MANAGE_PEOPLE}),
        (Role.CONTRACTOR, {Action.OPEN, Action.ATTEST, Action.CHECK, Action.NOTIFY, Action.APPROVE, Action.REVEAL}),
        (Role.EVALUATOR, set(Action) - {Action.REPORT}),
        (Role.ADMINISTRATOR, set(Action) - {Action.MANAGE_PEOPLE}),
    ],
)
def test_a_role_never_does_what_is_not_its_work(role: Role, never: set[Action]) -> None:
    assert not {action for action in never if may(ROLES[role], action)}


def test_no_role_both_checks_and_approves() -> None:
    assert not MAY[Action.CHECK] & MAY[Action.APPROVE]
    assert not MAY[Action.SUBMIT] & MAY[Action.APPROVE]
    assert not MAY[Action.ATTEST] & MAY[Action.APPROVE]


def test_an_application_is_of_its_regency_and_its_employers() -> None:
    asked = application()
    for role in (Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR):
        assert is_theirs(Person("id", "here", role, HERE), asked)
        assert not is_theirs(Person("id", "elsewhere", role, ELSEWHERE), asked)
    assert [is_theirs(each, asked) for each in (MAIN, SUBCONTRACTOR, STRANGER)] == [True, True, False]
    assert not is_theirs(Person("id", "nobody", Role.CONTRACTOR), asked)
    for role in (Role.EVALUATOR, Role.ADMINISTRATOR):
        assert not is_theirs(Person("id", "no cases", role, HERE), asked)


def test_an_officer_is_no_contractor_by_an_npp_of_his() -> None:
    assert not is_theirs(Person("id", "officer", Role.OFFICER, ELSEWHERE, NPP), application())


def test_a_contractor_is_no_officer_by_an_office_of_its() -> None:
    assert not is_theirs(Person("id", "contractor", Role.CONTRACTOR, HERE, FOREIGN_NPP), application())


def test_the_main_contractor_sees_all_rows_and_a_subcontractor_its_own() -> None:
    asked = application()
    assert [rows_seen(each, asked) for each in (ROLES[Role.OFFICER], MAIN, SUBCONTRACTOR)] == [None, None, SUB]


@pytest.mark.parametrize("action", Action)
def test_a_subcontractor_does_nothing_that_is_the_main_contractors(action: Action) -> None:
    asked = application()
    assert may_here(MAIN, action, asked) == may(MAIN, action)
    assert may_here(SUBCONTRACTOR, action, asked) == (may(SUBCONTRACTOR, action) and action not in MAIN_CONTRACTOR_ONLY)
    assert Action.READ_NOTICE in MAIN_CONTRACTOR_ONLY
