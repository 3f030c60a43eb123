"""The form in which a roster is mended: faulty rows with their fields, numbers masked, and what was written there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from permit_guard.casework.mending_roster import rows_of_one_number
from permit_guard.domain.case import UNREADABLE, RosterRead, Worker
from permit_guard.domain.identity import masked_nik, masked_number
from permit_guard.domain.text import Text
from permit_guard.intake.mending import FaultyRow, Mending, faulty_rows, other_faults
from permit_guard.intake.roster_table import COLUMNS, cells_of
from permit_guard.web.pages.form import Form

MASKED: Final = ("nik", "passport", "kpj")
ALWAYS: Final = ("name", "nik", "employment")
SELDOM: Final = ("village", "rt", "rw")
OF_ADDED: Final = ("name", "nik", "passport", "employment", "birth_date", "employer_npp")
ADDED: Final = 3
_QUOTED: Final = re.compile(r"“([^”…•]*)”")


@dataclass(frozen=True, slots=True)
class RowToMend:
    """A row of the form: `first` are the columns in sight, `more` those folded away, `told` what its faults say of the
    row as a whole, `known` its numbers, masked."""

    row: int
    name: str
    first: tuple[str, ...]
    more: tuple[str, ...]
    told: tuple[Text, ...]
    known: Mapping[str, str]
    whole: bool


@dataclass
class RowsToMend:
    """The rows that are shown, and the form around them."""

    rows: list[RowToMend] = field(default_factory=list)
    form: Form = field(default_factory=Form)


def all_to_mend(told: RosterRead) -> list[FaultyRow]:
    """The rows with a fault, and those whose number another row has too, in the order of the file."""
    found = {each.worker.row: each for each in faulty_rows(told)}
    twice = rows_of_one_number(told)
    for worker in told.roster.workers if told.roster else ():
        if worker.row in twice:
            before = found[worker.row].faults if worker.row in found else ()
            found[worker.row] = FaultyRow(worker, (*before, ("", _twice(twice[worker.row]))))
    return [found[row] for row in sorted(found)]


def form_to_mend(rows: Iterable[FaultyRow]) -> RowsToMend:
    """The form with what was read of each row, and each fault at its field."""
    shown = RowsToMend()
    values: dict[str, str] = {}
    labels: dict[str, Text] = {}
    for faulty in rows:
        row, worker = faulty.worker.row, faulty.worker
        faults = {column: says for column, says in reversed(faulty.faults) if column}
        told = tuple(says for column, says in faulty.faults if not column)
        first = (*ALWAYS, *(column for column in COLUMNS if column in faults and column not in ALWAYS))
        more = tuple(column for column in COLUMNS if column not in (*first, *SELDOM))
        values |= {f"r{row}.{column}": _shown(worker, column, faults.get(column)) for column in (*first, *more)}
        labels |= {f"r{row}.{column}": _label(row) for column in (*first, *more)}
        shown.form.faults.update({f"r{row}.{column}": says for column, says in faults.items()})
        shown.rows.append(
            RowToMend(row, worker.name or "", first, more, told, _known(worker), whole=bool(told) or not faults)
        )
    shown.form.values, shown.form.labels = values, labels
    return shown


def read_mending(sent: Mapping[str, str], told: RosterRead) -> Mending:
    """What was sent, beside what stood in the form: rows in which nothing was changed are not written anew."""
    workers = {each.row: each for each in (told.roster.workers if told.roster else ())}
    faults = {each.worker.row: dict(reversed(each.faults)) for each in faulty_rows(told)}
    rows = {int(found[1]) for name in sent if (found := re.fullmatch(r"r([0-9]{1,7})\.[a-z_]+", name))}
    lines = _all_of_one_employment(sent.get("all.employment", ""), workers.values())
    for row in rows & workers.keys():
        changed = _changed(sent, workers[row], faults.get(row, {}))
        if changed or sent.get(f"r{row}.ok"):
            lines[row] = {**lines.get(row, {}), **changed}
    added = [
        {column: typed for column in OF_ADDED if (typed := sent.get(f"a{n}.{column}", "").strip())}
        for n in range(ADDED)
    ]
    return Mending(
        lines,
        frozenset(row for row in rows & workers.keys() if sent.get(f"r{row}.out")),
        tuple(cells for cells in added if cells),
        frozenset(number for number, _ in other_faults(told) if sent.get(f"p{number}")),
    )


def empty_employments(told: RosterRead) -> int:
    """How many workers' employment is not written at all."""
    return sum(each.employment is None for each in (told.roster.workers if told.roster else ()))


def _all_of_one_employment(chosen: str, workers: Iterable[Worker]) -> dict[int, dict[str, str]]:
    return {each.row: {"employment": chosen} for each in workers if each.employment is None} if chosen else {}


def _changed(sent: Mapping[str, str], worker: Worker, faults: Mapping[str, Text]) -> dict[str, str]:
    """The columns that say something else than the form showed; a number left empty is the one that is known."""
    typed = {column: " ".join(sent[name].split()) for column in COLUMNS if (name := f"r{worker.row}.{column}") in sent}
    return {
        column: said for column, said in typed.items()
        if said != _shown(worker, column, faults.get(column)) and not (column in MASKED and not said)
    }  # fmt: skip


def _shown(worker: Worker, column: str, fault: Text | None) -> str:
    """What stands in a field: what was read, or what was written there and could not be read."""
    value = getattr(worker, column)
    if column in MASKED:
        return ""
    if value is UNREADABLE or (value is None and fault is not None):
        found = _QUOTED.search(fault.id) if fault is not None else None
        return " ".join(found[1].split()) if found and column != "employment" else ""
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else cells_of(worker)[column]


def _known(worker: Worker) -> dict[str, str]:
    numbers = {column: getattr(worker, column) for column in MASKED}
    return {
        column: masked_nik(number) if column == "nik" else masked_number(number)
        for column, number in numbers.items()
        if isinstance(number, str)
    }


def _label(row: int) -> Text:
    """What the summary calls a field: its row alone, as each fault names its column."""
    return Text(f"Baris {row}", f"Row {row}")


def _twice(rows: tuple[int, ...]) -> Text:
    named = ", ".join(map(str, rows[:5]))
    return Text(
        f"Nomor ini juga ada di baris {named}. Bila orangnya sama, hapus satu baris; bila lain, perbaiki NIK-nya.",
        f"The same number stands in row {named}. If it is the same person, leave one row out; if not, mend the NIK.",
    )
