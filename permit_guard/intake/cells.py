"""From the content of a cell to a value of its column, or the reason why it is none."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Any, Final

from permit_guard.domain.identity import masked_number
from permit_guard.domain.names import LONGEST_NAME, MOST_WORDS, is_too_long
from permit_guard.domain.period import Month
from permit_guard.domain.text import Text
from permit_guard.intake.days import FIRST_YEAR, LAST_YEAR, has_short_year, read_day, read_month, read_whole_month
from permit_guard.intake.normal_form import normal_form
from permit_guard.intake.wording import shown

NIK_LENGTH: Final = 16
KPJ_LENGTH: Final = 11
NPP_LENGTH: Final = 8
_NIK: Final = re.compile(r"[0-9]{16}")
_EMPTY: Final = frozenset({"", "-", "–", "—"})
_TYPED_AS_TEXT: Final = re.compile(r"""\A(?:=?"([^"]*)"|['\u2019`](.*))\Z""")
_GROUPED: Final = re.compile(r"[0-9]+(?:[.\-–][0-9]+)+")
_SPACES: Final = re.compile(r"\s+")
_NPP: Final = re.compile(r"(?=[A-Z]*[0-9])[0-9A-Z]{4,12}")
_PASSPORT: Final = re.compile(r"(?=[A-Z]*[0-9])[0-9A-Z]{1,20}")
_PROJECT_NUMBER: Final = re.compile(r"[0-9]{13}")
_SMALL_NUMBER: Final = re.compile(r"(?:r[tw])?[ .]*0*([0-9]{1,3})", re.IGNORECASE)


class Unfit(Exception):
    """A cell has content that its column does not hold; `found` and `expected` complete a message."""

    def __init__(self, found: Text, expected: Text) -> None:
        super().__init__(found.en)
        self.found = found
        self.expected = expected


