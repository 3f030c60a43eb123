"""The page of a paper is seen beside what was read from it: by who may read the file, and kept by no one."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from permit_guard.casework.reading import Readers
from permit_guard.store import evidence
from permit_guard.store.database import Database
from permit_guard.web.pages import showing
from tests.office.databases import sqlite_copy
from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords


@pytest.fixture(scope="module")
def papers(
    sqlite_model: Path, readers: Readers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Office, str, dict[str, str]]]:
    """An office with a checked case, and the address of each of its files by the ending of its name."""
    folder = tmp_path_factory.mktemp("papers")
    with closing(Database(sqlite_copy(sqlite_model, folder))) as database:
        office = Office(database, folder, readers)
        give_passwords(office.house)
        case = office.real_checked(CASES / "203")
        with database.read() as rows:
            files = {each.name.rpartition(".")[2]: each.id for each in evidence.evidence_of(rows, case)}
        yield office, case, {ending: f"/applications/{case}/evidence/{each}" for ending, each in files.items()}


def test_a_page_is_a_bounded_picture_that_no_one_keeps(papers: tuple[Office, str, dict[str, str]]) -> None:
    office, _, files = papers
    seen = Visitor(office.app, "officer").see(f"{files['pdf']}/pages/1")
    assert (seen.status_code, seen.content_type, seen.headers["Cache-Control"]) == (200, "image/png", "no-store")
    assert seen.headers["X-Content-Type-Options"] == "nosniff"
    drawn = Image.open(io.BytesIO(seen.data), formats=["PNG"])
    assert max(drawn.size) == 1400
    assert drawn.convert("L").getextrema() != (255, 255)


def test_who_may_not_read_the_file_sees_no_picture_of_it(papers: tuple[Office, str, dict[str, str]]) -> None:
    office, _, files = papers
    told = {
        name: [Visitor(office.app, name).see(files["pdf"] + end).status_code for end in ("/file", "/pages/1")]
        for name in ("contractor", "auditor", "supervisor", "subcontractor", "supervisor elsewhere", "evaluator")
    }  # fmt: skip
    assert told == {
        "contractor": [200, 200], "auditor": [200, 200], "supervisor": [200, 200], "subcontractor": [403, 403],
        "supervisor elsewhere": [404, 404], "evaluator": [403, 403],
    }  # fmt: skip
    assert office.app.test_client().get(f"{files['pdf']}/pages/1").status_code == 303


def test_what_has_no_such_page_has_no_picture(papers: tuple[Office, str, dict[str, str]]) -> None:
    office, _, files = papers
    officer = Visitor(office.app, "officer")
    assert [
        officer.see(path).status_code
        for path in (
            f"{files['pdf']}/pages/99", f"{files['pdf']}/pages/0", f"{files['pdf']}/pages/99999",
            f"{files['csv']}/pages/1", f"{files['pdf']}x/pages/1",
        )
    ] == [422, 404, 404, 404, 404]  # fmt: skip
    for asked in ("99", "-1", "x", "0", "%D9%A3"):
        page = officer.see(f"{files['pdf']}?page={asked}")
        assert f"{files['pdf']}/pages/1" in page.text
    assert "/pages/" not in officer.see(files["csv"]).text


def test_the_page_stands_beside_what_a_worker_is_judged_by(papers: tuple[Office, str, dict[str, str]]) -> None:
    office, case, _ = papers
    told = office.get("officer", f"/applications/{case}/decision").get_json()
    judged = {
        worker["row"]: [place for finding in worker["findings"] for place in finding.get("sources", ())
                        if "pdf:p" in place]
        for worker in told["workers"]
    }  # fmt: skip
    row, places = next((row, places) for row, places in judged.items() if places)
    page = Visitor(office.app, "officer").see(f"/applications/{case}/workers/{row}").text
    assert page.count("Lihat halamannya") >= len(set(places)) > 0
    assert "/pages/1" in page


def test_a_workers_line_leads_to_itself_among_the_lines_of_its_list(papers: tuple[Office, str, dict[str, str]]) -> None:
    office, case, files = papers
    officer, rows = Visitor(office.app, "officer"), range(2, 14)
    told = " ".join(officer.see(f"/applications/{case}/workers/{row}").text for row in rows)
    led = {html.unescape(each) for each in re.findall(r'href="([^"]*[?]line=[^"]*)#line"', told)}
    assert led
    for path in led:
        page = officer.see(path).text
        assert page.count('id="line" aria-current="true"') == 1
        assert not re.search(r"(?<![0-9])[0-9]{16}(?![0-9])", page)
    for astray in ("line=x", "line=p1", "line=", "page=999", "line=99999"):
        page = officer.see(f"{files['csv']}?{astray}").text
        assert 'id="lines"' in page
        assert 'id="line"' not in page


def test_a_place_is_said_as_people_say_it() -> None:
    with Flask(__name__).test_request_context("/?lang=en"):
        told = [showing.place(each) for each in ("p3", "14", "Sheet 1!20", "A!B!C7", "Hidden", "3308101202900001!2")]
    assert told == [
        "page 3", "line 14", "sheet Sheet 1, line 20", "sheet A!B, cell C7", "Hidden", "sheet 3308••••••••0001, line 2",
    ]  # fmt: skip
