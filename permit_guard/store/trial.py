"""A made-up approval with every row that it rests on, in the order they are written: what the gate is tried with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Table, insert

from permit_guard.store import tables
from permit_guard.store.rows import Rows, new_id

MOMENT: Final = datetime(2026, 1, 1, tzinfo=UTC)
TODAY: Final = date(2026, 1, 1)
LATER: Final = date(2026, 1, 2)
WORKERS: Final = (1, 2)
SEALING: Final = 2**31 - 1
SEALED_BOTH: Final = '{"verb":"seal","serial":"certificate","serial":"ended"}'
PEOPLE: Final = ("submitter", "checker", "approver", "stranger")

Change = Mapping[str, Mapping[str, Any] | None]
"""What is otherwise than in the sound approval, by the name of a row: other columns, or None where it is left out."""
SOUND: Final[Change] = {}


def chain(change: Change) -> Iterator[tuple[str, Table, dict[str, Any]]]:
    """Each row by its name, with its table and its columns; an application of two workers, and an empty other one."""
    for name, table, columns in _sound():
        changed = change.get(name, {})
        if changed is not None:
            yield name, table, {**columns, **changed}


def write(rows: Rows, change: Change) -> None:
    """Write the whole chain, changed. Raises what the database refuses it with."""
    for _, table, columns in chain(change):
        rows.execute(insert(table).values(columns))


def _sound() -> Iterator[tuple[str, Table, dict[str, Any]]]:
    for who in PEOPLE:
        yield who, tables.person, {"id": who, "name": new_id(), "role": "officer", "added_at": MOMENT}
    yield from _asked("application")
    yield from _asked("other")
    yield from _received()
    yield from _found()
    yield from _granted()


def _asked(name: str) -> Iterator[tuple[str, Table, dict[str, Any]]]:
    yield name, tables.application, {
        "id": name, "office": "00.00", "number": new_id(), "state": "compliant", "revision": 1, "current_version": 1,
        "latest_decision": "decision", "content": "", "project_name": "", "contractor_name": "", "contract_number": "",
        "project_number": "", "opened_at": MOMENT, "opened_by": "submitter", "changed_at": MOMENT,
    }  # fmt: skip
    yield f"{name} roster", tables.roster, {
        "id": f"{name} roster", "application_id": name, "n_workers": len(WORKERS), "rows_unexplained": 0, "file": "",
        "sha256": "", "content": "", "by": "submitter", "at": MOMENT,
    }  # fmt: skip


def _received() -> Iterator[tuple[str, Table, dict[str, Any]]]:
    for seq in WORKERS:
        yield f"worker {seq}", tables.worker, {
            "roster_id": "application roster", "seq": seq, "n_workers": len(WORKERS), "row": seq, "person": f"{seq}",
            "employer_npp": "",
        }  # fmt: skip
    yield "disclosure", tables.disclosure, {"id": "disclosure", "roster_id": "application roster", "row": 1,
                                            "reason": "", "by": "checker", "at": MOMENT}  # fmt: skip
    yield "evidence", tables.evidence, {
        "id": "evidence", "application_id": "application", "office": "00.00", "sha256": "", "size": 0, "file": "",
        "media_type": "", "kind": "", "content": "", "uploaded_by": "submitter", "at": MOMENT,
    }  # fmt: skip
    yield "transcription", tables.transcription, {"id": "transcription", "evidence_id": "evidence", "seq": 1,
                                                  "content": "", "by": "submitter", "at": MOMENT}  # fmt: skip
    yield "attestation", tables.attestation, {
        "id": "attestation", "evidence_id": "evidence", "seq": 1, "uploaded_by": "submitter", "transcription_id": "",
        "transcribed_by": "", "result": "confirmed", "source": "", "seen_on": TODAY, "reason": "", "by": "checker",
        "at": MOMENT,
    }  # fmt: skip
    yield "version", tables.version, {
        "application_id": "application", "version": 1, "roster_id": "application roster", "content": "",
        "submitted_by": "submitter", "submitted_at": MOMENT,
    }  # fmt: skip
    yield "version's evidence", tables.version_evidence, {"application_id": "application", "version": 1,
                                                          "evidence_id": "evidence"}  # fmt: skip


def _found() -> Iterator[tuple[str, Table, dict[str, Any]]]:
    yield "rulebook", tables.rulebook, {"hash": "made up", "content": b"", "first_used_at": MOMENT}
    yield "decision", tables.decision, {
        "id": "decision", "application_id": "application", "version": 1, "roster_id": "application roster",
        "on_day": TODAY, "answer": "compliant", "n_workers": len(WORKERS), "n_clear": len(WORKERS), "problems": 0,
        "rulebook_hash": "made up", "input_hash": "", "record": "", "input": b"", "facts": b"", "salt": "",
        "journal_size": 0, "journal_root": "", "by": "checker", "at": MOMENT,
    }  # fmt: skip
    for seq in WORKERS:
        yield f"verdict {seq}", tables.verdict, {"decision_id": "decision", "seq": seq, "status": "compliant",
                                                 "roster_id": "application roster", "person": f"{seq}"}  # fmt: skip
    yield "notice", tables.notice, {
        "id": "notice", "decision_id": "decision", "application_id": "application", "office": "00.00", "year": 1,
        "serial": 1, "number": "", "content": b"", "by": "checker", "at": MOMENT,
    }  # fmt: skip


def _granted() -> Iterator[tuple[str, Table, dict[str, Any]]]:
    for seq in WORKERS:
        yield f"line {seq}", tables.approval_line, {"decision_id": "decision", "seq": seq, "status": "compliant"}
    for serial in ("certificate", "ended"):
        yield serial, tables.certificate, {
            "serial": serial, "application_id": "application", "decision_id": "decision", "approved_by": "approver",
            "approved_at": MOMENT, "journal_size": 0, "journal_root": "",
        }  # fmt: skip
    yield "end", tables.approval_end, {"serial": "ended", "kind": "revoked", "reason": "", "by": "approver",
                                       "at": MOMENT}  # fmt: skip
    yield "journal", tables.journal, {"seq": SEALING, "entry": SEALED_BOTH, "leaf": "", "application_id": "application"}
    yield "approval", tables.live_approval, {
        "application_id": "application", "serial": "certificate", "version": 1, "decision_id": "decision",
        "roster_id": "application roster", "n_workers": len(WORKERS), "rows_unexplained": 0, "answer": "compliant",
        "checked_on": TODAY, "approved_on": TODAY, "submitted_by": "submitter", "checked_by": "checker",
        "approved_by": "approver",
    }  # fmt: skip


SEALED: Final = ("sealed certificate", tables.sealed_certificate, {
    "serial": "certificate", "sha256": "", "content": b"", "proven_until": None, "line": SEALING, "proof": "",
    "at": MOMENT,
})  # fmt: skip
"""The certificate of the sound approval as it was sealed: it stands beside the chain, which does not rest on it."""
