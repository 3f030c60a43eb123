"""Every verb leaves one line of the journal with what it did, or nothing at all; and it is done by who may."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import text

from permit_guard.casework import attesting, deciding, judging, notifying, receiving, revealing, viewing
from permit_guard.casework.desk import Desk
from permit_guard.casework.refusals import NotAllowed, NotThere, Stale
from permit_guard.domain.case import Roster, RosterRead
from permit_guard.domain.evidence import EvidenceFile, EvidenceKind
from permit_guard.domain.source import Source
from permit_guard.domain.state import State
from permit_guard.store import journal
from permit_guard.store.columns import metadata
from permit_guard.store.evidence import evidence_of
from permit_guard.store.files import StoredFile
from tests.building import BUDI, SITI, receipt
from tests.office.house import PEOPLE, House

ROSTER = RosterRead(Roster("roster.csv", (BUDI, SITI)), (), "0" * 64)
PICTURE = EvidenceFile("evidence/foto.png", "a" * 64, EvidenceKind.UNRECOGNISED, looks_like_a_paper=True)


@dataclass(frozen=True)
class Verb:
    """How an application comes where the verb begins, the verb, who does it and who else may, and what it leaves."""

    line: str
    begin: Callable[[House], str]
    do: Callable[[Desk, str], object]
    by: str
    also: frozenset[str] = frozenset()


def _pictured(house: House) -> str:
    case = house.open()
    house.attach(case, [PICTURE])
    return case


def _deficient(house: House) -> str:
    case = house.open()
    house.attach_roster(case)
    house.submit(case)
    house.check(case)
    return case


def _submitted(house: House) -> str:
    case = house.draft()
    house.submit(case)
    return case


def _first(desk: Desk, case: str) -> str:
    return evidence_of(desk.rows, case)[0].id


def _attest(desk: Desk, case: str) -> object:
    return attesting.attest(
        desk, case, _first(desk, case), result="confirmed", source="SIPP", seen_on=desk.today, reason=""
    )


def _transcribe(desk: Desk, case: str) -> object:
    typed = replace(receipt(), source=Source("evidence/foto.png", "p1"))
    return attesting.transcribe(desk, case, _first(desk, case), EvidenceKind.JAKON_RECEIPT, typed)


def _attach(desk: Desk, case: str) -> object:
    stored = StoredFile("a" * 64, 1, desk.law.folder)
    return receiving.attach_evidence(desk, case, PICTURE, stored, media_type="image/png")


def _change(desk: Desk, case: str) -> object:
    asked = viewing.applications.get_application(desk.rows, case).application
    return receiving.change_application(desk, case, replace(asked, declared_headcount=3))


OFFICERS = frozenset({"officer", "colleague"})
SIDES = OFFICERS | {"contractor"}
VERBS = {
    "change": Verb("change", House.open, _change, "officer", SIDES),
    "attach roster": Verb("attach roster", House.open, lambda desk, case: receiving.attach_roster(desk, case, ROSTER),
                          "contractor", SIDES),
    "attach evidence": Verb("attach evidence", House.open, _attach, "contractor", SIDES),
    "transcribe": Verb("transcribe", _pictured, _transcribe, "contractor", SIDES),
    "attest": Verb("attest", House.draft, _attest, "colleague", OFFICERS),
    "submit": Verb("submit", House.draft, deciding.submit, "contractor", SIDES),
    "check": Verb("check", _submitted, judging.check_application, "colleague", OFFICERS),
    "send notice": Verb("send notice", _deficient, notifying.send_notice, "officer", OFFICERS),
    "revise": Verb("revise", _deficient, deciding.revise, "contractor", SIDES),
    "withdraw": Verb("withdraw", _deficient, deciding.withdraw, "contractor", SIDES),
    "approve": Verb("approve", House.checked, deciding.approve, "supervisor", frozenset({"supervisor"})),
    "revoke": Verb("revoke", House.approved, lambda desk, case: deciding.revoke(desk, case, "forged evidence"),
                   "supervisor", frozenset({"supervisor"})),
    "close": Verb("close", House.approved, lambda desk, case: deciding.close(desk, case, "the work is done"), "officer",
                  OFFICERS),
    "reveal": Verb("reveal", House.draft, lambda desk, case: revealing.reveal(desk, case, 2, "a call from the worker"),
                   "officer", OFFICERS | {"supervisor"}),
}  # fmt: skip


@pytest.fixture(params=VERBS)
def verb(request: pytest.FixtureRequest) -> Verb:
    return VERBS[request.param]


def _everything(house: House) -> dict[str, list[str]]:
    with house.database.read() as rows:
        return {name: sorted(map(repr, rows.execute(text(f"SELECT * FROM {name}")).all())) for name in metadata.tables}


def _lines(house: House, case: str) -> list[dict[str, object]]:
    with house.database.read() as rows:
        return [json.loads(line.entry) for line in journal.lines(rows, application=case)]


def test_a_verb_leaves_one_line_that_names_it_and_who_did_it(shared_house: House, verb: Verb) -> None:
    case = verb.begin(shared_house)
    before = _lines(shared_house, case)
    with shared_house.casework.desk(shared_house[verb.by]) as desk:
        verb.do(desk, case)
    *earlier, line = _lines(shared_house, case)
    assert earlier == before
    assert (line["verb"], line["by"], line["application"]) == (verb.line, shared_house[verb.by].id, case)


def test_a_fault_after_a_verb_leaves_nothing_of_it(shared_house: House, verb: Verb) -> None:
    case = verb.begin(shared_house)
    before = _everything(shared_house)
    with suppress(ZeroDivisionError), shared_house.casework.desk(shared_house[verb.by]) as desk:
        verb.do(desk, case)
        raise ZeroDivisionError
    assert _everything(shared_house) == before


def test_a_verb_whose_line_cannot_be_written_is_not_done(
    shared_house: House, verb: Verb, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = verb.begin(shared_house)
    before = _everything(shared_house)

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(journal, "append", fail)
    with pytest.raises(ZeroDivisionError), shared_house.casework.desk(shared_house[verb.by]) as desk:
        verb.do(desk, case)
    assert _everything(shared_house) == before


def test_who_may_not_do_a_verb_is_declined_and_leaves_nothing(shared_house: House, verb: Verb) -> None:
    case = verb.begin(shared_house)
    before = _everything(shared_house)
    for name in PEOPLE.keys() - verb.also:
        with pytest.raises((NotAllowed, NotThere)), shared_house.casework.desk(shared_house[name]) as desk:
            verb.do(desk, case)
    assert _everything(shared_house) == before


def test_what_is_anothers_is_as_if_it_were_not_there(shared_house: House, verb: Verb) -> None:
    case, role = verb.begin(shared_house), PEOPLE[verb.by][0]
    elsewhere = next(name for name, (held, _, _) in PEOPLE.items() if held is role and name.endswith("elsewhere"))
    refusals = []
    for wanted in (case, "no such application"):
        with pytest.raises(NotThere) as refused, shared_house.casework.desk(shared_house[elsewhere]) as desk:
            _do(verb, desk, wanted, case)
        refusals.append(str(refused.value))
    assert len(set(refusals)) == 1


def _do(verb: Verb, desk: Desk, wanted: str, case: str) -> None:
    """The verb on `wanted`, whose draft or evidence is looked for by what it needs to know of `case`."""
    if verb.line == "change":
        asked = viewing.applications.get_application(desk.rows, case).application
        receiving.change_application(desk, wanted, asked)
    elif verb.line in ("attest", "transcribe"):
        desk.application(wanted, attesting.Action(verb.line))
    else:
        verb.do(desk, wanted)


STALE = {
    "change": lambda desk, case, seen: receiving.change_application(
        desk, case, viewing.applications.get_application(desk.rows, case).application, seen=seen
    ),
    "attach roster": lambda desk, case, seen: receiving.attach_roster(desk, case, ROSTER, seen=seen),
    "submit": lambda desk, case, seen: deciding.submit(desk, case, seen=seen),
    "withdraw": lambda desk, case, seen: deciding.withdraw(desk, case, seen=seen),
}


@pytest.mark.parametrize("name", STALE)
def test_a_page_that_is_out_of_date_changes_nothing(shared_house: House, name: str) -> None:
    case = shared_house.draft()
    seen = shared_house.kept(case).etag
    shared_house.attach_roster(case)
    before = _everything(shared_house)
    with pytest.raises(Stale), shared_house.casework.desk(shared_house["officer"]) as desk:
        STALE[name](desk, case, seen)
    assert _everything(shared_house) == before
    with shared_house.casework.desk(shared_house["officer"]) as desk:
        STALE[name](desk, case, shared_house.kept(case).etag)


def test_an_approval_on_a_page_that_is_out_of_date_is_declined(shared_house: House) -> None:
    case = shared_house.checked()
    seen = shared_house.kept(case).etag
    shared_house.check(case)
    with pytest.raises(Stale), shared_house.casework.desk(shared_house["supervisor"]) as desk:
        deciding.approve(desk, case, seen=seen)
    assert shared_house.state(case) is State.COMPLIANT
