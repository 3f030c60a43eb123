"""What the verbs' options accept, and how a verb refuses."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

import click

from permit_guard.domain.identity import masked_within
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Language

UNREADABLE_CASE = 2
FIRST_YEAR, LAST_YEAR = 1900, 2199
JAKARTA = timezone(timedelta(hours=7), "WIB")  # no summer time; a bare Debian has no table of zones


def today_in_jakarta() -> date:
    """The day it is where the offices are."""
    return datetime.now(JAKARTA).date()


class DayType(click.ParamType[date]):
    """A day as 2026-03-20."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            if len(value) != len("2026-03-20"):
                raise ValueError
            day = date.fromisoformat(value)
            if not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise ValueError
            return day
        except ValueError:
            self.fail(f"{value!r}: tulis sebagai 2026-03-20 / write it as 2026-03-20", param, ctx)


class AmountType(click.ParamType[Decimal]):
    """Rupiah: digits, with the sen behind a point, thousands not marked."""

    name = "VALUE"
    most = Decimal(10) ** 18

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            if isinstance(value, str) and re.fullmatch(r"[0-9]+(?:\.[0-9]{1,2})?", value) is None:
                raise InvalidOperation
            amount = Decimal(value)
            if amount >= self.most:
                raise InvalidOperation
        except InvalidOperation:
            self.fail(f"{value!r}: tulis rupiah sebagai 1110000000 / write rupiah as 1110000000", param, ctx)
        return amount


class RulesFolder(click.Path):
    """A folder of rules; by default the one that stands beside the package."""

    def __init__(self) -> None:
        super().__init__(file_okay=False, path_type=Path)

    @staticmethod
    def default() -> Path:
        """`rules/` of this installation."""
        return Path(__file__).resolve().parents[2] / "rules"


DAY = DayType()
AMOUNT = AmountType()
RULES = RulesFolder()


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--lang id|en`: the language of everything that is said."""
    return click.option(
        "--lang",
        "language",
        type=click.Choice([language.value for language in Language]),
        default=Language.ID.value,
        callback=lambda ctx, param, value: Language(value),
        help="Bahasa / language.",
    )(command)


def refuse(sentence: str) -> NoReturn:
    """Say why nothing was done, and end with the status of what could not be read."""
    click.echo(sentence, err=True)
    sys.exit(UNREADABLE_CASE)


def refuse_all(problems: Iterable[Problem], language: Language) -> NoReturn:
    """One line a fault: where it stands, and the sentence in the language asked for."""
    refuse("\n".join(said(problems, language)))


def said(problems: Iterable[Problem], language: Language) -> list[str]:
    """A line for each problem: where it stands, and the sentence in the language asked for, every NIK masked."""
    return [masked_within(f"{problem.source}: {problem.message.in_(language)}") for problem in problems]
