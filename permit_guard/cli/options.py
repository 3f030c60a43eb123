"""What the verbs' options accept, and how a verb refuses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

import click

from permit_guard.domain.identity import masked_within
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Language
from permit_guard.intake.days import FIRST_YEAR, LAST_YEAR

UNREADABLE_CASE = 2
TO_STDOUT = Path("-")


def today_in_jakarta() -> date:
    """The day it is where the offices are."""
    return datetime.now(OFFICE_ZONE).date()


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
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            there = value != "" and Path(value).is_dir()
        except OSError:
            there = False
        if not there:
            self.fail(f"{str(value)!r}: tidak ada map ini / there is no such folder", param, ctx)
        return super().convert(value, param, ctx)

    @staticmethod
    def default() -> Path:
        """`rules/` of this installation."""
        return Path(__file__).resolve().parents[2] / "rules"


class CaseFolder(click.Path):
    """A case's folder; an empty name is none, and not the folder one happens to stand in."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("sebut map permohonan / name the folder of the case", param, ctx)
        return super().convert(value, param, ctx)


class TargetType(click.ParamType[Path]):
    """A file to be written; `-` is standard output where that can take it."""

    name = "FILE"

    def __init__(self, *, stdout: bool) -> None:
        self.stdout = stdout

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        if value == "" or (Path(value) == TO_STDOUT and not self.stdout):
            self.fail(f"{str(value)!r}: sebut nama berkas / name a file", param, ctx)
        return Path(value)


DAY = DayType()
AMOUNT = AmountType()
RULES = RulesFolder()
CASE = CaseFolder()
RECORD = TargetType(stdout=True)
PAPER = TargetType(stdout=False)


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


def is_dumb() -> bool:
    """Whether the terminal says that it can only print: no colour, no table, no line taken back."""
    return os.environ.get("TERM") == "dumb"


def wants_no_colour() -> bool:
    """Whether the terminal or the person at it asks for plain text (NO_COLOR, set and not empty)."""
    return is_dumb() or bool(os.environ.get("NO_COLOR"))


def refuse(sentence: str) -> NoReturn:
    """Say why nothing was done, and end with the status of what could not be read."""
    with suppress(OSError):  # whether anyone hears it or not
        click.echo(sentence, err=True)
    sys.exit(UNREADABLE_CASE)


def refuse_all(problems: Iterable[Problem], language: Language) -> NoReturn:
    """One line a fault: where it stands, and the sentence in the language asked for."""
    refuse("\n".join(said(problems, language)))


def said(problems: Iterable[Problem], language: Language) -> list[str]:
    """A line for each problem: where it stands, and the sentence in the language asked for, every NIK masked."""
    return [masked_within(f"{problem.source}: {problem.message.in_(language)}") for problem in problems]
