"""The header of a roster: where it stands, what its headings are taken for, and what a contractor calls his columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from permit_guard.domain.case import ColumnRead
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.cells import clean
from permit_guard.intake.columns import ROSTER, called, heading, names_of
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.tables import Header, Row, Table, find_header, is_all_labels, nearest_header
from permit_guard.intake.wording import LONGEST, safe, shown
from permit_guard.intake.worker_rows import IDENTITY

NAMES: Final = names_of(ROSTER)
FAMILY_CARD: Final = frozenset({"kk", "nokk", "nomorkk", "nokartukeluarga", "nomorkartukeluarga"})
HEADINGS_WITHIN: Final = 50
_NUMBER: Final = re.compile(r"[0-9]{6}")

Headings = Mapping[str, str]
"""What a contractor calls his columns beside the names that everyone uses: heading to column, empty for none."""
NO_OWN: Final[Headings] = {}


def may_be_told(own: str) -> bool:
    """Whether a heading's meaning is its contractor's to tell: none that everyone uses, no family card, no number."""
    name = heading(own)
    return bool(name) and name not in NAMES.keys() | FAMILY_CARD and len(own) < LONGEST and not _NUMBER.search(own)


def headings_in(columns: Iterable[ColumnRead], own: Headings) -> Headings:
    """Those of a contractor's headings that stand above columns that were read, as they are remembered: bare."""
    return {heading(each.heading): own[each.heading] for each in columns if each.heading in own}


def names_with(own: Headings) -> Mapping[str, str]:
    """From each bare name to its column, a contractor's own among them; those that everyone uses stay what they are.

    Of one heading told twice the last counts.
    """
    told = {heading(each): column for each, column in own.items() if may_be_told(each)}
    return {name: column for name, column in told.items() if column in ROSTER} | NAMES


def roster_table(file: str, tables: Sequence[Table], names: Mapping[str, str]) -> tuple[Table, Header]:
    """The first visible table with a roster's header. Raises CaseRefused without one, and for a column named twice."""
    for table in tables:
        header = find_header(table, names, is_roster_header) if table.visible else None
        if header is None:
            continue
        if header.doubled:
            raise CaseRefused((Problem(table.source(header.number), _doubled(header)),))
        return table, header
    raise CaseRefused(tuple(_no_header(file, tables, names)))


def is_roster_header(columns: frozenset[str]) -> bool:
    """Whether these columns make a roster: names, and something that tells persons apart."""
    return "name" in columns and not columns.isdisjoint(IDENTITY)


def roster_columns(tables: Sequence[Table], names: Mapping[str, str]) -> tuple[ColumnRead, ...]:
    """The headings of a roster's table, each with what it is taken for.

    Without a roster's header, those of the row with the most known names, else of the first of nothing but labels.
    """
    found = _header_of(tables, names)
    if found is None:
        return ()
    table, header = found
    taken = {position: column for column, position in header.columns.items()}
    rows = table.rows[header.index : header.last_index + 1]
    return tuple(ColumnRead(_heading(rows, position), taken.get(position, "")) for position in sorted(header.labelled))


def _header_of(tables: Sequence[Table], names: Mapping[str, str]) -> tuple[Table, Header] | None:
    seen = [table for table in tables if table.visible]
    for table in seen:
        if header := find_header(table, names, is_roster_header):
            return table, header
    near = [(table, header) for table in seen if (header := nearest_header(table, names))]
    if near:
        return max(near, key=lambda candidate: len(candidate[1].columns))
    return next((found for table in seen if (found := _labels_of(table))), None)


def _labels_of(table: Table) -> tuple[Table, Header] | None:
    for index, row in enumerate(table.rows[:HEADINGS_WITHIN]):
        labelled = frozenset(place for place, cell in enumerate(row.cells) if isinstance(cell, str) and cell.strip())
        if len(labelled) > 1 and is_all_labels(row):
            return table, Header(index, index, row.number, {}, (), labelled, len(row.cells))
    return None


def _heading(rows: Sequence[Row], position: int) -> str:
    """What stands above a column, the lower of two rows first: groups stand over their columns."""
    cells = (row.cells[position] for row in reversed(rows) if position < len(row.cells))
    return safe(next((clean(cell) for cell in cells if isinstance(cell, str) and cell.strip()), ""))[:LONGEST]


def _doubled(header: Header) -> Text:
    id_names = ", ".join(called(column)[0] for column in header.doubled)
    en_names = ", ".join(called(column)[1] for column in header.doubled)
    return Text(
        f"Judul tabel menyebut kolom yang sama dua kali: {id_names}. Sisakan satu kolom untuk masing-masing.",
        f"The header names the same column twice: {en_names}. Keep one column of each.",
    )


def _no_header(file: str, tables: Sequence[Table], names: Mapping[str, str]) -> Iterator[Problem]:
    candidates = [(table, near) for table in tables if table.visible and (near := nearest_header(table, names))]
    if not candidates:
        yield Problem(Source(file), _NO_HEADER)
        return
    table, near = max(candidates, key=lambda candidate: len(candidate[1].columns))
    has = ", ".join(shown(table.rows[near.index].cells[position]) for position in near.columns.values())
    missing = [column for column in ("name", "employment") if column not in near.columns]
    lacks_id = [called(column)[0] for column in missing]
    lacks_en = [called(column)[1] for column in missing]
    if near.columns.keys().isdisjoint(IDENTITY):
        lacks_id.append("NIK atau Paspor")
        lacks_en.append("NIK or passport")
    yield Problem(
        table.source(near.number),
        Text(
            f"Judul tabel daftar pekerja tidak lengkap: baris ini hanya menyebut {has}. Tambahkan kolom "
            f"{', '.join(lacks_id)}.",
            f"The roster's header is not complete: this row names only {has}. Add the columns {', '.join(lacks_en)}.",
        ),
    )


_NO_HEADER: Final = Text(
    "Tidak ada baris judul daftar pekerja. Beri judul kolom NIK (atau Paspor), Nama dan Status Kerja; lihat "
    "permit-guard template roster.xlsx.",
    "There is no row of the roster's column names. Name the columns NIK (or passport), name and employment; see "
    "permit-guard template roster.xlsx.",
)
