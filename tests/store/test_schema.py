"""The steps lead to the tables that the program has on its page, in both databases."""

from __future__ import annotations

import re
from contextlib import ExitStack, closing
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from permit_guard.casework.journal_verifying import verify_journal
from permit_guard.store.columns import metadata
from permit_guard.store.database import Database
from permit_guard.store.files import FileStore
from permit_guard.store.rows import Rows
from permit_guard.store.schema import MIGRATIONS, is_current, upgrade
from permit_guard.store.tables import FROZEN
from permit_guard.store.walls import walls
from tests.office.databases import PostgreSql, opened


def test_the_steps_lead_to_the_tables_of_the_program(database: Database) -> None:
    with database.read() as rows:
        context = MigrationContext.configure(rows, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_steps_set_the_checks_of_the_program(address: str, tmp_path: Path, postgresql: PostgreSql) -> None:
    with ExitStack() as stack:
        empty = f"sqlite:///{tmp_path / 'page.sqlite'}"
        if not address.startswith("sqlite"):
            empty = stack.enter_context(postgresql.fresh("template1"))
        by_steps, by_page = (stack.enter_context(closing(opened(each))) for each in (address, empty))
        with by_page.alter() as rows:
            metadata.create_all(rows)
        with by_steps.read() as stepped, by_page.read() as paged:
            assert _checks(stepped) == _checks(paged)
            assert len(_checks(paged)) > 20


def test_the_steps_set_up_every_trigger_of_the_walls(database: Database) -> None:
    said = walls("sqlite" if database.is_sqlite else "postgresql", FROZEN)
    wanted = {each.split()[2] for each in said if each.startswith("CREATE TRIGGER")}
    catalogue = "sqlite_master WHERE type = 'trigger'" if database.is_sqlite else "pg_trigger WHERE NOT tgisinternal"
    with database.read() as rows:
        found = rows.execute(text(f"SELECT {'name' if database.is_sqlite else 'tgname'} FROM {catalogue}"))
        assert wanted <= set(found.scalars())


def test_what_was_kept_before_lines_vouched_for_it_is_vouched_for_by_the_step(tmp_path: Path) -> None:
    database = opened(f"sqlite:///{tmp_path / 'old.sqlite'}")
    with database.alter() as rows:
        settings = Config()
        settings.set_main_option("script_location", str(MIGRATIONS))
        settings.attributes["connection"] = rows
        command.upgrade(settings, "0006")
        rows.execute(text("INSERT INTO person (id, name, role, added_at) VALUES ('ani', 'ani', 'officer', :at)"),
                     {"at": "2026-01-01T00:00:00.000000Z"})  # fmt: skip
    upgrade(database)
    files = FileStore(tmp_path / "files")
    assert verify_journal(database.read, files).faults == ()
    assert verify_journal(database.read, files).position.size == 1
    with database.write() as rows:
        rows.execute(text("UPDATE person SET role = 'supervisor'"))
    assert [each.en for each in verify_journal(database.read, files).faults] == [
        "The record person ani is not as journal line 1 recorded it: it was changed."
    ]
    database.close()


def test_a_step_is_taken_once(database: Database) -> None:
    assert is_current(database)
    upgrade(database)
    assert is_current(database)


def test_a_database_without_tables_is_not_current(tmp_path: Path) -> None:
    database = opened(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    assert not is_current(database)
    upgrade(database)
    assert is_current(database)
    database.close()


def test_a_database_of_a_later_program_is_not_current(database: Database) -> None:
    with database.alter() as rows:
        rows.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not is_current(database)


def test_every_table_whose_rows_are_written_once_is_one_of_the_page() -> None:
    assert set(FROZEN) < set(metadata.tables)


def _checks(rows: Rows) -> set[tuple[str, str]]:
    if rows.dialect.name == "sqlite":
        told = rows.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'alembic%'")
        )
        return {
            (row.name, " ".join(clause.split()))
            for row in told
            for clause in re.findall(r"CONSTRAINT \S+ CHECK .*?(?=,?\s*\n)", row.sql)
        }
    asked = (
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype <> 'n' AND connamespace = 'public'::regnamespace AND conname NOT LIKE 'alembic%'"
    )
    return {(name, said) for name, said in rows.execute(text(asked))}
