"""An office that can be put back to where it was, so that one thing is done in it, and broken off, again and again."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import func, make_url, select
from werkzeug.test import TestResponse

from permit_guard.casework import judging
from permit_guard.casework.journal_verifying import verify_journal
from permit_guard.casework.reading import Readers
from permit_guard.casework.rule_archive import packed_law
from permit_guard.store import decisions, journal, tables
from permit_guard.store.database import Database
from tests.office.databases import PostgreSql
from tests.office.invariant import violations
from tests.web.counter import Office

KEY = {"Idempotency-Key": "the-same-request"}
EXTRA = b"a;b\n1;2\n"
MODEL = "office_as_it_was"


@dataclass(frozen=True)
class Verb:
    """One thing that is asked of an office: what is there before, the request itself, and the table that it adds to."""

    before: Callable[[Office], str]
    ask: Callable[[Office, str], TestResponse]
    adds_to: str


def _submitted(office: Office) -> str:
    law = office.house.casework.law
    with office.house.database.write() as rows:
        decisions.keep_rulebook(rows, law.hash, lambda: packed_law(law), office.house.clock())
        journal.append(rows, at=office.house.clock(), verb="keep rulebook", by="", about={})
    draft, files = office.real_draft()
    word = {"result": "confirmed", "source": "SIPP", "seen_on": office.house.clock.at.date().isoformat()}
    for each in files:
        office.post("colleague", f"/applications/{draft}/evidence/{each}/attestation", word)
    assert office.post("officer", f"/applications/{draft}/submission").status_code == 200
    return draft


def _upload(office: Office, case: str) -> TestResponse:
    sent = {"file": (io.BytesIO(EXTRA), "extra.csv")}
    return office.ask("officer", "POST", f"/applications/{case}/evidence", data=sent, headers=KEY)


VERBS = {
    "upload": Verb(lambda office: office.real_draft()[0], _upload, "evidence"),
    "check": Verb(
        _submitted,
        lambda office, case: office.post("colleague", f"/applications/{case}/checks", headers=KEY),
        "decision",
    ),
    "approval": Verb(
        lambda office: office.real_checked(),
        lambda office, case: office.post("supervisor", f"/applications/{case}/approval", headers=KEY),
        "certificate",
    ),
}


class Campaign:
    """An office that stands where `verb` begins, and can be put back there."""

    def __init__(
        self, name: str, database: Database, folder: Path, readers: Readers, server: PostgreSql | None
    ) -> None:
        self.verb, self.office, self.server = VERBS[name], Office(database, folder, readers), server
        self.files, self.model = folder / "files", folder / "model"
        self.case = self.verb.before(self.office)
        self.lines, self.added = self.counted()
        self._instead = self._found_before()
        self.model.mkdir()
        database.close()
        if self.files.exists():
            shutil.copytree(self.files, self.model / "files")
        self._copy_database(make_url(database.url).database or "", MODEL)

    def put_back(self) -> None:
        """The office as it was before the first child."""
        name = make_url(self.office.house.database.url).database or ""
        self.office.house.database.close()
        shutil.rmtree(self.files, ignore_errors=True)
        if (self.model / "files").exists():
            shutil.copytree(self.model / "files", self.files)
        if self.server is not None:
            self.server.say(f"DROP DATABASE {name} WITH (FORCE)")
        self._copy_database(MODEL, name)

    def ask(self) -> TestResponse:
        """The request, which names itself by its key."""
        return self.verb.ask(self.office, self.case)

    def ask_in_child(self) -> int:
        """As `ask`, for a child: what the reading children and the law say was asked before, as they have processes and
        threads that a child has not. Its status."""
        with ExitStack() as stack:
            for place, name, answer in self._instead:
                stack.enter_context(patch.object(place, name, lambda *_, __=answer, **___: __))
            return self.ask().status_code % 256

    def counted(self) -> tuple[int, int]:
        """The lines of the journal, and the rows of what the verb adds to."""
        with self.office.house.database.read() as rows:
            told = select(func.count()).select_from(tables.metadata.tables[self.verb.adds_to])
            return journal.kept_frontier(rows)[0], rows.execute(told).scalar_one()

    def faults(self) -> list[str]:
        """What is half done: by the journal, by the approvals that stand, by the files, and between row and line."""
        house = self.office.house
        with house.database.read() as rows:
            found = violations(rows)
        lines, added = self.counted()
        if lines - self.lines != added - self.added or added - self.added not in (0, 1):
            found.append(f"{added - self.added} rows and {lines - self.lines} lines")
        found += [fault.en for fault in verify_journal(house.database.read, house.casework.files).faults]
        return found + [f"{path} is half a file" for path, sound in house.casework.files.scrub() if not sound]

    def _found_before(self) -> list[tuple[object, str, object]]:
        house = self.office.house
        if self.verb.adds_to == "decision":
            return [(judging, "judge", judging.judge(house.casework, house["colleague"], self.case))]
        if self.verb.adds_to == "evidence":
            stored = house.casework.files.keep("33.08", io.BytesIO(EXTRA), most_bytes=99)
            as_read = house.casework.readers.evidence(stored, "evidence/extra.csv")
            stored.path.unlink()
            return [(Readers, "evidence", as_read)]
        return []

    def _copy_database(self, source: str, target: str) -> None:
        if self.server is not None:
            self.server.say(f"CREATE DATABASE {target} TEMPLATE {source}")
            return
        source, target = (str(self.model / "office.sqlite") if each == MODEL else each for each in (source, target))
        Path(f"{target}-journal").unlink(missing_ok=True)
        shutil.copy(source, target)

    def close(self) -> None:
        """What was put aside is gone."""
        if self.server is not None:
            self.server.say(f"DROP DATABASE {MODEL} WITH (FORCE)")
