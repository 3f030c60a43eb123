"""The gate tried at every start: a sound approval must be taken, each illegal one refused, and nothing of it kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Executable, Table, and_, delete, insert, update
from sqlalchemy.exc import DBAPIError

from permit_guard.store.database import Database
from permit_guard.store.office_tables import sent_back
from permit_guard.store.rows import Rows
from permit_guard.store.tables import FROZEN, application, decision, live_approval, sealed_certificate, version
from permit_guard.store.trial import LATER, MOMENT, SEALED, SOUND, Change, chain, write
from permit_guard.store.trial_turns import ILLEGAL_TURNS, WHILE_SUSPENDED, turns, turns_written

NEXT_DAY: Final = MOMENT + timedelta(days=1)
_ON_ANOTHER_ROSTER: Final[Change] = {
    name: {"roster_id": "other roster"}
    for name in ("worker 1", "worker 2", "decision", "verdict 1", "verdict 2", "approval")
}
ILLEGAL: Final[Mapping[str, Change]] = {
    "an approval of a deficient application": {
        "application": {"state": "deficient"}, "decision": {"answer": "deficient"}, "approval": {"answer": "deficient"},
    },
    "an approval of what was not found compliant": {"decision": {"answer": "deficient"}},
    "a compliant decision with a worker not clear": {"decision": {"n_clear": 1}},
    "a compliant decision with a problem": {"decision": {"problems": 1}},
    "a decision on fewer workers than the roster has": {"decision": {"n_workers": 1, "n_clear": 1}, "approval": None},
    "a decision on a roster that was not submitted": _ON_ANOTHER_ROSTER,
    "a decision by no rulebook": {"decision": {"rulebook_hash": "nowhere"}},
    "a decision of no person": {"decision": {"by": "nobody"}, "approval": {"checked_by": "nobody"}},
    "a submission with the roster of another application": {
        **_ON_ANOTHER_ROSTER, "version": {"roster_id": "other roster"},
    },
    "a submission of no person": {"version": {"submitted_by": "nobody"}, "approval": {"submitted_by": "nobody"}},
    "a roster of no application": {"other roster": {"application_id": "nowhere"}},
    "a roster of no person": {"other roster": {"by": "nobody"}},
    "a roster of fewer than no workers": {"other roster": {"n_workers": -1}},
    "a roster with a row unexplained": {"application roster": {"rows_unexplained": 1}},
    "an approval with a row unexplained": {
        "application roster": {"rows_unexplained": 1}, "approval": {"rows_unexplained": 1},
    },
    "a worker beyond the roster's count": {
        "worker 2": {"seq": 3}, "verdict 2": None, "line 2": None, "approval": None,
    },
    "a worker of a larger roster": {"worker 2": {"n_workers": 3}},
    "a verdict on someone else": {"verdict 2": {"person": "3"}},
    "a verdict on someone of another roster": {
        "worker 2": {"roster_id": "other roster"}, "verdict 2": {"roster_id": "other roster"},
    },
    "a deficient worker": {"verdict 2": {"status": "deficient"}},
    "a line for a deficient worker": {"verdict 2": {"status": "deficient"}, "line 2": {"status": "deficient"}},
    "the first worker forgotten": {"line 1": None},
    "the last worker forgotten": {"line 2": None},
    "an approval of fewer workers": {"approval": {"n_workers": 1}},
    "an approval of another version": {"approval": {"version": 2}},
    "an approval of a superseded decision": {"application": {"latest_decision": ""}},
    "an approval of a superseded version": {"application": {"current_version": 2}},
    "an approval on another day than the check": {
        "certificate": {"approved_at": NEXT_DAY}, "approval": {"approved_on": LATER},
    },
    "a check said to be of another day": {"approval": {"checked_on": LATER, "approved_on": LATER}},
    "an approval by who submitted it": {
        "certificate": {"approved_by": "submitter"}, "approval": {"approved_by": "submitter"},
    },
    "an approval by who checked it": {
        "certificate": {"approved_by": "checker"}, "approval": {"approved_by": "checker"},
    },
    "an approval on another day than its moment": {"certificate": {"approved_at": NEXT_DAY}},
    "a check on another day than its moment": {"decision": {"at": NEXT_DAY}},
    "a submission said to be another's": {"approval": {"submitted_by": "stranger"}},
    "a check said to be another's": {"approval": {"checked_by": "stranger"}},
    "an approval said to be another's": {"approval": {"approved_by": "stranger"}},
    "an approval without a certificate": {"certificate": None},
    "a certificate of another application": {"ended": {"application_id": "other"}},
    "a certificate of no person": {"ended": {"approved_by": "nobody"}},
    "an approval by a certificate that was ended": {"approval": {"serial": "ended"}},
    "the end of no certificate": {"end": {"serial": "nowhere"}},
    "an end by no person": {"end": {"by": "nobody"}},
    "evidence attested by who sent it": {"attestation": {"by": "submitter"}},
    "evidence said to be sent by another": {"attestation": {"uploaded_by": "stranger"}},
}  # fmt: skip
"""Each is otherwise than the sound approval in the one thing named, and all that is said beside it agrees with it."""

_HERE: Final = application.c.id == "application"
_THIS: Final = live_approval.c.serial == "certificate"
UNDER_AN_APPROVAL: Final[Mapping[str, Executable]] = {
    "a new version under an approval": update(application).where(_HERE).values(current_version=2),
    "a new decision under an approval": update(application).where(_HERE).values(latest_decision=""),
    "a new state under an approval": update(application).where(_HERE).values(state="draft"),
    "an approval changed": update(live_approval).where(_THIS).values(approved_by="approver"),
    "an approval taken away in silence": delete(live_approval).where(_THIS),
    "a seal on a certificate that had ended": insert(sealed_certificate).values(
        SEALED[2] | {"serial": "ended", "at": MOMENT + timedelta(seconds=1)}
    ),
}
"""What may not be done while a sound approval stands."""

_SENT_BACK: Final = insert(sent_back).values(
    decision_id="decision", application_id="application", reason="seen", by="approver", at=MOMENT
)
_OF_THE_CHAIN: Final = {name: columns for name, _, columns in chain(SOUND)}
_APPROVAL: Final = insert(live_approval).values(_OF_THE_CHAIN["approval"])
UNAPPROVED: Final[Change] = {"approval": None}
SUPERSEDED: Final[Mapping[str, Executable]] = {
    "an approval of a decision that another followed": insert(decision).values(
        _OF_THE_CHAIN["decision"] | {"id": "later", "journal_size": 1}
    ),
    "an approval of a version that another followed": insert(version).values(_OF_THE_CHAIN["version"] | {"version": 2}),
}
AFTER_SENDING_BACK: Final[Mapping[str, Executable]] = {
    "an approval of a decision that was sent back": _APPROVAL,
    "a decision sent back twice": _SENT_BACK,
    "a sending back changed": update(sent_back).values(decision_id="decision"),
    "a sending back taken away": delete(sent_back),
}
ILLEGAL_SENDINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "a sending back without a reason": {"reason": ""},
    "a sending back of no person": {"by": "nobody"},
    "a sending back of another application": {"application_id": "other"},
}


class GateOpen(Exception):
    """The database took an approval that it must refuse, or refuses a sound one: nothing is served."""


class _Undo(Exception):
    """The trial is over; nothing of it is kept."""


def refuse_open_gate(database: Database) -> None:
    """Try the gate in a transaction that is undone. Raises GateOpen naming what was taken."""
    try:
        with database.write() as rows:
            _try(rows)
            raise _Undo
    except _Undo:
        return


def _try(rows: Rows) -> None:
    if not _is_taken(rows, SOUND):
        raise GateOpen("a sound approval is refused: the tables are not those of this program")
    for what, change in ILLEGAL.items():
        if _is_taken(rows, change):
            raise GateOpen(what)
    for what, statement in UNDER_AN_APPROVAL.items():
        if _is_taken(rows, SOUND, statement):
            raise GateOpen(what)
    _try_what_was_sent_back(rows)
    _try_what_was_superseded(rows)
    _try_turns(rows)
    _try_what_is_written_once(rows)


def _try_what_was_sent_back(rows: Rows) -> None:
    """What was sent back is not approved, nor what is approved sent back."""
    if not _is_taken(rows, UNAPPROVED, _SENT_BACK):
        raise GateOpen("nothing can be sent back: the tables are not those of this program")
    if _is_taken(rows, SOUND, _SENT_BACK):
        raise GateOpen("a decision sent back under an approval")
    for what, statement in AFTER_SENDING_BACK.items():
        if _is_taken(rows, UNAPPROVED, _SENT_BACK, statement):
            raise GateOpen(what)
    for what, columns in ILLEGAL_SENDINGS.items():
        if _is_taken(rows, UNAPPROVED, _SENT_BACK.values(columns)):
            raise GateOpen(what)


def _try_what_was_superseded(rows: Rows) -> None:
    """What a later decision or version followed is not approved, whatever the application says of itself."""
    for what, statement in SUPERSEDED.items():
        if not _is_taken(rows, UNAPPROVED, statement):
            raise GateOpen("nothing can follow a decision: the tables are not those of this program")
        if _is_taken(rows, UNAPPROVED, statement, _APPROVAL):
            raise GateOpen(what)


def _try_turns(rows: Rows) -> None:
    """A suspension and its lifting are taken; a lifting that lacks any of its proofs is not."""
    if not _is_taken(rows, SOUND, *turns_written(SOUND)):
        raise GateOpen("a sound lifting is refused: the tables are not those of this program")
    for what, change in ILLEGAL_TURNS.items():
        if _is_taken(rows, change, *turns_written(change)):
            raise GateOpen(what)
    for what, statement in WHILE_SUSPENDED.items():
        if _is_taken(rows, SOUND, *turns_written({"lifting": None}), statement):
            raise GateOpen(what)


def _try_what_is_written_once(rows: Rows) -> None:
    """Each row, as soon as it is there and nothing refers to it yet: neither changed, to what it is, nor taken away."""
    for _, table, columns in (*chain(SOUND), SEALED, *turns(SOUND)):
        rows.execute(insert(table).values(columns))
        if table.name in FROZEN:
            this, column = _is_row(table, columns), next(iter(columns))
            if _is_taken(rows, None, update(table).where(this).values({column: columns[column]})):
                raise GateOpen(f"a row of {table.name} changed")
            if _is_taken(rows, None, delete(table).where(this)):
                raise GateOpen(f"a row of {table.name} taken away")


def _is_row(table: Table, columns: Mapping[str, Any]) -> ColumnElement[bool]:
    return and_(*(key == columns[key.name] for key in table.primary_key))


def _is_taken(rows: Rows, change: Change | None, *then: Executable) -> bool:
    """Whether the database takes an approval with this change, and what is done then; undone either way."""
    savepoint = rows.begin_nested()
    try:
        if change is not None:
            write(rows, change)
        for statement in then:
            rows.execute(statement)
    except DBAPIError:
        return False
    finally:
        savepoint.rollback()
    return True
