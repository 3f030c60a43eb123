"""The turns of the made-up approval, a suspension and its lifting, with every row that they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Executable, Table, delete, insert

from permit_guard.store import tables
from permit_guard.store.trial import LATER, MOMENT, SEALED, TODAY, WORKERS, Change

_OF_OLD_VERSION: Final = {"version": 1, "roster_id": "application roster"}
_THE_SAME_CASE: Final = {"application_id": "application", "n_workers": len(WORKERS)}


def turns(change: Change) -> Iterator[tuple[str, Table, dict[str, Any]]]:
    """Each row by its name, with its table and its columns, in the order they are written after the sound approval."""
    for name, table, columns in _sound_turns():
        changed = change.get(name, {})
        if changed is not None:
            yield name, table, {**columns, **changed}


def turns_written(change: Change) -> list[Executable]:
    """The statements that write the turns, changed."""
    return [insert(table).values(columns) for _, table, columns in turns(change)]


def _sound_turns() -> Iterator[tuple[str, Table, dict[str, Any]]]:
    yield from _mended()
    yield _decision("suspending decision", {"answer": "deficient", "n_clear": 0, "journal_size": 1} | _OF_OLD_VERSION)
    yield _turn("suspension", {
        "seq": 1, "prev_size": 0, "kind": "suspended", "decision_id": "suspending decision", "answer": "deficient",
        "journal_size": 1, "last_line": None, **_OF_OLD_VERSION,
    })  # fmt: skip
    yield _decision("lifting decision", {})
    for seq in WORKERS:
        yield f"new verdict {seq}", tables.verdict, {"decision_id": "lifting decision", "seq": seq,
                                                     "status": "compliant", "roster_id": "new roster",
                                                     "person": f"{seq}"}  # fmt: skip
    for seq in WORKERS:
        yield f"new line {seq}", tables.approval_line, {"decision_id": "lifting decision", "seq": seq,
                                                        "status": "compliant"}  # fmt: skip
    yield _turn("lifting", {})


def _mended() -> Iterator[tuple[str, Table, dict[str, Any]]]:
    """What was sent after the suspension."""
    yield "new roster", tables.roster, {
        "id": "new roster", "rows_unexplained": 0, "file": "", "sha256": "", "content": "", "by": "submitter",
        "at": MOMENT, **_THE_SAME_CASE,
    }  # fmt: skip
    for seq in WORKERS:
        yield f"new worker {seq}", tables.worker, {"roster_id": "new roster", "seq": seq, "n_workers": len(WORKERS),
                                                   "row": seq, "person": f"{seq}", "employer_npp": ""}  # fmt: skip
    yield "new version", tables.version, {
        "application_id": "application", "version": 2, "roster_id": "new roster", "content": "",
        "submitted_by": "submitter", "submitted_at": MOMENT,
    }  # fmt: skip


def _decision(name: str, changed: Mapping[str, Any]) -> tuple[str, Table, dict[str, Any]]:
    return name, tables.decision, {
        "id": name, "version": 2, "roster_id": "new roster", "on_day": TODAY, "answer": "compliant",
        "n_clear": len(WORKERS), "problems": 0, "rulebook_hash": "made up", "input_hash": "", "record": "",
        "input": b"", "facts": b"", "salt": "", "journal_size": 2, "journal_root": "", "by": "checker", "at": MOMENT,
        **_THE_SAME_CASE, **changed,
    }  # fmt: skip


def _turn(name: str, changed: Mapping[str, Any]) -> tuple[str, Table, dict[str, Any]]:
    return name, tables.standing, {
        "serial": "certificate", "seq": 2, "prev_size": 1, "kind": "lifted", "decision_id": "lifting decision",
        "version": 2, "roster_id": "new roster", "rows_unexplained": 0, "answer": "compliant", "checked_on": TODAY,
        "checked_by": "checker", "journal_size": 2, "on_day": TODAY, "at": MOMENT, "last_line": len(WORKERS),
        **_THE_SAME_CASE, **changed,
    }  # fmt: skip


_DEFICIENT: Final = {"answer": "deficient", "n_clear": 0}
_AS_FIRST: Final = {"suspending decision": None, "suspension": None}
ILLEGAL_TURNS: Final[Mapping[str, Change]] = {
    "a lifting by what was not found compliant": {"lifting decision": _DEFICIENT, "lifting": {"answer": "deficient"}},
    "a lifting that calls a deficient decision compliant": {"lifting decision": _DEFICIENT},
    "a lifting on another day than its check": {"lifting": {"on_day": LATER}},
    "a lifting by a check said to be of another day": {"lifting": {"on_day": LATER, "checked_on": LATER}},
    "a lifting by a check said to be another's": {"lifting": {"checked_by": "stranger"}},
    "a lifting of no suspension": _AS_FIRST | {"lifting": {"seq": 1, "prev_size": 0}},
    "a lifting after a turn that is not there": _AS_FIRST,
    "a lifting by a decision no later than the suspension": {
        "suspending decision": {"journal_size": 2}, "suspension": {"journal_size": 2}, "lifting": {"prev_size": 2},
    },
    "a lifting that makes the suspension older": {"lifting": {"prev_size": 0}},
    "a lifting that makes its decision later": {"lifting": {"journal_size": 3}},
    "a lifting by a decision of an older version": {
        name: _OF_OLD_VERSION if name in ("lifting decision", "lifting") else {"roster_id": "application roster"}
        for name in ("lifting decision", "lifting", "new verdict 1", "new verdict 2")
    },
    "a lifting by a decision that another followed": {"decision": {"journal_size": 9}},
    "a lifting with a worker forgotten": {"new line 2": None},
    "a lifting of fewer workers": {"lifting": {"last_line": 1}},
    "a lifting without its workers": {"new line 1": None, "new line 2": None, "lifting": {"last_line": None}},
    "a lifting with a worker deficient": {"new verdict 2": {"status": "deficient"}},
    "a lifting with a row unexplained": {"new roster": {"rows_unexplained": 1}},
    "a lifting with a row said to be unexplained": {
        "new roster": {"rows_unexplained": 1}, "lifting": {"rows_unexplained": 1},
    },
    "a turn of an unknown kind": {
        "lifting decision": _DEFICIENT, "lifting": {"kind": "forgotten", "answer": "deficient", "last_line": None},
    },
    "a suspension of what is suspended": {
        "lifting decision": _DEFICIENT, "lifting": {"kind": "suspended", "answer": "deficient", "last_line": None},
    },
    "a turn of an approval that had ended": {
        "suspension": {"serial": "ended", "at": MOMENT + timedelta(seconds=1)}, "lifting": None,
    },
}  # fmt: skip
"""Each is otherwise than the sound turns in the one thing named, and all that is said beside it agrees with it."""

WHILE_SUSPENDED: Final[Mapping[str, Executable]] = {
    "a seal on a certificate that is suspended": insert(SEALED[1]).values(SEALED[2]),
    "a suspension taken away": delete(tables.standing),
}
"""What may not be done while the approval is suspended."""
