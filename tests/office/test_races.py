"""Approve, withdraw cover, a new roster, revoke and withdraw at the same moment: no approval that must not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.office.breaches import Wall, sqlite_without, take_away
from tests.office.databases import PostgreSql, opened
from tests.office.house import House
from tests.office.races import HASTY, VERBS, Races, told

BROKEN = Wall("live_approval", "fk_live_approval_current", "FOREIGN KEY")


def test_three_hundred_races_of_verbs_leave_no_approval_that_must_not_be(house: House) -> None:
    races = Races(house, VERBS)
    assert races.run(300) == []
    assert {"approve done", "withdraw_cover done", "new_roster done", "revoke done"} <= races.ends.keys(), told(
        races.ends.items()
    )


def test_three_hundred_races_without_a_lock_are_held_by_the_rows_alone(house: House) -> None:
    races = Races(house, HASTY)
    assert races.run(300) == []
    assert {"hasty_approval done", "hasty_approval refused"} <= races.ends.keys(), told(races.ends.items())


def test_without_one_foreign_key_the_same_races_find_a_violation_in_sqlite(sqlite_model: Path, tmp_path: Path) -> None:
    database = opened(sqlite_without(sqlite_model, BROKEN.name, tmp_path / "office.sqlite"))
    assert Races(House(database, tmp_path), HASTY).run(500) != []
    database.close()


def test_without_one_foreign_key_the_same_races_find_a_violation_in_postgresql(
    postgresql: PostgreSql, tmp_path: Path
) -> None:
    with postgresql.fresh() as address:
        take_away(address, BROKEN)
        database = opened(address)
        assert Races(House(database, tmp_path), HASTY).run(500) != []
        database.close()


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("hands", [VERBS, HASTY], ids=["verbs", "rows"])
def test_three_thousand_races(house: House, hands: tuple[object, ...]) -> None:
    assert Races(house, hands, seed=2).run(3_000) == []  # type: ignore[arg-type]  # pytest hides what the ids hide
