"""Signing in: a name and its password become a session, and who guesses is held up."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
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

    An attempt is written down before the password is looked at, so that many at once are not one; a success takes its
    own failures away. An unknown name takes as long as a known one.
    """
    at, who = casework.clock(), f"sign in {name} from {address}"
    with casework.database.write() as rows:
        _note_attempt(rows, [(who, MOST_FAILURES), (f"sign in from {address}", MOST_FROM_ONE_ADDRESS)], casework)
        found = people.password_of(rows, name)
    agrees = password_agrees(found[1] if found else _no_ones_password(), password)
    if found is None or not agrees:
        raise NotKnown
    with casework.database.write() as rows:
        people.forgive_failures(rows, who)
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


def _note_attempt(rows: Rows, limits: Sequence[tuple[str, int]], casework: Casework) -> None:
    at = casework.clock()
    people.forget_failures(rows, at - WITHIN)
    if any(people.failures_since(rows, who, at - WITHIN) >= most for who, most in limits):
        raise TooOften
    for who, _ in limits:
        people.note_failure(rows, who, at)
