"""A QR code drawn as boxes: sharp at any size, and no picture in the file."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Final

import segno
from reportlab.platypus import Flowable

QUIET: Final = 4
"""Light modules on each side, as ISO 18004 asks."""


class Qr(Flowable):  # type: ignore[misc] # reportlab has no types
    """The code of `text`, `size` points wide with its quiet zone; a quarter of it may be damaged (level Q)."""

    def __init__(self, text: str, size: float) -> None:
        super().__init__()
        self.rows = _modules(text)
        self.size = size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """A square."""
        return self.size, self.size

    def draw(self) -> None:
        """One box for each run of dark modules, all filled at once so that no seam shows between them."""
        module = self.size / (len(self.rows) + 2 * QUIET)
        path = self.canv.beginPath()
        for down, row in enumerate(self.rows):
            across = QUIET
            for dark, run in groupby(row):
                count = len(list(run))
                if dark:
                    top = self.size - (QUIET + down) * module
                    path.rect(across * module, top - module, count * module, module)
                across += count
        self.canv.saveState()
        self.canv.setFillGray(0)
        self.canv.drawPath(path, stroke=0, fill=1)
        self.canv.restoreState()


@lru_cache(maxsize=16)
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    code = segno.make_qr(text, error="q", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
