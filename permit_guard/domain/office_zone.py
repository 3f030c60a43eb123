"""The time at the offices' place: all of Central Java has one."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

OFFICE_ZONE: Final = timezone(timedelta(hours=7), "WIB")  # no summer time; a bare Debian has no table of zones


def office_day(at: datetime) -> date:
    """The day that it is at the offices at a moment, which knows its own zone."""
    return at.astimezone(OFFICE_ZONE).date()
