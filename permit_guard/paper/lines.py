"""Text broken into lines of a given width; a word that is too long is broken hard, so that nothing is ever cut off."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from permit_guard.paper.fonts import BIND, PER_EM, Face

KEPT: Final = 8192
SPACE: Final = " "


@lru_cache(maxsize=KEPT)
def wrap(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """The lines of `text`, none longer than `width` points at `size`; no line at all for an empty text.

    Words tied by a no-break space stay together where they fit. Every character but the spaces at a break stands in
    some line. One glyph wider than `width` has a line of its own.
    """
    limit = width * PER_EM / size
    lines: list[str] = []
    line, used = "", 0.0
    space = face.widths[SPACE]
    for word in filter(None, face.clean(text).split(SPACE)):
        length = sum(map(face.widths.__getitem__, word))
        if line and used + space + length <= limit:
            line, used = f"{line} {word}", used + space + length
            continue
        if line:
            lines.append(line)
        if length > limit:
            *full, word = _pieces(word, face, limit)
            lines.extend(full)
            length = sum(map(face.widths.__getitem__, word))
        line, used = word, length
    if line:
        lines.append(line)
    return tuple(line.replace(BIND, SPACE) for line in lines)


def _pieces(word: str, face: Face, limit: float) -> list[str]:
    """`word` cut into pieces as long as fit."""
    pieces: list[str] = []
    start, used = 0, 0.0
    for index, character in enumerate(word):
        advance = face.widths[character]
        if used + advance > limit and index > start:
            pieces.append(word[start:index])
            start, used = index, 0.0
        used += advance
    pieces.append(word[start:])
    return pieces
