"""Signing in: who has the password gets a session, who guesses is held up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from permit_guard.casework import signing_in
from permit_guard.casework.signing_in import MOST_FAILURES, SESSION_LASTS, WITHIN, NotKnown, TooOften
from permit_guard.store import people
from tests.office.house import House
from tests.web.visitor import PASSWORD, give_passwords

AT_HOME = "192.0.2.1"


@pytest.fixture
def house(house: House) -> House:
    """A house whose people have passwords."""
    give_passwords(house)
    return house


def _fail(house: House, name: str = "officer", address: str = AT_HOME) -> None:
    with pytest.raises(NotKnown):
        signing_in.sign_in(house.casework, name, "not the password", address)


def test_the_password_opens_a_session_of_that_person(house: House) -> None:
    told = signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)
    assert signing_in.signed_in(house.casework, told) == house["officer"]


def test_a_wrong_password_and_an_unknown_name_are_refused_alike(house: House) -> None:
    says = []
    for name, password in (("officer", "not the password"), ("no one", PASSWORD)):
        with pytest.raises(NotKnown) as refused:
            signing_in.sign_in(house.casework, name, password, AT_HOME)
        says.append(refused.value.says)
    assert says[0] == says[1]


def test_someone_without_a_password_does_not_come_in_by_an_empty_one(house: House) -> None:
    with house.database.write() as rows:
        people.set_password(rows, house["auditor"].id, "")
    with pytest.raises(NotKnown):
        signing_in.sign_in(house.casework, "auditor", "", AT_HOME)


def test_after_five_failures_not_even_the_password_opens(house: House) -> None:
    for _ in range(MOST_FAILURES):
        _fail(house)
    with pytest.raises(TooOften):
        signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)


def test_failures_hold_up_neither_another_address_nor_another_name(house: House) -> None:
    for _ in range(MOST_FAILURES):
        _fail(house)
    assert signing_in.sign_in(house.casework, "officer", PASSWORD, "192.0.2.2")
    assert signing_in.sign_in(house.casework, "colleague", PASSWORD, AT_HOME)


def test_one_address_that_tries_many_names_is_held_up(house: House) -> None:
    for number in range(signing_in.MOST_FROM_ONE_ADDRESS):
        _fail(house, f"name {number}")
    with pytest.raises(TooOften):
        signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)


def test_many_attempts_at_once_are_not_one(house: House) -> None:
    def attempt(_: int) -> type[Exception]:
        with pytest.raises((NotKnown, TooOften)) as refused:
            signing_in.sign_in(house.casework, "officer", "not the password", AT_HOME)
        return refused.type

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(attempt, range(16)))
    assert (told.count(NotKnown), told.count(TooOften)) == (MOST_FAILURES, 16 - MOST_FAILURES)


def test_an_office_that_signs_in_all_morning_from_one_address_is_not_held_up(house: House) -> None:
    for _ in range(signing_in.MOST_FROM_ONE_ADDRESS + 3):
        assert signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)


def test_whoever_has_a_whole_ipv6_network_is_one(house: House) -> None:
    for number in range(MOST_FAILURES):
        _fail(house, address=f"2001:db8:1:2::{number:x}")
    with pytest.raises(TooOften):
        signing_in.sign_in(house.casework, "officer", PASSWORD, "2001:db8:1:2:ffff::1")
    assert signing_in.sign_in(house.casework, "officer", PASSWORD, "2001:db8:1:3::1")


def test_an_ipv4_address_is_the_same_in_its_ipv6_form_and_no_other(house: House) -> None:
    for _ in range(MOST_FAILURES):
        _fail(house, address="::ffff:192.0.2.7")
    with pytest.raises(TooOften):
        signing_in.sign_in(house.casework, "officer", PASSWORD, "192.0.2.7")
    assert signing_in.sign_in(house.casework, "officer", PASSWORD, "::ffff:192.0.2.8")


def test_one_name_that_is_tried_from_many_addresses_is_held_up_for_a_while(house: House) -> None:
    for number in range(signing_in.MOST_OF_ONE_NAME):
        _fail(house, address=f"192.0.{number // 250}.{number % 250}")
    with pytest.raises(TooOften):
        signing_in.sign_in(house.casework, "officer", PASSWORD, "198.51.100.1")
    assert signing_in.sign_in(house.casework, "colleague", PASSWORD, "198.51.100.1")
    house.clock.at += WITHIN
    assert signing_in.sign_in(house.casework, "officer", PASSWORD, "198.51.100.1")


def test_failures_are_forgotten_after_a_while(house: House) -> None:
    for _ in range(MOST_FAILURES):
        _fail(house)
    house.clock.at += WITHIN
    assert signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)


def test_a_success_takes_the_failures_before_it_away(house: House) -> None:
    for _ in range(3):
        for _ in range(MOST_FAILURES - 1):
            _fail(house)
        assert signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)


def test_a_session_ends_by_itself_after_twelve_hours(house: House) -> None:
    told = signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)
    house.clock.at += SESSION_LASTS - timedelta(minutes=1)
    assert signing_in.signed_in(house.casework, told) is not None
    house.clock.at += timedelta(minutes=2)
    assert signing_in.signed_in(house.casework, told) is None


def test_a_session_that_was_ended_is_of_no_use(house: House) -> None:
    told = signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)
    signing_in.sign_out(house.casework, told)
    assert signing_in.signed_in(house.casework, told) is None


def test_who_was_dismissed_is_signed_out(house: House) -> None:
    told = signing_in.sign_in(house.casework, "officer", PASSWORD, AT_HOME)
    with house.database.write() as rows:
        people.dismiss(rows, house["officer"].id, house.clock())
    assert signing_in.signed_in(house.casework, told) is None
