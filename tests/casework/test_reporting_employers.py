"""Employers whose workers were found without cover: in which applications, how often, on what, since when."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

from permit_guard.casework.reporting_employers import HEADER, deficient_employers, employers_csv
from permit_guard.domain.employer_record import MEANINGS, EmployerRecord, Shortfall, employer_records
from permit_guard.domain.text import Language
from tests.building import BUDI, NPP, ON, SITI
from tests.office.house import House

STRANGER = replace(SITI, nik="3308014505900009", name="Rina Wati", kpj=None)


def found(house: House, on: date = ON, office: str | None = None) -> list[EmployerRecord]:
    with house.database.read() as rows:
        return deficient_employers(rows, on, [office])


def deficient(house: House) -> str:
    case = house.open()
    house.attach_roster(case, (BUDI, STRANGER))
    for file in house.attach(case):
        house.attest(case, file)
    house.submit(case)
    house.check(case)
    return case


def test_an_employer_is_listed_with_what_its_workers_lack(house: House) -> None:
    case = deficient(house)
    house.clock.turn_to(ON + timedelta(days=2))
    house.check(case)
    (record,) = found(house, ON + timedelta(days=2))
    assert (record.npp, record.applications, record.checks, record.standing_workers) == (NPP, 1, 2, 1)
    assert (record.since, record.last) == (ON, ON + timedelta(days=2))
    assert dict(record.rules)["member-found"] == 1, "by the last check, and not once for each"
    assert record.name


def test_a_compliant_employer_and_another_offices_are_not_listed(house: House) -> None:
    case = house.draft()
    house.submit(case)
    house.check(case)
    assert found(house) == []
    deficient(house)
    assert (len(found(house, office="33.08")), found(house, office="33.71")) == (1, [])


def test_what_was_mended_no_longer_stands_but_is_told(house: House) -> None:
    case = deficient(house)
    house.revise(case)
    house.attach_roster(case, (BUDI, SITI))
    house.submit(case)
    house.check(case)
    (record,) = found(house)
    assert (record.checks, record.standing_applications, record.standing_workers) == (1, 0, 0)


def test_those_with_most_workers_without_cover_stand_first() -> None:
    day = date(2026, 4, 10)
    told = [Shortfall("1", "a", day, 1, {}, True, 1), Shortfall("2", "b", day, 3, {}, True, 2),
            Shortfall("3", "c", day, 9, {}, False, 3)]  # fmt: skip
    assert [each.npp for each in employer_records(told, {})] == ["2", "1", "3"]


def test_what_is_lacking_is_told_by_the_last_check_of_each_application() -> None:
    day = date(2026, 4, 10)
    told = [Shortfall("1", "a", day, 2, {"member-found": 2}, True, 9),
            Shortfall("1", "a", day, 5, {"adult": 5}, False, 8),
            Shortfall("1", "b", day, 1, {"member-found": 1}, False, 3)]  # fmt: skip
    assert employer_records(told, {})[0].rules == (("member-found", 3),)


def test_the_table_runs_no_formula() -> None:
    day = date(2026, 4, 10)
    record = EmployerRecord("15070955", "=1+1", 1, 2, 1, 3, day, day, (("adult", 2), ("member-found", 1)))
    written = employers_csv([record], day, Language.EN).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(written)))
    assert lines[0] == ["on", "2026-04-10"]
    assert lines[1] == ["standing_workers", MEANINGS["standing_workers"].en]
    assert lines[-2] == list(HEADER)
    assert lines[-1] == ["15070955", "'=1+1", "1", "2", "1", "3", "2026-04-10", "2026-04-10",
                        "adult (2); member-found (1)"]  # fmt: skip