def clean(text: str) -> str:
    """`text` normalised once (NFKC), on one line, single spaces, without control or invisible characters."""
    if not (text.isascii() and text.isprintable()):
        text = normal_form(_SPACES.sub(" ", text))
        text = "".join(char for char in text if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return " ".join(text.split())


def is_empty(cell: Any) -> bool:
    """Whether a cell holds nothing, or only a dash."""
    return isinstance(cell, str) and cell.strip() in _EMPTY


def read_text(cell: Any) -> str | None:
    """The cell's text, a number as its digits; None when it is empty. Raises Unfit for formulas and errors."""
    refuse_computed(cell)
    if isinstance(cell, str):
        text = clean(cell)
        return None if text in _EMPTY else text
    if isinstance(cell, dict):
        return clean(str(next(iter(cell.values()), "")))
    return _digits(cell) or str(cell)


def read_identity(cell: Any) -> str | None:
    """A NIK as written, without the marks between its digits. Two are Unfit, and a number: its last digits are lost."""
    if isinstance(cell, str) and _NIK.fullmatch(cell):
        return cell
    refuse_computed(cell)
    if not isinstance(cell, str):
        raise Unfit(
            Text("sel ini berisi angka, bukan teks", "the cell holds a number, not text"),
            Text(
                "nomor sebagai teks: lembar kerja hanya menyimpan 15 angka, jadi format kolom sebagai Teks "
                "lalu ketik ulang dari KTP atau paspor",
                "the number as text: a spreadsheet keeps only 15 digits, so format the column as Text and "
                "type it again from the card or passport",
            ),
        )
    text = clean(cell)
    text = _TYPED_AS_TEXT.sub(lambda found: found[1] or found[2] or "", text)
    if text in _EMPTY:
        return None
    number = text.replace(" ", "")
    digits = re.sub(r"[^0-9]", "", number)
    if len(digits) >= 2 * NIK_LENGTH:
        raise Unfit(found_as(masked_number(digits)), Text("satu NIK dalam satu sel", "one NIK in a cell"))
    return digits if len(digits) == NIK_LENGTH and _GROUPED.fullmatch(number) else number


def read_passport(cell: Any) -> str | None:
    """A passport number as its letters, in upper case, and digits: however typed, one number is one."""
    text = read_identity(cell)
    if text is None:
        return None
    number = re.sub(r"[\W_]", "", text).upper()
    if not _PASSPORT.fullmatch(number):
        raise Unfit(
            found_as(masked_number(text) if any(map(str.isdigit, text)) else text),
            Text("nomor paspor dari huruf dan angka, seperti E1234567", "a passport number such as E1234567"),
        )
    return number


def read_name(cell: Any) -> str | None:
    """A person's name; what is longer than any name is Unfit."""
    text = read_text(cell)
    if text is not None and is_too_long(text):
        raise Unfit(
            found_as(text),
            Text(
                f"satu nama, paling banyak {LONGEST_NAME} huruf dan {MOST_WORDS} kata",
                f"one name, of at most {LONGEST_NAME} letters and {MOST_WORDS} words",
            ),
        )
    return text


def read_kpj(cell: Any) -> str | None:
    """A KPJ, padded with zeros to 11 when it is all digits: spreadsheets drop its leading zero."""
    text = _code(cell)
    return text.zfill(KPJ_LENGTH) if text is not None and text.isascii() and text.isdigit() else text


def read_npp(cell: Any) -> str | None:
    """An employer's number in upper case without spaces, padded with zeros to 8 when it is all digits."""
    text = _code(cell)
    if text is None:
        return None
    text = text.upper()
    if not _NPP.fullmatch(text):
        raise Unfit(found_as(cell), Text("NPP, biasanya 8 angka", "an NPP, normally 8 digits"))
    return text.zfill(NPP_LENGTH) if text.isdigit() else text


def read_project_number(cell: Any) -> str | None:
    """A project number of 13 digits; dots, spaces and hyphens within are left out."""
    text = _code(cell)
    if text is None:
        return None
    text = re.sub(r"[.\-]", "", text)
    if not _PROJECT_NUMBER.fullmatch(text):
        raise Unfit(found_as(cell), Text("nomor proyek 13 angka", "a project number of 13 digits"))
    return text


def read_date(cell: Any) -> date | None:
    """A day, from text or from a cell with a date's format. Raises Unfit, also for a bare serial number."""
    refuse_computed(cell)
    if isinstance(cell, dict) and "d" in cell:
        day = date.fromisoformat(cell["d"])
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        raise Unfit(found_as(day), _A_DAY)
    if isinstance(cell, dict):
        raise Unfit(found_as(read_text(cell)), _A_DAY)
    if not isinstance(cell, str):
        raise Unfit(
            Text(f"angka {shown(cell)} tanpa format tanggal", f"the number {shown(cell)} without a date's format"),
            _A_DAY,
        )
    text = clean(cell)
    if text in _EMPTY:
        return None
    if (day_read := read_day(text)) is None:
        raise Unfit(found_as(text), _FULL_YEAR if has_short_year(text) else _A_DAY)
    return day_read


def read_blth(cell: Any) -> Month | None:
    """A month, from text (2026-04, 04-2026, April 2026), from 202604, or the month of a day."""
    refuse_computed(cell)
    if isinstance(cell, dict) and "d" in cell:
        return Month.of(date.fromisoformat(cell["d"]))
    text = read_text(cell)
    if text is None:
        return None
    day = read_day(text)
    month = Month.of(day) if day else read_month(text) or read_whole_month(text)
    if month is None:
        raise Unfit(
            found_as(text), Text("bulan seperti 2026-04 atau April 2026", "a month such as 2026-04 or April 2026")
        )
    return month


def read_small_number(cell: Any) -> int | None:
    """An RT or RW: up to three digits, leading zeros and the letters RT or RW aside."""
    text = read_text(cell)
    if text is None:
        return None
    if (found := _SMALL_NUMBER.fullmatch(text)) is None:
        raise Unfit(found_as(text), Text("bilangan seperti 002", "a number such as 002"))
    return int(found[1])


def _code(cell: Any) -> str | None:
    """A code without spaces; a whole number as its digits."""
    refuse_computed(cell)
    if isinstance(cell, str):
        text = clean(cell)
        return None if text in _EMPTY else text.replace(" ", "")
    if (digits := _digits(cell)) is None:
        raise Unfit(found_as(read_text(cell) or ""), Text("nomor sebagai teks", "the number as text"))
    return digits


def _digits(cell: Any) -> str | None:
    """The digits of a whole number that a spreadsheet still holds exactly, or None."""
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not 0 <= cell < 10**15:
        return None
    return str(int(cell)) if cell == int(cell) else None


def refuse_computed(cell: Any) -> None:
    """A formula shows what it was told to show; only what was typed can be read."""
    if isinstance(cell, dict) and ("f" in cell or "e" in cell):
        formula = "f" in cell
        raise Unfit(
            Text("sel ini berisi rumus", "the cell holds a formula")
            if formula
            else Text("sel ini berisi galat (seperti #N/A)", "the cell holds an error (such as #N/A)"),
            Text("nilainya sendiri: salin lalu tempel sebagai nilai", "the value itself: copy it and paste as values"),
        )


def found_as(content: object) -> Text:
    """What a cell says, as a message puts it."""
    return Text(f"tertulis {shown(content)}", f"it says {shown(content)}")


_A_DAY: Final = Text(
    "tanggal seperti 2026-03-12, 12-03-2026 atau 12 Maret 2026", "a day such as 2026-03-12, 12-03-2026 or 12 March 2026"
)
_FULL_YEAR: Final = Text("tahun dengan empat angka, seperti 12-03-1990", "a year of four digits, such as 12-03-1990")
