"""What changed between what was submitted last and what was submitted before it: roster, evidence, application."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action, rows_seen
from permit_guard.domain.case import Application, Roster, RosterRead, Worker
from permit_guard.store import decisions, evidence, rosters


@dataclass(frozen=True, slots=True)
class Changes:
    """From version `before` to `after`: workers by name, files by what they are called, parts of the application.

    `changed` are workers who are in both under one number, with another row of anything but their place in the file.
    """

    before: int
    after: int
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[str, ...]
    files: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether the two are the same."""
        return not (self.added or self.gone or self.changed or self.files or self.parts)


def see_changes(desk: Desk, application_id: str) -> Changes | None:
    """None before a second submission, and for who sees only some of the rows."""
    kept = desk.application(application_id, Action.READ)
    if kept.version == 0 or rows_seen(desk.by, kept.application) is not None:
        return None
    after = decisions.latest_version(desk.rows, kept.id)
    if after.number < 2:
        return None
    before = decisions.get_version(desk.rows, kept.id, after.number - 1)
    was, now = (rosters.get_roster(desk.rows, each.roster_id) for each in (before, after))
    old, new = _by_person(was), _by_person(now)
    files = {each.id for each in evidence.evidence_of_version(desk.rows, kept.id, before.number)}
    return Changes(
        before.number, after.number,
        tuple(_name(each) for key, each in new.items() if key not in old),
        tuple(_name(each) for key, each in old.items() if key not in new),
        tuple(_name(each) for key, each in new.items() if key in old and _told(each) != _told(old[key])),
        tuple(each.name for each in evidence.evidence_of_version(desk.rows, kept.id, after.number)
              if each.id not in files),
        tuple(_parts(before.application, after.application)),
    )  # fmt: skip


def _by_person(told: RosterRead) -> dict[tuple[object, ...], Worker]:
    """Workers by NIK or passport; without one by name, and each further row of one number by how many before it."""
    roster = told.roster or Roster("", ())
    found: dict[tuple[object, ...], Worker] = {}
    for each in roster.workers:
        number = next((said for said in (each.nik, each.passport) if isinstance(said, str)), None)
        key: tuple[object, ...] = (number or each.name, 0)
        while key in found:
            key = (key[0], int(str(key[1])) + 1)
        found[key] = each
    return found


def _told(worker: Worker) -> tuple[object, ...]:
    return tuple(getattr(worker, each.name) for each in fields(worker) if each.name not in ("source", "row"))


def _name(worker: Worker) -> str:
    return worker.name or str(worker.row)


def _parts(before: Application, after: Application) -> Iterator[str]:
    yield from (each.name for each in fields(after) if getattr(before, each.name) != getattr(after, each.name))
