"""Signing in: a name and its password become a session, and who guesses is held up."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from permit_guard.casework.desk import Casework
from permit_guard.casework.passwords import hash_password, password_agrees
from permit_guard.casework.refusals import Declined
from permit_guard.domain.person import Person
from permit_guard.domain.text import Text
from permit_guard.store import people
from permit_guard.store.rows import Rows

MOST_FAILURES: Final = 5
MOST_FROM_ONE_ADDRESS: Final = 50
MOST_OF_ONE_NAME: Final = 100
"""From all addresses together: more than one who forgot his password will try, and too few to guess one."""
ONE_HOUSEHOLD: Final = 64
"""Of an IPv6 address so many bits are one household's or one office's; the rest it chooses as it likes."""
WITHIN: Final = timedelta(minutes=15)
SESSION_LASTS: Final = timedelta(hours=12)


class NotKnown(Declined):
    """No one of this name has this password."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Nama atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya, lalu coba lagi.",
                "Name or password do not agree. Check capital and small letters, then try again.",
            )
        )


class TooOften(Declined):
    """Signing in failed too often; the password is not even looked at."""

    def __init__(self) -> None:
        minutes = int(WITHIN.total_seconds()) // 60
        super().__init__(
            Text(
                f"Terlalu sering gagal masuk. Tunggu {minutes} menit, lalu coba lagi.",
                f"Signing in failed too often. Wait {minutes} minutes, then try again.",
            )
        )


def sign_in(casework: Casework, name: str, password: str, address: str) -> str:
    """The secret of a new session, for the cookie. Raises NotKnown, and TooOften whatever the password.

    An attempt is written down before the password is looked at, so that many at once are not one; a success is no
    failure, and takes those of this name from here away. An unknown name takes as long as a known one.
    """
    at, place = casework.clock(), _place_of(address)
    who = f"sign in {name} from {place}"
    limits = {who: MOST_FAILURES, f"sign in from {place}": MOST_FROM_ONE_ADDRESS, f"sign in {name}": MOST_OF_ONE_NAME}
    with casework.database.write() as rows:
        noted = _note_attempt(rows, limits, casework)
        found = people.password_of(rows, name)
    agrees = password_agrees(found[1] if found else _no_ones_password(), password)
    if found is None or not agrees:
        raise NotKnown
    with casework.database.write() as rows:
        people.forgive_failures(rows, who, noted)
        return people.begin_session(rows, found[0].id, at)


def signed_in(casework: Casework, told: str) -> Person | None:
    """Whose session this is; None where it ended, is older than SESSION_LASTS or never was."""
    with casework.database.glance() as rows:
        return people.person_of_session(rows, told, since=casework.clock() - SESSION_LASTS)


def sign_out(casework: Casework, told: str) -> None:
    """The session is over, whoever keeps its secret."""
    with casework.database.write() as rows:
        people.end_session(rows, told, casework.clock())


@cache
def _no_ones_password() -> str:
    return hash_password(secrets.token_hex())


def _note_attempt(rows: Rows, limits: Mapping[str, int], casework: Casework) -> list[int]:
    at = casework.clock()
    people.take_turn_to_sign_in(rows)
    people.forget_failures(rows, at - WITHIN)
    if any(people.failures_since(rows, who, at - WITHIN) >= most for who, most in limits.items()):
        raise TooOften
    return [people.note_failure(rows, who, at) for who in limits]


def _place_of(address: str) -> str:
    """What one visitor cannot change at will of the address he comes from."""
    with suppress(ValueError):
        told = ip_address(address)
        if isinstance(told, IPv6Address):
            mapped = told.ipv4_mapped
            return str(mapped or ip_network((told, ONE_HOUSEHOLD), strict=False))
    return address
