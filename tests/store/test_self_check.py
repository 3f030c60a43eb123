"""With any one wall of the chain taken away, the house does not open."""

from __future__ import annotations

from pathlib import Path

import pytest

from permit_guard.store.columns import metadata
from permit_guard.store.database import Database
from permit_guard.store.self_check import ILLEGAL, GateOpen, refuse_open_gate
from permit_guard.store.tables import FROZEN
from permit_guard.store.trial import SEALED, SOUND, chain
from permit_guard.store.trial_turns import ILLEGAL_TURNS, turns
from tests.office.breaches import Wall, postgresql_walls, sqlite_walls, sqlite_without, take_away
from tests.office.databases import PostgreSql, opened


def _is_open(address: str) -> bool:
    database = opened(address)
    try:
        refuse_open_gate(database)
    except GateOpen:
        return True
    finally:
        database.close()
    return False


def test_the_gate_of_this_program_holds_and_nothing_of_the_trial_is_kept(database: Database) -> None:
    refuse_open_gate(database)
    with database.read() as rows:
        kept = {table.name for table in metadata.tables.values() if rows.execute(table.select()).first()}
    assert kept == {"journal_head"}


def test_every_wall_taken_away_is_seen_in_sqlite(sqlite_model: Path, tmp_path: Path) -> None:
    walls = sqlite_walls(sqlite_model)
    assert len(walls) >= 45
    unseen = [wall for wall in walls if not _is_open(sqlite_without(sqlite_model, wall.name, tmp_path / wall.name))]
    assert unseen == []


def _unseen(postgresql: PostgreSql, walls: list[Wall]) -> list[Wall]:
    unseen = []
    for wall in walls:
        with postgresql.fresh() as address:
            take_away(address, wall)
            if not _is_open(address):
                unseen.append(wall)
    return unseen


def _walls(postgresql: PostgreSql) -> list[Wall]:
    with postgresql.fresh() as address:
        return postgresql_walls(address)


def test_a_wall_of_the_approval_itself_taken_away_is_seen_in_postgresql(postgresql: PostgreSql) -> None:
    walls = [wall for wall in _walls(postgresql) if wall.table == "live_approval" and wall.kind == "FOREIGN KEY"]
    assert len(walls) == 6
    assert _unseen(postgresql, walls) == []


@pytest.mark.slow
def test_every_wall_taken_away_is_seen_in_postgresql(postgresql: PostgreSql) -> None:
    walls = _walls(postgresql)
    assert len(walls) >= 40
    assert _unseen(postgresql, walls) == []


def test_a_database_without_tables_is_refused(tmp_path: Path) -> None:
    database = opened(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with pytest.raises(GateOpen, match="a sound approval is refused"):
        refuse_open_gate(database)
    database.close()


def test_every_table_whose_rows_are_written_once_is_tried() -> None:
    assert {table.name for _, table, _ in (*chain(SOUND), SEALED, *turns(SOUND))} >= set(FROZEN)


def test_every_trial_is_otherwise_than_the_sound_approval() -> None:
    sound = [(name, columns) for name, _, columns in chain(SOUND)]
    tried = [[(name, columns) for name, _, columns in chain(change)] for change in ILLEGAL.values()]
    assert all(len(each) != len(sound) or any(map(_differ, each, sound)) for each in tried)


def test_every_trial_of_a_turn_is_otherwise_than_the_sound_turns() -> None:
    sound = [columns for _, _, columns in (*chain(SOUND), *turns(SOUND))]
    for change in ILLEGAL_TURNS.values():
        tried = [columns for _, _, columns in (*chain(change), *turns(change))]
        assert len(tried) != len(sound) or any(
            one[key] != other[key] for one, other in zip(tried, sound, strict=True) for key in one
            if key not in ("number", "name")
        )  # fmt: skip


def test_a_wall_of_the_turns_taken_away_is_seen_in_postgresql(postgresql: PostgreSql) -> None:
    walls = [wall for wall in _walls(postgresql) if wall.table == "standing" and wall.kind != "FOREIGN KEY"]
    assert len(walls) == 10
    assert _unseen(postgresql, walls) == []


def _differ(one: tuple[str, dict[str, object]], other: tuple[str, dict[str, object]]) -> bool:
    """Whether more is otherwise than the number and the name that each trial makes up anew."""
    made_up = {"number", "name"}
    return {key: one[1][key] for key in one[1].keys() - made_up} != {
        key: other[1][key] for key in other[1].keys() - made_up
    }
