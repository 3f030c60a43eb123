"""One line of a table as its reader goes over it: a cell that is unfit becomes a problem, and the line goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar

from permit_guard.domain.case import UNREADABLE, Illegible
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit, is_empty
from permit_guard.intake.columns import called
from permit_guard.intake.tables import Header, Merge, Row, Table

T = TypeVar("T")
REMEMBERED: Final = 4_096


@lru_cache(maxsize=REMEMBERED)
def _remembered(reader: Callable[[str], T | None], cell: str) -> T | None:
    """What `reader` makes of a cell: months, days, numbers of employers and marks come again on thousands of lines."""
    return reader(cell)


class Line:
    """A row under a header; problems met on the way are added to `problems`.

    Of a row whose cells have slipped nothing from the wage's column on is read: where the wage stands no one knows,
    and it is neither kept nor quoted.
    """

    __slots__ = ("end", "header", "problems", "row", "table")

    def __init__(self, table: Table, header: Header, row: Row, problems: list[Problem]) -> None:
        self.table = table
        self.header = header
        self.row = row
        self.problems = problems
        self.end = len(row.cells)
        if self.end > header.width and "wage" in header.columns and self._has_slipped():
            self.end = header.columns["wage"]

    def cell(self, column: str) -> Any:
        """What the row holds in `column`; "" where it has no such column or ends before it."""
        position = self.header.columns.get(column)
        return "" if position is None or position >= self.end else self.row.cells[position]

    def has(self, *columns: str) -> bool:
        """Whether any of `columns` has content here, readable or not."""
        for column in columns:  # noqa: SIM110  # a loop is twice as fast, and each of thousands of lines is asked
            if not is_empty(self.cell(column)):
                return True
        return False

    def read(self, column: str, reader: Callable[[Any], T | None]) -> T | Illegible | None:
        """What `reader` makes of the cell; UNREADABLE, and a problem, when it is unfit."""
        cell = self.cell(column)
        if cell == "":
            return None
        try:
            return _remembered(reader, cell) if type(cell) is str else reader(cell)
        except Unfit as unfit:
            self.unfit(column, unfit)
            return UNREADABLE

    def value(self, column: str, reader: Callable[[Any], T | None]) -> T | None:
        """As `read`, but None for an unfit cell too."""
        found = self.read(column, reader)
        return None if found is UNREADABLE else found

    def unfit(self, column: str, unfit: Unfit) -> None:
        """Add the problem of an unfit cell."""
        indonesian, english = called(column)
        self.problems.append(
            Problem(
                self.table.cell_source(self.row.number, self.header.columns.get(column, 0)),
                Text(
                    f"{indonesian}: {unfit.found.id}; seharusnya {unfit.expected.id}.",
                    f"{english.capitalize() if english.islower() else english}: {unfit.found.en}; "
                    f"expected is {unfit.expected.en}.",
                ),
            )
        )

    def missing(self, column: str, mend: Text) -> None:
        """Add the problem of an empty cell that is needed."""
        indonesian, english = called(column)
        self.problems.append(
            Problem(
                self.table.cell_source(self.row.number, self.header.columns.get(column, 0)),
                Text(f"{indonesian} kosong. {mend.id}", f"There is no {english}. {mend.en}"),
            )
        )

    def check_width(self) -> None:
        """Add a problem when a CSV line has content beyond its header: its cells may have slipped."""
        if not self._has_slipped():
            return
        cells = len(self.row.cells)
        self.problems.append(
            Problem(
                self.table.source(self.row.number),
                Text(
                    f"Baris ini berisi {cells} sel, judul tabel hanya {self.header.width}. Apit isi yang memuat "
                    "tanda pemisah dengan tanda kutip.",
                    f"This line has {cells} cells, the header only {self.header.width}. Put quotation marks around "
                    "what contains the separator.",
                ),
            )
        )

    def _has_slipped(self) -> bool:
        extra = self.row.cells[self.header.width :]
        return not self.table.sheet and not all(is_empty(cell) for cell in extra)


def structure_problems(table: Table, header: Header, used: Sequence[int]) -> Iterator[Problem]:
    """What the table hides, merges or quotes wrongly where it matters: `used` are the rows with content, ascending."""
    seen = (header.number, *used)
    yield from (Problem(table.source(number), _HIDDEN_ROW) for number in seen if number in table.hidden_rows)
    for column, position in header.columns.items():
        if position in table.hidden_columns:
            name_id, name_en = called(column)
            yield Problem(
                table.cell_source(header.number, position),
                Text(
                    f"Kolom {name_id} disembunyikan. Tampilkan kolomnya, lalu periksa isinya.",
                    f"The column {name_en} is hidden. Show it and check its content.",
                ),
            )
    yield from (_merged(table, merge.reference) for merge in table.merges if _touches(merge, header, used))
    yield from (Problem(table.source(number), _BROKEN_QUOTES) for number in table.broken_quotes)


def hidden_sheet(table: Table) -> Problem | None:
    """The problem of a sheet with content that is not shown."""
    return None if table.visible or table.is_empty else Problem(Source(table.file, table.sheet), _HIDDEN_SHEET)


def _touches(merge: Merge, header: Header, used: Sequence[int]) -> bool:
    """Whether a merged range covers a used row within the table's columns."""
    if not header.labelled or merge.first_column > max(header.labelled) or merge.last_column < min(header.labelled):
        return False
    position = bisect_left(used, merge.first_row)
    return position < len(used) and used[position] <= merge.last_row


def _merged(table: Table, reference: str) -> Problem:
    return Problem(
        Source(table.file, f"{table.sheet}!{reference}"),
        Text(
            f"Sel {reference} digabung di dalam tabel. Pisahkan selnya dan isi setiap baris.",
            f"The cells {reference} are merged within the table. Unmerge them and fill in every row.",
        ),
    )


_HIDDEN_ROW = Text(
    "Baris ini disembunyikan tetapi berisi. Tampilkan barisnya, lalu hapus atau biarkan terlihat.",
    "This row is hidden but has content. Show it, then delete it or leave it in view.",
)
_HIDDEN_SHEET = Text(
    "Lembar ini disembunyikan tetapi berisi. Tampilkan atau hapus lembarnya.",
    "This sheet is hidden but has content. Show it or delete it.",
)
_BROKEN_QUOTES = Text(
    "Tanda kutip di baris ini tidak berpasangan, jadi setiap baris dibaca sendiri. Hapus atau pasangkan tandanya.",
    "The quotation marks on this line do not pair, so every line was read on its own. Remove or pair them.",
)
