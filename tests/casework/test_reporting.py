"""Reports: a second computation, in plain Python over what was judged, comes to the same figures at every level."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, func, insert, select, text, update

from permit_guard.casework import deciding, reporting
from permit_guard.casework.reporting import end_of, regions_of, report
from permit_guard.casework.reporting_lines import count_what_is_not
from permit_guard.domain.case import EmployerSize, Employment
from permit_guard.domain.region import Level, Where, area_code, place_number, regency_number
from permit_guard.domain.report import Asked, Persons, Report
from permit_guard.store import report as counting
from permit_guard.store.report import Scope
from permit_guard.store.report_persons import Counted, count_persons, read_workers
from permit_guard.store.report_tables import counted_decision, counted_worker, metadata
from permit_guard.store.tables import journal_head
from tests.building import BUDI, ON, ROOT, SITI, application
from tests.office.house import House

REGIONS = regions_of(ROOT / "rules")
WORST = ("left", "compliant", "unproven", "deficient")
KNOWN = {"33.08.10.2003": 10, "33.08.10.2004": 10, "33.08.11.2001": 10, "33.71.01.1001": 6, "31.71.03.1001": 10,
         "33.08.10.2999": 6, "33.08.99.2001": 4, "33.99.01.2001": 0, "99.01.01.2001": 0, "Banyurojo": 0}  # fmt: skip
"""Codes, and how many of their digits are of a region that there is."""
CODES = tuple(KNOWN)
VILLAGE = st.one_of(st.none(), st.sampled_from(CODES))
SMALL = st.one_of(st.none(), st.integers(1, 2))
WORKER = st.fixed_dictionaries({
    "person": st.integers(-4, 4), "status": st.sampled_from(WORST), "village": VILLAGE, "rw": SMALL, "rt": SMALL,
    "employment": st.sampled_from(("", *(each.value for each in Employment))),
    "size": st.sampled_from(("", *(each.value for each in EmployerSize))),
    "route": st.sampled_from(("", "pu", "jakon")),
})  # fmt: skip
DECISION = st.fixed_dictionaries({
    "application": st.integers(1, 4), "after": st.integers(0, 3), "office": st.just("33.08"), "village": VILLAGE,
    "rw": SMALL, "rt": SMALL, "workers": st.lists(WORKER, max_size=6),
    "answer": st.sampled_from(("compliant", "deficient", "unproven")),
})  # fmt: skip
Made = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def loose(request: pytest.FixtureRequest) -> Iterator[Connection]:
    """All tables without their walls: here the lines are made up, without the decisions that they belong to."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            engine = create_engine("sqlite://")
            metadata.create_all(engine)
        else:
            engine = create_engine(stack.enter_context(request.getfixturevalue("postgresql").fresh()))
        stack.callback(engine.dispose)
        rows = stack.enter_context(engine.connect())
        if request.param == "postgresql":
            rows.execute(text("SET session_replication_role = replica"))
        yield rows


@pytest.mark.parametrize("where", Where)
@settings(max_examples=40, deadline=None)
@given(made=st.lists(DECISION, max_size=8), a_part=st.sampled_from((5, 1_000)))
def test_a_second_computation_agrees_at_every_level(loose: Connection, where: Where, a_part: int, made: Made) -> None:
    on = ON + timedelta(days=2)
    scope = Scope(on, end_of(on))
    with loose.begin_nested() as kept, patch("permit_guard.store.report_persons._A_PART", a_part):
        _write(loose, made)
        counted = count_persons(read_workers(loose, scope), Level.RT, where, REGIONS)
        coarse = count_persons(read_workers(loose, scope), Level.DISTRICT, where, REGIONS)
        applications, sites = counting.count_applications(loose, scope)
        kept.rollback()
    for each, lines in counted.areas.items():
        assert {area: (line.now, line.first) for area, line in lines.items()} == _by(made, on, _area(each, where))
    assert list(counted.areas) == list(Level)
    assert dict(coarse.areas) == {level: counted.areas[level] for level in (Level.REGENCY, Level.DISTRICT)}
    unknown, _ = _by(made, on, _area(Level.VILLAGE, where)).get(0, (Persons(), Persons()))
    assert counted.no_village == coarse.no_village == unknown.total
    other = Where.HOME if where is Where.SITE else Where.SITE
    elsewhere = {area: (line.now, line.first) for area, line in counted.elsewhere.items()}
    assert elsewhere == _by(made, on, _area(Level.REGENCY, other))
    assert (counted.total.now, counted.total.first) == _by(made, on, lambda *_: "").get("", (Persons(), Persons()))
    for split, lines in counted.splits.items():
        expected = _by(made, on, lambda _, worker, split=split: worker[split.value])
        assert {line.name: (line.now, line.first) for line in lines} == expected
    for level in Level:
        assert reporting._in_areas(sites, [level], REGIONS) == _applications_by(
            made, on, _area(level, Where.SITE), level
        )
    last = {each["application"]: each["answer"] for each in made if each["after"] <= 2}
    assert applications.total == len(last)
    assert applications.deficient == list(last.values()).count("deficient")


