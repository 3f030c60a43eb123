"""Enrolling: each role with what it needs and nothing else, tokens told once, and an end to both."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from permit_guard.casework import enrolling
from permit_guard.casework.desk import Desk
from permit_guard.casework.enrolling import OPERATOR
from permit_guard.casework.refusals import AlreadyThere, NotAllowed, NotThere, Unfit
from permit_guard.domain.person import Person, Role
from permit_guard.store import journal, people
from tests.office.house import House

HERE = frozenset({"33.08"})
DAYS = timedelta(days=30)
SOUND = [
    Person("", "siti", Role.OFFICER, HERE),
    Person("", "siti", Role.SUPERVISOR, HERE),
    Person("", "siti", Role.CONTRACTOR, npp="15070955"),
    Person("", "siti", Role.AUDITOR, frozenset({"33.08", "33.71"})),
    Person("", "siti", Role.EVALUATOR),
    Person("", "siti", Role.ADMINISTRATOR),
]
UNSOUND = [
    Person("", "", Role.EVALUATOR),
    Person("", " siti", Role.EVALUATOR),
    Person("", "si\nti", Role.EVALUATOR),
    Person("", "si\u200bti", Role.EVALUATOR),
    Person("", "s" * 101, Role.EVALUATOR),
    Person("", "siti", Role.OFFICER),
    Person("", "siti", Role.OFFICER, frozenset({"33.08", "33.71"})),
    Person("", "siti", Role.OFFICER, frozenset({"3308"})),
    Person("", "siti", Role.OFFICER, HERE, "15070955"),
    Person("", "siti", Role.AUDITOR),
    Person("", "siti", Role.CONTRACTOR),
    Person("", "siti", Role.CONTRACTOR, npp=""),
    Person("", "siti", Role.CONTRACTOR, npp="-"),
    Person("", "siti", Role.CONTRACTOR, npp="not a number"),
    Person("", "siti", Role.CONTRACTOR, HERE, "15070955"),
    Person("", "siti", Role.ADMINISTRATOR, HERE),
]


@pytest.mark.parametrize("asked", SOUND, ids=lambda asked: asked.role.value)
def test_each_role_is_let_in_with_what_it_needs(house: House, asked: Person) -> None:
    with house.casework.desk(OPERATOR) as desk:
        added = enrolling.enrol(desk, asked)
    with house.database.read() as rows:
        assert people.find_person(rows, added.id) == Person(added.id, "siti", asked.role, asked.offices, asked.npp)


@pytest.mark.parametrize("asked", UNSOUND, ids=range(len(UNSOUND)))
def test_what_a_role_cannot_be_is_refused(house: House, asked: Person) -> None:
    with pytest.raises(Unfit) as refused, house.casework.desk(OPERATOR) as desk:
        enrolling.enrol(desk, asked)
    assert refused.value.reasons


def test_a_contractors_npp_is_kept_as_applications_have_it(house: House) -> None:
    with house.casework.desk(OPERATOR) as desk:
        assert enrolling.enrol(desk, Person("", "siti", Role.CONTRACTOR, npp=" 123 4567 ")).npp == "01234567"


def test_a_name_is_given_once_and_not_again_after_dismissal(house: House) -> None:
    again = Person("", "officer", Role.EVALUATOR)
    with pytest.raises(AlreadyThere), house.casework.desk(OPERATOR) as desk:
        enrolling.enrol(desk, again)
    with house.casework.desk(OPERATOR) as desk:
        enrolling.dismiss(desk, "officer")
    with pytest.raises(AlreadyThere), house.casework.desk(OPERATOR) as desk:
        enrolling.enrol(desk, again)


def test_a_token_opens_until_its_day_and_not_after(house: House) -> None:
    with house.casework.desk(OPERATOR) as desk:
        told = enrolling.issue_token(desk, "officer", DAYS)
        issued = desk.at
    with house.database.read() as rows:
        assert people.person_of_token(rows, told, issued) == house["officer"]
        assert people.person_of_token(rows, told, issued + DAYS) is None
        assert people.person_of_token(rows, f"{told}x", issued) is None


@pytest.mark.parametrize("lives", [timedelta(0), timedelta(days=-1), timedelta(days=367)])
def test_a_token_lives_a_year_at_most(house: House, lives: timedelta) -> None:
    with pytest.raises(Unfit), house.casework.desk(OPERATOR) as desk:
        enrolling.issue_token(desk, "officer", lives)


@pytest.mark.parametrize("end", [enrolling.revoke_tokens, enrolling.dismiss])
def test_revoked_tokens_and_those_of_the_dismissed_open_nothing(house: House, end: object) -> None:
    with house.casework.desk(OPERATOR) as desk:
        told = [enrolling.issue_token(desk, "officer", DAYS) for _ in range(2)]
        others = enrolling.issue_token(desk, "colleague", DAYS)
    with house.casework.desk(OPERATOR) as desk:
        end(desk, "officer")  # type: ignore[operator]  # one of the two verbs above
    with house.database.read() as rows:
        assert [people.person_of_token(rows, each, house.clock()) for each in told] == [None, None]
        assert people.person_of_token(rows, others, house.clock()) == house["colleague"]


def test_the_dismissed_are_out_of_their_sessions_and_their_password_is_nothing(house: House) -> None:
    with house.casework.desk(OPERATOR) as desk:
        siti = enrolling.enrol(desk, Person("", "siti", Role.EVALUATOR), "a long password")
        session = people.begin_session(desk.rows, siti.id, desk.at)
        enrolling.dismiss(desk, "siti")
        assert people.person_of_session(desk.rows, session, since=desk.at - DAYS) is None
        assert people.password_of(desk.rows, "siti") is None
        assert siti.name not in [each.name for each in enrolling.everyone(desk)]


def test_no_one_but_an_administrator_manages_people(house: House) -> None:
    def every(desk: Desk) -> list[object]:
        return [
            lambda: enrolling.enrol(desk, SOUND[0]),
            lambda: enrolling.issue_token(desk, "officer", DAYS),
            lambda: enrolling.revoke_tokens(desk, "officer"),
            lambda: enrolling.dismiss(desk, "officer"),
            lambda: enrolling.everyone(desk),
        ]

    for name in ("officer", "supervisor", "contractor", "auditor", "evaluator"):
        with house.casework.desk(house[name]) as desk:
            for verb in every(desk):
                with pytest.raises(NotAllowed):
                    verb()  # type: ignore[operator]  # as listed above


def test_who_is_not_there_cannot_be_dismissed_nor_given_a_token(house: House) -> None:
    with house.casework.desk(OPERATOR) as desk:
        for verb in (enrolling.dismiss, enrolling.revoke_tokens):
            with pytest.raises(NotThere):
                verb(desk, "nobody")


def test_the_journal_tells_each_of_it_without_a_name_a_password_or_a_token(house: House) -> None:
    with house.casework.desk(OPERATOR) as desk:
        enrolling.enrol(desk, Person("", "siti canary", Role.EVALUATOR), "canary password")
        token = enrolling.issue_token(desk, "siti canary", DAYS)
        enrolling.revoke_tokens(desk, "siti canary")
        enrolling.dismiss(desk, "siti canary")
    with house.database.read() as rows:
        _, *entries = (line.entry for line in journal.lines(rows))
    assert [json.loads(entry)["verb"] for entry in entries] == ["enrol", "issue token", "revoke tokens", "dismiss"]
    assert not any("canary" in entry or token in entry for entry in entries)
