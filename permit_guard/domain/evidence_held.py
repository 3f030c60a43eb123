"""What the evidence of a case holds on the day of the check, gathered once for all workers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from permit_guard.domain.calendar import WorkingDays
from permit_guard.domain.case import UNREADABLE, Case
from permit_guard.domain.evidence import EvidenceFile, EvidenceKind, EvidencePart, MemberLine, ProjectWorkerLine
from permit_guard.domain.line_index import Lines
from permit_guard.domain.matching import Person
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.project import ProjectCover, project_cover
from permit_guard.domain.source import Problem
from permit_guard.domain.spells import DueMonths, counts


@dataclass(frozen=True, slots=True)
class EvidenceHeld:
    """The day, the law's numbers and calendar on it, and the evidence, made ready to be asked about one worker.

    `members` are the lines of each employer; `any_members` those of all, for a row whose NPP cannot be read, and empty
    where there is no such row.
    """

    on: date
    parameters: Parameters
    working_days: WorkingDays
    months: DueMonths | None
    project: ProjectCover
    members: dict[str, Lines[MemberLine]]
    any_members: Lines[MemberLine]
    listed: Lines[ProjectWorkerLine]
    unread_files: tuple[str, ...]


def evidence_held(case: Case, on: date, parameters: Parameters, working_days: WorkingDays) -> EvidenceHeld:
    """Everything that the case's evidence holds on the day `on`; `months` is None where no due day is in force."""
    due_day_of_month = parameters.number("due_day_of_month", on)
    project = project_cover(case, on, parameters, working_days)
    by_employer: dict[str, list[MemberLine]] = {}
    for file in case.evidence:
        for record in file.records:
            if isinstance(record, MemberLine):
                by_employer.setdefault(record.npp, []).append(record)
    months = None if due_day_of_month is None else DueMonths(on, working_days, due_day_of_month)
    workers = case.roster.workers if case.roster else ()
    roster = tuple(map(Person.of_worker, workers))
    tells = partial(counts, months=months)
    asked_of_all = any(worker.employer_npp is UNREADABLE for worker in workers)
    every_line = (line for lines in by_employer.values() for line in lines)
    return EvidenceHeld(
        on,
        parameters,
        working_days,
        months,
        project,
        {npp: Lines(lines, roster, tells) for npp, lines in by_employer.items()},
        Lines(every_line if asked_of_all else (), roster, tells),
        Lines(project.lines, roster),
        tuple(file.file for file in case.evidence if file.unread and not _is_read_of_ours(file, project.number)),
    )


def standing_problems(case: Case, project: ProjectCover) -> tuple[Problem, ...]:
    """The problems of reading that stand in the way: those of the roster, and those of evidence that is not another's.

    Each table, sheet and paper is judged by itself. Where nothing readable in it says whose it is, it may be ours.
    """
    ours = frozenset(employer.npp for employer in case.application.employers)
    standing = list(case.problems)
    for file in case.evidence:
        for part in file.parts:
            if not _is_anothers(part, ours, project.number):
                standing += part.problems
    return (*standing, *project.problems)


def _is_read_of_ours(file: EvidenceFile, project_number: str | None) -> bool:
    """Whether papers of the file were read, and those in it that were not are all another project's."""
    recognised = file.kind not in (EvidenceKind.UNREADABLE, EvidenceKind.UNRECOGNISED)
    return recognised and all(_is_anothers(part, frozenset(), project_number) for part in file.unread_parts)


def _is_anothers(part: EvidencePart, ours: frozenset[str], project_number: str | None) -> bool:
    """Whether every NPP that can be read in a members list, or every project number in what is a project's, is other.

    Without a project of the application there is nothing that a project number could differ from.
    """
    if part.kind is EvidenceKind.PU_MEMBERS:
        return bool(part.npps) and part.npps.isdisjoint(ours)
    return bool(part.project_numbers) and project_number is not None and project_number not in part.project_numbers
