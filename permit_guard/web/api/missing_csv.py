"""The list of missing workers as a table that no spreadsheet runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from permit_guard.casework.table_file import table_csv, tame
from permit_guard.domain.text import Language

HEADER: Final = {
    Language.ID: ("baris", "nama", "nik", "paspor", "status", "aturan", "temuan", "cara memperbaiki"),
    Language.EN: ("row", "name", "nik", "passport", "status", "rule", "finding", "how to mend it"),
}


def missing_csv(workers: Iterable[Mapping[str, Any]], tongue: Language) -> bytes:
    """A line for each finding that matters of each worker."""
    return table_csv([HEADER[tongue], *_lines(workers, tongue)])


def _lines(workers: Iterable[Mapping[str, Any]], tongue: Language) -> Iterator[list[str]]:
    for worker in workers:
        about = [worker["row"], worker["name"], worker["nik"], worker.get("passport"), worker["status"]]
        for finding in worker["findings"]:
            if "says" in finding:
                told = [finding["rule"], *(_in(finding[part], tongue) for part in ("says", "remedy"))]
                yield [tame(cell) for cell in (*about, *told)]


def _in(says: Mapping[str, str] | None, tongue: Language) -> str:
    return "" if says is None else says[tongue.value]
