"""Decisions over HTTP: the record of the contract, who is missing, and numbers in full only for a reason."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from permit_guard.casework import judging
from permit_guard.casework.reading import Readers
from permit_guard.casework.table_file import tame
from permit_guard.domain.case import Employment
from permit_guard.domain.text import Language
from permit_guard.store.database import Database
from permit_guard.web.api.missing_csv import missing_csv
from tests.building import BUDI, ON, SITI, SUB
from tests.office.databases import sqlite_copy
from tests.web.counter import CASES, Office

pytestmark = pytest.mark.xdist_group("decisions")  # one office for them all
NIK = "3308101203900001"


@pytest.fixture(scope="module")
def office(sqlite_model: Path, readers: Readers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for all that is only looked at here."""
    folder = tmp_path_factory.mktemp("decisions")
    with closing(Database(sqlite_copy(sqlite_model, folder))) as database:
        yield Office(database, folder, readers)


@pytest.fixture(scope="module")
def deficient(office: Office) -> str:
    """A deficient application."""
    return office.real_checked(CASES / "202")


def test_a_decision_is_told_as_the_verdict_of_the_case_expects(office: Office, deficient: str) -> None:
    told = office.get("auditor", f"/applications/{deficient}/decision").json
    expected = json.loads((CASES / "202" / "expected.json").read_text())
    assert (told["schema"], told["answer"], told["on"]) == (
        "permit-guard/decision/1",
        expected["answer"],
        expected["on"],
    )
    assert {each["row"]: each["status"] for each in told["workers"]} == {
        each["row"]: each["status"] for each in expected["workers"]
    }


def test_a_preview_is_kept_nowhere(office: Office, deficient: str) -> None:
    before = office.get("officer", f"/applications/{deficient}").text
    preview = office.post("contractor", f"/applications/{deficient}/preview")
    decided = office.get("contractor", f"/applications/{deficient}/decision")
    assert (preview.status_code, preview.json["workers"]) == (200, decided.json["workers"])
    assert office.get("officer", f"/applications/{deficient}").text == before


def test_who_is_missing_is_told_with_reasons_and_remedies_and_as_a_table_too(office: Office, deficient: str) -> None:
    path = f"/applications/{deficient}/missing-workers"
    told = office.get("contractor", path).json["workers"]
    assert {each["status"] for each in told} <= {"deficient", "unproven"}
    answer = office.get("contractor", f"{path}.csv", headers={"Accept-Language": "en"})
    table = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    matters = [(str(worker["row"]), finding["rule"], finding["says"]["en"]) for worker in told
               for finding in worker["findings"] if "says" in finding]  # fmt: skip
    assert matters
    assert [(line["row"], line["rule"], line["finding"]) for line in table] == matters
    assert answer.headers["Content-Disposition"] == 'attachment; filename="missing-workers.csv"'


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x")'])
def test_no_cell_of_the_table_is_run_by_a_spreadsheet(cell: str) -> None:
    finding = {"rule": "a", "says": {"id": cell, "en": cell}, "remedy": None}
    worker = {"row": 2, "name": cell, "nik": None, "passport": cell, "status": "unproven", "findings": [finding]}
    written = missing_csv([worker], Language.ID).decode("utf-8-sig")
    (line,) = list(csv.reader(io.StringIO(written, newline="")))[1:]
    assert [line[1], line[3], line[6], line[7]] == [f"'{cell}", f"'{cell}", f"'{cell}", ""]
    assert tame("a=1") == "a=1"


def test_before_the_first_check_and_the_first_letter_there_is_none(office: Office) -> None:
    draft = office.open(number="none yet")
    for place in ("decision", "missing-workers", "missing-workers.csv", "notice.pdf"):
        answer = office.get("officer", f"/applications/{draft}/{place}")
        assert (answer.status_code, answer.json["type"]) == (409, "urn:permit-guard:not-yet"), place


def test_a_subcontractor_sees_its_own_workers_alone(office: Office) -> None:
    case = office.house.open()
    ani = replace(SITI, row=4, name="Ani", nik="3308105203900009", employment=Employment.HARIAN_LEPAS, employer_npp=SUB)
    office.house.attach_roster(case, (BUDI, SITI, ani))
    office.house.submit(case)
    office.house.check(case)
    told = office.get("subcontractor", f"/applications/{case}/decision").json
    assert ([each["name"] for each in told["workers"]], told["counts"]["workers"]) == (["Ani"], 1)
    assert (told["findings"], told["evidence"], told["problems"]) == ([], [], [])
    missing = office.get("subcontractor", f"/applications/{case}/missing-workers").json["workers"]
    assert [each["name"] for each in missing] == ["Ani"]
    assert "Budi" not in office.get("subcontractor", f"/applications/{case}/missing-workers.csv").text
    assert office.get("subcontractor", f"/applications/{case}/notice.pdf").status_code == 403


def test_a_number_in_full_is_told_for_a_reason_that_is_kept(office: Office) -> None:
    case = office.house.open()
    office.house.attach_roster(case)
    path = f"/applications/{case}/workers/2/reveal"
    told = office.post("supervisor", path, {"reason": "called by the employer"})
    assert (told.status_code, told.json) == (200, {"row": 2, "number": NIK})
    assert told.headers["Cache-Control"] == "no-store"
    for sent in ({"reason": ""}, {"reason": " "}, {}, {"reason": None}):
        assert office.post("officer", path, sent).status_code == 422
    assert office.post("officer", path.replace("/2/", "/99/"), {"reason": "x"}).status_code == 404


def test_more_workers_than_can_be_checked_at_once_are_told_413(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    case = office.house.open()
    office.house.attach_roster(case)
    office.house.submit(case)
    monkeypatch.setattr(judging, "MOST_WORKERS", 1)
    for who, place in (("officer", "checks"), ("contractor", "preview")):
        answer = office.post(who, f"/applications/{case}/{place}")
        assert (answer.status_code, answer.json["type"]) == (413, "urn:permit-guard:too-many")


def test_an_approval_that_is_not_to_be_tells_every_reason(office: Office) -> None:
    office.house.clock.turn_to(ON)
    case = office.house.checked()
    office.house.clock.at += timedelta(days=1)
    refused = office.post("supervisor", f"/applications/{case}/approval", headers={"Accept-Language": "en"})
    assert (refused.status_code, refused.json["type"]) == (409, "urn:permit-guard:not-approvable")
    assert [each["en"][:27] for each in refused.json["reasons"]] == ["It was not checked today. C"]


def test_a_certificate_is_revoked_once(office: Office) -> None:
    office.house.clock.turn_to(ON)
    case = office.house.approved()
    serial = office.get("auditor", f"/applications/{case}").json["certificate"]["serial"]
    path = f"/certificates/{serial}/revocation"
    assert office.post("supervisor", path, {"reason": "left"}).json["ended"] == "revoked"
    again = office.post("supervisor", path, {"reason": "left"})
    assert (again.status_code, again.json["type"]) == (409, "urn:permit-guard:wrong-state")
    assert office.get("auditor", f"/applications/{case}").json["state"] == "revoked"
