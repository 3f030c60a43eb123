"""A moment in time as both databases keep it alike."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Dialect, String, TypeDecorator


def written_instant(at: datetime) -> str:
    """A moment in UTC to the microsecond, as text that sorts: 2026-03-12T01:02:03.000004Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Instant(TypeDecorator[datetime]):
    """A column of moments, kept as `written_instant` writes them."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The moment as text."""
        return None if value is None else written_instant(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """A moment that knows its zone."""
        return None if value is None else datetime.fromisoformat(value)
