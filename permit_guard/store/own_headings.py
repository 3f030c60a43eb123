"""What a contractor calls the columns of his rosters, as rows: told once, and used for every roster of his."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from permit_guard.store.bulk import add_in_bulk
from permit_guard.store.office_tables import own_heading
from permit_guard.store.rows import Rows

_HIS = select(own_heading.c.heading, own_heading.c.taken_for).where(own_heading.c.npp == bindparam("of"))


def headings_of(rows: Rows, npp: str) -> dict[str, str]:
    """From each heading that this contractor has told, to its column."""
    return {row.heading: row.taken_for for row in rows.execute(_HIS, {"of": npp})}


def remember_headings(rows: Rows, npp: str, told: Mapping[str, str], *, by: str, at: datetime) -> None:
    """From now on his headings are taken so, whatever was told of them before; those told to be nothing are none."""
    his = (own_heading.c.npp == npp) & own_heading.c.heading.in_(told)
    rows.execute(delete(own_heading).where(his))
    add_in_bulk(rows, own_heading, [
        {"npp": npp, "heading": heading, "taken_for": column, "by": by, "at": at}
        for heading, column in told.items() if column
    ])  # fmt: skip
