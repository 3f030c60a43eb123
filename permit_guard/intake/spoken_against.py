"""What a list of evidence says against itself where no column of it is read: that it is void, or that someone left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from typing import Any, Final

from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.cells import clean, is_empty
from permit_guard.intake.paper_marks import void_mark, words_of
from permit_guard.intake.tables import Header, Row, Table

LONGEST: Final = 200
GONE: Final = frozenset(
    words_of(
        "keluar dikeluarkan berhenti diberhentikan nonaktif dinonaktifkan tidakaktif tdkaktif resign resigned inactive "
        "mengundurkan meninggal pensiun phk dicoret dipecat mantan terminated tidakbekerja tidaklagi"
    )
)
_PROJECT: Final = re.compile(r"(?<![0-9])[0-9]{13}(?![0-9])")


def spoken_against(table: Table, header: Header, used: Sequence[int]) -> Iterator[Problem]:
    """A void mark above the header, words of leaving in a column or row that is not read; `used` rows are read."""
    lines = frozenset(used)
    for row in table.rows[: header.index]:
        if void_mark(_texts(row)):
            yield Problem(table.source(row.number), _VOID)
    after = header.last_index + 1
    headings = (label for row in table.rows[header.index : after] for label in enumerate(row.cells))
    leaving = frozenset(at for at, cell in headings if speaks_of_leaving(cell))
    widest = max((len(row.cells) for row in table.rows[after:]), default=0)
    unread = sorted(set(range(widest)) - set(header.columns.values()))
    for row in table.rows[after:]:
        if row.number in lines:
            yield from _beside(table, row, unread, leaving)
        elif any(speaks_of_leaving(text) for text in _texts(row)):
            yield Problem(table.source(row.number), _LEFT)


def other_projects(table: Table, header: Header, used: Sequence[int], number: str) -> Iterator[Problem]:
    """A row above or between the lines of a project's list that names another project's number."""
    lines = frozenset(used)
    for row in table.rows:
        text = " ".join(_texts(row))
        named = set(_PROJECT.findall(text)) - {number}
        if row.number not in lines and named and "proyek" in text.casefold():
            yield Problem(table.source(row.number), _OTHER)


def _beside(table: Table, row: Row, unread: Sequence[int], leaving: Set[int]) -> Iterator[Problem]:
    for at in unread:
        cell = row.cells[at] if at < len(row.cells) else ""
        if not is_empty(cell) and (at in leaving or speaks_of_leaving(cell)):
            yield Problem(table.cell_source(row.number, at), _LEFT)


def _texts(row: Row) -> list[str]:
    return [clean(cell[:LONGEST]) for cell in row.cells if isinstance(cell, str) and not is_empty(cell)]


def speaks_of_leaving(cell: Any) -> bool:
    """Whether a cell has a word of leaving; `NON AKTIF` is one word as well."""
    if not isinstance(cell, str):
        return False
    words = words_of(clean(cell[:LONGEST]))
    pairs = ("".join(words[at : at + 2]) for at in range(len(words)))
    return not GONE.isdisjoint(words) or not GONE.isdisjoint(pairs)


_VOID: Final = Text(
    "Daftar ini menyebut dirinya batal, contoh atau konsep. Kirim daftar yang berlaku.",
    "The list says of itself that it is void, a sample or a draft. Send the one that holds.",
)
_LEFT: Final = Text(
    "Di sini tertulis bahwa seseorang keluar atau tidak aktif. Kirim daftar yang hanya memuat peserta yang berlaku.",
    "Here it says that someone left or is inactive. Send a list of those alone whose membership holds.",
)
_OTHER: Final = Text(
    "Di sini disebut nomor proyek lain. Kirim satu berkas untuk setiap proyek.",
    "Here the number of another project is named. Send one file for each project.",
)
