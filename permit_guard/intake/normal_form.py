"""Text in one form (NFKC), in time that grows with its length alone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

MOST_MARKS: Final = 30
"""Accents in a row that are kept (the stream-safe format of UAX 15): putting many in order takes their square."""


def normal_form(text: str) -> str:
    """`text` normalised by NFKC; of more than MOST_MARKS accents on one letter the rest is left out."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text if len(text) <= MOST_MARKS else _stream_safe(text))


def _stream_safe(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if _is_mark(char) else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    """Whether `char` joins the letter before it, also where it does so only once it is taken apart."""
    return unicodedata.combining(unicodedata.normalize("NFKD", char)[0]) != 0
