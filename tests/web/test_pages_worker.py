"""The missing-worker list found and filtered, and one worker with the very lines that were read of him."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from permit_guard.casework.reading import Readers
from permit_guard.domain.evidence import MemberLine, Receipt
from permit_guard.store.database import Database
from permit_guard.web.pages.record_lines import NAMES
from tests.office.databases import sqlite_copy
from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords


@pytest.fixture(scope="module")
def deficient(
    sqlite_model: Path, readers: Readers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Office, str]]:
    """An office with a case that was checked and found wanting."""
    folder = tmp_path_factory.mktemp("deficient")
    with closing(Database(sqlite_copy(sqlite_model, folder))) as database:
        office = Office(database, folder, readers)
        give_passwords(office.house)
        yield office, office.real_checked(CASES / "202")


def names(page: str) -> list[str]:
    """Who stands in the table."""
    return re.findall(r'scope="row"><a class="govuk-link" href="[^"]*/workers/\d+">([^<]+)</a>', page)


def test_the_list_is_filtered_by_outcome_and_rule_and_searched_by_name(deficient: tuple[Office, str]) -> None:
    office, case = deficient
    visitor, path = Visitor(office.app, "contractor"), f"/applications/{case}/missing-workers"
    page = visitor.see(path).text
    everyone = names(page)
    assert "Wahyu Mulyono" in everyone
    links = (each.replace("&amp;", "&") for each in re.findall(r'href="([^"]*missing-workers\?[^"]*)"', page))
    filters = [each for each in links if "lang=" not in each]
    by_status = {each: names(visitor.see(each).text) for each in filters if "status=" in each}
    assert sorted(name for part in by_status.values() for name in part) == sorted(everyone)
    for each in filters:
        assert set(names(visitor.see(each).text)) <= set(everyone)
    assert names(visitor.send(path, {"words": "mulyono WAHYU"}).text) == ["Wahyu Mulyono"]
    nothing = visitor.send(path, {"words": "tidak ada"}).text
    assert "Tidak ada yang cocok" in nothing
    assert "Yang diharapkan" in page
    for hostile in ("?status=x", "?rule=x", "?page=-3", "?status=deficient&page=99"):
        assert visitor.see(path + hostile).status_code == 200


def test_a_worker_has_a_page_with_what_was_expected_found_asked_and_read(deficient: tuple[Office, str]) -> None:
    office, case = deficient
    contractor = Visitor(office.app, "contractor")
    listed = contractor.see(f"/applications/{case}/missing-workers").text
    row = re.search(r'/workers/(\d+)">Wahyu Mulyono', listed)
    assert row is not None
    page = contractor.see(f"/applications/{case}/workers/{row[1]}").text
    for told in ("Ditemukan", "Yang diminta", "Tanya kepada", "Diperiksa per"):
        assert told in page
    assert not re.search(r"(?<!\d)\d{16}(?!\d)", page)
    assert "lihat nomor" not in page
    assert "lihat nomor" in Visitor(office.app, "officer").see(f"/applications/{case}/workers/{row[1]}").text


def test_a_worker_is_shown_beside_the_lines_that_were_read_of_him(deficient: tuple[Office, str]) -> None:
    office, case = deficient
    officer = Visitor(office.app, "officer")
    record: dict[str, Any] = json.loads(office.get("officer", f"/applications/{case}/decision").text)
    told = [
        (each["row"], finding) for each in record["workers"] for finding in each["findings"] if finding.get("sources")
    ]
    assert any(
        "Tidak ada baris dengan NIK" in officer.see(f"/applications/{case}/workers/{row}").text for row, _ in told
    )
    told = [(each["row"], None) for each in record["workers"] if each["status"] == "compliant"]
    pages = {row: officer.see(f"/applications/{case}/workers/{row}").text for row, _ in told}
    assert any("office-source" in page for page in pages.values())
    for page in pages.values():
        assert len(page) < 100_000
        lines = page.partition("Yang tertulis tentang dia")[2].split("office-source")[1:]
        by_name = ["Hanya namanya sama" in line for line in lines]
        assert by_name == sorted(by_name), "lines with his number come first"
    assert any("Hanya namanya sama" in page for page in pages.values())


def test_a_row_that_is_not_theirs_or_not_there_is_not_found(deficient: tuple[Office, str]) -> None:
    office, case = deficient
    assert Visitor(office.app, "contractor").see(f"/applications/{case}/workers/99999").status_code == 404
    own = json.loads(office.get("subcontractor", f"/applications/{case}/decision").text)["workers"]
    every = json.loads(office.get("officer", f"/applications/{case}/decision").text)["workers"]
    other = next(each["row"] for each in every if each["row"] not in {mine["row"] for mine in own})
    assert Visitor(office.app, "subcontractor").see(f"/applications/{case}/workers/{other}").status_code == 404
    assert Visitor(office.app, "evaluator").see(f"/applications/{case}/workers/2").status_code == 403


def test_every_field_of_a_record_that_is_shown_has_a_name_in_both_languages() -> None:
    shown = {*MemberLine.__dataclass_fields__, *Receipt.__dataclass_fields__} - {"source", "in_doubt"}
    assert shown <= NAMES.keys()
    assert all(name.id and name.en for name in NAMES.values())
