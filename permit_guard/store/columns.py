"""The columns that tables are made of: each is there, unless its table says otherwise."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Integer, LargeBinary, MetaData, String, Text

from permit_guard.store.instant import Instant

_NAMES = {kind: f"{kind}_%(table_name)s_%(column_0_N_name)s" for kind in ("fk", "uq", "ix")}
metadata = MetaData(
    naming_convention=_NAMES | {"pk": "pk_%(table_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s"}
)


def word(name: str, *refers: Any, **settings: Any) -> Column[str]:
    """A column of ids, or of other short words."""
    return Column(name, String, *refers, nullable=False, **settings)


def text(name: str, **settings: Any) -> Column[str]:
    """A column of text of any length."""
    return Column(name, Text, nullable=False, **settings)


def count(name: str, *refers: Any, **settings: Any) -> Column[int]:
    """A column of whole numbers."""
    return Column(name, Integer, *refers, nullable=False, **settings)


def day(name: str) -> Column[date]:
    """A column of days."""
    return Column(name, Date, nullable=False)


def blob(name: str) -> Column[bytes]:
    """A column of bytes."""
    return Column(name, LargeBinary, nullable=False)


def at(name: str = "at") -> Column[datetime]:
    """A column of moments."""
    return Column(name, Instant, nullable=False)


def by(name: str = "by") -> Column[str]:
    """A column of persons: whose hand it was."""
    return word(name, ForeignKey("person.id"))


def one_of(column: str, *words: str) -> CheckConstraint:
    """`column` holds one of these words and nothing else."""
    return CheckConstraint(f"{column} in ({', '.join(repr(word) for word in words)})", name=f"{column}_known")
