"""The time at the offices' place: all of Central Java has one."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import Final

OFFICE_ZONE: Final = timezone(timedelta(hours=7), "WIB")  # no summer time; a bare Debian has no table of zones
