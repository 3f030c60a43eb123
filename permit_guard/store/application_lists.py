"""Lists of applications: which are looked for, and a line of each; as many statements for five as for 5,000."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, true

from permit_guard.domain.case import EmployerRole
from permit_guard.domain.state import CHECKED, Holder, State
from permit_guard.store.applications import SHOWN_STATE, SUBMITTED
from permit_guard.store.office_tables import assignment
from permit_guard.store.rows import Rows
from permit_guard.store.tables import application, employer, holding, version, worker
from permit_guard.store.tables import decision as decision_table


@dataclass(frozen=True, slots=True)
class Sought:
    """Which applications are looked for: those of `offices` (all for None) or of `npp`; then by state and by words.

    With an `officer` those that he has taken and that are not done; `unassigned` those that wait for the office while
    no one has taken them. An employer `npp` that is not the main contractor is told, and finds by, its own part alone
    (casework/own_part.py).
    """

    offices: frozenset[str] | None = None
    npp: str | None = None
    state: State | None = None
    words: str = ""
    person: str | None = None
    held_by: Holder | None = None
    officer: str | None = None
    unassigned: bool = False


@dataclass(frozen=True, slots=True)
class Turns:
    """How many applications there are by whose turn it is, how many an officer has taken, how many no one has."""

    by_holder: Mapping[Holder, int]
    mine: int = 0
    unassigned: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of applications; the counts are those of the latest decision."""

    id: str
    office: str
    number: str
    state: State
    project: str
    contractor: str
    changed_at: datetime
    n_workers: int | None
    n_clear: int | None
    submitted_at: datetime | None


_LINES = application.outerjoin(decision_table, decision_table.c.id == application.c.latest_decision).outerjoin(
    version, SUBMITTED
)
_TAKEN = exists().where(assignment.c.application_id == application.c.id)
_FOUND = tuple(state.value for state in CHECKED)


def count_applications(rows: Rows, sought: Sought) -> int:
    """How many there are."""
    return int(rows.execute(_filtered(select(func.count()).select_from(application), sought)).scalar_one())


def count_by_state(rows: Rows, sought: Sought) -> dict[State, int]:
    """How many there are in each state."""
    counted = select(_state(sought).label("shown_state"), func.count().label("n")).select_from(application)
    return {State(row.shown_state): row.n for row in rows.execute(_filtered(counted, sought).group_by("shown_state"))}


def list_applications(rows: Rows, sought: Sought, *, first: int, most: int) -> tuple[Listed, ...]:
    """Those from the `first` on (from 0), at most `most`, the latest changed first: two statements, however many."""
    ordered = _filtered(_lines(sought), sought).order_by(application.c.changed_at.desc(), application.c.id)
    return _listed(rows, ordered.offset(first).limit(most))


def list_held_by_office(rows: Rows, sought: Sought, *, most: int) -> tuple[Listed, ...]:
    """Those whose turn is the office's, the first submitted first, at most `most`."""
    held = exists().where(_is_last_turn(), holding.c.held_by == Holder.OFFICE.value)
    first = func.coalesce(version.c.submitted_at, application.c.changed_at)
    return _listed(rows, _filtered(_lines(sought).where(held), sought).order_by(first, application.c.id).limit(most))


def count_turns(rows: Rows, sought: Sought, officer: str) -> Turns:
    """How many there are by whose turn it is, and of them those of this officer and of no one: one statement."""
    here = application.join(holding, _is_last_turn())
    here = here.outerjoin(assignment, assignment.c.application_id == application.c.id)
    counted = select(
        holding.c.held_by, func.count().label("n"), func.count(assignment.c.officer).label("taken"),
        func.count(case((assignment.c.officer == officer, 1))).label("mine"),
    ).select_from(here)  # fmt: skip
    told = rows.execute(_filtered(counted, sought).group_by(holding.c.held_by)).all()
    return Turns(
        {Holder(row.held_by): row.n for row in told},
        sum(row.mine for row in told if row.held_by != Holder.NOBODY.value),
        sum(row.n - row.taken for row in told if row.held_by == Holder.OFFICE.value),
    )


def _is_last_turn() -> ColumnElement[bool]:
    turns = holding.alias("turns")
    counted = select(func.max(turns.c.seq)).where(turns.c.application_id == application.c.id)
    last = counted.correlate(application).scalar_subquery()
    return and_(holding.c.application_id == application.c.id, holding.c.seq == last)


def _lines(sought: Sought) -> Select[Any]:
    counts = (decision_table.c.n_workers, decision_table.c.n_clear)
    return select(
        application.c.id, application.c.office, application.c.number, application.c.project_name,
        application.c.contractor_name, application.c.changed_at, _state(sought).label("shown_state"),
        *(case((_whole(sought), each)).label(each.name) for each in counts), version.c.submitted_at,
    ).select_from(_LINES)  # fmt: skip


def _whole(sought: Sought) -> ColumnElement[bool]:
    """Whether who looks may know of all workers."""
    if sought.npp is None:
        return true()
    return exists().where(
        employer.c.application_id == application.c.id, employer.c.npp == sought.npp,
        employer.c.role == EmployerRole.MAIN.value,
    )  # fmt: skip


def _state(sought: Sought) -> ColumnElement[Any]:
    hidden = and_(~_whole(sought), application.c.state.in_(_FOUND), application.c.state == SHOWN_STATE)
    return SHOWN_STATE if sought.npp is None else case((hidden, State.SUBMITTED.value), else_=SHOWN_STATE)


def _listed(rows: Rows, wanted: Select[Any]) -> tuple[Listed, ...]:
    return tuple(
        Listed(row.id, row.office, row.number, State(row.shown_state), row.project_name, row.contractor_name,
               row.changed_at, row.n_workers, row.n_clear, row.submitted_at)
        for row in rows.execute(wanted)
    )  # fmt: skip


def _filtered(wanted: Select[Any], sought: Sought) -> Select[Any]:
    where: list[ColumnElement[bool]] = []
    if sought.offices is not None:
        where.append(application.c.office.in_(sought.offices))
    if sought.npp is not None:
        where.append(exists().where(employer.c.application_id == application.c.id, employer.c.npp == sought.npp))
    if sought.state is not None:
        where.append(_state(sought).is_not_distinct_from(sought.state.value))
    if sought.held_by is not None:
        where.append(exists().where(_is_last_turn(), holding.c.held_by == sought.held_by.value))
    if sought.officer is not None:
        where.append(_TAKEN.where(assignment.c.officer == sought.officer))
        where.append(exists().where(_is_last_turn(), holding.c.held_by != Holder.NOBODY.value))
    if sought.unassigned:
        where.append(~_TAKEN)
        where.append(exists().where(_is_last_turn(), holding.c.held_by == Holder.OFFICE.value))
    for word in sought.words.split():
        where.append(_named(word, sought))
    return wanted.where(and_(*where)) if where else wanted


def _named(word: str, sought: Sought) -> ColumnElement[bool]:
    """Whether number, project or contractor has the word, or a worker of the roster is the person looked for."""
    columns = (application.c.number, application.c.project_name, application.c.contractor_name)
    found = [column.icontains(word, autoescape=True) for column in columns]
    if sought.person is not None:
        here = and_(worker.c.roster_id == application.c.roster_id, worker.c.person == sought.person)
        found.append(exists().where(here, or_(_whole(sought), worker.c.employer_npp == sought.npp)))
    return or_(*found)
