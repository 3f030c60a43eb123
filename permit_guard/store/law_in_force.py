"""Which rulebook is in force in this installation: that of the service which was started last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select, update

from permit_guard.store.office_tables import law_in_force
from permit_guard.store.rows import Rows

_IN_FORCE = select(law_in_force.c.rulebook_hash)


def rulebook_in_force(rows: Rows, *, to_stay: bool = False) -> str | None:
    """Its hash; `to_stay` keeps it in force until the transaction ends. None where no service was started yet."""
    return rows.execute(_IN_FORCE.with_for_update(read=True) if to_stay else _IN_FORCE).scalar_one_or_none()


def put_rulebook_in_force(rows: Rows, rulebook_hash: str, at: datetime) -> None:
    """From now on this one is."""
    told = {"rulebook_hash": rulebook_hash, "since": at}
    if not rows.execute(update(law_in_force).values(told)).rowcount:
        rows.execute(insert(law_in_force).values(id=1, **told))