def test_an_office_that_is_asked_for_by_whatever_text_is_only_a_text(loose: Connection) -> None:
    made = [{"application": 1, "after": 0, "office": "33.08", "village": None, "rw": None, "rt": None,
             "workers": [dict.fromkeys(("village", "rw", "rt")) | {"person": 1, "status": "deficient", "route": "",
                                                                   "employment": "pkwt", "size": "small"}],
             "answer": "deficient"}]  # fmt: skip
    with loose.begin_nested() as kept:
        _write(loose, made)
        scopes = [Scope(ON, end_of(ON), office) for office in ("33.08", "33'08", "33%(x)s", "33.08' OR '1'='1", "\\")]
        found = [
            count_persons(read_workers(loose, each), Level.REGENCY, Where.SITE, REGIONS).total.now.deficient
            for each in scopes
        ]
        kept.rollback()
    assert found == [1, 0, 0, 0, 0]


def _write(rows: Connection, made: Made) -> None:
    for at, each in enumerate(made):
        rows.execute(insert(counted_decision).values(
            decision_id=f"d{at}", application_id=f"a{each['application']}", office=each["office"], place=at,
            on_day=ON + timedelta(days=each["after"]), answer=each["answer"],
            site=place_number(each["village"], each["rw"], each["rt"]) or regency_number(each["office"]),
        ))  # fmt: skip
        for seq, worker in enumerate(each["workers"]):
            rows.execute(insert(counted_worker).values(
                decision_id=f"d{at}", seq=seq, home=place_number(worker["village"], worker["rw"], worker["rt"]), npp="",
                **{name: worker[name] for name in ("person", "status", "employment", "size", "route")},
            ))  # fmt: skip


def _applications_by(made: Made, on: date, key: Callable[..., object], level: Level) -> Counter[str]:
    last = {each["application"]: each for each in made if ON + timedelta(days=each["after"]) <= on}
    return Counter(area_code(key(each, {}), level) for each in last.values())


def _by(made: Made, on: date, key: Callable[..., object]) -> dict[object, tuple[Persons, Persons]]:
    """In plain words: the first and the last decision of each application, each person by the worst of his rows."""
    of_application = defaultdict(list)
    for each in made:
        if ON + timedelta(days=each["after"]) <= on:
            of_application[each["application"]].append(each)
    found = defaultdict(lambda: ({}, {}))
    for decisions in of_application.values():
        for side, decision in ((0, decisions[-1]), (1, decisions[0])):
            for worker in decision["workers"]:
                area = key(decision, worker)
                for persons in (found[area][0], found[area][1]):
                    persons.setdefault(worker["person"], 0)
                persons = found[area][side]
                persons[worker["person"]] = max(persons[worker["person"]], WORST.index(worker["status"]))
    return {area: tuple(_persons(side) for side in sides) for area, sides in found.items()}


def _persons(worst: Mapping[int, int]) -> Persons:
    ranks = list(worst.values())
    return Persons(ranks.count(1), ranks.count(3), ranks.count(2))


