"""The employers whose workers were found without cover, for those who may see the names of firms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from permit_guard.casework.desk import Casework
from permit_guard.casework.policy import Action, may
from permit_guard.casework.refusals import NotAllowed
from permit_guard.casework.reporting import end_of
from permit_guard.casework.reporting_lines import count_what_is_not
from permit_guard.casework.table_file import table_csv, tame
from permit_guard.domain.employer_record import MEANINGS, EmployerRecord, employer_records
from permit_guard.domain.person import Person
from permit_guard.domain.text import Language
from permit_guard.store.report import Scope
from permit_guard.store.report_employers import employer_names, shortfalls
from permit_guard.store.rows import Rows

HEADER: Final = (
    "npp", "name", "applications", "checks", "standing_applications", "standing_workers", "since", "last", "rules",
)  # fmt: skip


def employers_seen(house: Casework, by: Person, on: date, office: str | None = None) -> list[EmployerRecord]:
    """Those of the person's offices, or of one of them; of an office that is not his, none. Raises NotAllowed."""
    if not may(by, Action.LIST_EMPLOYERS):
        raise NotAllowed
    count_what_is_not(house.database)
    offices = by.offices if office is None else by.offices & {office}
    with house.reading_desk(by) as desk:
        return deficient_employers(desk.rows, on, sorted(offices))


def deficient_employers(rows: Rows, on: date, offices: Iterable[str | None]) -> list[EmployerRecord]:
    """Those of some offices, None being all of them, by what was found up to the end of the day."""
    found = [each for office in offices for each in shortfalls(rows, Scope(on, end_of(on), office))]
    return employer_records(found, employer_names(rows, frozenset(each.application_id for each in found)))


def employers_csv(records: Iterable[EmployerRecord], on: date, tongue: Language) -> bytes:
    """The day and what is counted, then a line an employer, rules as `rule (rows); rule (rows)`."""
    meanings = ([name, text.in_(tongue)] for name, text in MEANINGS.items())
    return table_csv([["on", on], *meanings, HEADER, *map(_line, records)])


def _line(each: EmployerRecord) -> list[object]:
    rules = "; ".join(f"{rule} ({workers})" for rule, workers in each.rules)
    counts = (each.applications, each.checks, each.standing_applications, each.standing_workers)
    return [tame(each.npp), tame(each.name), *counts, each.since, each.last, rules]
