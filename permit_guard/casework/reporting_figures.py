"""The figures of a day for who evaluates the province: counted anew each time they are asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from permit_guard.casework.desk import Casework
from permit_guard.casework.policy import Action, may
from permit_guard.casework.refusals import NotAllowed
from permit_guard.casework.reporting import regions_of, report
from permit_guard.casework.reporting_lines import count_what_is_not
from permit_guard.casework.reporting_snapshots import saved_alike
from permit_guard.domain.person import Person
from permit_guard.domain.report import Asked
from permit_guard.domain.report_changes import Change, changes
from permit_guard.domain.report_record import report_record

MOST_HELD: Final = 24


@dataclass(frozen=True, slots=True)
class Held:
    """A report saved earlier that was asked for alike, and what rose and fell since, by `changes`."""

    id: str
    on: date
    changes: tuple[Change, ...]


def held_against_saved(house: Casework, by: Person, told: Mapping[str, Any]) -> list[Held]:
    """The figures against each report saved of the same question, the latest first. Raises NotAllowed."""
    if not may(by, Action.REPORT):
        raise NotAllowed
    with house.reading_desk(by) as desk:
        latest = deque(saved_alike(desk.rows, told), maxlen=MOST_HELD)
    return [Held(saved.id, saved.on, tuple(changes(record, told))) for saved, record in reversed(latest)]


def figures(house: Casework, by: Person, asked: Asked) -> dict[str, Any]:
    """The report's record. Raises NotAllowed."""
    if not may(by, Action.REPORT):
        raise NotAllowed
    count_what_is_not(house.database)
    regions = regions_of(house.law.folder)
    return report_record(report(house.database, asked, house.law, regions), regions)