def _area(level: Level, where: Where) -> Callable[..., object]:
    """The area by its written code, cut where the level ends; nothing here divides numbers."""

    def of(decision: Mapping[str, Any], worker: Mapping[str, Any]) -> int:
        at = decision if where is Where.SITE else worker
        code, rw, rt = at["village"], at["rw"], at["rt"]
        digits = "" if code in (None, "Banyurojo") else code.replace(".", "")
        if where is Where.SITE and not digits:
            code, digits = None, "3308"
        wanted = {Level.REGENCY: 4, Level.DISTRICT: 6, Level.VILLAGE: 10, Level.RT: 10}[level]
        if min(len(digits), KNOWN.get(code, 4)) < wanted:
            return 0
        if level is Level.RT:
            return int(f"{digits}{rw:03}{rt:03}") if rw and rt else 0
        return int(digits[:wanted])

    return of


def told(house: House, on: date = ON, by: Level = Level.VILLAGE, where: Where = Where.SITE) -> Report:
    return report(house.database, Asked(by, where, on), house.casework.law, REGIONS)


def test_who_writes_goes_on_while_a_report_counts(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.draft()

    def count_meanwhile(*asked: Any) -> Counted:
        with house.database.write() as rows:
            rows.execute(update(journal_head).values(size=journal_head.c.size))
        return count_persons(*asked)

    monkeypatch.setattr(reporting, "count_persons", count_meanwhile)
    assert told(house).applications.total == 0


def test_what_was_judged_is_counted_as_it_is_judged(house: House) -> None:
    case = house.draft()
    house.submit(case)
    assert (told(house).applications.unchecked, told(house).applications.unchecked_rows) == (1, 2)
    house.check(case)
    found = told(house)
    assert (found.applications.compliant, found.applications.unchecked) == (1, 0)
    assert found.pace.applications == 1


def test_what_was_withdrawn_is_not_counted(house: House) -> None:
    case = house.draft()
    house.submit(case)
    house.check(case)
    with house.casework.desk(house["officer"]) as desk:
        deciding.withdraw(desk, case)
    assert told(house).applications.total == 0


def test_a_day_has_the_figures_that_it_had_whatever_came_after(house: House) -> None:
    case = house.draft()
    house.submit(case)
    house.check(case)
    before = told(house)
    house.clock.turn_to(ON + timedelta(days=3))
    house.revise(case)
    house.attach_roster(case, (BUDI, replace(SITI, nik="3308014505900009")))
    house.submit(case)
    house.check(case)
    assert told(house) == before
    assert told(house, ON + timedelta(days=3)) != before


def test_an_application_without_a_contract_waits_for_it_whatever_was_found(house: House) -> None:
    case = house.open(application(contract=None))
    house.submit(case)
    house.check(case)
    found = told(house).applications
    assert (found.awaiting_contract, found.compliant + found.deficient + found.unproven, found.total) == (1, 0, 1)
    house.clock.turn_to(ON + timedelta(days=1))
    with house.casework.desk(house["officer"]) as desk:
        deciding.withdraw(desk, case)
    assert told(house, ON + timedelta(days=1)).applications.total == 0
    assert told(house).applications.awaiting_contract == 1


def test_someone_on_two_rosters_is_one_person(house: House) -> None:
    scope = Scope(ON, end_of(ON))
    for _ in range(2):
        case = house.open()
        house.attach_roster(case)
        house.submit(case)
        house.check(case)
    with house.database.read() as rows:
        assert count_persons(read_workers(rows, scope), Level.RT, Where.HOME, REGIONS).total.now.row[3] == 2
        assert rows.execute(select(func.count()).select_from(counted_worker)).scalar_one() == 4


def test_decisions_from_before_reports_are_counted_later_as_they_would_have_been(house: House) -> None:
    case = house.draft()
    house.submit(case)
    with patch("permit_guard.casework.judging.count_judged"):
        house.check(case)
    assert told(house).applications.compliant == 0
    assert count_what_is_not(house.database) == 1
    assert count_what_is_not(house.database) == 0
    assert told(house).applications.compliant == 1


def test_few_persons_are_not_shown(house: House) -> None:
    case = house.draft()
    house.submit(case)
    house.check(case)
    found = told(house)
    assert found.areas.total.now.proven is None
    assert all(table.total.now.proven is None for table in found.splits.values())
    assert found.areas.total.share is None
