"""Whose turn it was, and for how many working days: days with us, and days with the applicant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from permit_guard.domain.calendar import WorkingDays
from permit_guard.domain.state import Holder


@dataclass(frozen=True, slots=True)
class Turn:
    """From the day `since` on it was the turn of `held_by`, until the next turn begins."""

    held_by: Holder
    since: date


@dataclass(frozen=True, slots=True)
class DaysHeld:
    """Working days that have passed in the hands of each; None while a year's calendar is not there."""

    with_office: int | None
    with_applicant: int | None


def days_held(turns: Sequence[Turn], on: date, calendar: WorkingDays) -> DaysHeld:
    """How many working days each has held the application by the day `on`; the day a turn begins is not counted.

    `turns` in the order they began. A day belongs to who held it when it began, so both together never exceed the
    working days that have passed.
    """
    counted: dict[Holder, int | None] = {Holder.OFFICE: 0, Holder.APPLICANT: 0, Holder.NOBODY: 0}
    for place, turn in enumerate(turns):
        until = turns[place + 1].since if place + 1 < len(turns) else on
        passed, so_far = calendar.count_after(turn.since, until), counted[turn.held_by]
        counted[turn.held_by] = None if passed is None or so_far is None else so_far + passed
    return DaysHeld(counted[Holder.OFFICE], counted[Holder.APPLICANT])
