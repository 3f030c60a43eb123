"""Text patterns that mean the same on every engine: ASCII characters, classes, groups, counts and alternatives."""

from __future__ import annotations

import re
from typing import Final

from permit_guard.domain.text import Text

_COUNT: Final = r"(?:[*+?]|\{[0-9]{1,3}(?:,[0-9]{0,3})?\})?"
_CHARACTER: Final = r"[A-Za-z0-9 _,:;/@#%=<>'\"-]"
_ESCAPED: Final = r"\\[-.+*?()\[\]{}|/\\]"
_CLASS: Final = r"\[[A-Za-z0-9 _.,:;/@#%=+-]+\]"
_SAME_EVERYWHERE: Final = re.compile(rf"(?:(?:{_CHARACTER}|{_ESCAPED}|{_CLASS}|\)){_COUNT}|\((?:\?:)?|\|)+")
_OTHERWISE: Final = Text(
    r"Pola hanya memakai huruf, angka, kelas seperti [0-9], kelompok (?:...), | dan pengulangan; tanpa \d \w \s ^ "
    "$ dan titik bebas, karena tiap mesin membacanya lain. Pola selalu mencakup seluruh teks.",
    r"A pattern holds letters, digits, classes such as [0-9], groups (?:...), | and counts alone; no \d \w \s ^ $ "
    "and no free dot, since each engine reads them otherwise. A pattern always covers the whole text.",
)


def pattern_fault(pattern: str) -> Text | None:
    r"""Why `pattern` cannot be asked of every engine, or None.

    `\d` and `\w` match other scripts' digits and letters on one engine, `$` lets a line break through on another.
    """
    if not _SAME_EVERYWHERE.fullmatch(pattern) or "--" in pattern:
        return _OTHERWISE
    try:
        re.compile(pattern)
    except re.error as wrong:
        return Text(f"Pola ini tidak dapat dibaca ({wrong}).", f"This pattern cannot be read ({wrong}).")
    return None


def anchored(pattern: str) -> str:
    r"""`pattern` for the whole text and nothing less; `\z` and not `$`, which lets a line break through."""
    return rf"\A(?:{pattern})\z"
