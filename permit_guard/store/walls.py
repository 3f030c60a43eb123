"""What the database refuses beside its foreign keys: rows written once stay, an approval ends in the open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def walls(dialect: str, frozen: Iterable[str]) -> Iterator[str]:
    """The statements that set up the triggers of `dialect`, sqlite or postgresql; `frozen` are tables written once."""
    yield from _sqlite(frozen) if dialect == "sqlite" else _postgresql(frozen)


def written_once(dialect: str, tables: Iterable[str]) -> Iterator[str]:
    """Those that keep the rows of `tables` as they were written."""
    yield from _written_once_sqlite(tables) if dialect == "sqlite" else _written_once_postgresql(tables)


def _written_once_sqlite(frozen: Iterable[str]) -> Iterator[str]:
    for table in frozen:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: written once'); END"
            )


def _written_once_postgresql(frozen: Iterable[str]) -> Iterator[str]:
    for table in frozen:
        yield (
            f"CREATE TRIGGER {table}_written_once BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION written_once()"
        )
        yield (
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION written_once()"
        )


def _sqlite(frozen: Iterable[str]) -> Iterator[str]:
    yield from _written_once_sqlite(frozen)
    yield (
        "CREATE TRIGGER live_approval_no_update BEFORE UPDATE ON live_approval "
        "BEGIN SELECT RAISE(ABORT, 'live_approval: written once'); END"
    )
    yield (
        "CREATE TRIGGER live_approval_ends_in_the_open BEFORE DELETE ON live_approval WHEN NOT EXISTS "
        "(SELECT 1 FROM approval_end WHERE approval_end.serial = OLD.serial) "
        "BEGIN SELECT RAISE(ABORT, 'live_approval: revoke or close it first'); END"
    )
    yield (
        "CREATE TRIGGER live_approval_not_ended BEFORE INSERT ON live_approval WHEN EXISTS "
        "(SELECT 1 FROM approval_end WHERE approval_end.serial = NEW.serial) "
        "BEGIN SELECT RAISE(ABORT, 'live_approval: this certificate was ended'); END"
    )


def _postgresql(frozen: Iterable[str]) -> Iterator[str]:
    yield (
        "CREATE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%: written once', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$"
    )
    yield (
        "CREATE FUNCTION ends_in_the_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NOT EXISTS (SELECT 1 FROM approval_end WHERE approval_end.serial = OLD.serial) THEN "
        "RAISE EXCEPTION 'live_approval: revoke or close it first' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN OLD; END $$"
    )
    yield (
        "CREATE FUNCTION not_ended() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF EXISTS (SELECT 1 FROM approval_end WHERE approval_end.serial = NEW.serial) THEN "
        "RAISE EXCEPTION 'live_approval: this certificate was ended' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
    yield from _written_once_postgresql(frozen)
    yield (
        "CREATE TRIGGER live_approval_written_once BEFORE UPDATE ON live_approval "
        "FOR EACH ROW EXECUTE FUNCTION written_once()"
    )
    yield (
        "CREATE TRIGGER live_approval_not_emptied BEFORE TRUNCATE ON live_approval "
        "FOR EACH STATEMENT EXECUTE FUNCTION written_once()"
    )
    yield (
        "CREATE TRIGGER live_approval_ends_in_the_open BEFORE DELETE ON live_approval "
        "FOR EACH ROW EXECUTE FUNCTION ends_in_the_open()"
    )
    yield (
        "CREATE TRIGGER live_approval_not_ended BEFORE INSERT ON live_approval "
        "FOR EACH ROW EXECUTE FUNCTION not_ended()"
    )
