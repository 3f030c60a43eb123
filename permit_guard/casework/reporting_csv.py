"""A report as a table that no spreadsheet runs: one line a figure's row, the definitions above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from permit_guard.casework.table_file import table_csv
from permit_guard.domain.report_record import CELLS, SIDES, title_of
from permit_guard.domain.report_words import HIDDEN, head_lines, is_of_no_one
from permit_guard.domain.text import Language

NAMES: Final = ("regency", "district", "village")
WITHIN: Final = ("rw", "rt", "applications")
HEADER: Final = ("section", "name", *NAMES, *(f"{side}_{cell}" for side in SIDES for cell in (*CELLS, "share")),
                 *WITHIN)  # fmt: skip


def report_csv(told: Mapping[str, Any], tongue: Language) -> bytes:
    """A hidden number is `*`. Definitions and day first, then the header and the lines."""
    head = ([title, sentence] for title, sentence in head_lines(told, tongue))
    definitions = ([title_of(name, text, tongue), text[tongue.value]] for name, text in told["definitions"].items())
    return table_csv([
        ["on", told["on"], "by", told["by"], "where", told["where"], "office", told["office"] or ""],
        ["rulebook", told["rulebook"]["hash"]], *head, *definitions, HEADER,
        *(_cells(section, line) for section, line in lines_of(told)),
    ])  # fmt: skip


def _cells(section: str, line: Mapping[str, Any]) -> list[object]:
    shown = [_shown(line[side], cell) for side in SIDES for cell in (*CELLS, "share")]
    return [section, line["name"], *(line.get(level) or "" for level in NAMES), *shown, *map(line.get, WITHIN)]


def _shown(side: Mapping[str, Any], cell: str) -> object:
    if is_of_no_one(side, cell):
        return ""
    return HIDDEN if side[cell] is None else side[cell]


def lines_of(told: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every line of a report with what it is a line of: total, area, then each kind."""
    yield "total", told["total"]
    yield from (("area", line) for line in told["areas"])
    for name, lines in told["splits"].items():
        yield from ((name, line) for line in lines)
