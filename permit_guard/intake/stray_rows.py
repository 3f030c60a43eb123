"""Rows between the lines of a list that no line is read from: sentences, headings, lines fallen into one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.cells import clean, is_empty
from permit_guard.intake.columns import bare
from permit_guard.intake.days import read_day
from permit_guard.intake.footer import is_of_a_page, is_total
from permit_guard.intake.lines import Line
from permit_guard.intake.spoken_against import speaks_of_leaving
from permit_guard.intake.tables import Header, Row, Table, body
from permit_guard.intake.vocabulary import ACTIVE, EMPLOYMENTS, INACTIVE

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_UNITS: Final = frozenset({"rp", "idr", "org", "orang"})
_LONG_NUMBER: Final = re.compile(r"[0-9]{8}")
_SEPARATORS: Final = (";", ",", "\t", "|")
_WORDS_OF_A_LINE: Final = frozenset({*EMPLOYMENTS, *ACTIVE, *INACTIVE})


def announces_leavers(line: Line, *, is_line: bool) -> bool:
    """Whether a row says that those below it have left: one that holds that text alone, or nothing of a person."""
    if is_line and line.has("name") and line.has("status"):  # as nearly every line is, and then it is of a person
        return False
    filled = [cell for cell in line.row.cells if not is_empty(cell)]
    of_a_person = line.has("status") or any(any(map(str.isdigit, str(cell))) for cell in filled)
    return not (is_line and of_a_person and len(filled) > 1) and any(map(speaks_of_leaving, filled))


def sentences_between(table: Table, header: Header, used: Sequence[int]) -> Iterator[Problem]:
    """Every text above a line of `used` that is no line, no total, and not what already stood above the table.

    It may say of the lines below it that they do not hold; words of leaving are told by `spoken_against`.
    """
    last = used[-1] if used else 0
    above = frozenset(map(_letters, table.rows[: header.index]))
    for row in body(table, header, besides=frozenset(used)):
        if row.number >= last:
            return
        texts = _texts(row)
        if any(map(speaks_of_leaving, texts)) or _letters(row) in above:
            continue
        if any(map(_says_something, texts)):
            yield Problem(table.source(row.number), _SENTENCE)


def _says_something(text: str) -> bool:
    """Whether a text is more than a unit, a total or what stands on every page."""
    said = {word.casefold() for word in _WORD.findall(text)} - _UNITS
    return bool(said) and not is_total(text) and not is_of_a_page(text)


def fallen_rows(table: Table, header: Header, used: Sequence[int]) -> Iterator[Problem]:
    """Every row that no line was read from, whose one cell holds a whole line with separators of another kind."""
    for row in body(table, header, besides=frozenset(used)):
        filled = [(at, cell) for at, cell in enumerate(row.cells) if not is_empty(cell)]
        if any(isinstance(cell, str) and _is_a_line(cell, header) for _, cell in filled[:1] if len(filled) <= 2):
            yield Problem(table.cell_source(row.number, filled[0][0]), _FALLEN)


def _is_a_line(cell: str, header: Header) -> bool:
    """Whether a cell falls into as many parts as the header has, or into a few that only a person's line holds."""
    parts = max((cell.split(separator) for separator in _SEPARATORS), key=len)
    if len(parts) < 3:
        return False
    return len(parts) >= len(header.labelled) or any(map(_is_of_a_line, parts))


def _is_of_a_line(part: str) -> bool:
    text = clean(part)
    digits = re.sub(r"[ .\-]", "", text)
    return bool(read_day(text) or _LONG_NUMBER.search(digits) or bare(text) in _WORDS_OF_A_LINE)


def _texts(row: Row) -> list[str]:
    return [clean(cell) for cell in row.cells if isinstance(cell, str) and not is_empty(cell)]


def _letters(row: Row) -> tuple[str, ...]:
    return tuple(map(bare, _texts(row)))


_SENTENCE: Final = Text(
    "Di antara baris-baris daftar ada tulisan yang bukan baris peserta; baris di bawahnya mungkin tidak berlaku. Kirim "
    "daftar tanpa tulisan itu, atau satu berkas untuk setiap bagian.",
    "Between the lines stands a text that is no line; those below it may not hold. Send the list without it, or one "
    "file for each part.",
)
_FALLEN: Final = Text(
    "Satu baris utuh masuk ke dalam satu sel ini, karena tanda pemisahnya lain. Pakai tanda pemisah yang sama di "
    "setiap baris.",
    "A whole line fell into this one cell, as its separators are others. Use the same separator on every line.",
)
