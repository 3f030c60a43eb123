"""A contractor says once what the columns of his rosters are; from then on they are read so, and no one else's are."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from permit_guard.domain.case import RosterRead
from permit_guard.intake.stated_json import stated
from permit_guard.store import journal, rosters
from tests.building import application
from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords, hidden

OWN = "Nomor Kartu,Karyawan,Ikatan,Bagian\n"
LINES = "3308101203900001,Budi Santoso,PHL,Besi\n3308105204850002,Ani Lestari,PHL,Kayu\n"
MEANT = {"Nomor Kartu": "nik", "Karyawan": "name", "Ikatan": "employment", "Bagian": ""}


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


@pytest.fixture
def contractor(office: Office) -> Visitor:
    return Visitor(office.app, "contractor")


def _send(who: Visitor, case: str, content: str, meant: dict[str, str] | None = None, **more: Any) -> TestResponse:
    path = f"/applications/{case}/roster"
    fields: dict[str, Any] = hidden(who.see(path).text) | more
    for number, (heading, column) in enumerate((meant or {}).items()):
        fields |= {f"heading.{number}": heading, f"column.{number}": column}
    if content:
        fields["file"] = (io.BytesIO(content.encode()), "daftar.csv")
    return who.client.post(path, data=fields)


def _told(office: Office, case: str) -> RosterRead | None:
    roster_id = office.house.kept(case).roster_id
    with office.house.database.read() as rows:
        return rosters.get_roster(rows, roster_id) if roster_id else None


def _asked(page: str) -> dict[str, str]:
    """The headings that the page asks for, each with what is chosen."""
    found = {}
    for label, select in re.findall(r'for="column\.\d+">([^<]*)</label>\s*<select[^>]*>(.*?)</select>', page, re.S):
        found[label] = (re.search(r'<option value="([^"]*)" selected>', select) or ["", ""])[1]
    return found


def test_headings_that_no_one_knows_are_asked_for_told_and_remembered(office: Office, contractor: Visitor) -> None:
    case, later = office.house.open(), office.house.open()
    refused = _send(contractor, case, OWN + LINES)
    assert refused.status_code == 422
    assert _asked(refused.text) == dict.fromkeys(MEANT, "")
    assert _send(contractor, case, OWN + LINES, MEANT).status_code == 303
    told = _told(office, case)
    assert told is not None
    assert [(each.name, each.nik) for each in told.roster.workers] == [
        ("Budi Santoso", "3308101203900001"), ("Ani Lestari", "3308105204850002"),
    ]  # fmt: skip
    assert _asked(contractor.see(f"/applications/{case}/roster").text) == MEANT
    assert _send(contractor, later, OWN + LINES).status_code == 303
    assert office.send("officer", "PUT", f"/applications/{later}/roster", (OWN + LINES).encode(), "x.csv").json[
        "workers"
    ] == 2  # fmt: skip


def test_what_was_told_is_another_contractors_nothing(office: Office, contractor: Visitor) -> None:
    assert _send(contractor, office.house.open(), OWN + LINES, MEANT).status_code == 303
    asked = stated(application()) | {"number": "PBG-330810-12032026-099"}
    asked["employers"] = [each | {"npp": "99887766"} for each in asked["employers"] if each["role"] == "main"]
    other = office.post("officer", "/applications", asked).json["id"]
    told = office.send("officer", "PUT", f"/applications/{other}/roster", (OWN + LINES).encode(), "x.csv")
    assert told.status_code == 422, told.text


def test_a_heading_is_told_otherwise_and_told_to_be_nothing(office: Office, contractor: Visitor) -> None:
    case = office.house.open()
    assert _send(contractor, case, OWN + LINES, MEANT).status_code == 303
    assert _send(contractor, case, OWN + LINES, MEANT | {"Bagian": "position"}).status_code == 303
    assert [each.position for each in _told(office, case).roster.workers] == ["Besi", "Kayu"]  # type: ignore[union-attr]
    assert _send(contractor, case, OWN + LINES, MEANT | {"Karyawan": ""}).status_code == 422
    assert _send(contractor, case, OWN + LINES, MEANT | {"Bagian": ""}).status_code == 303
    assert _asked(contractor.see(f"/applications/{case}/roster").text) == MEANT
    with office.house.database.read() as rows:
        lines = [line.entry for line in journal.lines(rows, application=case) if "tell headings" in line.entry]
    assert len(lines) == 3
    assert not any("Kartu" in line or "nomorkartu" in line for line in lines)


def test_who_forgets_the_file_has_not_chosen_in_vain(office: Office, contractor: Visitor) -> None:
    forgot = _send(contractor, office.house.open(), "", MEANT)
    assert forgot.status_code == 422
    assert _asked(forgot.text) == MEANT


def test_two_headings_for_one_column_are_refused_and_stay_chosen(office: Office, contractor: Visitor) -> None:
    case, twice = office.house.open(), MEANT | {"Bagian": "name"}
    refused = _send(contractor, case, OWN + LINES, twice)
    assert refused.status_code == 422
    assert "menyebut kolom yang sama dua kali: Nama" in refused.text
    assert _asked(refused.text) == twice
    assert _told(office, case) is None


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Nama", "nik"), ("No KK", "nik"), ("3308101203900001", "nik"), ("Nomor Kartu", "no_such"), ("x" * 3_000, "nik")],
)
def test_what_is_not_the_contractors_to_tell_changes_nothing(
    office: Office, contractor: Visitor, heading: str, column: str
) -> None:
    content = "NIK,Nama,Status Kerja,No KK,Nomor Kartu\n3308101203900001,Budi,PHL,3308101203900009,1\n"
    case = office.house.open()
    assert _send(contractor, case, content, {heading: column}).status_code == 303
    told = _told(office, case)
    assert told is not None
    assert [(each.name, each.nik) for each in told.roster.workers] == [("Budi", "3308101203900001")]
    assert "3308101203900009" not in contractor.see(f"/applications/{case}/roster").text
    with office.house.database.read() as rows:
        assert not any("tell headings" in line.entry for line in journal.lines(rows, application=case))


def test_a_file_without_labels_asks_for_nothing(office: Office, contractor: Visitor) -> None:
    for content in (LINES, "1;2;3\n4;5;6\n", "x\n"):
        refused = _send(contractor, office.house.open(), content)
        assert refused.status_code == 422
        assert _asked(refused.text) == {}
