"""The own part of an application: what is told to an employer that is not its main contractor.

Nothing in it may be otherwise because of another employer's workers: whoever asks daily would learn of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from permit_guard.domain.case import Application, EmployerRole, RosterRead
from permit_guard.domain.decision import Answer, Status
from permit_guard.domain.state import CHECKED, Holder, State
from permit_guard.store.applications import Kept

Turns = Iterable[tuple[Holder, State, datetime]]


def own_part(kept: Kept, npp: str) -> Kept:
    """The application as this employer may know it; what was found of the whole is told as `submitted`."""
    return replace(kept, state=_told(kept.state), application=_of_application(kept.application, npp))


def own_turns(turns: Turns) -> list[tuple[Holder, State, datetime]]:
    """Whose turn it was: between a submission and its end the office's, as a letter is none of this employer's."""
    return [(Holder.OFFICE if state in CHECKED else held_by, _told(state), since) for held_by, state, since in turns]


def own_record(record: Mapping[str, Any], npp: str, told: RosterRead) -> dict[str, Any]:
    """The record of a decision with this employer's rows, their counts, and the answer that they alone give.

    Its `input` is empty: the hash there is of all that was judged.
    """
    rows = {worker.row for worker in (told.roster.workers if told.roster else ()) if worker.employer_npp == npp}
    workers = [each for each in record["workers"] if each["row"] in rows]
    counts = {status.value: sum(each["status"] == status.value for each in workers) for status in Status}
    return {
        **record,
        "answer": _answer(counts).value,
        "input": {},
        "counts": {"workers": len(workers), **counts},
        "workers": workers,
        "findings": [],
        "evidence": [],
        "problems": [],
    }


def _answer(counts: Mapping[str, int]) -> Answer:
    """Any failure is deficient, any doubt unproven; nobody asked about is a doubt (rulebook.md, Answer)."""
    if counts[Status.DEFICIENT]:
        return Answer.DEFICIENT
    clear = counts[Status.COMPLIANT] + counts[Status.LEFT]
    return Answer.COMPLIANT if clear and clear == sum(counts.values()) else Answer.UNPROVEN


def _told(state: State) -> State:
    return State.SUBMITTED if state in CHECKED else state


def _of_application(application: Application, npp: str) -> Application:
    """Who the main contractor is and this employer itself, without what the contract is worth."""
    contract = application.contract
    return replace(
        application,
        contract=contract and replace(contract, gross_value=None, net_value=None),
        employers=tuple(each for each in application.employers if each.role is EmployerRole.MAIN or each.npp == npp),
    )
