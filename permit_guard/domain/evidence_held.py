"""What the evidence of a case holds on the day of the check, gathered once for all workers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from permit_guard.domain.calendar import WorkingDays
from permit_guard.domain.case import Case
from permit_guard.domain.evidence import EvidenceKind, MemberLine, ProjectWorkerLine
from permit_guard.domain.matching import Lines
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.project import ProjectCover, project_cover
from permit_guard.domain.source import Problem
from permit_guard.domain.spells import DueMonths


@dataclass(frozen=True, slots=True)
class EvidenceHeld:
    """The day, the law's numbers and calendar on it, and the evidence, made ready to be asked about one worker."""

    on: date
    parameters: Parameters
    working_days: WorkingDays
    months: DueMonths | None
    project: ProjectCover
    members: dict[str, Lines[MemberLine]]
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
    return EvidenceHeld(
        on,
        parameters,
        working_days,
        None if due_day_of_month is None else DueMonths(on, working_days, due_day_of_month),
        project,
        {npp: Lines(lines) for npp, lines in by_employer.items()},
        Lines(project.lines),
        tuple(file.file for file in case.evidence if file.unread),
    )


def standing_problems(case: Case, project: ProjectCover) -> tuple[Problem, ...]:
    """The problems of reading that stand in the way; those of another's table or of an unrecognised file do not.

    A members list is another's when every NPP that can be read in it is none of the application's; an F1a when its
    project numbers are others than the project's.
    """
    ours = {employer.npp for employer in case.application.employers}
    standing = list(case.problems)
    for file in case.evidence:
        others_list = file.kind is EvidenceKind.PU_MEMBERS and file.npps and not file.npps & ours
        others_project = (
            file.kind is EvidenceKind.JAKON_WORKERS
            and file.project_numbers
            and project.number is not None
            and project.number not in file.project_numbers
        )
        if not (others_list or others_project or file.kind is EvidenceKind.UNRECOGNISED):
            standing += file.problems
    return (*standing, *project.problems)
