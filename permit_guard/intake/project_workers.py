"""An F1a: the list of workers of one project, whose number stands above the table."""

from __future__ import annotations

from typing import Final

from permit_guard.domain.evidence import ProjectWorkerLine
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit, read_date, read_identity, read_name, read_project_number
from permit_guard.intake.columns import PROJECT_NUMBER, PROJECT_WORKERS, names_of
from permit_guard.intake.footer import is_footer
from permit_guard.intake.lines import Line, structure_problems
from permit_guard.intake.preamble import Statement, read_above, stated
from permit_guard.intake.problems import Problems
from permit_guard.intake.signature_block import signature_rows
from permit_guard.intake.spoken_against import other_projects, spoken_against
from permit_guard.intake.stray_rows import announces_leavers, fallen_rows, sentences_between
from permit_guard.intake.tables import Header, Table, body, find_header

NAMES: Final = names_of(PROJECT_WORKERS)
IDENTITY: Final = ("nik",)
MAKES_A_LINE: Final = ("nik", "birth_date")


def find_project_workers(table: Table) -> Header | None:
    """The header of an F1a: NIK and name, with a line for the project's number above."""
    header = find_header(table, NAMES, lambda columns: {"nik", "name"} <= columns)
    if header is None:
        return None
    above = any(True for _ in stated(table.rows[: header.index], PROJECT_NUMBER))
    return header if above else None


def read_project_workers(table: Table, header: Header) -> tuple[list[ProjectWorkerLine], list[Problem], frozenset[str]]:
    """The readable lines, the problems, and whose they are: no number, and no line, where it cannot be read.

    A second project's list below is not read, but its number is told, so that its problem is known to be its own.
    """
    problems = Problems()
    above = table.rows[: header.index]
    number = read_above(table, above, PROJECT_NUMBER, read_project_number, problems)
    if number is None and not problems:
        problems.append(Problem(table.source(header.number), _NO_NUMBER))
    workers: list[ProjectWorkerLine] = []
    used: list[int] = []
    signed = signature_rows(table, header, IDENTITY)
    numbers = {number}
    in_doubt = False
    for row in body(table, header):
        if second := next(stated([row], PROJECT_NUMBER), None):
            if number is not None and _readable(second) == number:
                continue
            numbers.add(_readable(second))
            problems.append(Problem(table.source(row.number), _SECOND_LIST))
            break
        line = Line(table, header, row, problems)
        is_line = line.has(*MAKES_A_LINE) and row.number not in signed and not is_footer(line, IDENTITY)
        in_doubt = in_doubt or announces_leavers(line, is_line=is_line)
        if not is_line:
            continue
        used.append(row.number)
        worker = _worker(line, number or "", in_doubt=in_doubt)
        if number is not None and row.number not in table.hidden_rows:
            workers.append(worker)
    named = frozenset() if None in numbers else frozenset(number for number in numbers if number is not None)
    problems.extend(structure_problems(table, header, used))
    problems.extend(spoken_against(table, header, used))
    problems.extend(fallen_rows(table, header, used))
    problems.extend(sentences_between(table, header, used))
    if number is not None and numbers == {number}:
        problems.extend(other_projects(table, header, used, number))
    return workers, problems.told(table.whole), named


def _readable(statement: Statement) -> str | None:
    try:
        return read_project_number(statement.value)
    except Unfit:
        return None


def _worker(line: Line, project_number: str, *, in_doubt: bool) -> ProjectWorkerLine:
    line.check_width()
    name = line.value("name", read_name)
    if name is None and not line.has("name"):
        line.missing("name", _ASK)
    nik = line.value("nik", read_identity)
    if nik is None and not line.has("nik"):
        line.missing("nik", _ASK)
    return ProjectWorkerLine(
        source=line.table.source(line.row.number),
        project_number=project_number,
        name=name,
        nik=nik,
        birth_date=line.value("birth_date", read_date),
        in_doubt=in_doubt,
    )


_ASK: Final = Text("Minta F1a yang lengkap.", "Ask for a complete F1a.")
_NO_NUMBER: Final = Text(
    "Nomor Proyek di atas tabel kosong. Isi 13 angkanya, lalu kirim ulang F1a.",
    "The project number above the table is empty. Fill in its 13 digits and resend the F1a.",
)
_SECOND_LIST: Final = Text(
    "Di bawah tabel ini mulai daftar proyek lain; baris sesudahnya tidak dibaca. Kirim satu F1a untuk setiap proyek.",
    "Below this table another project's list begins; the lines after it are not read. Send one F1a for each project.",
)
