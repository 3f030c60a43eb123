"""An office as programs meet it: the real app over a house, a token for each person, and a case of real files."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, timedelta
from json import loads as json_of
from pathlib import Path
from typing import Any, Final

from werkzeug.test import TestResponse

from permit_guard.casework.reading import Readers
from permit_guard.intake.application_file import read_application
from permit_guard.intake.stated_json import stated
from permit_guard.store import journal, people
from permit_guard.store.database import Database
from permit_guard.web import create_app
from permit_guard.web.visit import API_PREFIX
from tests.building import ROOT, SUB, application
from tests.office.house import House

CASES: Final = ROOT / "tests" / "cases"
REAL: Final = CASES / "201"


class Office:
    """The app over a house; `ask` asks as one of its people."""

    def __init__(self, database: Database, folder: Path, readers: Readers) -> None:
        self.house = House(database, folder, readers)
        self.app = create_app(self.house.casework)
        with database.write() as rows:
            self.tokens = {
                name: people.issue_token(rows, who.id, at=self.house.clock.at, lives=timedelta(days=3650))
                for name, who in self.house.people.items()
            }
            journal.append(rows, at=self.house.clock.at, verb="issue token", by="", about={"people": len(self.tokens)})

    def ask(self, who: str | None, method: str, path: str, **sent: Any) -> TestResponse:
        """The answer to a request of the person called `who`, or of no one."""
        headers = {**self.headers(who), **sent.pop("headers", {})}
        place = path if path.startswith(("/healthz", "/readyz", API_PREFIX)) else API_PREFIX + path
        return self.app.test_client().open(place, method=method, headers=headers, **sent)

    def headers(self, who: str | None) -> dict[str, str]:
        """What the person called `who` says who he is with."""
        return {} if who is None else {"Authorization": f"Bearer {self.tokens[who]}"}

    def get(self, who: str | None, path: str, **sent: Any) -> TestResponse:
        """As `ask`, to look at something."""
        return self.ask(who, "GET", path, **sent)

    def post(self, who: str | None, path: str, json: Any = None, **sent: Any) -> TestResponse:
        """As `ask`, to have something done."""
        return self.ask(who, "POST", path, **({} if json is None else {"json": json}), **sent)

    def send(self, who: str, method: str, path: str, content: bytes, name: str, **sent: Any) -> TestResponse:
        """As `ask`, with a file."""
        return self.ask(who, method, path, data={"file": (io.BytesIO(content), name)}, **sent)

    def open(self, **changes: Any) -> str:
        """The id of a new draft of the sound application, opened by the officer."""
        asked = stated(application()) | {"number": f"PBG-330810-12032026-{len(changes):03}"} | changes
        opened = self.post("officer", "/applications", asked)
        assert opened.status_code == 201, opened.text
        return str(opened.json["id"])

    @staticmethod
    def day_of(case: Path) -> date:
        """The day that `case` is to be checked on."""
        return date.fromisoformat(json_of((case / "expected.json").read_text())["on"])

    def real_open(self, case: Path = REAL) -> str:
        """The id of a draft with nothing but what the application of `case` says, on the day that it is checked."""
        self.house.clock.turn_to(self.day_of(case))
        asked = stated(read_application((case / "application.yaml").read_bytes(), "application.yaml"))
        asked["employers"].append({"role": "subcontractor", "name": "CV Bangun Jaya", "npp": SUB})
        opened = self.post("officer", "/applications", asked)
        assert opened.status_code == 201, opened.text
        return str(opened.json["id"])

    def real_draft(self, case: Path = REAL) -> tuple[str, list[str]]:
        """A draft with the files of `case`, all sent by the officer: its id and those of its evidence."""
        opened = self.real_open(case)
        path, roster = f"/applications/{opened}", next(case.glob("roster.*"))
        told = self.send("officer", "PUT", f"{path}/roster", roster.read_bytes(), roster.name)
        assert told.status_code == 200, told.text
        files = sorted((case / "evidence").iterdir())
        kept = [self.send("officer", "POST", f"{path}/evidence", each.read_bytes(), each.name) for each in files]
        assert {each.status_code for each in kept} == {201}
        return opened, [str(each.json["id"]) for each in kept]

    def real_checked(self, case: Path = REAL) -> str:
        """As `real_draft`, attested and checked by the colleague."""
        draft, files = self.real_draft(case)
        path = f"/applications/{draft}"
        self.attest(draft, files)
        assert self.post("officer", f"{path}/submission").status_code == 200
        assert self.post("colleague", f"{path}/checks").status_code == 201
        return draft

    def attest(self, case: str, files: Iterable[str], by: str = "colleague") -> None:
        """An officer's word that each of the files agrees with its source."""
        word = {"result": "confirmed", "source": "SIPP", "seen_on": self.house.clock.at.date().isoformat()}
        for each in files:
            path = f"/applications/{case}/evidence/{each}/attestation"
            assert self.post(by, path, word).status_code == 201
