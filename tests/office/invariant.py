"""What must be true of every approval that stands, read from the rows alone, without trusting a single wall."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from permit_guard.store.rows import Rows

UNSETTLING = frozenset({"attest", "transcribe", "submit", "revise", "withdraw", "attach roster", "change", "revoke"})
"""What is done to an application after a check takes away what that check found."""


def violations(rows: Rows) -> list[str]:
    """Every way in which an approval stands that must not; empty in a sound office."""
    return [
        f"{each['application_id']}: {fault}" for each in _all(rows, "live_approval") for fault in _faults(rows, each)
    ]


def _faults(rows: Rows, approval: dict[str, Any]) -> list[str]:
    application = _one(rows, "application", id=approval["application_id"])
    decision = _one(rows, "decision", id=approval["decision_id"])
    if application is None or decision is None:
        return ["an approval of nothing"]
    version = _one(rows, "version", application_id=application["id"], version=application["current_version"])
    roster = _one(rows, "roster", id=version["roster_id"]) if version else None
    certificate = _one(rows, "certificate", serial=approval["serial"])
    if version is None or roster is None or certificate is None:
        return ["an approval without version, roster or certificate"]
    hands = {"submitter": version["submitted_by"], "checker": decision["by"]}
    statuses = _statuses(rows, decision["id"], roster["id"])
    holds = {
        "of the latest decision": application["latest_decision"] == decision["id"],
        "of this application": decision["application_id"] == application["id"] == certificate["application_id"],
        "of the current version": decision["version"] == application["current_version"],
        "of the roster that was submitted": decision["roster_id"] == roster["id"],
        "compliant": (decision["answer"], application["state"]) == ("compliant", "compliant"),
        "without a problem": decision["problems"] == 0,
        "with every row explained": roster["rows_unexplained"] == 0,
        "with every worker": len(statuses) == roster["n_workers"] >= 1,
        "with every worker clear": set(statuses) <= {"compliant", "left"},
        "of the day of its check": str(approval["approved_on"]) == str(decision["on_day"]),
        "of the day of their moments": _days(decision["at"], certificate["approved_at"]) == {str(decision["on_day"])},
        "of the latest when it was approved": not any(
            decision["journal_size"] < other["journal_size"] < certificate["journal_size"]
            for other in _all(rows, "decision", application_id=application["id"])
        ),
        "by someone else": certificate["approved_by"] not in hands.values(),
        "not ended": _one(rows, "approval_end", serial=approval["serial"]) is None,
        "the last word": _is_suspended(rows, approval["serial"]) or not _unsettled(rows, application["id"]),
        "lifted by a compliant decision of the latest version": _soundly_lifted(rows, approval),
    }
    return [f"not {what}" for what, held in holds.items() if not held]


def _days(*moments: str) -> set[str]:
    """The days in Jakarta."""
    return {str((datetime.fromisoformat(each) + timedelta(hours=7)).date()) for each in moments}


def _is_suspended(rows: Rows, serial: str) -> bool:
    turns = sorted(_all(rows, "standing", serial=serial), key=lambda each: each["seq"])
    return bool(turns) and turns[-1]["kind"] == "suspended"


def _soundly_lifted(rows: Rows, approval: dict[str, Any]) -> bool:
    """Whether the last turn, where it is a lifting, rests on the latest decision, of the latest version, all clear."""
    turns = sorted(_all(rows, "standing", serial=approval["serial"]), key=lambda each: each["seq"])
    if not turns or turns[-1]["kind"] != "lifted":
        return True
    found = _all(rows, "decision", application_id=approval["application_id"])
    latest = max(found, key=lambda each: each["journal_size"])
    versions = _all(rows, "version", application_id=approval["application_id"])
    return (
        (latest["id"], latest["answer"], latest["problems"]) == (turns[-1]["decision_id"], "compliant", 0)
        and latest["version"] == max(each["version"] for each in versions)
        and set(_statuses(rows, latest["id"], latest["roster_id"])) <= {"compliant", "left"}
    )


def _statuses(rows: Rows, decision_id: str, roster_id: str) -> list[str | None]:
    """What was found of each row that the roster's workers have, None where nothing was."""
    found = {each["seq"]: each["status"] for each in _all(rows, "verdict", decision_id=decision_id)}
    return [found.get(each["seq"]) for each in _all(rows, "worker", roster_id=roster_id)]


def _unsettled(rows: Rows, application_id: str) -> bool:
    """Whether, by the journal, something was done after the latest check that takes away what it found."""
    lines = [json.loads(each["entry"]) for each in _all(rows, "journal", application_id=application_id)]
    verbs = [line["verb"] for line in sorted(lines, key=lambda line: line["seq"])]
    since = verbs[::-1][: verbs[::-1].index("check")] if "check" in verbs else []
    return bool(UNSETTLING & set(since))


def _one(rows: Rows, table: str, **where: Any) -> dict[str, Any] | None:
    return next(iter(_all(rows, table, **where)), None)


def _all(rows: Rows, table: str, **where: Any) -> list[dict[str, Any]]:
    asked = " AND ".join(f"{column} = :{column}" for column in where) or "1 = 1"
    found = rows.execute(text(f"SELECT * FROM {table} WHERE {asked}"), where)
    return [dict(row._mapping) for row in found]
