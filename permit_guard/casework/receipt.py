"""The receipt of a submission: what was handed in, when and by whom, so that no one has to take another's word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from permit_guard.casework.desk import Desk
from permit_guard.casework.offices import find_office
from permit_guard.casework.refusals import NotThere
from permit_guard.casework.viewing import see_application
from permit_guard.domain.office import Office
from permit_guard.store import decisions, evidence, people, rosters
from permit_guard.store.applications import Kept
from permit_guard.store.decisions import Version
from permit_guard.store.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Receipt:
    """The latest submission: its version, who handed it in, its workers, its roster's SHA-256, and each file.

    `must_answer_by` is the office's own last day, None where it is not known.
    """

    kept: Kept
    version: Version
    submitted_by: str
    workers: int
    roster_sha256: str
    files: tuple[Evidence, ...]
    must_answer_by: date | None
    office: Office | None


def see_receipt(desk: Desk, application_id: str) -> Receipt:
    """The receipt of what was submitted last. Raises NotThere before that, and for an employer that is not the main."""
    seen = see_application(desk, application_id)
    if seen.only_npp is not None or seen.kept.version == 0:
        raise NotThere
    version = decisions.latest_version(desk.rows, seen.kept.id)
    told = rosters.get_roster(desk.rows, version.roster_id)
    return Receipt(
        seen.kept,
        version,
        people.names_of(desk.rows, {version.submitted_by}).get(version.submitted_by, ""),
        len(told.roster.workers) if told.roster else 0,
        told.sha256,
        evidence.evidence_of_version(desk.rows, seen.kept.id, version.number),
        seen.must_answer_by,
        find_office(desk.law, seen.kept.office, desk.today),
    )
