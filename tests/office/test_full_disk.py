"""On a disk that is full or broken from any of its calls on, an office acknowledges nothing that it did not keep."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from permit_guard.casework.reading import Readers
from permit_guard.store.database import Database
from tests.office.databases import sqlite_copy
from tests.office.killing import VERBS, Campaign
from tests.office.tracing import TRACEABLE, failed_at
from tests.web.conftest import readers

__all__ = ["readers"]
pytestmark = pytest.mark.skipif(not TRACEABLE, reason="only Linux on x86-64 tells a parent of each call of its child")
HANDFUL = 6
NEVER = 0
REFUSED = (503, 507)
LAST_SYNC = "('fdatasync', 'ftruncate', 'fdatasync')"
"""The journal of SQLite is empty by then: what was done is done, and the retry with the same key tells so."""


@pytest.fixture(params=VERBS)
def campaign(
    request: pytest.FixtureRequest, sqlite_model: Path, readers: Readers, tmp_path: Path
) -> Iterator[Campaign]:
    """An office on SQLite, whose disk is its own, before each verb."""
    with closing(Database(sqlite_copy(sqlite_model, tmp_path))) as database:
        yield Campaign(request.param, database, tmp_path / "office", readers, None)


def test_a_full_disk_is_told_and_what_was_not_kept_is_not_acknowledged(campaign: Campaign) -> None:
    calls = _calls_of(campaign)
    for nth in range(1, calls + 1, calls // HANDFUL):
        _fill(campaign, nth)
        _break_once(campaign, nth)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_at_no_call_does_a_full_disk_have_anything_acknowledged_that_was_not_kept(campaign: Campaign) -> None:
    for nth in range(1, _calls_of(campaign) + 1):
        _fill(campaign, nth)
        _break_once(campaign, nth)


def _calls_of(campaign: Campaign) -> int:
    campaign.put_back()
    return len(failed_at(NEVER, errno.ENOSPC, campaign.ask_in_child).calls)


def _fill(campaign: Campaign, nth: int) -> None:
    """From the call on nothing more is taken; when there is room again, what was refused is done once."""
    campaign.put_back()
    end = failed_at(nth, errno.ENOSPC, campaign.ask_in_child)
    where = f"full from call {nth}, {end.calls[nth - 3 : nth]}"
    _is_told_as_it_is(campaign, end.status, where)
    assert campaign.ask().status_code == 201, where
    assert (campaign.counted(), campaign.faults()) == ((campaign.lines + 1, campaign.added + 1), []), where


def _break_once(campaign: Campaign, nth: int) -> None:
    """One call fails; the same process does the next request as if nothing had been."""
    campaign.put_back()

    def ask_twice() -> int:
        campaign.ask_in_child()
        return campaign.ask_in_child()

    end = failed_at(nth, errno.EIO, ask_twice, once=True)
    where = f"broken at call {nth}, {end.calls[nth - 3 : nth]}"
    assert end.status == 201, where
    assert (campaign.counted(), campaign.faults()) == ((campaign.lines + 1, campaign.added + 1), []), where


def _is_told_as_it_is(campaign: Campaign, status: int | None, where: str) -> None:
    """What is acknowledged is kept, and what is refused is not; where only the last sync failed no one can tell."""
    done, undone = (campaign.lines + 1, campaign.added + 1), (campaign.lines, campaign.added)
    assert status in (201, *(each % 256 for each in REFUSED)), (where, status)
    assert campaign.counted() in ((done,) if status == 201 else (undone, done)), where
    assert campaign.counted() == undone or status == 201 or LAST_SYNC in where, where
    assert campaign.faults() == [], where
