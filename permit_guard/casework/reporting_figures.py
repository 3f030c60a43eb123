"""The figures of a day for who evaluates the province: counted anew each time they are asked for."""

from __future__ import annotations

from typing import Any

from permit_guard.casework.desk import Casework
from permit_guard.casework.policy import Action, may
from permit_guard.casework.refusals import NotAllowed
from permit_guard.casework.reporting import regions_of, report
from permit_guard.casework.reporting_lines import count_what_is_not
from permit_guard.domain.person import Person
from permit_guard.domain.report import Asked
from permit_guard.domain.report_record import report_record


def figures(house: Casework, by: Person, asked: Asked) -> dict[str, Any]:
    """The report's record. Raises NotAllowed."""
    if not may(by, Action.REPORT):
        raise NotAllowed
    count_what_is_not(house.database)
    regions = regions_of(house.law.folder)
    with house.reading_desk(by) as desk:
        return report_record(report(desk.rows, asked, house.law, regions), regions.regencies)
