"""A CSV file as a plain table: its encoding and separator found, each row with the line that it starts on."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from permit_guard.domain.text import Text
from permit_guard.intake.columns import EVERY_NAME, bare
from permit_guard.intake.refusal import FileRefused

SEPARATORS: Final = (";", ",", "\t", "|")
HEADER_AREA: Final = 100
LONGEST_CELL: Final = 32_767
MOST_ROWS: Final = 250_000
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_csv(content: bytes) -> dict[str, Any]:
    """The one table of a CSV as `{"tables": [...]}`, ready for JSON: rows are `[line, cells]`, all cells texts.

    `broken_quotes` are the lines whose quotation marks do not pair: each was read on its own. Raises FileRefused.
    """
    text = _decoded(content)
    lines = list(io.StringIO(text, newline=""))
    separator = _separator(lines[:HEADER_AREA])
    rows, broken = _rows(lines, separator)
    if len(rows) > MOST_ROWS:
        raise FileRefused(
            Text(
                f"Tabel ini {len(rows)} baris; paling banyak {MOST_ROWS}. Bagi menjadi beberapa berkas.",
                f"This table has {len(rows)} rows; at most {MOST_ROWS} are read. Split it into several files.",
            )
        )
    return {"tables": [{"name": "", "visible": True, "empty": not rows, "rows": rows, "broken_quotes": broken}]}


def _decoded(content: bytes) -> str:
    """UTF-8 and UTF-16 by their marks, else UTF-8, else Windows-1252."""
    for encoding in ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
        break
    raise FileRefused(
        Text(
            "Isinya bukan teks CSV (UTF-8, UTF-16 atau Windows-1252). Simpan ulang tabelnya sebagai CSV UTF-8.",
            "Its content is not CSV text (UTF-8, UTF-16 or Windows-1252). Save the table again as CSV UTF-8.",
        )
    )


def _separator(area: list[str]) -> str:
    """What separates the cells: the mark under which one row holds the most names of columns, else the most cells."""

    def score(separator: str) -> tuple[int, int]:
        rows = [row for _, row in _records(area, separator, strict=False)]
        named = max((sum(bare(cell) in EVERY_NAME for cell in row) for row in rows), default=0)
        return named, sum(len(row) - 1 for row in rows)

    return max(SEPARATORS, key=score)


def _rows(lines: list[str], separator: str) -> tuple[list[tuple[int, list[str]]], list[int]]:
    """The non-blank rows, and the lines with unpaired quotation marks.

    One stray quotation mark can swallow every line down to the next one, and a worker with each: then all are read
    line by line.
    """
    broken: list[int] = []
    try:
        records = list(_records(lines, separator, strict=True))
        if any(_swallows(row, separator) for _, row in records):
            raise csv.Error
    except csv.Error:
        records = []
        for number, line in enumerate(lines, 1):
            if line.count('"') % 2 or len(line) > LONGEST_CELL:
                broken.append(number)
            cells = (
                next(csv.reader([line.replace('"', "")], delimiter=separator), []) if len(line) < LONGEST_CELL else []
            )
            records.append((number, cells))
    return [(number, row) for number, row in records if any(cell.strip() for cell in row)], broken


def _records(lines: list[str], separator: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=separator, strict=strict)
    while True:
        first = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if strict:
                raise
            return
        yield first, row


def _swallows(row: list[str], separator: str) -> bool:
    """Whether a quoted cell holds a line break and a separator: perhaps a whole row that a stray mark swallowed."""
    return any(separator in cell and ("\n" in cell or "\r" in cell) for cell in row)
