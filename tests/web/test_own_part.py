"""To a subcontractor every call and page is the same, whatever another employer's workers are found to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from permit_guard.casework.reading import Readers
from permit_guard.domain.case import Worker
from permit_guard.domain.state import State
from permit_guard.store.database import Database
from permit_guard.web.policy import ENDPOINTS, PUBLIC
from tests.building import BUDI, SITI, SUB, application
from tests.office.databases import sqlite_copy
from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords

OWN_ROW, OTHERS_ROW = BUDI.row, SITI.row
UNCOVERED = replace(SITI, nik="3371035203900555")
CHANCE = re.compile(r"[0-9a-f]{24,64}|value=\"[^\"]*\"|nonce-[^']*|[0-9]{2}[:.][0-9]{2}[:.][0-9]{2}|\.[0-9]{6}")
"""What differs from one making to the next: ids, hashes, the tokens of forms, seconds."""


@pytest.fixture
def two(sqlite_model: Path, readers: Readers, tmp_path: Path) -> Iterator[tuple[Office, str, Office, str]]:
    """Two offices with the same case, checked; they differ by whether the main contractor's own worker is covered."""
    with ExitStack() as stack:
        made: list[Office | str] = []
        for place, own in (("covered", SITI), ("uncovered", UNCOVERED)):
            folder = tmp_path / place
            folder.mkdir()
            database = stack.enter_context(closing(Database(sqlite_copy(sqlite_model, folder))))
            office = Office(database, folder, readers)
            made += [office, _checked(office, own)]
        yield tuple(made)  # type: ignore[misc]  # an office and its case, twice


def test_every_answer_to_a_subcontractor_is_the_same(two: tuple[Office, str, Office, str]) -> None:
    one, case, other, its = two
    assert (one.house.state(case), other.house.state(its)) == (State.COMPLIANT, State.DEFICIENT)
    give_passwords(one.house)
    give_passwords(other.house)
    differing, asked = [], 0
    both = [(office, id_, Visitor(office.app, "subcontractor")) for office, id_ in ((one, case), (other, its))]
    for endpoint, path in _paths(one):
        told = [_told(office, visitor, endpoint, path.replace("CASE", id_)) for office, id_, visitor in both]
        asked += told[0].startswith("200")
        if told[0] != told[1]:
            differing.append((path, told))
    assert differing == []
    assert asked > 8
    seen = [
        _told(office, Visitor(office.app, "contractor"), "pages.case", f"/applications/{id_}")
        for office, id_, _ in both
    ]
    assert seen[0] != seen[1], "the main contractor is told of all workers"


def _checked(office: Office, own: Worker) -> str:
    house = office.house
    case = house.open(application(number="PBG-own-part"))
    house.attach_roster(case, (replace(BUDI, employer_npp=SUB), own))
    for file in house.attach(case):
        house.attest(case, file)
    house.submit(case)
    house.check(case)
    return case


def _paths(office: Office) -> Iterator[tuple[str, str]]:
    """Every address that someone signed in may look at, about the case."""
    values: dict[str, object] = {"application_id": "CASE", "evidence_id": "0" * 24, "letter_id": "0" * 24,
                                 "serial": "2" * 20, "number": 1}  # fmt: skip
    for rule in office.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or ENDPOINTS[rule.endpoint] is PUBLIC:
            continue
        for row in (OWN_ROW, OTHERS_ROW) if "row" in rule.arguments else (OWN_ROW,):
            named = {name: row if name == "row" else values.get(name, "none") for name in rule.arguments}
            with office.app.test_request_context():
                path = rule.build(named)[1]  # type: ignore[index]  # all are given
            yield rule.endpoint, path
            if rule.endpoint.endswith("list_applications"):
                yield from ((rule.endpoint, f"{path}?state={state.value}") for state in State)


def _told(office: Office, visitor: Visitor, endpoint: str, path: str) -> str:
    """What the visitor sees on a page, or the subcontractor's program by a call."""
    asked = visitor.see(path) if endpoint.startswith("pages.") else office.get("subcontractor", path)
    told = f"{asked.status_code} {asked.headers.get('ETag')} {asked.get_data().decode('utf-8', 'replace')}"
    return CHANCE.sub("…", told)
