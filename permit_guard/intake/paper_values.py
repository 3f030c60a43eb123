"""Values on a paper: what stands after a label, read whole as a number, a day, a period or an amount, or not at all."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from permit_guard.domain.period import Month
from permit_guard.intake.cells import Unfit, read_npp
from permit_guard.intake.days import DAY_IN_TEXT, read_day, read_month
from permit_guard.intake.money import read_rupiah
from permit_guard.intake.number_words import rupiah_in_words
from permit_guard.intake.paper_marks import speaks_of_a_mark, words_of

LONGEST: Final = 200
"""Characters of a value; what is longer is running text."""
_IN_WORDS: Final = (
    r"(?:nol|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|ribu|juta|miliar|milyar|triliun"
    r"|triliyun|koma|sen)"
)
_WORDS_ASIDE: Final = re.compile(
    rf" ?\((?:terbilang ?:? ?)?({_IN_WORDS}(?: ?{_IN_WORDS})*(?: rupiah)?(?: {_IN_WORDS})*)\)", re.IGNORECASE
)
_TAX_ASIDE: Final = re.compile(r" ?\((?:tidak|belum|sudah) termasuk ppn\)", re.IGNORECASE)
_MONEY: Final = re.compile(r"(?:(?:Rp|IDR)\.? ?)?([0-9][0-9.,]*(?:,-)?)", re.IGNORECASE)
_COUNT: Final = re.compile(
    r"([0-9]{1,3}(?:[.,][0-9]{3}){0,2}|[0-9]{1,6}) ?(?:orang|org\.?|jiwa|pekerja|tenaga kerja|tk)?(?: pekerja)?",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(r"(?:[A-Z][A-Za-z]*\.? ){0,3}[A-Z][A-Za-z]*")
_DIGIT: Final = re.compile(r"[0-9]")
_CLOCK: Final = re.compile(
    r"(?:,| pukul| jam)? [0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?: WI(?:B|TA|T))?\Z", re.IGNORECASE
)
_PAPER_NUMBER: Final = re.compile(r"[A-Za-z0-9./_\-]+")
_DAY_BEHIND: Final = re.compile(
    rf",? \(?(?:tertanggal|tanggal|tgl)\.?(?: ?:)? {DAY_IN_TEXT.pattern}\)?\Z", re.IGNORECASE
)
_LENGTH: Final = rf"\(?[0-9]{{1,4}} (?:\({_IN_WORDS}(?: ?{_IN_WORDS})*\) )?(?:hari|bulan|tahun)(?: kalender)?\)?"
_PERIOD: Final = re.compile(
    rf"(?:(?:{_LENGTH}, ?)?(?:(?:dari|mulai|sejak) )?(?:tanggal )?)?({DAY_IN_TEXT.pattern}) ?"
    rf"(?:s[./]?d\.?|sampai(?: dengan)?|hingga|-|–|—) ?(?:tanggal )?({DAY_IN_TEXT.pattern})(?: {_LENGTH})?",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\A(?:(?:mulai|sejak) )?(?:(?:bulan|tanggal) )?", re.IGNORECASE)
_WAGES: Final = re.compile(
    r"(?:berdasarkan |dari )?(?:jumlah |total |daftar )?upah(?: (?:pekerja|tenaga kerja|minimum|sebulan|per bulan))*",
    re.IGNORECASE,
)


def paper_number(value: str) -> str | None:
    """A paper's number without the spaces in it; place and day may stand to its right, and nothing else."""
    number, _ = _number_and_place(value)
    parts = re.sub(r" ?/ ?", "/", number[:LONGEST]).split(" ")
    if len(number) >= LONGEST or speaks_of_a_mark(words_of(number)) or not all(map(_DIGIT.search, parts)):
        return None
    return "".join(parts) if _PAPER_NUMBER.fullmatch("".join(parts)) else None


def contract_number(value: str) -> str | None:
    """A contract's number as it is written, without the day that may stand behind it."""
    return _DAY_BEHIND.sub("", value[:LONGEST]) + value[LONGEST:] or None


