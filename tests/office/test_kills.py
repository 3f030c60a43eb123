"""Killed before any of its system calls, an office has done a thing wholly or not at all; asked again, once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from permit_guard.casework.reading import Readers
from permit_guard.store.database import Database
from tests.office.killing import VERBS, Campaign
from tests.office.tracing import TRACEABLE, killed_before
from tests.web.conftest import readers

__all__ = ["readers"]
pytestmark = pytest.mark.skipif(not TRACEABLE, reason="only Linux on x86-64 tells a parent of each call of its child")
HANDFUL = 6
NEVER = 0


@pytest.fixture(params=VERBS)
def campaign(request: pytest.FixtureRequest, address: str, readers: Readers, tmp_path: Path) -> Iterator[Campaign]:
    """An office on each database, before each verb."""
    server = None if address.startswith("sqlite") else request.getfixturevalue("postgresql")
    with (
        closing(Database(address)) as database,
        closing(Campaign(request.param, database, tmp_path / "office", readers, server)) as made,
    ):
        yield made


def test_a_kill_leaves_nothing_half_done_and_the_retry_does_it_once(campaign: Campaign) -> None:
    calls = _calls_of(campaign)
    for nth in range(1, calls + 1, calls // HANDFUL):
        _kill(campaign, nth)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_kill_at_every_call_leaves_nothing_half_done_and_the_retry_does_it_once(campaign: Campaign) -> None:
    calls = _calls_of(campaign)
    for nth in range(1, calls + 1):
        _kill(campaign, nth)
    print(f"killed before each of {calls} calls")


def _calls_of(campaign: Campaign) -> int:
    """How many changing calls there are to what is asked, when it is let alone; and then it is done, once."""
    campaign.put_back()
    end = killed_before(NEVER, campaign.ask_in_child)
    assert end.status == 201, end.calls[-5:]
    assert campaign.counted() == (campaign.lines + 1, campaign.added + 1)
    assert campaign.faults() == []
    assert len(end.calls) > HANDFUL
    return len(end.calls)


def _kill(campaign: Campaign, nth: int) -> None:
    campaign.put_back()
    end = killed_before(nth, campaign.ask_in_child)
    where = f"killed before call {nth}, {end.calls[-3:]}"
    assert campaign.faults() == [], where
    retried = campaign.ask()
    assert (retried.status_code, campaign.counted()) == (201, (campaign.lines + 1, campaign.added + 1)), where
    assert campaign.faults() == [], where
