"""Applications as rows: what was asked for, where it stands, whose turn it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, delete, exists, func, insert, literal, select, update

from permit_guard.domain.case import Application
from permit_guard.domain.state import Holder, State
from permit_guard.store.recorded import note_changed
from permit_guard.store.rows import Rows, new_id
from permit_guard.store.tables import application, employer, holding, live_approval, standing, version
from permit_guard.store.written import read, write


@dataclass(frozen=True, slots=True)
class Kept:
    """An application as it is kept. `revision` counts its changes; `version` its submissions, 0 before the first.

    `decision_id` is the latest decision on the current version, or empty; `roster_id` the roster of the draft;
    `submitted_at` when it was submitted last.
    """

    id: str
    office: str
    state: State
    revision: int
    version: int
    decision_id: str
    roster_id: str | None
    application: Application
    opened_at: datetime
    opened_by: str
    changed_at: datetime
    submitted_at: datetime | None

    @property
    def etag(self) -> str:
        """What a page or a program read, so that it can say what it saw when it changes something."""
        return f"{self.id}-{self.revision}-{self.state}"


_TURN_AFTER = standing.alias("turn_after")
_LIVE = exists().where(live_approval.c.application_id == application.c.id)
_SUSPENDED = _LIVE.where(
    standing.c.serial == live_approval.c.serial, standing.c.kind == "suspended",
    ~exists().where(_TURN_AFTER.c.serial == standing.c.serial, _TURN_AFTER.c.seq == standing.c.seq + 1),
)  # fmt: skip
SHOWN_STATE = case((_SUSPENDED, literal("suspended")), (_LIVE, literal("approved")), else_=application.c.state)
_OF_ANY = version.alias("of_any")
_LAST = select(func.max(_OF_ANY.c.version)).where(_OF_ANY.c.application_id == application.c.id)
SUBMITTED = and_(
    version.c.application_id == application.c.id, version.c.version == _LAST.correlate(application).scalar_subquery()
)  # fmt: skip
"""What was submitted last: of what is suspended that is later than the version its approval rests on."""
_KEPT = select(application, SHOWN_STATE.label("shown_state"), version.c.submitted_at).select_from(
    application.outerjoin(version, SUBMITTED)
)
# Said once and filled in by name, as making a statement costs more than asking it.
_HERE = application.c.id == bindparam("of")
_KEPT_HERE = _KEPT.where(_HERE)
_LOCKED_HERE = select(application.c.id).where(_HERE).with_for_update()
_HELD = select(holding).where(holding.c.application_id.in_(bindparam("ids", expanding=True))).order_by(holding.c.seq)
_TURN = {name: bindparam(name, type_=holding.c[name].type) for name in ("application_id", "held_by", "state", "since")}
_NEXT = func.coalesce(func.max(holding.c.seq), 0) + 1
_HOLD = insert(holding).from_select(
    [*_TURN, "seq"], select(*_TURN.values(), _NEXT).where(holding.c.application_id == _TURN["application_id"])
)


def add_application(rows: Rows, asked: Application, *, by: str, at: datetime) -> Kept:
    """Keep a new draft. Raises Refused where the office already has an application of this number."""
    kept_id = new_id()
    rows.execute(
        insert(application).values(
            id=kept_id, office=asked.office, number=asked.number, state=State.DRAFT.value, revision=1,
            current_version=0, latest_decision="", opened_at=at, opened_by=by, changed_at=at, **_columns(asked),
        )
    )  # fmt: skip
    _keep_employers(rows, kept_id, asked)
    hold(rows, kept_id, Holder.APPLICANT, State.DRAFT, at)
    note_changed(rows, "application", kept_id)
    return get_application(rows, kept_id)


def find_application(rows: Rows, application_id: str, *, to_change: bool = False) -> Kept | None:
    """The application with this id; `to_change` keeps others from changing it until the transaction ends.

    Locked first and read then: what is asked together with the lock tells of the approval as it was before the wait.
    """
    here = {"of": application_id}
    if to_change:
        rows.execute(_LOCKED_HERE, here)
    row = rows.execute(_KEPT_HERE, here).one_or_none()
    return None if row is None else _kept(row)


def get_application(rows: Rows, application_id: str) -> Kept:
    """As `find_application`, of one that is there."""
    kept = find_application(rows, application_id)
    assert kept is not None, application_id
    return kept


def applications_numbered(rows: Rows, number: str) -> tuple[Kept, ...]:
    """The applications of this number, at most one an office."""
    return tuple(map(_kept, rows.execute(_KEPT.where(application.c.number == number)).all()))


def change_content(rows: Rows, kept: Kept, asked: Application, at: datetime) -> None:
    """Write what is asked for anew; its number and its office are what they were."""
    _touch(rows, kept.id, at, **_columns(asked))
    rows.execute(delete(employer).where(employer.c.application_id == kept.id))
    _keep_employers(rows, kept.id, asked)


def use_roster(rows: Rows, kept: Kept, roster_id: str, at: datetime) -> None:
    """From now on the draft has this roster."""
    _touch(rows, kept.id, at, roster_id=roster_id)


def note_change(rows: Rows, kept: Kept, at: datetime) -> None:
    """Something that belongs to the application has changed: its revision goes up."""
    _touch(rows, kept.id, at)


def move(rows: Rows, kept: Kept, state: State, held_by: Holder, at: datetime, **columns: Any) -> None:
    """The application now stands at `state`; `columns` are current_version and latest_decision where they change."""
    _touch(rows, kept.id, at, state=state.value, **columns)
    hold(rows, kept.id, held_by, state, at)


def hold(rows: Rows, application_id: str, held_by: Holder, state: State, at: datetime) -> None:
    """From now on it is the turn of `held_by`."""
    rows.execute(_HOLD, {"application_id": application_id, "held_by": held_by.value, "state": state.value, "since": at})


def holdings(rows: Rows, ids: Collection[str]) -> dict[str, list[tuple[Holder, State, datetime]]]:
    """Of each application whose turn it was, in which state, since when, in order: one statement, however many."""
    turns: dict[str, list[tuple[Holder, State, datetime]]] = {each: [] for each in ids}
    for row in rows.execute(_HELD, {"ids": list(ids)}):
        turns[row.application_id].append((Holder(row.held_by), State(row.state), row.since))
    return turns


def _touch(rows: Rows, application_id: str, at: datetime, **columns: Any) -> None:
    changed = update(application).where(application.c.id == application_id)
    rows.execute(changed.values(revision=application.c.revision + 1, changed_at=at, **columns))
    if columns:
        note_changed(rows, "application", application_id)


def _columns(asked: Application) -> dict[str, str]:
    main = asked.main_contractor
    return {
        "content": write(asked),
        "project_name": asked.project.name,
        "contractor_name": main.name if main else "",
        "contract_number": (asked.contract.number or "") if asked.contract else "",
        "project_number": asked.bpjs_project_number or "",
    }


def _keep_employers(rows: Rows, application_id: str, asked: Application) -> None:
    named: Iterable[dict[str, str]] = [
        {"application_id": application_id, "npp": each.npp, "role": each.role.value} for each in asked.employers
    ]
    if named:
        rows.execute(insert(employer), list(named))


def _kept(row: Row[Any]) -> Kept:
    return Kept(
        row.id, row.office, State(row.shown_state), row.revision, row.current_version, row.latest_decision,
        row.roster_id, read(row.content, Application), row.opened_at, row.opened_by, row.changed_at,
        row.submitted_at,
    )  # fmt: skip
