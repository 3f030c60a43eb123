"""Databases with one wall taken away, to see that it was this wall that held."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, text

CHAIN = frozenset({
    "roster", "worker", "version", "decision", "verdict", "approval_line", "certificate", "approval_end",
    "live_approval", "standing", "sent_back",
})  # fmt: skip
DOUBLED = frozenset({
    "ck_roster_counts",  # in PostgreSQL no text is a number; SQLite's own test shows that it holds
    "ck_decision_counts",  # more clear than workers: compliant_is_clear asks for as many
    "ck_decision_answer_known",  # an unknown answer is not 'compliant'
    "ck_verdict_status_known",  # nor is an unknown status one of the two that a line may have
    "ck_version_counted_from_one",
    "ck_approval_line_counted_from_one",  # no verdict has such a number, as no worker has
    "ck_live_approval_someone_works",  # without a worker there is no last line
    "fk_version_application_id",  # the roster of a version names its application
    "ck_standing_counted_from_one",  # nor is there a turn before such a one
    "fk_standing_serial",  # what stands, or stood, has a certificate
    "ck_approval_end_kind_known",  # what an end is called lets nothing pass
})  # fmt: skip
"""Walls behind which another stands: without one of these alone, no illegal approval is taken."""


@dataclass(frozen=True, slots=True)
class Wall:
    """A foreign key, a check or a trigger by its name."""

    table: str
    name: str
    kind: str


_CLAUSE = re.compile(r"CONSTRAINT \"?(\w+)\"? (FOREIGN KEY|CHECK)")


def sqlite_walls(file: Path) -> list[Wall]:
    """Every wall of the chain in an SQLite file."""
    return [
        Wall(table, name, kind) for table, name, kind in _sqlite_found(file) if table in CHAIN and name not in DOUBLED
    ]


def _sqlite_found(file: Path) -> Iterator[tuple[str, str, str]]:
    with sqlite3.connect(file) as rows:
        told = rows.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    for kind, name, table, sql in told:
        if kind == "trigger":
            yield table, name, kind
        for clause, what in _CLAUSE.findall(sql) if kind == "table" else ():
            yield table, clause, what


def sqlite_without(model: Path, wall: str, target: Path) -> str:
    """The address of a database like `model` in which that wall is missing."""
    with sqlite3.connect(model) as rows:
        told = rows.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    with sqlite3.connect(target) as rows:
        rows.execute("PRAGMA synchronous = OFF")
        rows.execute("BEGIN")
        for name, sql in told:
            if name != wall:
                rows.execute(_cut(sql, wall))
        rows.execute("INSERT INTO journal_head VALUES (1, 0, '')")
    return f"sqlite:///{target}"


def _cut(sql: str, wall: str) -> str:
    """The table's statement without the constraint's line, which Alembic writes on a line of its own."""
    kept = [line for line in sql.split("\n") if not re.search(rf'CONSTRAINT "?{wall}"? ', line)]
    return re.sub(r",\s*\n\)", "\n)", "\n".join(kept))


def postgresql_walls(address: str) -> list[Wall]:
    """Every wall of the chain in a PostgreSQL database."""
    kinds = {"f": "FOREIGN KEY", "c": "CHECK"}
    asked = text(
        "SELECT conrelid::regclass::text, conname, contype::text FROM pg_constraint WHERE contype IN ('f', 'c') UNION "
        "SELECT tgrelid::regclass::text, tgname, 'trigger' FROM pg_trigger WHERE NOT tgisinternal"
    )
    engine = create_engine(address)
    with engine.connect() as rows:
        found = rows.execute(asked).all()
    engine.dispose()
    return sorted(
        (
            Wall(table, name, kinds.get(kind, kind))
            for table, name, kind in found
            if table in CHAIN and name not in DOUBLED and not name.endswith("_not_emptied")
        ),
        key=lambda wall: (wall.table, wall.name),
    )


def take_away(address: str, wall: Wall) -> None:
    """The PostgreSQL database is without that wall from now on."""
    engine = create_engine(address)
    with engine.begin() as rows:
        drop = f"DROP TRIGGER {wall.name} ON {wall.table}"
        rows.execute(text(drop if wall.kind == "trigger" else f"ALTER TABLE {wall.table} DROP CONSTRAINT {wall.name}"))
    engine.dispose()
