"""One worker of a decision: what each rule found of him, and the very lines and papers that it was found in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from permit_guard.casework.checking import Law
from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotThere
from permit_guard.casework.viewing import SeenWorker, see_decision, see_evidence, see_roster
from permit_guard.domain.case import Worker
from permit_guard.domain.evidence import EvidenceRecord, MemberLine, ProjectWorkerLine
from permit_guard.domain.source import Source
from permit_guard.domain.text import Text
from permit_guard.law.fields import Subject
from permit_guard.store import decisions, rosters
from permit_guard.store.evidence import Evidence

MOST_LINES: Final = 24


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """A place in the evidence: the file, the place in it, and what was read there, if that is still so.

    `by_name` is whether nothing but the name makes it the worker's: another person may be called so.
    """

    file: Evidence
    place: str
    record: EvidenceRecord | None
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class OneWorker:
    """A worker as the latest decision has him; `said` is what the roster says of him; None where the draft
    has another roster since.

    `read_from` gives the places by the source that a finding names, `lines` those of lists that have his NIK, his KPJ
    or his name; of a file that this person may not see, none.
    """

    told: Mapping[str, Any]
    said: SeenWorker | None
    on: str
    read_from: Mapping[str, ReadFrom]
    lines: tuple[ReadFrom, ...]
    before: int | None
    after: int | None


def see_worker(desk: Desk, application_id: str, row: int) -> OneWorker:
    """The worker of a row by the latest decision. Raises NotThere where this person sees no such row."""
    kept = desk.application(application_id, Action.READ)
    record = see_decision(desk, application_id)
    workers = record["workers"]
    at = next((number for number, each in enumerate(workers) if each["row"] == row), None)
    if at is None:
        raise NotThere
    judged = decisions.latest_decision(desk.rows, kept.id)
    roster_id = judged.roster_id if judged else None
    same = roster_id == kept.roster_id
    said = next((each for each in see_roster(desk, application_id) if each.row == row), None) if same else None
    files = see_evidence(desk, application_id)
    return OneWorker(
        workers[at], said, record["on"], _places(files, workers[at]), _lines(files, _on_roster(desk, roster_id, row)),
        workers[at - 1]["row"] if at > 0 else None,
        workers[at + 1]["row"] if at + 1 < len(workers) else None,
    )  # fmt: skip


def rule_titles(law: Law) -> dict[str, Text]:
    """What each rule asks of a worker, by its id."""
    return {rule.id: rule.title for (subject, _), rule in law.rulebook.rules.items() if subject is Subject.WORKER}


def _places(files: Sequence[Evidence], told: Mapping[str, Any]) -> dict[str, ReadFrom]:
    wanted = {source for finding in told["findings"] for source in finding.get("sources", ())}
    found: dict[str, ReadFrom] = {}
    for file in files:
        mine = [source for source in wanted if source == file.name or source.startswith(f"{file.name}:")]
        if mine:
            records = {str(each.source): each for each in file.file.records}
            found |= {source: ReadFrom(file, _place(source, file.name), records.get(source)) for source in mine}
    return found


def _lines(files: Sequence[Evidence], worker: Worker | None) -> tuple[ReadFrom, ...]:
    """Lines of lists that may be of the worker, by number or by name alone: the officer sees how they differ."""
    if worker is None:
        return ()
    his = [
        ReadFrom(file, _place(str(each.source), file.name), each, by_name=not _has_his_number(each, worker))
        for file in files
        for each in file.file.records
        if isinstance(each, MemberLine | ProjectWorkerLine)
        and (_has_his_number(each, worker) or _has_his_name(each, worker))
    ]
    return tuple(sorted(his, key=lambda each: each.by_name)[:MOST_LINES])


def _has_his_number(line: MemberLine | ProjectWorkerLine, worker: Worker) -> bool:
    if line.nik is not None and line.nik == worker.nik:
        return True
    return isinstance(line, MemberLine) and line.kpj is not None and line.kpj == worker.kpj


def _has_his_name(line: MemberLine | ProjectWorkerLine, worker: Worker) -> bool:
    return line.name is not None and worker.name is not None and line.name.casefold() == worker.name.casefold()


def _on_roster(desk: Desk, roster_id: str | None, row: int) -> Worker | None:
    """The row as it was judged: a draft may have another roster since."""
    told = rosters.get_roster(desk.rows, roster_id) if roster_id else None
    workers = told.roster.workers if told and told.roster else ()
    return next((each for each in workers if each.row == row), None)


def _place(source: str, name: str) -> str:
    return Source(name, source[len(name) + 1 :]).place
