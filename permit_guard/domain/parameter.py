"""Dated numbers of the law: what value was in force on which day. Unknown days have no value, never a guessed one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from permit_guard.domain.text import Text


@dataclass(frozen=True, slots=True)
class Tier:
    """A marginal slice of a contract's value above `over` rupiah, with its rates as fractions of 1."""

    over: Decimal
    jkk: Decimal
    jkm: Decimal


Value = int | Decimal | tuple[str, ...] | tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A value in force from `since` until the day before `until`; `until` None is without an end.

    `source` names the instruments that say so, with their articles; `is_recalled` where one is named from memory.
    """

    since: date
    until: date | None
    value: Value
    source: str = ""
    is_recalled: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the value is in force on `day`."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every dated number of the rulebook by its name, such as `newcomer_working_days`, and what each is called."""

    dated: Mapping[str, tuple[Dated, ...]] = field(default_factory=dict)
    titles: Mapping[str, Text] = field(default_factory=dict)

    def at(self, name: str, day: date) -> Value | None:
        """The value of `name` in force on `day`; None where there is none."""
        return next((dated.value for dated in self.dated.get(name, ()) if dated.holds_on(day)), None)

    def number(self, name: str, day: date) -> int | None:
        """A whole number in force on `day`, or None."""
        value = self.at(name, day)
        return value if isinstance(value, int) else None

    def decimal(self, name: str, day: date) -> Decimal | None:
        """An exact decimal (or whole number) in force on `day`, or None."""
        value = self.at(name, day)
        return Decimal(value) if isinstance(value, int | Decimal) else None

    def texts(self, name: str, day: date) -> tuple[str, ...]:
        """A list of texts in force on `day`; empty where there is none."""
        value = self.at(name, day)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()

    def tiers(self, name: str, day: date) -> tuple[Tier, ...]:
        """Marginal tiers in force on `day`, lowest first; empty where there are none."""
        value = self.at(name, day)
        return tuple(item for item in value if isinstance(item, Tier)) if isinstance(value, tuple) else ()
