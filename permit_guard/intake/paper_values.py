"""Values on a paper: what stands after a label, read as a number, a day, a period or an amount."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from permit_guard.domain.period import Month
from permit_guard.intake.cells import Unfit, read_npp
from permit_guard.intake.days import days_within, read_month
from permit_guard.intake.money import read_rupiah

_MONEY: Final = re.compile(r"(?:(?:Rp|IDR)\.? ?)?([0-9][0-9.,]*(?:,-)?)", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\((?:tidak|belum|sudah) termasuk ppn\)|\([a-z ]*\brupiah\)", re.IGNORECASE)
_UNTIL: Final = re.compile(r"\b(?:sampai|hingga|s/d|sd|tidak|berakhir|batal|dibatalkan)\b", re.IGNORECASE)


def paper_number(value: str) -> str | None:
    """A paper's number is one word; place and date may stand to its right on the same line."""
    found = re.match(r"[^\s,;]*[0-9][^\s,;]*(?: ?/ ?[^\s,;]+)*", value)
    return found[0].replace(" ", "") if found else None


def as_written(value: str) -> str | None:
    """The value itself."""
    return value or None


def project_number(value: str) -> str | None:
    """A project number of 13 digits at the beginning of `value`, without marks within."""
    found = re.match(r"[0-9](?:[ .\-]?[0-9]){12}(?![0-9])", value)
    return re.sub(r"[^0-9]", "", found[0]) if found else None


def one_day(value: str) -> date | None:
    """The first day in `value`; None where it does not exist."""
    days = days_within(value)
    return days[0] if days else None


def period(value: str) -> tuple[date, date] | None:
    """The two days of `value`, as in `21-03-2026 s/d 30-08-2026`."""
    days = days_within(value)
    if len(days) != 2 or days[0] is None or days[1] is None:
        return None
    return days[0], days[1]


def money(value: str) -> Decimal | None:
    """The amount in rupiah that `value` is, and nothing else but the same in words: a doubt beside it is no amount."""
    found = _MONEY.fullmatch(_ASIDE.sub("", value).strip())
    return read_rupiah(found[1] if found[1].endswith(",-") else found[1].rstrip(".,")) if found else None


def count(value: str) -> int | None:
    """The number of persons that `value` begins with."""
    found = re.match(r"([0-9]{1,3}(?:[.,][0-9]{3})*|[0-9]{1,6})(?![0-9])", value)
    return int(re.sub(r"[.,]", "", found[1])) if found else None


def month_of_validity(value: str) -> Month | None:
    """The month in `value`, or that of the one day in it; an end or a denial is no beginning."""
    if _UNTIL.search(value):
        return None
    if days := days_within(value):
        return Month.of(days[0]) if len(days) == 1 and days[0] else None
    words = value.split()
    tries = (" ".join(words[start : start + size]) for size in (2, 1) for start in range(len(words)))
    return next((month for text in tries if (month := read_month(text))), None)


def npp(value: str) -> str | None:
    """The employer's number that `value` begins with."""
    try:
        return read_npp(value.split()[0])
    except Unfit:
        return None


def names_wages(value: str) -> bool:
    """Whether a basis of calculation is wages: it says so first, as in `Upah` or `Berdasarkan upah pekerja`."""
    return re.match(r"(?:berdasarkan |dari )?upah\b", value, re.IGNORECASE) is not None
