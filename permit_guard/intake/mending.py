"""A roster mended where it is faulty: the lines written anew are read again, and what no one settled stays a fault."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from permit_guard.domain.case import UNREADABLE, Roster, RosterRead, Worker
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.columns import called
from permit_guard.intake.roster_table import COLUMNS, Cells, cells_of

_ROWS: Final = re.compile(r"[A-Z]{0,3}([0-9]{1,7})(?::[A-Z]{0,3}([0-9]{1,7}))?")


@dataclass(frozen=True, slots=True)
class Mending:
    """What someone wrote beside a roster's faults.

    `lines` are rows written anew, `left_out` rows that are no worker of this project, `added` workers who were
    lost, and `settled` the numbers of faults of no worker's row, each looked at and answered for.
    """

    lines: Mapping[int, Cells] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    added: tuple[Cells, ...] = ()
    settled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A worker's row with its faults; `column` of a fault is empty where it speaks of the row as a whole."""

    worker: Worker
    faults: tuple[tuple[str, Text], ...]


def faulty_rows(told: RosterRead) -> tuple[FaultyRow, ...]:
    """The workers' rows that have a fault, in roster order."""
    workers, spoken = _workers(told), _by_row(told)
    return tuple(
        FaultyRow(each, tuple((column_spoken_of(fault), fault.message) for fault in spoken.get(each.row, ())))
        for each in workers
        if each.row in spoken or _has_illegible(each)
    )


def other_faults(told: RosterRead) -> tuple[tuple[int, Problem], ...]:
    """The faults that speak of no worker's row, each with its number among all."""
    rows = {each.row for each in _workers(told)}
    return tuple(
        (number, fault)
        for number, fault in enumerate(told.problems)
        if rows.isdisjoint(_rows_spoken_of(fault, _sheet(told)))
    )


def column_spoken_of(fault: Problem) -> str:
    """The column that a fault is about, by the name that its message begins with; empty where it names none."""
    named = ((column, called(column)[0]) for column in COLUMNS)
    return next((column for column, name in named if fault.message.id.startswith((f"{name}:", f"{name} kosong."))), "")


def lines_of(told: RosterRead, mending: Mending | None = None) -> dict[int, Cells]:
    """The lines of the roster, as mended: those added stand below the last."""
    mending = mending or Mending()
    lines: dict[int, Cells] = {
        each.row: {**cells_of(each), **mending.lines.get(each.row, {})}
        for each in _workers(told)
        if each.row not in mending.left_out
    }
    return lines | dict(zip(_below(told, mending), mending.added, strict=True))


def _below(told: RosterRead, mending: Mending) -> range:
    """The rows of those added: below every row that a worker has or a fault speaks of."""
    rows = {each.row for each in _workers(told)}
    spoken = (max(found) for fault in told.problems if (found := _rows_spoken_of(fault, _sheet(told))))
    first = max((*rows, *spoken), default=1) + 1
    return range(first, first + len(mending.added))


def mended(before: RosterRead, mending: Mending, read: RosterRead) -> RosterRead:
    """What was `read` of the lines written anew, with every row and every fault that the mending says nothing of.

    A row that had a fault and was not written anew stays as it was read first; one that was, and is no worker's any
    more, stays too: only who is left out by name is left out. Without a roster `read` is the answer.
    """
    if read.roster is None:
        return read
    anew = {each.row: each for each in read.roster.workers}
    stays = {row.worker.row for row in faulty_rows(before)} - mending.lines.keys() - mending.left_out
    stays |= {row for row in mending.lines if row not in anew and row not in mending.left_out}
    file = read.roster.file
    kept = {
        each.row: replace(each, source=Source(file, str(each.row))) for each in _workers(before) if each.row in stays
    }
    by_row = sorted((anew | kept).items())
    still = tuple(_unsettled(before, mending, stays, file))
    lost = (Problem(Source(file, str(row)), _NOT_ENOUGH) for row in _below(before, mending) if row not in anew)
    return replace(
        read,
        roster=Roster(file, tuple(each for _, each in by_row)),
        problems=(*still, *_met_anew(read, stays), *lost),
        sha256=_hash(read.sha256, still, stays),
    )


def _hash(of_bytes: str, still: tuple[Problem, ...], stays: set[int]) -> str:
    """The hash of the lines where they are all that is read; with what stays beside them that counts too."""
    if not still and not stays:
        return of_bytes
    told = [of_bytes, *(f"{fault.source}: {fault.message.id}" for fault in still), *map(str, sorted(stays))]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _unsettled(before: RosterRead, mending: Mending, stays: set[int], file: str) -> Iterator[Problem]:
    """The faults that are still there, those of rows in the words of the new file: its rows are the same ones."""
    others = {number for number, _ in other_faults(before)}
    for number, fault in enumerate(before.problems):
        if number in others:
            if number not in mending.settled:
                yield fault
        elif not stays.isdisjoint(_rows_spoken_of(fault, _sheet(before))):
            yield Problem(Source(file, fault.source.place.rpartition("!")[2]), fault.message)


def _met_anew(read: RosterRead, stays: set[int]) -> Iterator[Problem]:
    for fault in read.problems:
        rows = _rows_spoken_of(fault, "")
        if not rows or not stays.issuperset(rows):
            yield fault


def _workers(told: RosterRead) -> tuple[Worker, ...]:
    return told.roster.workers if told.roster else ()


def _has_illegible(worker: Worker) -> bool:
    return any(getattr(worker, column) is UNREADABLE for column in COLUMNS)


def _sheet(told: RosterRead) -> str:
    """The sheet that the workers stand on; empty for a CSV."""
    return next((each.source.place.rpartition("!")[0] for each in _workers(told)), "")


def _rows_spoken_of(fault: Problem, sheet: str) -> range:
    """The rows of the roster's own sheet that a fault is about; none where it is about a sheet or a file."""
    on, _, place = fault.source.place.rpartition("!")
    found = _ROWS.fullmatch(place) if on == sheet else None
    return range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)


def _by_row(told: RosterRead) -> dict[int, list[Problem]]:
    sheet, rows = _sheet(told), {each.row for each in _workers(told)}
    spoken: dict[int, list[Problem]] = {}
    for fault in told.problems:
        for row in rows.intersection(_rows_spoken_of(fault, sheet)):
            spoken.setdefault(row, []).append(fault)
    return spoken


_NOT_ENOUGH: Final = Text(
    "Baris tambahan ini belum cukup untuk seorang pekerja. Isi nama, status kerja, dan NIK atau paspornya.",
    "This added row is not enough for a worker. Fill in name, employment, and NIK or passport.",
)
