"""How long a journal of many lines takes to be verified: `python bench/journal.py [LINES]`."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import insert, update

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from permit_guard.casework.journal_verifying import verify_journal
from permit_guard.store.database import Database
from permit_guard.store.files import FileStore
from permit_guard.store.instant import written_instant
from permit_guard.store.merkle import GrowingTree, leaf_hash
from permit_guard.store.schema import upgrade
from permit_guard.store.tables import journal, journal_head
from permit_guard.store.written import canonical

LINES: Final = 1_000_000
BATCH: Final = 20_000
REACH_SECONDS: Final = 10.0
AT: Final = written_instant(datetime(2026, 3, 12, tzinfo=UTC))
WHO, WHAT = "ab" * 12, "cd" * 12


def main() -> None:
    """Write the lines as the service does, verify them, and print the seconds."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    with tempfile.TemporaryDirectory(prefix="permit-guard-bench-") as folder:
        database = Database(f"sqlite:///{folder}/journal.sqlite")
        upgrade(database)
        _write(database, lines)
        began, worked = time.perf_counter(), time.process_time()
        verified = verify_journal(database.read, FileStore(Path(folder) / "files"))
        seconds, worked = time.perf_counter() - began, time.process_time() - worked
        database.close()
    assert not verified.faults, verified.faults[:1]
    assert verified.position.size == lines
    print(f"{lines:,} journal lines verified in {seconds:.1f} s, {worked:.1f} s of them at work on one core")
    print(f"to reach: {LINES:,} in {REACH_SECONDS:.0f} s")


def _write(database: Database, lines: int) -> None:
    tree = GrowingTree()
    with database.write() as rows:
        for first in range(1, lines + 1, BATCH):
            rows.execute(insert(journal), list(_batch(tree, first, min(first + BATCH, lines + 1))))
        rows.execute(update(journal_head).values(size=tree.size, frontier=tree.frontier.written()))


def _batch(tree: GrowingTree, first: int, end: int) -> Iterator[dict[str, object]]:
    """Lines like those of a roster attached: most lines of a journal are about that long."""
    for seq in range(first, end):
        about = {"sha256": f"{seq:064x}", "workers": 60, "problems": 0}
        entry = canonical(
            {"seq": seq, "at": AT, "verb": "attach roster", "by": WHO, "application": WHAT, "about": about}
        )
        leaf = leaf_hash(entry.encode())
        tree.add(leaf)
        yield {"seq": seq, "entry": entry, "leaf": leaf.hex(), "application_id": WHAT}


if __name__ == "__main__":
    main()
