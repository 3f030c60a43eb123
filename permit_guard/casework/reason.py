"""Why something is done that ends or returns someone's work: it has to be said, and is kept."""

from __future__ import annotations

from typing import Final

from permit_guard.casework.refusals import Unfit
from permit_guard.domain.text import Text

LONGEST_REASON: Final = 2_000


def refuse_without_reason(reason: str) -> None:
    """Raises Unfit where nothing is said."""
    if not reason.strip():
        raise Unfit(_WHY)


_WHY: Final = Text("Sebut alasannya.", "Give the reason.")
