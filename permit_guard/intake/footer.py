"""Rows below a table that speak of no person: totals, signatures, the place and day above them."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, Final

from permit_guard.intake.cells import clean, is_empty
from permit_guard.intake.days import read_day
from permit_guard.intake.lines import Line
from permit_guard.intake.money import read_rupiah

TOTALS: Final = frozenset({"jumlah", "total", "subtotal", "grand", "jml", "rekapitulasi"})
"""First words of a row of totals."""
SIGNATURES: Final = frozenset(
    {
        *("mengetahui", "menyetujui", "disetujui", "diketahui", "dibuat", "disusun", "diperiksa", "hormat", "ttd"),
        *("direktur", "direktris", "pimpinan", "pelaksana", "penanggung", "nip", "catatan", "keterangan", "approved"),
        *("acknowledged", "prepared", "signed", "director", "note", "notes"),
    }
)
"""First words of what stands around a signature."""
NO_NAME: Final = frozenset({"jumlah", "jml", "total", "subtotal", "mengetahui", "menyetujui", "disetujui", "diketahui"})
"""First words that no one is named by."""
LONGEST_COUNT: Final = 4
"""Digits of a headcount beside a total; a NIK, a KPJ and a passport have more."""
_WORD: Final = re.compile(r"\(? *([^\W\d_]+)")
_HEADCOUNT: Final = re.compile(
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d+) *(?:orang|org|pekerja|tenaga kerja|workers|persons|people)?", re.IGNORECASE
)
_PLACE_AND_DAY: Final = re.compile(r"[^\W\d_][^\d,]{1,40}, *(\d.*)")


def is_footer(line: Line, identity: Collection[str]) -> bool:
    """Whether the row speaks of no person: no name, no number in the columns `identity`, and nothing else but a footer.

    A row of totals may hold amounts as well. Whatever is not surely a footer is none: no one may be lost.
    """
    if _names_someone(line.cell("name")):
        return False
    is_total = _first_word(next((cell for cell in line.row.cells if not is_empty(cell)), "")) in TOTALS
    for column in line.header.columns:
        cell = line.cell(column)
        if column == "name" or is_empty(cell) or _is_silent(cell, column in identity):
            continue
        if not is_total or not (_is_count(cell) if column in identity else _is_amount(cell)):
            return False
    return True


def _names_someone(cell: Any) -> bool:
    """Whether a name may stand here: no number, no `12 orang`, no word of a footer."""
    if is_empty(cell) or not isinstance(cell, str):
        return isinstance(cell, dict)
    return not _HEADCOUNT.fullmatch(clean(cell)) and _first_word(cell) not in NO_NAME


def _first_word(cell: Any) -> str:
    """The word that a cell begins with, or nothing."""
    found = _WORD.match(clean(cell)) if isinstance(cell, str) else None
    return found[1].casefold() if found else ""


def _is_silent(cell: Any, is_identity: bool) -> bool:
    """Whether a cell tells nothing of a person: an identity without a digit, words of a footer, a place and a day."""
    if not isinstance(cell, str):
        return False
    text = clean(cell)
    if is_identity and not any(map(str.isdigit, text)):
        return True
    placed = _PLACE_AND_DAY.fullmatch(text)
    return _first_word(text) in TOTALS | SIGNATURES or bool(placed and read_day(placed[1].strip()))


def _is_count(cell: Any) -> bool:
    """Whether a cell of an identity holds a headcount, or the formula of one."""
    return _is_amount(cell) and len(re.sub(r"\D", "", str(cell))) <= LONGEST_COUNT


def _is_amount(cell: Any) -> bool:
    if isinstance(cell, str):
        return bool(_HEADCOUNT.fullmatch(clean(cell))) or read_rupiah(cell) is not None
    return not isinstance(cell, dict) or "f" in cell
