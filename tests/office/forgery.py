"""The statements of an approval as text, to forge from: each column as it would be, or as the attempt has it."""

from __future__ import annotations

from dataclasses import replace

from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.store.approvals import live_serial
from permit_guard.store.decisions import decisions_of
from tests.building import BUDI, SITI
from tests.office.house import House

UNCOVERED = replace(BUDI, row=4, source=Source("roster.csv", "4"), name="Joko Susilo", nik="3308101203900003")
UNREAD = (Problem(Source("roster.csv", "9"), Text("tidak terbaca", "cannot be read")),)
SERIAL = "F" * 20
DAY = "'2026-04-10'"
MOMENT = "'2026-04-10T02:00:00.000000Z'"


def prepare(house: House) -> dict[str, str]:
    """An approved, a compliant, a deficient, an unexplained and a revoked application; what their rows are called."""
    names = {role: house[role].id for role in ("officer", "colleague", "supervisor", "auditor")}
    cases = {"approved": house.approved(), "compliant": house.checked(), "revoked": house.approved()}
    for name, workers, problems in (("deficient", (BUDI, SITI, UNCOVERED), ()), ("unexplained", (BUDI, SITI), UNREAD)):
        case = cases[name] = house.open()
        for file in house.attach(case):
            house.attest(case, file)
        house.attach_roster(case, workers, problems)
        house.submit(case)
        house.check(case)
    with house.database.read() as rows:
        names["approved_serial"] = live_serial(rows, cases["approved"]) or ""
        names["revoked_serial"] = live_serial(rows, cases["revoked"]) or ""
        for name, case in cases.items():
            decision = decisions_of(rows, case)[-1]
            names |= {name: case, f"{name}_decision": decision.id, f"{name}_roster": decision.roster_id}
    house.revoke(cases["revoked"])
    return names


def insert(table: str, **columns: str) -> str:
    """An insert of columns that are written as SQL."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(columns.values())})"


def line(case: str, seq: int | str, status: str = "'compliant'", **columns: str) -> str:
    """A line of the chain for a worker."""
    return insert(
        "approval_line", **({"decision_id": f"'{{{case}_decision}}'", "seq": f"{seq}", "status": status} | columns)
    )


def certificate(case: str, **columns: str) -> str:
    """The certificate by the supervisor."""
    sound = {
        "serial": f"'{SERIAL}'", "application_id": f"'{{{case}}}'", "decision_id": f"'{{{case}_decision}}'",
        "approved_by": "'{supervisor}'", "approved_at": MOMENT, "journal_size": "0", "journal_root": "''",
    }  # fmt: skip
    return insert("certificate", **(sound | columns))


def live(case: str, **columns: str) -> str:
    """The last row of an approval of two workers, submitted by the officer and checked by the colleague."""
    sound = {
        "application_id": f"'{{{case}}}'", "serial": f"'{SERIAL}'", "version": "1",
        "decision_id": f"'{{{case}_decision}}'", "roster_id": f"'{{{case}_roster}}'", "n_workers": "2",
        "rows_unexplained": "0", "answer": "'compliant'", "checked_on": DAY, "approved_on": DAY,
        "submitted_by": "'{officer}'", "checked_by": "'{colleague}'", "approved_by": "'{supervisor}'",
    }  # fmt: skip
    return insert("live_approval", **(sound | columns))


def approval(case: str, **columns: str) -> tuple[str, ...]:
    """All statements of an approval, with other columns of its last row."""
    return line(case, 1), line(case, 2), certificate(case), live(case, **columns)


def verdict(case: str, seq: str, status: str, person: str = "'x'") -> str:
    """A verdict on a worker."""
    return insert("verdict", decision_id=f"'{{{case}_decision}}'", seq=seq, roster_id=f"'{{{case}_roster}}'",
                  person=person, status=status)  # fmt: skip


def decision(case: str, **columns: str) -> str:
    """A new decision like that of `case`, with other columns."""
    kept = ("application_id", "version", "roster_id", "on_day", "answer", "n_workers", "n_clear", "problems",
            "rulebook_hash", "input_hash", "record", "input", "facts", "salt", "journal_size", "journal_root", "by",
            "at")  # fmt: skip
    told = ", ".join(columns.get(name, f'"{name}"') for name in kept)
    names = ", ".join(f'"{name}"' for name in ("id", *kept))
    return f"INSERT INTO decision ({names}) SELECT 'forged', {told} FROM decision WHERE id = '{{{case}_decision}}'"
