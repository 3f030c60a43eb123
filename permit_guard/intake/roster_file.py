"""The roster: every line of the table is a worker, passed over as none, or a worker with a named problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from permit_guard.domain.case import Roster, Worker
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.cells import (
    read_date,
    read_identity,
    read_kpj,
    read_name,
    read_npp,
    read_passport,
    read_small_number,
    read_text,
)
from permit_guard.intake.columns import bare
from permit_guard.intake.lines import Line, hidden_sheet, structure_problems
from permit_guard.intake.person_name import several_names
from permit_guard.intake.problems import Problems
from permit_guard.intake.roster_header import FAMILY_CARD, NAMES, is_roster_header, roster_table
from permit_guard.intake.signature_block import signature_rows
from permit_guard.intake.stray_rows import fallen_rows
from permit_guard.intake.tables import Header, Table, body, find_header
from permit_guard.intake.vocabulary import read_employment, read_sex
from permit_guard.intake.worker_rows import IDENTITY, is_a_workers

_NIK_WITHIN: Final = re.compile(
    r"(?<![0-9])(?:[0-9]{16}|[0-9]{4}(?:[.-][0-9]{4}){3}|[0-9]{6}[.-][0-9]{6}[.-][0-9]{4})(?![0-9])"
)
EXAMPLES: Final = frozenset({
    ("330810120390…", "", "CONTOH SATU"), ("3308105204850…", "", "CONTOH DUA"), ("", "X0000000", "CONTOH TIGA"),
})  # fmt: skip
"""NIK, passport and name of the template's own examples, which no one is lost with."""
FILL_IN: Final = Text("Isi selnya, lalu kirim ulang daftar.", "Fill in the cell and resend the roster.")


def read_roster(
    file: str, tables: Sequence[Table], names: Mapping[str, str] = NAMES
) -> tuple[Roster, tuple[Problem, ...]]:
    """The workers of the first visible table with a roster's header, and all problems. Raises CaseRefused.

    `names` tell from a bare heading which column it is.
    """
    table, header = roster_table(file, tables, names)
    problems = Problems()
    problems.extend(problem for other in tables if (problem := hidden_sheet(other)))
    if "employment" not in header.columns:
        problems.append(Problem(table.source(header.number), _NO_EMPLOYMENT))
    signed = signature_rows(table, header, IDENTITY)
    workers: list[Worker] = []
    for row in body(table, header):
        line = Line(table, header, row, problems)
        if row.number not in signed and is_a_workers(line):
            workers.append(_worker(line))
    rows = {worker.row for worker in workers}
    problems.extend(structure_problems(table, header, sorted(rows)))
    problems.extend(fallen_rows(table, header, sorted(rows)))
    problems.extend(problem for other in tables if other is not table for problem in _second_roster(other, names))
    problems.extend(problem for other in tables for problem in _identities_beside(other, table, header, rows))
    return Roster(file, tuple(workers)), tuple(problems.told(table.whole))


def _identities_beside(other: Table, table: Table, header: Header, rows: set[int]) -> Iterator[Problem]:
    """A NIK anywhere in the file that no worker's row has read is a worker who would be lost."""
    named = table.rows[header.index].cells if other is table else []
    for row in other.rows:
        for position, cell in enumerate(row.cells):
            read = other is table and row.number in rows and position in (header.columns.get("nik"), *_family(named))
            if not read and _NIK_WITHIN.search(str(cell).replace(" ", "")):
                yield Problem(other.cell_source(row.number, position), _BESIDE)


def _second_roster(other: Table, names: Mapping[str, str]) -> Iterator[Problem]:
    """A sheet beside the roster that looks like one as well: whoever stands there would be lost."""
    if not other.visible or (header := find_header(other, names, is_roster_header)) is None:
        return
    for row in body(other, header):
        line = Line(other, header, row, [])
        if line.has("name") and tuple(line.cell(column) for column in (*IDENTITY, "name")) not in EXAMPLES:
            yield Problem(other.source(row.number), _SECOND_ROSTER)
            return


def _family(named: Sequence[object]) -> Iterator[int]:
    """Where a family card's number stands: it has sixteen digits too, and is no one's NIK."""
    return (position for position, cell in enumerate(named) if bare(str(cell)) in FAMILY_CARD)


def _worker(line: Line) -> Worker:
    line.check_width()
    worker = Worker(
        source=line.table.source(line.row.number),
        row=line.row.number,
        name=line.value("name", read_name),
        nik=line.read("nik", read_identity),
        passport=line.read("passport", read_passport),
        birth_date=line.read("birth_date", read_date),
        sex=line.read("sex", read_sex),
        employment=line.read("employment", read_employment),
        position=line.value("position", read_text),
        employer_npp=line.read("employer_npp", read_npp),
        works_from=line.read("works_from", read_date),
        works_to=line.read("works_to", read_date),
        kpj=line.read("kpj", read_kpj),
        village=line.value("village", read_text),
        rt=line.value("rt", read_small_number),
        rw=line.value("rw", read_small_number),
    )
    _needed(line, worker)
    _formulas_beside(line)
    return worker


def _needed(line: Line, worker: Worker) -> None:
    if worker.nik is None and worker.passport is None:
        column = "nik" if "nik" in line.header.columns else "passport"
        line.missing(
            column,
            Text(
                "Isi NIK, atau nomor paspor bagi tenaga kerja asing.",
                "Fill in the NIK, or a foreign worker's passport.",
            ),
        )
    if worker.name is not None and (several := several_names(line.cell("name"))):
        line.unfit("name", several)
    if worker.name is None and not line.has("name"):
        line.missing("name", FILL_IN)
    if worker.employment is None and "employment" in line.header.columns:
        line.missing("employment", FILL_IN)


def _formulas_beside(line: Line) -> None:
    """A formula is a problem in every labelled column, also where what it shows is not read."""
    read = {position for column, position in line.header.columns.items() if column != "wage"}
    for position, cell in enumerate(line.row.cells):
        if isinstance(cell, dict) and "f" in cell and position in line.header.labelled and position not in read:
            place = line.table.cell_source(line.row.number, position)
            line.problems.append(Problem(place, _FORMULA))


_BESIDE: Final = Text(
    "Di sel ini ada NIK yang tidak terbaca sebagai baris pekerja. Pindahkan ke kolom NIK di bawah judul tabel, satu "
    "pekerja per baris.",
    "This cell holds a NIK that is read as no worker's row. Move it to the NIK column below the header, one worker a "
    "row.",
)
_NO_EMPLOYMENT: Final = Text(
    "Tidak ada kolom Status Kerja. Tambahkan kolomnya dan isi untuk setiap pekerja.",
    "There is no employment column. Add it and fill it in for every worker.",
)
_FORMULA: Final = Text(
    "Sel ini berisi rumus. Salin lalu tempel sebagai nilai.", "The cell holds a formula. Copy it and paste as values."
)
_SECOND_ROSTER: Final = Text(
    "Lembar ini juga memuat daftar pekerja, tetapi hanya lembar pertama yang dibaca. Satukan pada satu lembar.",
    "This sheet has a roster too, but only the first one is read. Put everyone onto one sheet.",
)
