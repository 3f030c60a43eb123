"""What the database refuses beside its foreign keys: rows written once stay, an approval ends in the open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def walls(dialect: str, frozen: Iterable[str]) -> Iterator[str]:
    """The statements that set up the triggers of `dialect`, sqlite or postgresql; `frozen` are tables written once."""
    yield from _sqlite(frozen) if dialect == "sqlite" else _postgresql(frozen)


def written_once(dialect: str, tables: Iterable[str]) -> Iterator[str]:
    """Those that keep the rows of `tables` as they were written."""
    yield from _written_once_sqlite(tables) if dialect == "sqlite" else _written_once_postgresql(tables)


def seal_walls(dialect: str) -> Iterator[str]:
    """Those of `sealed_certificate`: written once, and only for an approval that stands, or stood at that moment."""
    stood = (
        "(SELECT 1 FROM live_approval WHERE live_approval.serial = NEW.serial UNION ALL SELECT 1 FROM approval_end "
        "WHERE approval_end.serial = NEW.serial AND approval_end.at >= NEW.at)"
    )
    refused = "sealed_certificate: only what is approved is sealed"
    if dialect == "sqlite":
        yield from _written_once_sqlite(["sealed_certificate"])
        yield (
            f"CREATE TRIGGER sealed_certificate_approved BEFORE INSERT ON sealed_certificate WHEN NOT EXISTS {stood} "
            f"BEGIN SELECT RAISE(ABORT, '{refused}'); END"
        )
        return
    yield from _written_once_postgresql(["sealed_certificate"])
    yield (
        "CREATE FUNCTION sealed_as_approved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF NOT EXISTS {stood} THEN RAISE EXCEPTION '{refused}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER sealed_certificate_approved BEFORE INSERT ON sealed_certificate "
        "FOR EACH ROW EXECUTE FUNCTION sealed_as_approved()"
    )


_STOOD = (
    "(SELECT 1 FROM live_approval WHERE live_approval.serial = NEW.serial "
    "AND live_approval.application_id = NEW.application_id UNION ALL "
    "SELECT 1 FROM approval_end JOIN certificate ON certificate.serial = approval_end.serial "
    "WHERE approval_end.serial = NEW.serial AND certificate.application_id = NEW.application_id "
    "AND approval_end.at >= NEW.at)"
)
_FOLLOWED = (
    "(SELECT 1 FROM version WHERE version.application_id = NEW.application_id AND version.version > NEW.version "
    "AND version.submitted_at <= NEW.at UNION ALL SELECT 1 FROM decision "
    "WHERE decision.application_id = NEW.application_id AND decision.journal_size > NEW.journal_size "
    "AND decision.at <= NEW.at)"
)
_SUSPENDED = (
    "(SELECT 1 FROM standing WHERE standing.serial = NEW.serial AND standing.kind = 'suspended' "
    "AND standing.at <= NEW.at AND NOT EXISTS (SELECT 1 FROM standing AS later WHERE later.serial = standing.serial "
    "AND later.seq = standing.seq + 1 AND later.at <= NEW.at))"
)
_STANDING_WALLS = (
    ("standing", "standing_of_an_approval", f"NOT EXISTS {_STOOD}", "standing: this approval does not stand"),
    ("standing", "standing_lifted_by_the_latest", f"NEW.kind = 'lifted' AND EXISTS {_FOLLOWED}",
     "standing: a later version or decision is there"),
    ("sealed_certificate", "sealed_certificate_not_suspended", f"EXISTS {_SUSPENDED}",
     "sealed_certificate: this approval is suspended"),
)  # fmt: skip


def standing_walls(dialect: str) -> Iterator[str]:
    """Those of `standing`: written once, of an approval that stands, lifted by nothing but the latest word on it.

    A backup is loaded through them: what came after a turn's own moment is no reason against it.
    """
    yield from written_once(dialect, ["standing"])
    yield from _refusing(dialect, _STANDING_WALLS)


_SENT_BACK_WALLS = (
    ("live_approval", "live_approval_not_sent_back",
     "EXISTS (SELECT 1 FROM sent_back WHERE sent_back.decision_id = NEW.decision_id)",
     "live_approval: this decision was sent back"),
    ("sent_back", "sent_back_not_approved",
     "EXISTS (SELECT 1 FROM live_approval WHERE live_approval.decision_id = NEW.decision_id)",
     "sent_back: this decision is approved"),
)  # fmt: skip


def sent_back_walls(dialect: str) -> Iterator[str]:
    """Those of `sent_back`: written once; a decision is either sent back or approved, never both."""
    yield from written_once(dialect, ["sent_back"])
    yield from _refusing(dialect, _SENT_BACK_WALLS)


def _refusing(dialect: str, refusals: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    for table, name, when, refused in refusals:
        if dialect == "sqlite":
            refuse = f"BEGIN SELECT RAISE(ABORT, '{refused}'); END"
            yield f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {when} {refuse}"
            continue
        yield (
            f"CREATE FUNCTION refuse_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {when} THEN "
            f"RAISE EXCEPTION '{refused}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
        yield f"CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_{name}()"


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
