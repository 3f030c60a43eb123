"""What reports are counted from is written once, and a snapshot is kept once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from permit_guard.store.report_lines import person_number
from permit_guard.store.report_snapshots import find_snapshot, save_snapshot
from permit_guard.store.report_tables import REPORT_TABLES, metadata
from tests.building import ON
from tests.office.house import House

AT = datetime(2026, 4, 10, tzinfo=UTC)


@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_no_row_is_changed_or_taken_away(house: House, statement: str) -> None:
    case = house.draft()
    house.submit(case)
    house.check(case)
    with house.database.write() as rows:
        save_snapshot(rows, ON, "sha256:0", b"{}", AT)
    for table in REPORT_TABLES:
        column = next(iter(metadata.tables[table].columns)).name
        with house.database.read() as rows:
            before = rows.execute(select(metadata.tables[table])).all()
        assert before
        with pytest.raises(DBAPIError, match="written once"), house.database.write() as rows:
            rows.execute(text(statement.format(table, column, column)))


def test_the_same_snapshot_is_kept_once(house: House) -> None:
    with house.database.write() as rows:
        first = save_snapshot(rows, ON, "sha256:0", b"{}", AT)
        assert save_snapshot(rows, ON, "sha256:0", b"{}", AT.replace(hour=9)) == first
        assert find_snapshot(rows, first.id) == first
        assert find_snapshot(rows, "none") is None


@pytest.mark.parametrize(("index", "number"), [("0" * 64, 0), ("f" * 64, -1), ("8" + "0" * 63, -(1 << 63))])
def test_a_persons_number_fits_a_column_of_both_databases(index: str, number: int) -> None:
    assert person_number(index) == number
