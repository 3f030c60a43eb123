"""The list of employers: for the offices and auditors of their regencies, and for no one else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from permit_guard.casework.reading import Readers
from permit_guard.store.database import Database
from tests.office.databases import sqlite_copy
from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords


@pytest.fixture(scope="module")
def office(sqlite_model: Path, readers: Readers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office with a deficient case, which is only looked at here."""
    folder = tmp_path_factory.mktemp("office")
    with closing(Database(sqlite_copy(sqlite_model, folder))) as database:
        made = Office(database, folder, readers)
        give_passwords(made.house)
        made.real_checked(CASES / "202")
        yield made


@pytest.mark.parametrize("who", ["officer", "supervisor", "auditor"])
def test_who_works_with_the_cases_of_a_regency_sees_its_deficient_employers(office: Office, who: str) -> None:
    told = office.get(who, "/report/employers").json
    assert told["schema"] == "permit-guard/employers/1"
    (found,) = told["employers"]
    assert found["standing_workers"] > 0
    assert found["npp"]
    assert {each["rule"] for each in found["rules"]}


@pytest.mark.parametrize("who", ["auditor elsewhere", "officer elsewhere"])
def test_no_one_sees_those_of_another_regency(office: Office, who: str) -> None:
    assert office.get(who, "/report/employers").json["employers"] == []
    assert office.get(who, "/report/employers?office=33.08").json["employers"] == []


@pytest.mark.parametrize("who", ["contractor", "evaluator", "administrator"])
def test_who_may_not_see_names_of_firms_is_refused(office: Office, who: str) -> None:
    assert office.get(who, "/report/employers").status_code == 403
    assert office.get(who, "/report/employers.csv").status_code == 403
    visitor = Visitor(office.app, who)
    assert visitor.see("/employers").status_code == 403
    assert 'href="/employers"' not in visitor.see("/no-cases").text


def test_the_page_and_its_file_tell_the_same_and_no_worker(office: Office) -> None:
    visitor = Visitor(office.app, "auditor")
    page = visitor.see("/employers?lang=en").text
    (found,) = office.get("auditor", "/report/employers").json["employers"]
    assert 'href="/employers"' in page
    assert found["name"] in page
    assert f"NPP {found['npp']}" in page
    assert found["npp"] in visitor.see("/employers.csv").text
    assert found["npp"] in office.get("auditor", "/report/employers.csv").text


def test_a_day_to_come_is_refused(office: Office) -> None:
    assert office.get("auditor", "/report/employers?on=2099-01-01").status_code == 422


def test_an_earlier_day_and_one_office_can_be_asked_for_and_the_file_is_of_the_same(office: Office) -> None:
    visitor = Visitor(office.app, "auditor")
    (found,) = office.get("auditor", "/report/employers").json["employers"]
    asked = "on=01-01-2020&office=33.08"
    page = visitor.see(f"/employers?lang=en&{asked}").text
    assert "As of 1 January 2020" in page
    assert found["name"] not in page
    assert found["name"] not in visitor.see(f"/employers.csv?{asked}").text
    assert found["name"] in visitor.see("/employers?office=33.08").text
    assert "office=33.08" in visitor.see("/employers?office=33.08").text.partition("/employers.csv?")[2][:40]
    assert found["name"] not in visitor.see("/employers?office=33.71").text


def test_a_day_that_cannot_be_read_is_told_beside_the_list_of_today(office: Office) -> None:
    page = Visitor(office.app, "auditor").see("/employers?lang=en&on=kemarin").text
    assert "Write the day like 12-03-2026." in page
    assert 'value="kemarin"' in page
