"""The figures of a report: how many persons stand covered, area by area, as counted and as they may be shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from permit_guard.domain.region import Level, Where
from permit_guard.domain.suppression import hidden_cells
from permit_guard.domain.text import Text


class Split(StrEnum):
    """What persons are told apart by, beside their area."""

    EMPLOYMENT = "employment"
    ROUTE = "route"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Persons:
    """Persons by what was found of them, each once, by the worst of his rows; who has left is none of them."""

    proven: int = 0
    deficient: int = 0
    unproven: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.proven + self.deficient + self.unproven

    @property
    def row(self) -> tuple[int, int, int, int]:
        """The three and their sum."""
        return (self.proven, self.deficient, self.unproven, self.total)


@dataclass(frozen=True, slots=True)
class Line:
    """The persons of one area, or of one kind of worker, at the latest check and at the first. Empty: not known."""

    name: str
    now: Persons
    first: Persons


@dataclass(frozen=True, slots=True)
class ShownPersons:
    """As Persons, None where a cell is hidden; `total` is their sum."""

    proven: int | None
    deficient: int | None
    unproven: int | None
    total: int | None

    @property
    def cells(self) -> tuple[int | None, ...]:
        """The four, as in a row of Persons."""
        return (self.proven, self.deficient, self.unproven, self.total)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it may be shown. `share` is proven of all now, in percent to one decimal; None where it would tell."""

    name: str
    now: ShownPersons
    first: ShownPersons

    @property
    def share(self) -> float | None:
        """Percent of the persons who are proven now, None where either number is hidden or there is no one."""
        return share(self.now)

    @property
    def share_at_first(self) -> float | None:
        """As `share`, at the first check."""
        return share(self.first)


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Lines and their total: persons, each once, so that it may be less than the lines added up."""

    lines: tuple[ShownLine, ...]
    total: ShownLine

    @property
    def hidden(self) -> int:
        """How many numbers are hidden."""
        cells = (cell for line in (*self.lines, self.total) for side in (line.now, line.first) for cell in side.cells)
        return sum(cell is None for cell in cells)


@dataclass(frozen=True, slots=True)
class Course:
    """Of one application found compliant: days from its first submission, and those that each side had it."""

    days: int
    office_days: int
    applicant_days: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Of the applications that were found compliant: how many, and the median days in all and on each side."""

    applications: int
    days: float | None
    office_days: float | None
    applicant_days: float | None


@dataclass(frozen=True, slots=True)
class Applications:
    """Applications that were submitted and not withdrawn: by their latest answer, and those never checked.

    One without a contract was checked too: it waits for the contract, whatever was found of it (domain.md, 1).
    """

    compliant: int = 0
    deficient: int = 0
    unproven: int = 0
    awaiting_contract: int = 0
    unchecked: int = 0
    unchecked_rows: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.compliant + self.deficient + self.unproven + self.awaiting_contract + self.unchecked


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked for; `office` None is the whole province."""

    by: Level
    where: Where
    on: date
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """The share of all persons proven on a day, in percent; None where it was not shown."""

    on: date
    share: float | None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A dated figure to hold the report against, as a fraction of 1: from which day on, what it is called, who says so.

    `is_recalled` where its source is told from memory alone.
    """

    name: str
    since: date
    value: str
    title: Text | None = None
    instrument: str = ""
    is_recalled: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one day. `areas` are those of the level asked for, `above` those of each coarser one.

    `applications_in` are those that were checked, by their site's area of each of these levels; None where areas are
    of homes, as an application is at no one's home. `no_area` and `no_village` are the persons without a known area of
    that level and without a known village, the latter in tens; None where the number would tell of few.
    """

    asked: Asked
    rulebook_hash: str
    applications: Applications
    areas: ShownTable
    above: Mapping[Level, ShownTable]
    splits: Mapping[str, ShownTable]
    pace: Pace
    benchmarks: tuple[Benchmark, ...]
    applications_in: Mapping[str, int] | None = None
    no_area: int | None = None
    no_village: int | None = None


def shown(tables: Mapping[str, Sequence[Line]], total: Line) -> dict[str, ShownTable]:
    """Tables of one total, every cell hidden that tells of too few, or that would give one of those away.

    What is hidden of the total in one of them is hidden in all: else the next table would give it back.
    """
    numbers = {
        name: [[each.now.row for each in (*lines, total)], [each.first.row for each in (*lines, total)]]
        for name, lines in tables.items()
    }
    totals: set[int] = set()
    while True:
        hidden = {name: hidden_cells(both, totals) for name, both in numbers.items()}
        found = {column for name, cells in hidden.items() for row, column in cells if row == len(tables[name])}
        if found <= totals:
            return {name: _table(lines, total, hidden[name]) for name, lines in tables.items()}
        totals |= found


def _table(lines: Sequence[Line], total: Line, hidden: frozenset[tuple[int, int]]) -> ShownTable:
    of_row: dict[int, set[int]] = {}
    for row, column in hidden:
        of_row.setdefault(row, set()).add(column)
    made = [shown_line(line, of_row.get(at, ())) for at, line in enumerate((*lines, total))]
    return ShownTable(tuple(made[:-1]), made[-1])


def shown_line(line: Line, hidden: Collection[int]) -> ShownLine:
    """The line without the columns that are hidden, on both sides, and without any nothing where some are.

    A hidden cell may then be nothing as well: six hidden ones that share six persons could else be told one by one.
    """
    return ShownLine(line.name, _shown_persons(line.now.row, hidden), _shown_persons(line.first.row, hidden))


def _shown_persons(cells: Sequence[int], hidden: Collection[int]) -> ShownPersons:
    return ShownPersons(
        *([None if column in hidden or not cell else cell for column, cell in enumerate(cells)] if hidden else cells)
    )


def share(persons: ShownPersons) -> float | None:
    """Percent proven of all, to one decimal; None where either number is hidden or there is no one."""
    if persons.proven is None or not persons.total:
        return None
    return round(100 * persons.proven / persons.total, 1)


def pace(courses: Sequence[Course]) -> Pace:
    """The medians of `courses`."""
    if not courses:
        return Pace(0, None, None, None)
    return Pace(
        len(courses),
        *(float(median(getattr(each, side) for each in courses)) for side in ("days", "office_days", "applicant_days")),
    )