def project_number(value: str) -> str | None:
    """A project number of 13 digits, marks within left out."""
    found = re.fullmatch(r"[0-9](?:[ .\-]?[0-9]){12}", value)
    return re.sub(r"[^0-9]", "", found[0]) if found else None


def one_day(value: str) -> date | None:
    """The day that `value` is, perhaps with a time of day; None for any other word beside it."""
    if len(value) > LONGEST:
        return None
    day = read_day(value)
    clock = _CLOCK.search(value) if day is None else None
    return read_day(value[: clock.start()]) if clock else day


def dated(value: str) -> date | None:
    """The day of a letter, perhaps with the place before it."""
    return one_day(value) or day_beside_place(value)


def day_beside_place(line: str) -> date | None:
    """The day of `Magelang, 20 Maret 2026`; None where anything stands before the place, or it is no place's name."""
    number, day = _number_and_place(line)
    return None if number else day


def day_beside_number(value: str) -> date | None:
    """The day of `B/8770/032026 Magelang, 20 Maret 2026`: place and day stand right of a letter's number."""
    return _number_and_place(value)[1]


def period(value: str) -> tuple[date, date] | None:
    """The two days of `value`, as in `21-03-2026 s/d 30-08-2026`, in their order."""
    found = _PERIOD.fullmatch(value) if len(value) <= LONGEST else None
    first, last = (read_day(found[1]), read_day(found[5])) if found else (None, None)
    return (first, last) if first and last and first <= last else None


def money(value: str) -> Decimal | None:
    """The amount in rupiah that `value` is, and nothing else but the same in words: a doubt beside it is no amount.

    Words that are a number must be this one; words that are none say nothing.
    """
    if len(value) > LONGEST:
        return None
    found = _MONEY.fullmatch(_WORDS_ASIDE.sub("", _TAX_ASIDE.sub("", value)).strip())
    amount = read_rupiah(found[1] if found[1].endswith(",-") else found[1].rstrip(".,")) if found else None
    return amount if _said_in_words(value) <= {amount} else None


def money_above_zero(value: str) -> Decimal | None:
    """As `money`; nothing received is no amount."""
    amount = money(value)
    return amount if amount else None


def count(value: str) -> int | None:
    """The number of persons that `value` is, perhaps with the same in words; other words are none, as in `money`."""
    found = _COUNT.fullmatch(_WORDS_ASIDE.sub("", value)) if len(value) <= LONGEST else None
    number = int(re.sub(r"[.,]", "", found[1])) if found else None
    return number if _said_in_words(value) <= {number} else None


def month_of_validity(value: str) -> Month | None:
    """The month, or that of the one day, that `value` names as a beginning; an end or a denial is none."""
    begins = _FROM.sub("", value)
    day = one_day(begins)
    return Month.of(day) if day else read_month(begins) if len(begins) <= LONGEST else None


def npp(value: str) -> str | None:
    """The employer's number, in one piece."""
    try:
        return read_npp(value) if " " not in value else None
    except Unfit:
        return None


def names_wages(value: str) -> bool:
    """Whether a basis of calculation is wages and nothing else, as in `Upah` or `Berdasarkan upah pekerja`."""
    return len(value) <= LONGEST and _WAGES.fullmatch(value) is not None


def _said_in_words(value: str) -> set[Decimal | None]:
    """The numbers that the words in brackets are; none for words that are no number."""
    return {rupiah_in_words(aside[1]) for aside in _WORDS_ASIDE.finditer(value)} - {None}


def _number_and_place(text: str) -> tuple[str, date | None]:
    """`text` before a place and its day, and that day; the whole of it, and None, where no such thing ends it."""
    before, comma, after = text.rpartition(",") if len(text) <= LONGEST else (text, "", "")
    day = read_day(after.strip()) if comma else None
    words = before.split(" ")
    begin = max((place for place, word in enumerate(words, 1) if _DIGIT.search(word)), default=0)
    place = " ".join(words[begin:])
    if day is None or not _PLACE.fullmatch(place) or speaks_of_a_mark(words_of(place)):
        return text, None
    return " ".join(words[:begin]).rstrip(","), day
