"""An employer's members list (SIPP, form 2a): each line a person in one month of one employer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from permit_guard.domain.case import UNREADABLE
from permit_guard.domain.evidence import MemberLine, Programme
from permit_guard.domain.period import Month
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.cells import (
    Unfit,
    read_blth,
    read_date,
    read_identity,
    read_kpj,
    read_name,
    read_npp,
)
from permit_guard.intake.columns import MEMBERS, MONTH, NPP, names_of
from permit_guard.intake.footer import is_footer
from permit_guard.intake.lines import REMEMBERED, Line, structure_problems
from permit_guard.intake.preamble import Statement, read_above, stated
from permit_guard.intake.problems import Problems
from permit_guard.intake.signature_block import signature_rows
from permit_guard.intake.spoken_against import spoken_against
from permit_guard.intake.stray_rows import announces_leavers, fallen_rows, sentences_between
from permit_guard.intake.tables import Header, Row, Table, body, find_header
from permit_guard.intake.vocabulary import read_mark, read_status

NAMES: Final = names_of(MEMBERS)
IDENTITY: Final = ("nik", "kpj", "npp")
_MARKED_BY: Final = tuple(programme.value for programme in Programme)
MAKES_A_LINE: Final = ("nik", "kpj", "status", "month", "npp")


@dataclass(frozen=True, slots=True)
class _Above:
    """What the lines above the table state for all of its lines."""

    npp: str | None
    month: Month | None


def find_members(table: Table) -> Header | None:
    """The header of a members list: month, name and status, the month perhaps above the table."""
    header = find_header(table, NAMES, lambda columns: {"name", "status"} <= columns)
    if header is None or "month" in header.columns:
        return header
    above = any(True for _ in stated(table.rows[: header.index], MONTH))
    return header if above else None


def read_members(table: Table, header: Header) -> tuple[list[MemberLine], list[Problem], frozenset[str]]:
    """The readable lines of the list, a problem for every line or cell that is not, and every readable NPP."""
    problems = Problems()
    above = table.rows[: header.index]
    stated_above = _Above(
        read_above(table, above, NPP, read_npp, problems), read_above(table, above, MONTH, read_blth, problems)
    )
    npps: set[str | None] = {stated_above.npp}
    members: list[MemberLine] = []
    used: list[int] = []
    signed = signature_rows(table, header, IDENTITY)
    in_doubt = not _tells_programmes(table, header, problems)
    for row in body(table, header):
        line = Line(table, header, row, problems)
        is_line = line.has(*MAKES_A_LINE) and row.number not in signed and not is_footer(line, IDENTITY)
        in_doubt = in_doubt or announces_leavers(line, is_line=is_line)
        if not is_line:
            problems.extend(Problem(table.source(row.number), _SECOND_LIST) for _ in _others_heading(row, stated_above))
            continue
        used.append(row.number)
        line.check_width()
        npp = _needed(line, "npp", read_npp, stated_above.npp)
        npps.add(npp)
        member = _member(line, npp, stated_above.month, in_doubt=in_doubt)
        if member is not None and row.number not in table.hidden_rows:
            members.append(member)
    readable = frozenset(npp for npp in npps if npp is not None)
    problems.extend(structure_problems(table, header, used))
    problems.extend(spoken_against(table, header, used))
    problems.extend(fallen_rows(table, header, used))
    problems.extend(sentences_between(table, header, used))
    return members, problems.told(table.whole), readable


def _tells_programmes(table: Table, header: Header, problems: Problems) -> bool:
    """Whether the list has columns of JKK and JKM; without them its lines prove no cover, nor that there is none."""
    missing = [programme.value for programme in (Programme.JKK, Programme.JKM) if programme not in header.columns]
    if missing:
        problems.append(Problem(table.source(header.number), _no_column(missing)))
    return not missing


def _no_column(missing: list[str]) -> Text:
    columns_id, columns_en = " dan ".join(missing), " and ".join(missing)
    return Text(
        f"Tidak ada kolom {columns_id}, jadi programnya tidak diketahui. Minta daftar yang memuat kolom itu.",
        f"There is no column {columns_en}, so the programmes are not known. Ask for a list that has it.",
    )


def _others_heading(row: Row, above: _Above) -> Iterator[Statement]:
    """An NPP or a month stated between the lines that is not the one above the table: another list begins there."""
    for labels, reader, known in ((NPP, read_npp, above.npp), (MONTH, read_blth, above.month)):
        for statement in stated([row], labels):
            try:
                told = reader(statement.value)
            except Unfit:
                told = None
            if told is None or told != known:
                yield statement


def _member(line: Line, npp: str | None, month_above: Month | None, *, in_doubt: bool) -> MemberLine | None:
    """The line as a record; None, with its problems, when its NPP, month or status cannot be read."""
    month = _needed(line, "month", read_blth, month_above)
    status = _needed(line, "status", read_status, None)
    paid_on = line.value("paid_on", read_date)
    programmes = _programmes(line)
    if npp is None or month is None or status is None:
        return None
    return MemberLine(
        source=line.table.source(line.row.number),
        npp=npp,
        month=month,
        name=line.value("name", read_name),
        nik=line.value("nik", read_identity),
        kpj=line.value("kpj", read_kpj),
        birth_date=line.value("birth_date", read_date),
        active=status,
        programmes=programmes,
        paid_on=paid_on,
        in_doubt=in_doubt,
    )


def _programmes(line: Line) -> frozenset[Programme]:
    """The programmes that are marked on a line; the same marks stand on nearly every line of a list."""
    cells = tuple(map(line.cell, _MARKED_BY))
    if all(type(cell) is str for cell in cells):
        with suppress(Unfit):  # which cell it is becomes a problem below
            return _marked(cells)
    return frozenset(each for each, column in zip(Programme, _MARKED_BY, strict=True) if line.value(column, read_mark))


@lru_cache(maxsize=REMEMBERED)
def _marked(cells: tuple[str, ...]) -> frozenset[Programme]:
    return frozenset(each for each, cell in zip(Programme, cells, strict=True) if cell and read_mark(cell))


def _needed(line: Line, column: str, reader: Any, above: Any) -> Any:
    """The cell's value, else what stands above the table, else None and a problem."""
    value = line.read(column, reader)
    if value is UNREADABLE:
        return None
    if value is not None:
        return value
    if above is None:
        line.missing(column, _LINE_WITHOUT)
    return above


_SECOND_LIST: Final = Text(
    "Di sini daftar lain bermula, dengan NPP atau BLTH lain. Kirim satu berkas untuk setiap daftar.",
    "Another list begins here, with another NPP or month. Send one file for each list.",
)
_LINE_WITHOUT: Final = Text(
    "Baris ini tidak dapat dipakai; minta daftar yang lengkap.", "This line cannot be used; ask for a complete list."
)
