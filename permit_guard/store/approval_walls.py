"""What the database refuses of approvals, their turns and their seals, beside its foreign keys.

Before and after are told by places in the journal, never by a moment that the row itself states. A backup is loaded
through these walls after its journal: what came after the line of what was done is no reason against it. Nowhere but
at its end can a line be put into the journal, so no one can say that something was done before what is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from permit_guard.domain.office_zone import OFFICE_ZONE

_HOURS: Final = OFFICE_ZONE.utcoffset(None).seconds // 3600


class _Wall(NamedTuple):
    """A row is not put into `table` `when` this holds. In PostgreSQL those `alone` with the same word wait in turn."""

    table: str
    name: str
    when: str
    refused: str
    alone: str = ""


def _says(line: str, *verbs: str) -> str:
    """That a line of the journal is of one of these verbs, and of the serial of the new row."""
    of_them = " OR ".join(f'{line}.entry LIKE \'%"verb":"{verb}"%\'' for verb in verbs)
    return f"({of_them}) AND {line}.entry LIKE '%\"serial\":\"' || NEW.serial || '\"%'"


def _ended_after(line: str) -> str:
    """That the end of the new row's certificate was journalled after a line."""
    return (
        f"EXISTS (SELECT 1 FROM journal AS ended WHERE ended.application_id = {line}.application_id "
        f"AND ended.seq > {line}.seq AND {_says('ended', 'revoke', 'close')})"
    )


def _superseded(verb: str) -> str:
    """That a later decision or version is there, and that the line of what is done by `verb` does not come before it.

    Of several liftings only the line of this one follows its decision.
    """
    after = "AND done.seq > NEW.journal_size" if verb == "lift" else ""
    done = f"FROM journal AS done WHERE done.application_id = NEW.application_id {after} AND {_says('done', verb)}"
    submitted = (
        "EXISTS (SELECT 1 FROM journal AS sent WHERE sent.application_id = NEW.application_id AND sent.seq > done.seq "
        'AND sent.entry LIKE \'%"verb":"submit"%\')'
    )
    return (
        "(EXISTS (SELECT 1 FROM decision AS this JOIN decision AS later ON later.application_id = this.application_id "
        "AND later.journal_size > this.journal_size WHERE this.id = NEW.decision_id "
        f"AND NOT EXISTS (SELECT 1 {done} AND done.seq <= later.journal_size)) "
        "OR (EXISTS (SELECT 1 FROM version WHERE version.application_id = NEW.application_id "
        f"AND version.version > NEW.version) AND NOT EXISTS (SELECT 1 {done} AND {submitted})))"
    )


def _of_another_day(dialect: str) -> str:
    """That its certificate or its decision was made, by the moment of that, on another day at the offices."""
    day = (
        f"date({{}}, '+{_HOURS} hours')" if dialect == "sqlite"
        else f"CAST(CAST({{}} AS timestamptz) AT TIME ZONE 'UTC' + INTERVAL '{_HOURS} hours' AS date)"
    )  # fmt: skip
    return (
        "EXISTS (SELECT 1 FROM certificate JOIN decision ON decision.id = NEW.decision_id "
        f"WHERE certificate.serial = NEW.serial AND ({day.format('certificate.approved_at')} <> NEW.approved_on "
        f"OR {day.format('decision.at')} <> NEW.checked_on))"
    )


