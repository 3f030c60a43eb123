"""The trail of a case and a decision replayed, for auditors and the office, and for no one else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from permit_guard.casework import trail
from permit_guard.casework.checkpoints import read_checkpoint
from permit_guard.casework.reading import Readers
from permit_guard.casework.replaying import Replay
from permit_guard.store import journal
from permit_guard.store.database import Database
from tests.office.databases import sqlite_copy
from tests.web.counter import CASES, Office
from tests.web.visitor import Visitor, give_passwords


@pytest.fixture(scope="module")
def office(sqlite_model: Path, readers: Readers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office with a checked case, which is only looked at here."""
    folder = tmp_path_factory.mktemp("office")
    with closing(Database(sqlite_copy(sqlite_model, folder))) as database:
        made = Office(database, folder, readers)
        give_passwords(made.house)
        made.real_checked(CASES / "202")
        yield made


def _case(office: Office) -> str:
    page = Visitor(office.app, "auditor").see("/applications").text
    return next(iter(re.findall(r'href="(/applications/[0-9a-f-]{8,})', page)))


def _replay(page: str) -> str:
    return re.findall(r'action="(/applications/[^"]+/replay)"', page)[0]


def test_an_auditor_sees_the_trail_and_replays_the_decision_to_the_byte(office: Office) -> None:
    visitor, case = Visitor(office.app, "auditor"), _case(office)
    assert f'href="{case}/trail"' in visitor.see(case).text
    page = visitor.see(f"{case}/trail?lang=en").text
    assert "Journal:" in page
    assert "The same, byte by byte" in visitor.fill(f"{case}/trail", _replay(page)).text


def test_a_decision_that_differs_is_shown_with_its_first_line(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "replay", lambda rows, kept: Replay(kept, True, ("n_clear",), 3, "was this", "is that"))
    visitor, case = Visitor(office.app, "auditor"), _case(office)
    told = visitor.fill(f"{case}/trail", _replay(visitor.see(f"{case}/trail?lang=en").text)).text
    assert "Not the same" in told
    assert "byte by byte" not in told
    assert "Different from line 3 on" in told
    assert "Columns that do not say what was found: n_clear" in told
    assert "was this" in told


@pytest.mark.parametrize(("who", "status"), [("contractor", 403), ("administrator", 403), ("auditor elsewhere", 404)])
def test_no_one_else_sees_a_trail(office: Office, who: str, status: int) -> None:
    assert Visitor(office.app, who).see(f"{_case(office)}/trail").status_code == status


def test_a_decision_of_no_such_case_is_not_there(office: Office) -> None:
    visitor, case = Visitor(office.app, "auditor"), _case(office)
    assert visitor.fill(f"{case}/trail", f"{case}/decisions/none/replay").status_code == 404


def test_a_checkpoint_of_this_moment_is_downloaded_and_is_ours(office: Office) -> None:
    visitor = Visitor(office.app, "auditor")
    with office.house.database.read() as rows:
        standing = journal.kept_position(rows)
    page = visitor.see("/journal?lang=en").text
    assert standing.root in page
    assert 'href="/journal/checkpoint.txt"' in page
    note = visitor.see("/journal/checkpoint.txt")
    assert f'filename="checkpoint-{standing.size:012}.txt"' in note.headers["Content-Disposition"]
    assert read_checkpoint(note.text, office.house.casework.keys) == standing


def test_the_journal_is_shown_to_no_applicant(office: Office) -> None:
    for path in ("/journal", "/journal/checkpoint.txt"):
        assert Visitor(office.app, "contractor").see(path).status_code == 403
