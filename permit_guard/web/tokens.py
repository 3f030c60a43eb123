"""Tokens of programs: whose it is, and an end to those who guess."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from flask import request
from werkzeug.exceptions import TooManyRequests

from permit_guard.domain.person import Person
from permit_guard.store import people
from permit_guard.web.visit import casework

MOST_FAILURES: Final = 1_000
"""Guessing 256 bits is hopeless however often; the limit keeps guesses from filling the database."""
WITHIN: Final = timedelta(minutes=15)
LONGEST: Final = 200


def person_by_token() -> Person | None:
    """Whose token came with the request; None without one, or with one that is not in force.

    Raises TooManyRequests once an address has failed too often. A token that is in force is never held up by the
    failures of others behind the same address.
    """
    told = request.authorization.token if request.authorization and request.authorization.type == "bearer" else None
    if not told:
        return None
    house = casework()
    at = house.clock()
    if len(told) <= LONGEST and told.isascii() and told.isprintable():
        with house.database.glance() as rows:
            if who := people.person_of_token(rows, told, at):
                return who
    address = f"token from {request.remote_addr}"
    with house.database.glance() as rows:
        failures = people.failures_since(rows, address, at - WITHIN)
    if failures >= MOST_FAILURES:
        raise TooManyRequests(retry_after=int(WITHIN.total_seconds()))
    with house.database.write() as rows:
        people.note_failure(rows, address, at)
    return None
