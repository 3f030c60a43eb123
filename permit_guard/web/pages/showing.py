"""How a page writes days, numbers, amounts and sentences in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup, escape

from permit_guard.domain.identity import masked_within
from permit_guard.domain.office_zone import OFFICE_ZONE
from permit_guard.domain.text import Text, say_day, say_decimal, say_number, say_rupiah
from permit_guard.web.pages.tongue import tongue

NOTHING: Final = "–"


def say(indonesian: str, english: str, **values: object) -> Markup:
    """One of two sentences of a template, with `values` put in; what was typed by people is escaped."""
    sentence = Text(indonesian, english).in_(tongue())
    return Markup(sentence).format(**{name: escape(value) for name, value in values.items()})  # noqa: S704 - a template's own words


def said(text: Text | Mapping[str, str] | None) -> str:
    """A sentence that stands in both languages, with every NIK in it masked."""
    if text is None:
        return ""
    both = text if isinstance(text, Text) else Text(text["id"], text["en"])
    return masked_within(both.in_(tongue()))


def day(value: date | str | None) -> str:
    """A day as people write it."""
    if not value:
        return NOTHING
    return say_day(date.fromisoformat(value) if isinstance(value, str) else value, tongue())


def moment(value: datetime) -> str:
    """A moment at the office's place: 10 April 2026, 09.05."""
    there = value.astimezone(OFFICE_ZONE)
    return f"{say_day(there.date(), tongue())}, {there:%H.%M}"


def number(value: int | None) -> str:
    """A whole number with its thousands marked."""
    return NOTHING if value is None else say_number(value, tongue())


def decimal(value: float) -> str:
    """A number with one decimal, with the language's mark."""
    return say_decimal(value, tongue())


def rupiah(value: Decimal | None) -> str:
    """An amount of money."""
    return NOTHING if value is None else say_rupiah(value, tongue())


def file_name(path: str) -> str:
    """A file of evidence by its name alone."""
    return masked_within(path.removeprefix("evidence/"))


def size(value: int) -> str:
    """Bytes as people count them."""
    return f"{say_number(max(1, round(value / 1024)), tongue())} KB"


def place(told: str) -> str:
    """Where in a file something was read (`domain/source.py`): a page, a line, a sheet's row or cell."""
    sheet, mark, spot = told.rpartition("!")
    if told[:1] == "p" and told[1:].isdigit():
        return say("halaman {n}", "page {n}", n=told[1:])
    if not mark and not spot.isdigit():
        return masked_within(told)
    where = say("baris {n}", "line {n}", n=spot) if spot.isdigit() else say("sel {n}", "cell {n}", n=spot)
    named = masked_within(sheet)
    return say("lembar {sheet}, {where}", "sheet {sheet}, {where}", sheet=named, where=where) if mark else where


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "said": said,
    "day": day,
    "moment": moment,
    "number": number,
    "decimal": decimal,
    "rupiah": rupiah,
    "place": place,
    "masked": masked_within,
    "file_name": file_name,
    "size": size,
}
