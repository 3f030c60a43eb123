"""A map of tiles, one a regency, tinted by the share of persons proven; and the same figures in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from permit_guard.domain.text import Language, Text, say_decimal
from permit_guard.paper.fonts import SANS, SANS_BOLD, face
from permit_guard.paper.sheet import MM, draw_line

Lines = Mapping[str, Mapping[str, Any]]
Tiles = Mapping[str, tuple[int, int]]
HIDDEN: Final = "*"
NO_ONE: Final = "–"
TILE: Final = 18.6 * MM
GAP: Final = 1 * MM
STEPS: Final = (80.0, 60.0, 40.0, 20.0, 0.0)
_TINTS: Final = ((0.03, 0.25, 0.27), (0.13, 0.42, 0.44), (0.44, 0.66, 0.67), (0.70, 0.83, 0.83), (0.88, 0.94, 0.94))
_LIGHT_ON: Final = 2
_EMPTY: Final = (1.0, 1.0, 1.0)
_GREY: Final = (0.90, 0.90, 0.90)
_SAYS_STEP: Final = Text("{least} persen atau lebih: {who}.", "{least} percent or more: {who}.")
_SAYS_LAST: Final = Text("Di bawah {least} persen: {who}.", "Under {least} percent: {who}.")
_SAYS_HIDDEN: Final = Text("Tidak ditampilkan (*): {who}.", "Not shown (*): {who}.")
_SAYS_NO_ONE: Final = Text("Belum ada orang yang diperiksa (–): {who}.", "No one checked yet (–): {who}.")


def map_size(tiles: Tiles) -> tuple[float, float]:
    """Width and height of the map in points."""
    across, down = (max((at[side] for at in tiles.values()), default=0) + 1 for side in (0, 1))
    return across * TILE, down * TILE


def draw_map(canvas: Any, tiles: Tiles, lines: Lines, names: Mapping[str, str], corner: tuple[float, float],
             language: Language) -> None:  # fmt: skip
    """The tiles from the upper left `corner`: each with the regency's short name and its share in percent."""
    for code, (column, row) in tiles.items():
        share = share_of(lines.get(code))
        left, top = corner[0] + column * TILE, corner[1] - row * TILE
        canvas.setFillColorRGB(*_tint(share))
        canvas.setStrokeGray(0.45)
        canvas.setLineWidth(0.5)
        canvas.rect(left, top - TILE + GAP, TILE - GAP, TILE - GAP, stroke=1, fill=1)
        canvas.setFillGray(1 if isinstance(share, float) and _step(share) < _LIGHT_ON else 0)
        said = say_decimal(share, language) if isinstance(share, float) else share
        _middle(canvas, short_name(names.get(code, code)), SANS, 7, left, top - 6.5 * MM)
        _middle(canvas, said, SANS_BOLD, 12, left, top - 12.5 * MM)
    canvas.setFillGray(0)


def map_in_words(tiles: Tiles, lines: Lines, names: Mapping[str, str], language: Language) -> Iterator[str]:
    """A sentence for each tint, with each regency's share; those hidden, and those without anyone."""
    of: dict[str | int, list[str]] = {}
    for code in sorted(tiles):
        share = share_of(lines.get(code))
        said = f" {say_decimal(share, language)}" if isinstance(share, float) else ""
        of.setdefault(_step(share) if isinstance(share, float) else share, []).append(
            short_name(names.get(code, code)) + said
        )
    for at, least in enumerate(STEPS):
        if at in of:
            words = _SAYS_STEP if least else _SAYS_LAST
            yield words.in_(language).format(least=round(least or STEPS[at - 1]), who="; ".join(of[at]))
    for key, words in ((HIDDEN, _SAYS_HIDDEN), (NO_ONE, _SAYS_NO_ONE)):
        if key in of:
            yield words.in_(language).format(who="; ".join(of[key]))


def share_of(line: Mapping[str, Any] | None) -> float | str:
    """The share now in percent; HIDDEN where a number is hidden, NO_ONE where no one was checked."""
    if line is None or line["now"]["persons"] == 0:
        return NO_ONE
    return HIDDEN if line["now"]["share"] is None else float(line["now"]["share"])


def short_name(name: str) -> str:
    """The name as it fits on a tile: a kabupaten without the word, a kota with it."""
    return name.removeprefix("Kabupaten ")


def _step(share: float) -> int:
    return next(at for at, least in enumerate(STEPS) if share >= least)


def _tint(share: float | str) -> Sequence[float]:
    if isinstance(share, float):
        return _TINTS[_step(share)]
    return _GREY if share == HIDDEN else _EMPTY


def _middle(canvas: Any, text: str, font: str, size: float, left: float, y: float) -> None:
    drawn = face(font)
    text = drawn.clean(text)
    draw_line(canvas, drawn, size, left + (TILE - GAP - drawn.width(text, size)) / 2, y, text)
