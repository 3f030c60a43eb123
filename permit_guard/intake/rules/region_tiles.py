"""Where each regency stands on the tile map: its column from the west and its row from the north, as data."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from permit_guard.domain.region import Regions
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.rules.region_files import RegionsRefused

Tiles = Mapping[str, tuple[int, int]]
_FAULTY: Final = Text(
    "baris ini bukan `kode,kolom,baris` satu kabupaten/kota di tempat yang masih kosong, misalnya 33.08,4,4; perbaiki",
    "this line is not the `code,column,row` of one regency at a place that is free, such as 33.08,4,4; mend it",
)


def read_tiles(folder: Path, regions: Regions) -> Tiles:
    """The tiles of every file in `folder`/tiles; none where there is none. Raises RegionsRefused naming the lines."""
    tiles: dict[str, tuple[int, int]] = {}
    problems = []
    for path in sorted((folder / "tiles").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file)
            next(lines, None)
            for line, row in enumerate(lines, start=2):
                at = _at(row)
                if at is None or row[0] in tiles or row[0] not in regions.names or at in tiles.values():
                    problems.append(Problem(Source(f"regions/tiles/{path.name}", str(line)), _FAULTY))
                else:
                    tiles[row[0]] = at
    if problems:
        raise RegionsRefused(tuple(problems))
    return tiles


def _at(row: list[str]) -> tuple[int, int] | None:
    if len(row) != 3 or not all(number.isascii() and number.isdigit() for number in row[1:]):
        return None
    return int(row[1]), int(row[2])
