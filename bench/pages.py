"""Server time, SQL statements and size of each page, with few and with many applications: `python -m bench.pages`.

Two offices on SQLite: one of a hundred applications and cases of a hundred workers, one of 5,000 applications, a draft
of 5,000 workers and a check of as many as the office checks at once. A page whose statements grow between them, or
that is larger than 100 KB, is said to be so, and the exit is 1.
"""

from __future__ import annotations

import argparse
import io
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from flask.testing import FlaskClient
from rich.console import Console
from rich.table import Table
from sqlalchemy import event

from permit_guard.casework.deciding import submit
from permit_guard.casework.desk import Casework
from permit_guard.casework.judging import MOST_WORKERS, judge, keep_decision
from permit_guard.casework.opening import Settings, open_house
from permit_guard.casework.passwords import hash_password
from permit_guard.casework.receiving import attach_roster, open_application
from permit_guard.domain.case import Application
from permit_guard.domain.person import Person, Role
from permit_guard.intake.application_file import read_application
from permit_guard.store.applications import add_application
from permit_guard.store.people import add_person
from permit_guard.web import create_app

HOME: Final = Path(__file__).resolve().parents[1]
OFFICE: Final = "33.08"
PASSWORD: Final = "a password for measuring"
LARGEST: Final = 100_000
TURNS: Final = 5
PAGES: Final = (
    ("officer", "/applications"), ("officer", "/applications?turn=office"),
    ("officer", "/applications?work=unassigned"), ("officer", "/due"),
    ("officer", "{checked}"), ("officer", "{checked}/grid"), ("officer", "{checked}/missing-workers"),
    ("officer", "{checked}/workers/2"), ("officer", "{draft}"), ("officer", "{draft}/roster"),
    ("officer", "{draft}/roster/mend"), ("officer", "{draft}/roster/workers"), ("officer", "{draft}/evidence"),
    ("contractor", "/applications"), ("contractor", "{checked}/missing-workers"), ("supervisor", "/approvals"),
    ("administrator", "/admin"), ("officer", "/help"),
)  # fmt: skip
"""The role that looks, and what at."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page's median time in milliseconds, its statements of one request, and its bytes."""

    milliseconds: float
    statements: int
    size: int


def fill(house: Casework, applications: int, workers: int) -> dict[str, str]:
    """The office with so many applications, a draft and a checked case of so many workers; where the two are."""
    asked = read_application((HOME / "examples/gedung-serbaguna/application.yaml").read_bytes(), "application.yaml")
    main = asked.main_contractor
    offices = frozenset({OFFICE})
    people = {
        "officer": Person("", "officer", Role.OFFICER, offices),
        "supervisor": Person("", "supervisor", Role.SUPERVISOR, offices),
        "contractor": Person("", "contractor", Role.CONTRACTOR, npp=main.npp if main else None),
        "administrator": Person("", "administrator", Role.ADMINISTRATOR),
    }
    hashed = hash_password(PASSWORD)
    with house.database.write() as rows:
        known = {name: add_person(rows, who, password_hash=hashed, at=house.clock()) for name, who in people.items()}
        for number in range(applications):
            add_application(rows, replace(asked, number=f"FILL-{number:05}"), by=known["officer"].id, at=house.clock())
    rosters = {"draft": workers, "checked": min(workers, MOST_WORKERS)}
    places = {}
    for name, many in rosters.items():
        told = house.readers.roster(_roster(many))
        with house.desk(known["officer"]) as desk:
            kept = open_application(desk, _numbered(asked, name, many))
            attach_roster(desk, kept.id, told)
            if name == "checked":
                submit(desk, kept.id)
        places[name] = f"/applications/{kept.id}"
    case = places["checked"].rpartition("/")[2]
    judged = judge(house, known["officer"], case)
    with house.desk(known["officer"]) as desk:
        keep_decision(desk, judged)
    return places


def _numbered(asked: Application, name: str, workers: int) -> Application:
    return replace(asked, number=f"CASE-{name.upper()}", declared_headcount=workers)


def _roster(workers: int) -> bytes:
    """So many made-up workers, each tenth row without an employment."""
    born = date(1990, 3, 12)
    written = io.StringIO()
    written.write("NIK;Nama;Tanggal Lahir;Status Kerja\n")
    for number in range(1, workers + 1):
        nik = f"330810{born:%d%m%y}{number:04}"
        written.write(f"{nik};Pekerja {number};{born:%d-%m-%Y};{'' if number % 10 == 0 else 'harian lepas'}\n")
    return written.getvalue().encode()


@contextmanager
def counted(house: Casework) -> Iterator[list[str]]:
    """The statements that are made while the block runs."""
    made: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        made.append(statement)

    event.listen(house.database.engine, "before_cursor_execute", note)
    try:
        yield made
    finally:
        event.remove(house.database.engine, "before_cursor_execute", note)


def look(house: Casework, client: FlaskClient, path: str) -> Seen:
    """A page looked at a few times over; the first time warms it."""
    client.get(path)
    times = []
    for _ in range(TURNS):
        began = time.perf_counter()
        answer = client.get(path)
        times.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
    with counted(house) as made:
        client.get(path)
    return Seen(statistics.median(times), len(made), len(answer.data))


def measure(applications: int, workers: int) -> dict[tuple[str, str], Seen]:
    """Every page of an office of its own."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/office.sqlite"
        settings = Settings(Path(folder), address, HOME / "rules", requests=1_000_000)
        house = open_house(settings)
        places = fill(house, applications, workers)
        app = create_app(house, settings=settings)
        clients = {name: _signed_in(app.test_client(), name) for name in {who for who, _ in PAGES}}
        seen = {(who, path): look(house, clients[who], path.format(**places)) for who, path in PAGES}
        house.readers.stop()
        house.database.close()
    return seen


def _signed_in(client: FlaskClient, name: str) -> FlaskClient:
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/sign-in").text)
    assert token is not None
    client.post("/sign-in", data={"csrf_token": token[1], "name": name, "password": PASSWORD})
    return client


def main() -> int:
    """Measure both offices and print them side by side; 1 where statements grow or a page is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--many", type=int, default=5_000)
    told = parser.parse_args()
    few, many = measure(told.few, told.few), measure(told.many, told.many)
    table = Table(title=f"{told.few} and {told.many} applications, and a case of as many workers")
    for column in ("who", "page", "ms", "ms, many", "statements", "many", "KB, many", ""):
        table.add_column(column, justify="left" if column in ("who", "page", "") else "right")
    wrong = 0
    for key, small in few.items():
        large = many[key]
        faults = ["statements grow"] * (large.statements > small.statements) + ["too large"] * (large.size > LARGEST)
        wrong += len(faults)
        table.add_row(*key, f"{small.milliseconds:.1f}", f"{large.milliseconds:.1f}", str(small.statements),
                      str(large.statements), f"{large.size / 1000:.0f}", ", ".join(faults))  # fmt: skip
    Console(width=120).print(table)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
