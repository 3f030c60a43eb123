"""How content from outside is shown inside a message: short, on one line, without control characters."""

from __future__ import annotations

LONGEST = 60


def shown(found: object) -> str:
    """`found` in quotation marks, at most LONGEST characters of it, control characters escaped."""
    text = safe(str(found))
    return f"“{text if len(text) <= LONGEST else text[: LONGEST - 1] + '…'}”"


def safe(text: str) -> str:
    """`text` with everything that does not print, and what UTF-8 cannot hold, written as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def column_letters(index: int) -> str:
    """The letters of the column at `index`, counted from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
