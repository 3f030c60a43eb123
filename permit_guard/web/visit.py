"""The request at hand: the house it came to, who asks, and the language in which he is answered."""

from __future__ import annotations

from typing import Final

from flask import current_app, g, request

from permit_guard.casework.desk import Casework
from permit_guard.domain.person import Person
from permit_guard.domain.text import Language

HOUSE: Final = "permit_guard"
API_PREFIX: Final = "/api/v1"
PROGRAMS: Final = ("/api/", "/healthz", "/readyz")
"""Where programs ask: what is refused there is told as problem details, elsewhere as a page."""


def casework() -> Casework:
    """The office that this app is the skin of."""
    house = current_app.extensions[HOUSE]
    assert isinstance(house, Casework)
    return house


def person() -> Person:
    """Who asks. On a public route no one does: there this is a fault of the program."""
    who = g.person
    assert isinstance(who, Person)
    return who


def language() -> Language:
    """The language that the caller would rather read, Indonesian unless he says otherwise."""
    best = request.accept_languages.best_match([each.value for each in Language])
    return Language(best) if best else Language.ID


def by_program() -> bool:
    """Whether this request came where programs ask."""
    return request.path.startswith(PROGRAMS)


def asks_for_json() -> bool:
    """Whether the caller would rather have JSON than a page; who does not say would not."""
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"
