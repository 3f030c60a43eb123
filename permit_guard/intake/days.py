"""Days and months as people write them; the day stands before the month, always."""

from __future__ import annotations

import re
from datetime import date

from permit_guard.domain.period import Month
from permit_guard.domain.text import MONTHS_EN, MONTHS_ID

FIRST_YEAR, LAST_YEAR = 1900, 2199
_SHORT_FORMS = {
    "agt": 8,
    "ags": 8,
    "agus": 8,
    "agust": 8,
    "sept": 9,
    "nop": 11,
    "nopember": 11,
    "pebruari": 2,
    "peb": 2,
}
MONTH_NAMES = {
    **{name.casefold()[:3]: number for names in (MONTHS_EN, MONTHS_ID) for number, name in enumerate(names, 1)},
    **{name.casefold(): number for names in (MONTHS_EN, MONTHS_ID) for number, name in enumerate(names, 1)},
    **_SHORT_FORMS,
}
_NAME = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_WORDS = re.compile(rf"([0-9]{{1,2}})[ .-]*({_NAME})\b\.?,?[ -]*([0-9]{{4}})", re.IGNORECASE)
_TWO_DIGITS = re.compile(rf"[0-9]{{1,2}}[-/. ]+(?:[0-9]{{1,2}}|{_NAME})[-/. ]+'?[0-9]{{2}}", re.IGNORECASE)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?\Z")
DAY_IN_TEXT = re.compile(
    rf"(?<![0-9])(?:{_ISO.pattern}|[0-9]{{1,2}}[-/.][0-9]{{1,2}}[-/.][0-9]{{4}}"
    rf"|[0-9]{{1,2}} *(?:{_NAME})\.? *[0-9]{{4}})(?![0-9])",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"([0-9]{4})[-/. ]?([0-9]{2})")
_MONTH_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})|([0-9]{2})([0-9]{4})")
_FROM_AND_TO = re.compile(
    r"(.{6,20}?) *(?:s *[./]? *d\.?|sampai(?: dengan)?|hingga|to|-|–|—) *(.{6,20})", re.IGNORECASE
)
_MONTH_WORDS = re.compile(rf"({_NAME})\.?[-/ ]*([0-9]{{4}})", re.IGNORECASE)


def read_day(text: str) -> date | None:
    """The day that `text` writes (2026-03-12, 12-03-2026, 12/03/2026, 12.03.2026, 12 Maret 2026), or None."""
    text = _MIDNIGHT.sub("", text)
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _NUMBERS.fullmatch(text):
        return _day(found[4], found[3], found[1])
    if found := _WORDS.fullmatch(text):
        return _day(found[3], MONTH_NAMES[found[2].casefold()], found[1])
    return None


def read_month(text: str) -> Month | None:
    """The month that `text` writes (2026-04, 04-2026, April 2026, 202604), or None."""
    if found := _MONTH_WORDS.fullmatch(text):
        return _month(found[2], MONTH_NAMES[found[1].casefold()])
    if (found := _MONTH_FIRST.fullmatch(text)) and (month := _month(found[1], found[2])):
        return month
    if found := _MONTH_LAST.fullmatch(text):
        return _month(found[2] or found[4], found[1] or found[3])
    return None


def read_whole_month(text: str) -> Month | None:
    """The month whose first and last day `text` writes (01-02-2026 s/d 28-02-2026), or None."""
    found = _FROM_AND_TO.fullmatch(text)
    first, last = (read_day(found[1]), read_day(found[2])) if found else (None, None)
    if first is None or last is None:
        return None
    month = Month.of(first)
    return month if (month.first, month.last) == (first, last) else None


def has_short_year(text: str) -> bool:
    """Whether `text` looks like a day whose year has only two digits."""
    return _TWO_DIGITS.fullmatch(text) is not None


def days_within(text: str) -> tuple[date | None, ...]:
    """Every day written somewhere in `text`, in order; None where one does not exist."""
    return tuple(read_day(" ".join(found[0].split())) for found in DAY_IN_TEXT.finditer(text))


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return read if FIRST_YEAR <= read.year <= LAST_YEAR else None


def _month(year: str, month: str | int) -> Month | None:
    number = int(month)
    in_range = 1 <= number <= 12 and FIRST_YEAR <= int(year) <= LAST_YEAR
    return Month(int(year), number) if in_range else None
