"""The receipt: what was handed in, when and by whom, for who may see the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from permit_guard.casework.reading import Readers
from permit_guard.store import rosters
from permit_guard.store.database import Database
from permit_guard.store.evidence import evidence_of
from tests.office.databases import sqlite_copy
from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords


@pytest.fixture(scope="module")
def office(sqlite_model: Path, readers: Readers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office that is only looked at here."""
    folder = tmp_path_factory.mktemp("office")
    with closing(Database(sqlite_copy(sqlite_model, folder))) as database:
        made = Office(database, folder, readers)
        give_passwords(made.house)
        yield made


def test_a_receipt_names_every_file_with_its_fingerprint(office: Office) -> None:
    case = office.real_checked(CASES / "202")
    contractor = Visitor(office.app, "contractor")
    assert f'href="/applications/{case}/receipt"' in contractor.see(f"/applications/{case}").text
    page = contractor.see(f"/applications/{case}/receipt?lang=en").text
    with office.house.database.read() as rows:
        told = [each.sha256 for each in evidence_of(rows, case)]
        roster_id = office.house.kept(case).roster_id
        assert roster_id is not None
        told.append(rosters.get_roster(rows, roster_id).sha256)
    assert len(told) > 1
    assert all(sha256 in page for sha256 in told)
    assert ">officer<" in page
    assert "Submitted" in page


def test_what_was_not_submitted_has_no_receipt_and_a_subcontractor_gets_none(office: Office) -> None:
    draft, sent = office.house.open(), office.real_checked()
    assert Visitor(office.app, "officer").see(f"/applications/{draft}/receipt").status_code == 404
    subcontractor = Visitor(office.app, "subcontractor")
    assert subcontractor.see(f"/applications/{sent}/receipt").status_code == 404
    assert "/receipt" not in subcontractor.see(f"/applications/{sent}").text
