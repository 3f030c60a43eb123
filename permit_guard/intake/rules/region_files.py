"""The regions by their codes: a file a province in rules/regions, with every regency of it or all down to villages."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from permit_guard.domain.region import Regions
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import Refused

_CODE: Final = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
_FAULTY: Final = Text(
    "baris ini bukan `kode,nama` satu wilayah provinsi ini sesudah induknya, misalnya "
    "33.08,Kabupaten Magelang; perbaiki",
    "this line is not the `code,name` of one region of this province below its parent, such as "
    "33.08,Kabupaten Magelang; mend it",
)


class RegionsRefused(Refused):
    """A file of regions that cannot be read."""


def read_regions(folder: Path) -> Regions:
    """The regions of every file in `folder`; none where there is none. Raises RegionsRefused naming the lines."""
    names: dict[str, str] = {}
    parents: set[str] = set()
    problems = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            next(lines, None)
            for line, row in enumerate(lines, start=2):
                if _is_region(row, path.stem, names):
                    names[row[0]] = row[1]
                    parents.add(_parent(row[0]))
                else:
                    problems.append(Problem(Source(f"regions/{path.name}", str(line)), _FAULTY))
    if problems:
        raise RegionsRefused(tuple(problems))
    return Regions(names, frozenset(parents))


def _is_region(row: list[str], province: str, names: Mapping[str, str]) -> bool:
    """Whether a line is one region of the province, told once, its parent before it."""
    if len(row) != 2 or not _CODE.fullmatch(row[0]) or not row[1].strip() or row[0] in names:
        return False
    return row[0] == province or (row[0][:2] == province and _parent(row[0]) in names)


def _parent(code: str) -> str:
    """The code of the region that one is within; empty for a province."""
    return code.rpartition(".")[0]
