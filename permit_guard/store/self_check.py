"""The gate tried at every start: a sound approval must be taken, each illegal one refused, and nothing of it kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DBAPIError

from permit_guard.store.database import Database
from permit_guard.store.rows import Rows, new_id
from permit_guard.store.tables import (
    application,
    approval_line,
    certificate,
    decision,
    live_approval,
    person,
    roster,
    rulebook,
    verdict,
    version,
    worker,
)

MOMENT: Final = datetime(2026, 1, 1, tzinfo=UTC)
TODAY: Final = date(2026, 1, 1)
WORKERS: Final = 2


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
    trial = _Trial(rows)
    if not trial.is_taken(trial.approve):
        raise GateOpen("a sound approval is refused: the tables are not those of this program")
    for what, attempt in trial.illegal().items():
        if trial.is_taken(attempt):
            raise GateOpen(what)


class _Trial:
    """A made-up application of two workers, submitted, checked and found compliant, by three made-up people."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        names = ("submitter", "checker", "approver", "application", "roster", "decision", "serial", "rulebook")
        self.ids = {name: new_id() for name in names}
        self._people()
        self._case()
        self._decision()

    def is_taken(self, attempt: Callable[[], object]) -> bool:
        """Whether the database takes an attempt, which is undone either way."""
        savepoint = self.rows.begin_nested()
        try:
            attempt()
        except DBAPIError:
            return False
        finally:
            savepoint.rollback()
        return True

    def approve(self, **changed: Any) -> None:
        """Write the whole approval, with `changed` columns of its last row."""
        self._lines(WORKERS)
        self._certificate()
        self._approval(**changed)

    def illegal(self) -> Mapping[str, Callable[[], object]]:
        """Every kind of approval that must not be, by what is wrong with it."""
        return {
            "an approval with a worker forgotten": self._one_forgotten,
            "an approval of more workers than were judged": lambda: self.approve(n_workers=WORKERS + 1),
            "an approval with a row unexplained": lambda: self.approve(rows_unexplained=1),
            "an approval of a deficient application": lambda: self.approve(answer="deficient"),
            "an approval on another day": lambda: self.approve(approved_on=date(2026, 1, 2)),
            "an approval of another version": lambda: self.approve(version=2),
            "an approval by who submitted it": lambda: self.approve(approved_by=self.ids["submitter"]),
            "an approval by who checked it": lambda: self.approve(approved_by=self.ids["checker"]),
            "a line for a deficient worker": lambda: self._line(1, status="deficient"),
            "a new version under an approval": self._changed_under(current_version=2),
            "a new decision under an approval": self._changed_under(latest_decision=new_id()),
            "an approval taken away in silence": self._taken_away,
            "a verdict changed": lambda: self.rows.execute(
                update(verdict).where(verdict.c.decision_id == self.ids["decision"]).values(status="left")
            ),
        }

    def _one_forgotten(self) -> None:
        self._line(WORKERS)
        self._certificate()
        self._approval()

    def _changed_under(self, **columns: Any) -> Callable[[], object]:
        def attempt() -> None:
            self.approve()
            here = application.c.id == self.ids["application"]
            self.rows.execute(update(application).where(here).values(**columns))

        return attempt

    def _taken_away(self) -> None:
        self.approve()
        self.rows.execute(delete(live_approval).where(live_approval.c.serial == self.ids["serial"]))

    def _people(self) -> None:
        self.rows.execute(insert(person), [
            {"id": self.ids[name], "name": self.ids[name], "role": "officer", "added_at": MOMENT}
            for name in ("submitter", "checker", "approver")
        ])  # fmt: skip

    def _case(self) -> None:
        ids = self.ids
        self.rows.execute(insert(application).values(
            id=ids["application"], office="00.00", number=ids["application"], state="compliant", revision=1,
            current_version=1, latest_decision=ids["decision"], content="", project_name="", contractor_name="",
            contract_number="", project_number="", opened_at=MOMENT, opened_by=ids["submitter"], changed_at=MOMENT,
        ))  # fmt: skip
        self.rows.execute(insert(roster).values(
            id=ids["roster"], application_id=ids["application"], n_workers=WORKERS, rows_unexplained=0, file="",
            sha256="", content="", by=ids["submitter"], at=MOMENT,
        ))  # fmt: skip
        self.rows.execute(insert(worker), [
            {"roster_id": ids["roster"], "seq": seq, "n_workers": WORKERS, "row": seq, "person": str(seq),
             "employer_npp": ""} for seq in range(1, WORKERS + 1)
        ])  # fmt: skip
        self.rows.execute(insert(version).values(
            application_id=ids["application"], version=1, roster_id=ids["roster"], content="",
            submitted_by=ids["submitter"], submitted_at=MOMENT,
        ))  # fmt: skip

    def _decision(self) -> None:
        ids = self.ids
        self.rows.execute(insert(rulebook).values(hash=ids["rulebook"], content=b"", first_used_at=MOMENT))
        self.rows.execute(insert(decision).values(
            id=ids["decision"], application_id=ids["application"], version=1, roster_id=ids["roster"], on_day=TODAY,
            answer="compliant", n_workers=WORKERS, n_clear=WORKERS, problems=0, rulebook_hash=ids["rulebook"],
            input_hash="", record="", input=b"", facts=b"", salt="", journal_size=0, journal_root="",
            by=ids["checker"], at=MOMENT,
        ))  # fmt: skip
        self.rows.execute(insert(verdict), [
            {"decision_id": ids["decision"], "seq": seq, "roster_id": ids["roster"], "person": str(seq),
             "status": "compliant"} for seq in range(1, WORKERS + 1)
        ])  # fmt: skip

    def _lines(self, last: int) -> None:
        for seq in range(1, last + 1):
            self._line(seq)

    def _line(self, seq: int, status: str = "compliant") -> None:
        line = {"decision_id": self.ids["decision"], "seq": seq, "status": status}
        self.rows.execute(insert(approval_line).values(line))

    def _certificate(self) -> None:
        self.rows.execute(insert(certificate).values(
            serial=self.ids["serial"], application_id=self.ids["application"], decision_id=self.ids["decision"],
            approved_by=self.ids["approver"], approved_at=MOMENT, journal_size=0, journal_root="",
        ))  # fmt: skip

    def _approval(self, **changed: Any) -> None:
        ids = self.ids
        sound = {
            "application_id": ids["application"], "serial": ids["serial"], "version": 1, "decision_id": ids["decision"],
            "roster_id": ids["roster"], "n_workers": WORKERS, "rows_unexplained": 0, "answer": "compliant",
            "checked_on": TODAY, "approved_on": TODAY, "submitted_by": ids["submitter"],
            "checked_by": ids["checker"], "approved_by": ids["approver"],
        }  # fmt: skip
        self.rows.execute(insert(live_approval).values(sound | changed))
