"""A person at a browser, without the browser: cookies kept, forms filled in with the token that the page gave."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any, Final

from flask import Flask
from werkzeug.test import TestResponse

from permit_guard.casework.passwords import hash_password
from permit_guard.store import journal, people
from tests.office.house import House

PASSWORD: Final = "a password for tests"
_HIDDEN: Final = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


@cache
def _hashed() -> str:
    return hash_password(PASSWORD)


def give_passwords(house: House) -> None:
    """Let everyone of the house sign in by the same password."""
    with house.database.write() as rows:
        for who in house.people.values():
            people.set_password(rows, who.id, _hashed())
        journal.append(rows, at=house.clock(), verb="set passwords", by="", about={"people": len(house.people)})


class Visitor:
    """Someone with cookies of his own; `name` signs in at once."""

    def __init__(self, app: Flask, name: str | None = None) -> None:
        self.client = app.test_client()
        if name is not None:
            signed_in = self.sign_in(name)
            assert signed_in.status_code == 303, signed_in.text

    def sign_in(self, name: str, password: str = PASSWORD, **about: Any) -> TestResponse:
        """The answer to the form at the door."""
        return self.fill("/sign-in", "/sign-in", {"name": name, "password": password}, **about)

    def see(self, path: str, **about: Any) -> TestResponse:
        """A page."""
        return self.client.get(path, **about)

    def fill(self, page: str, path: str, fields: dict[str, Any] | None = None, **about: Any) -> TestResponse:
        """The answer to a form of `page` that is sent to `path`, what is hidden in it sent along."""
        shown = self.see(page)
        assert shown.status_code == 200, (page, shown.status_code, shown.text)
        return self.client.post(path, data=hidden(shown.text) | (fields or {}), **about)

    def send(self, page: str, fields: dict[str, Any] | None = None, **about: Any) -> TestResponse:
        """As `fill`, of a page whose form comes back to itself."""
        return self.fill(page, page, fields, **about)


def hidden(page: str) -> dict[str, str]:
    """What the forms of a page hold without showing it."""
    return {name: html.unescape(value) for name, value in _HIDDEN.findall(page)}
