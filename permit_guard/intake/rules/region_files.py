"""The regions by their codes: a file a province in rules/regions, with every regency of it."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Final

from permit_guard.domain.region import Regions
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import Refused

_CODE: Final = re.compile(r"[0-9]{2}\.[0-9]{2}")
_FAULTY: Final = Text(
    "baris ini bukan `kode,nama` dari satu kabupaten/kota provinsi ini, misalnya 33.08,Kabupaten Magelang; perbaiki",
    "this line is not the `code,name` of one regency of this province, such as 33.08,Kabupaten Magelang; mend it",
)


class RegionsRefused(Refused):
    """A file of regions that cannot be read."""


def read_regions(folder: Path) -> Regions:
    """The regencies of every file in `folder`; none where there is none. Raises RegionsRefused naming the lines."""
    regencies: dict[str, str] = {}
    problems = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.reader(file), start=1):
                if line == 1:
                    continue
                if len(row) == 2 and _CODE.fullmatch(row[0]) and row[0][:2] == path.stem and row[0] not in regencies:
                    regencies[row[0]] = row[1]
                else:
                    problems.append(Problem(Source(f"regions/{path.name}", str(line)), _FAULTY))
    if problems:
        raise RegionsRefused(tuple(problems))
    return Regions(regencies)
