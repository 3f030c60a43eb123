"""The words of an expression: what the rule language is written with, each with its place."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from permit_guard.domain.text import Text
from permit_guard.law.fault import LanguageError

_KEYWORDS: Final = frozenset(("AND", "OR", "NOT", "IN", "BETWEEN", "IS", "NULL", "TRUE", "FALSE", "DATE"))
_TOKEN: Final = re.compile(
    r"(?P<space>[ \t\r\n]+)|(?P<text>'(?:[^']|'')*')|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<parameter>:[A-Za-z_][A-Za-z0-9_]*)|(?P<sign><>|<=|>=|[=<>(),+\-])"
)


class Token(NamedTuple):
    """A word of the language: its sort (a group of the token pattern, `keyword` or `end`), itself and its place."""

    sort: str
    word: str
    start: int

    @property
    def end(self) -> int:
        """Where the next character stands."""
        return self.start + len(self.word)


def tokens(text: str) -> list[Token]:
    """The tokens of `text` and an end, white space passed over. Raises LanguageError at a sign of no meaning."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise LanguageError(text, at, _stray(text[at]))
        sort, word = str(match.lastgroup), match.group()
        if sort == "name" and word.upper() in _KEYWORDS:
            sort, word = "keyword", word.upper()
        if sort != "space":
            found.append(Token(sort, word, at))
        at = match.end()
    return [*found, Token("end", "", len(text))]


def _stray(character: str) -> Text:
    if character == "'":
        return Text("Teks ini tidak ditutup dengan tanda kutip.", "This text is not closed by a quote.")
    if character == '"':
        return Text("Teks ditulis dengan kutip tunggal: 'pkwt'.", "Write a text in single quotes: 'pkwt'.")
    if character == "!":
        return Text("Tulis <> untuk tidak sama dengan.", "Write <> for not equal.")
    return Text(
        f"Tanda '{character}' tidak ada dalam bahasa aturan.",
        f"The sign '{character}' is not part of the rule language.",
    )
