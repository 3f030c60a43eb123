"""The sound case's wage earner: her cover lapses when March is overdue, and later lists of her employer mend it."""

from __future__ import annotations

from datetime import date

from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.source import Source
from tests.building import SITI, evidence, member
from tests.office.house import House

STILL_COVERED = date(2026, 4, 14)
LAPSED = date(2026, 4, 20)
"""March was due on 15 April, and the list that was sent has no payment of it."""
LAPSED_AGAIN = date(2026, 5, 20)


def paid_list(month: int = 3) -> EvidenceFile:
    """The members list of a later day: the month is paid, and the next one is not due yet."""
    file = f"evidence/anggota-{month}.csv"
    lines = [
        member(SITI, "2026-02", date(2026, 3, 10), source=Source(file, "2")),
        *(member(SITI, f"2026-{each:02}", date(2026, each + 1, 14), source=Source(file, f"{each}"))
          for each in range(3, month + 1)),
        member(SITI, f"2026-{month + 1:02}", None, source=Source(file, "9")),
    ]  # fmt: skip
    return evidence(*lines)[0]


def mend(house: House, case: str, month: int = 3, *, attested: bool = True) -> None:
    """The contractor attaches the list of a later day and submits it; an officer compares it with its source."""
    (added,) = house.attach(case, [paid_list(month)], by="contractor")
    house.submit(case, by="contractor")
    if attested:
        house.attest(case, added)
