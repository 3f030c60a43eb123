"""A table as CSV that a spreadsheet opens as it is, and in which it runs nothing."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable
from typing import Final

STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def table_csv(rows: Iterable[Iterable[object]]) -> bytes:
    """UTF-8 with its mark, commas, lines end by CRLF."""
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return codecs.BOM_UTF8 + written.getvalue().encode()


def tame(cell: object) -> str:
    """A cell's text; what a spreadsheet would run gets an apostrophe before it."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
