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
        *("acknowledged", "prepared", "signed", "director", "note", "notes", "kepala", "konsultan", "kontraktor"),
        *("pengawas", "pt", "cv", "ud"),
    }
)
"""First words of what stands around a signature."""
PAGES: Final = frozenset({"dicetak", "cetak", "printed", "halaman", "hal", "page", "terbilang", "lembar"})
"""First words of what a program prints on every page."""
COUNTED: Final = frozenset(
    {
        *("tenaga", "kerja", "pekerja", "karyawan", "peserta", "orang", "org", "sub", "total", "seluruhnya"),
        *("halaman", "page", "ini", "iuran", "upah", "bulan", "rp"),
    }
)
"""What else a row of totals says."""
NO_NAME: Final = frozenset({"jumlah", "jml", "total", "subtotal", "mengetahui", "menyetujui", "disetujui", "diketahui"})
"""First words that no one is named by."""
OF_NO_ONE: Final = TOTALS | SIGNATURES | PAGES
LONGEST_COUNT: Final = 4
"""Digits of a headcount beside a total; a NIK, a KPJ and a passport have more."""
_WORD: Final = re.compile(r"\(? *([^\W\d_]+)")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_PAGE: Final = re.compile(
    r"(?:halaman|hal|page|lembar)\b[.: ]*[0-9]+(?: *(?:dari|of|/) *[0-9]+)?"
    r"|(?:dicetak|printed|(?:tanggal|tgl\.?) cetak)(?: (?:oleh|pada|on|by|tanggal|tgl|SIPP)\b)*[ :.]*"
    r"[0-9][0-9 :./\-]*(?: ?WI(?:B|TA|T))?",
    re.IGNORECASE,
)
_HEADCOUNT: Final = re.compile(
    r"(?:\d{1,3}(?:[.,]\d{3})+|\d+) *(?:orang|org|pekerja|tenaga kerja|workers|persons|people)?", re.IGNORECASE
)
_IN_BRACKETS: Final = re.compile(r"\( *[^\W\d_][^\d()]*\)")
"""A name below a line for a signature: `(SUPARNO)`."""
_PLACE_AND_DAY: Final = re.compile(r"[^\W\d_][^\d,]{1,40}, *(\d.*)")


def is_footer(line: Line, identity: Collection[str]) -> bool:
    """Whether the row speaks of no person: no name, no number in the columns `identity`, and nothing else but a footer.

    A row of totals may hold amounts as well. Whatever is not surely a footer is none: no one may be lost.
    """
    if names_someone(line.cell("name")):
        return False
    is_total = _first_word(next((cell for cell in line.row.cells if not is_empty(cell)), "")) in TOTALS
    for column in line.header.columns:
        cell = line.cell(column)
        if column == "name" or is_empty(cell) or is_silent(cell, is_identity=column in identity):
            continue
        if not is_total or not (_is_count(cell) if column in identity else _is_amount(cell)):
            return False
    return True


def begins_a_total(text: str) -> bool:
    """Whether a text begins with a word for a total."""
    return _first_word(text) in TOTALS


def is_total(text: str) -> bool:
    """Whether a text names a total and nothing else: `Jumlah tenaga kerja : 12 orang`."""
    others = [word.casefold() for word in _WORDS.findall(text)][1:]
    return begins_a_total(text) and COUNTED.issuperset(others)


def is_of_a_page(text: str) -> bool:
    """Whether a text is what a program prints on a page: `Halaman 1 dari 3`, `Dicetak tanggal 12-03-2026`."""
    return _PAGE.fullmatch(text) is not None


def names_someone(cell: Any) -> bool:
    """Whether a name may stand here: no number, no `12 orang`, no word of a footer."""
    if is_empty(cell) or not isinstance(cell, str):
        return isinstance(cell, dict)
    return not _HEADCOUNT.fullmatch(clean(cell)) and _first_word(cell) not in NO_NAME


def _first_word(cell: Any) -> str:
    """The word that a cell begins with, or nothing."""
    found = _WORD.match(clean(cell)) if isinstance(cell, str) else None
    return found[1].casefold() if found else ""


def is_silent(cell: Any, *, is_identity: bool) -> bool:
    """Whether a cell tells nothing of a person: an identity without a digit, words of a footer, a place and a day."""
    if not isinstance(cell, str):
        return False
    text = clean(cell)
    if is_identity and not any(map(str.isdigit, text)):
        return True
    placed = _PLACE_AND_DAY.fullmatch(text)
    if _first_word(text) in OF_NO_ONE or _IN_BRACKETS.fullmatch(text):
        return True
    return bool(placed and read_day(placed[1].strip()))


def _is_count(cell: Any) -> bool:
    """Whether a cell of an identity holds a headcount, or the formula of one."""
    return _is_amount(cell) and len(re.sub(r"\D", "", str(cell))) <= LONGEST_COUNT


def _is_amount(cell: Any) -> bool:
    if isinstance(cell, str):
        return bool(_HEADCOUNT.fullmatch(clean(cell))) or read_rupiah(cell) is not None
    return not isinstance(cell, dict) or "f" in cell