_STOOD: Final = (
    "(SELECT 1 FROM live_approval WHERE live_approval.serial = NEW.serial "
    "AND live_approval.application_id = NEW.application_id UNION ALL "
    "SELECT 1 FROM certificate JOIN journal AS done ON done.application_id = certificate.application_id "
    "WHERE certificate.serial = NEW.serial AND certificate.application_id = NEW.application_id "
    f"AND done.seq > NEW.journal_size AND {_says('done', 'suspend', 'lift')} AND {_ended_after('done')})"
)
_STANDING_WALLS: Final = (
    _Wall("standing", "standing_of_an_approval", f"NOT EXISTS {_STOOD}", "standing: this approval does not stand"),
    _Wall("standing", "standing_lifted_by_the_latest", f"NEW.kind = 'lifted' AND {_superseded('lift')}",
          "standing: a later version or decision is there"),
)  # fmt: skip
_SEALING: Final = f"sealing.seq = NEW.line AND {_says('sealing', 'seal')}"
_APPROVED_THEN: Final = (
    "(SELECT 1 FROM live_approval JOIN journal AS sealing ON sealing.application_id = live_approval.application_id "
    f"WHERE live_approval.serial = NEW.serial AND {_SEALING} UNION ALL "
    f"SELECT 1 FROM journal AS sealing WHERE {_SEALING} AND {_ended_after('sealing')})"
)
_SUSPENDED_THEN: Final = (
    "(SELECT 1 FROM standing WHERE standing.serial = NEW.serial AND standing.kind = 'suspended' "
    "AND standing.journal_size < NEW.line AND NOT EXISTS (SELECT 1 FROM standing AS later "
    "WHERE later.serial = standing.serial AND later.seq = standing.seq + 1 AND later.journal_size < NEW.line))"
)
_SEAL_WALLS: Final = (
    _Wall("sealed_certificate", "sealed_certificate_approved", f"NOT EXISTS {_APPROVED_THEN}",
          "sealed_certificate: only what is approved is sealed"),
    _Wall("sealed_certificate", "sealed_certificate_not_suspended", f"EXISTS {_SUSPENDED_THEN}",
          "sealed_certificate: this approval is suspended"),
)  # fmt: skip
_SENT_BACK_WALLS: Final = (
    _Wall("live_approval", "live_approval_not_sent_back",
          "EXISTS (SELECT 1 FROM sent_back WHERE sent_back.decision_id = NEW.decision_id)",
          "live_approval: this decision was sent back", "NEW.decision_id"),
    _Wall("sent_back", "sent_back_not_approved",
          "EXISTS (SELECT 1 FROM live_approval WHERE live_approval.decision_id = NEW.decision_id)",
          "sent_back: this decision is approved", "NEW.decision_id"),
)  # fmt: skip


def seal_walls(dialect: str) -> Iterator[str]:
    """Those of `sealed_certificate`: only for an approval that stands, or stood when its line was written."""
    yield from _refusing(dialect, _SEAL_WALLS)


def standing_walls(dialect: str) -> Iterator[str]:
    """Those of `standing`: of an approval that stands, lifted by nothing but the latest word on it."""
    yield from _refusing(dialect, _STANDING_WALLS)


def sent_back_walls(dialect: str) -> Iterator[str]:
    """A decision is either sent back or approved, never both."""
    yield from _refusing(dialect, _SENT_BACK_WALLS)


def latest_walls(dialect: str) -> Iterator[str]:
    """Those of `live_approval`: by the latest decision on the latest version, and on the day that the moments tell."""
    yield from _refusing(dialect, (
        _Wall("live_approval", "live_approval_of_the_latest", _superseded("approve"),
              "live_approval: a later version or decision is there"),
        _Wall("live_approval", "live_approval_of_its_day", _of_another_day(dialect),
              "live_approval: checked or approved on another day"),
    ))  # fmt: skip


def _refusing(dialect: str, walls: Iterable[_Wall]) -> Iterator[str]:
    """An earlier form of a wall gives way to this one."""
    for wall in walls:
        if dialect == "sqlite":
            yield f"DROP TRIGGER IF EXISTS {wall.name}"
            refuse = f"BEGIN SELECT RAISE(ABORT, '{wall.refused}'); END"
            yield f"CREATE TRIGGER {wall.name} BEFORE INSERT ON {wall.table} WHEN {wall.when} {refuse}"
            continue
        turn = f"PERFORM pg_advisory_xact_lock(hashtextextended({wall.alone}, 0)); " if wall.alone else ""
        yield f"DROP TRIGGER IF EXISTS {wall.name} ON {wall.table}"
        yield (
            f"CREATE OR REPLACE FUNCTION refuse_{wall.name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {turn}"
            f"IF {wall.when} THEN RAISE EXCEPTION '{wall.refused}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {wall.name} BEFORE INSERT ON {wall.table} "
            f"FOR EACH ROW EXECUTE FUNCTION refuse_{wall.name}()"
        )
