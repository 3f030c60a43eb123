"""A report as a table that no spreadsheet runs: one line a figure's row, the definitions above."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from permit_guard.domain.report_record import CELLS, SIDES, title_of
from permit_guard.domain.text import Language

HIDDEN: Final = "*"
NAMES: Final = ("regency", "district", "village")
HEADER: Final = ("section", "name", *NAMES, *(f"{side}_{cell}" for side in SIDES for cell in (*CELLS, "share")))


def report_csv(told: Mapping[str, Any], tongue: Language) -> bytes:
    """UTF-8 with its mark; a hidden number is `*`. Definitions and day first, then the header and the lines."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["on", told["on"], "by", told["by"], "where", told["where"], "office", told["office"] or ""])
    table.writerow(["rulebook", told["rulebook"]["hash"]])
    for name, text in told["definitions"].items():
        table.writerow([title_of(name, text, tongue), text[tongue.value]])
    table.writerow(HEADER)
    for section, line in lines_of(told):
        cells = [line[side][cell] for side in SIDES for cell in (*CELLS, "share")]
        shown = [HIDDEN if cell is None else cell for cell in cells]
        names = [line.get(level) or "" for level in NAMES]
        table.writerow([section, line["name"], *names, *shown])
    return codecs.BOM_UTF8 + written.getvalue().encode()


def lines_of(told: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every line of a report with what it is a line of: total, area, then each kind."""
    yield "total", told["total"]
    yield from (("area", line) for line in told["areas"])
    for name, lines in told["splits"].items():
        yield from ((name, line) for line in lines)
