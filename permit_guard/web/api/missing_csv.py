"""The list of missing workers as a table that no spreadsheet runs."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

from permit_guard.domain.text import Language

HEADER: Final = {
    Language.ID: ("baris", "nama", "nik", "paspor", "status", "aturan", "temuan", "cara memperbaiki"),
    Language.EN: ("row", "name", "nik", "passport", "status", "rule", "finding", "how to mend it"),
}
STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def missing_csv(workers: Iterable[Mapping[str, Any]], tongue: Language) -> bytes:
    """A line for each finding that matters of each worker; UTF-8 with its mark, commas, lines end by CRLF."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(HEADER[tongue])
    for worker in workers:
        about = [worker["row"], worker["name"], worker["nik"], worker.get("passport"), worker["status"]]
        for finding in worker["findings"]:
            if "says" in finding:
                told = [finding["rule"], *(_in(finding[part], tongue) for part in ("says", "remedy"))]
                table.writerow([tame(cell) for cell in (*about, *told)])
    return codecs.BOM_UTF8 + written.getvalue().encode()


def tame(cell: object) -> str:
    """A cell's text; what a spreadsheet would run gets an apostrophe before it."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def _in(says: Mapping[str, str] | None, tongue: Language) -> str:
    return "" if says is None else says[tongue.value]
