"""Sentences in the two languages of the office, and how each writes a day and an amount of money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

MONTHS_ID = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

MOST_NAMED = 5


class Language(StrEnum):
    """A language that everything said to a person stands in."""

    ID = "id"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in Indonesian and in English, the same facts in both."""

    id: str
    en: str

    def in_(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.id if language is Language.ID else self.en

    def __str__(self) -> str:
        return self.id


def say_day(day: date, language: Language) -> str:
    """A day as a letter writes it, without leading zero: 12 Maret 2026, 12 March 2026."""
    months = MONTHS_ID if language is Language.ID else MONTHS_EN
    return f"{day.day} {months[day.month - 1]} {day.year}"


def say_number(number: int, language: Language) -> str:
    """A whole number with its thousands marked: 1.234 in Indonesian, 1,234 in English."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if language is Language.ID else grouped


def say_decimal(number: float, language: Language) -> str:
    """A number with one decimal: 64,3 in Indonesian, 64.3 in English."""
    said = f"{number:.1f}"
    return said.replace(".", ",") if language is Language.ID else said


def say_rupiah(amount: Decimal | int, language: Language) -> str:
    """An amount as a letter writes it, rounded half up to the sen: Rp446.819.131,00 or Rp446,819,131.00."""
    exact = Decimal(amount).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    grouped = f"{exact:,.2f}"
    if language is Language.ID:
        grouped = grouped.translate(str.maketrans(",.", ".,"))
    return f"Rp{grouped}"


def say_some(names: Iterable[str]) -> str | None:
    """The first few of `names`, and how many more there are: a sentence must not grow with what is wrong."""
    listed = list(names)
    more = f" (+{len(listed) - MOST_NAMED})" if len(listed) > MOST_NAMED else ""
    return ", ".join(listed[:MOST_NAMED]) + more if listed else None
