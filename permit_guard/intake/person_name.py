"""Several names in one cell of a roster: each but one would be lost."""

from __future__ import annotations

import re
from typing import Any, Final

from permit_guard.domain.names import words
from permit_guard.domain.text import Text
from permit_guard.intake.cells import Unfit, clean, found_as

_SPOUSE: Final = re.compile(r"\b([abs])/([dno])\b", re.IGNORECASE)
"""`s/o`, `a/n`, `b/d`: marks of abbreviation, which part no two names."""
_BETWEEN: Final = re.compile(
    r"(?<=[^\W_])[.)]? ?[/;|&+\\] ?(?=[^\W\d_])|(?<=[^\W_])[.)]? (?:dan|and|serta|dengan) (?=[^\W\d_])", re.IGNORECASE
)
_NUMBERED: Final = re.compile(r"(?:\A|\s)[0-9]{1,2}[.)]")
_BREAK: Final = re.compile(r"[\r\n\v\f\u2028\u2029]+")


def several_names(cell: Any) -> Unfit | None:
    """What is wrong with a cell in which more than one name stands, whatever stands between them; else None."""
    if not isinstance(cell, str) or len(_names(cell)) < 2:
        return None
    return Unfit(
        found_as(clean(cell)), Text("satu nama, satu pekerja per baris", "one name in a cell, one worker on a row")
    )


def _names(cell: str) -> list[str]:
    """The parts of a cell that may each be someone's name; a title behind a comma is none."""
    parts = [part for line in _BREAK.split(cell) for part in _BETWEEN.split(_SPOUSE.sub("", clean(line)))]
    if sum(1 for part in parts for _ in _NUMBERED.finditer(part)) > 1:
        parts = [piece for part in parts for piece in _NUMBERED.split(part)]
    return [part for part in parts if words(part) and any(map(str.isalpha, part))]
