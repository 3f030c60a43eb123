"""The expression language of rules, a subset of CQL2 text (OGC 21-065r2): text to tree, bounded, with spans."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, NoReturn

from permit_guard.domain.text import Text
from permit_guard.law.fault import LanguageError
from permit_guard.law.token import Token, tokens
from permit_guard.law.tree import (
    And,
    Between,
    Call,
    Comparison,
    Field,
    IsNull,
    Literal,
    Membership,
    Node,
    Not,
    Or,
    Parameter,
    Span,
    Sum,
)

MAX_LENGTH: Final = 2_000
MAX_DEPTH: Final = 16

_COMPARISONS: Final = frozenset(("=", "<>", "<", "<=", ">", ">="))
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAX_DIGITS: Final = 18


@lru_cache(maxsize=1024)
def parse(text: str) -> Node:
    """The tree of `text`. Raises LanguageError with the offset of the first fault and a hint how to mend it.

    At most 2,000 characters and 16 levels of parentheses, NOT and calls. Numbers are exact; names are not checked here.
    """
    if len(text) > MAX_LENGTH:
        said = Text(
            f"Ungkapan terlalu panjang ({len(text)} huruf, paling banyak {MAX_LENGTH}); bagilah ke beberapa klausa.",
            f"The expression is too long ({len(text)} characters, at most {MAX_LENGTH}); split it into clauses.",
        )
        raise LanguageError(text, MAX_LENGTH, said)
    return _Parser(text, tokens(text)).whole()


class _Parser:
    """Recursive descent over the tokens; `depth` counts what is open."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def whole(self) -> Node:
        """The tree of all tokens."""
        tree = self._or()
        if self._now.sort != "end":
            self._refuse(
                f"'{self._now.word}' tidak diharapkan di sini; mungkin AND atau OR tertinggal.",
                f"'{self._now.word}' is not expected here; perhaps an AND or OR is missing.",
            )
        return tree

    @property
    def _now(self) -> Token:
        return self.tokens[self.at]

    def _take(self, *words: str) -> Token | None:
        """The token at hand if it is one of `words`, which is then passed."""
        token = self._now
        if token.word not in words or token.sort not in ("keyword", "sign"):
            return None
        self.at += 1
        return token

    def _expect(self, word: str) -> Token:
        return self._take(word) or self._refuse(f"Di sini diperlukan {word}.", f"{word} is expected here.")

    def _refuse(self, indonesian: str, english: str, offset: int | None = None) -> NoReturn:
        raise LanguageError(self.text, self._now.start if offset is None else offset, Text(indonesian, english))

    def _span(self, start: int) -> Span:
        return Span(start, self.tokens[self.at - 1].end)

    def _deeper(self, part: Callable[[], Node]) -> Node:
        if self.depth == MAX_DEPTH:
            self._refuse(f"Lebih dari {MAX_DEPTH} tingkat.", f"More than {MAX_DEPTH} levels; split it into clauses.")
        self.depth += 1
        tree = part()
        self.depth -= 1
        return tree

    def _or(self) -> Node:
        return self._chain("OR", self._and, Or)

    def _and(self) -> Node:
        return self._chain("AND", self._not, And)

    def _chain(self, word: str, part: Callable[[], Node], kind: type[And] | type[Or]) -> Node:
        start = self._now.start
        parts = [part()]
        while self._take(word):
            parts.append(part())
        return parts[0] if len(parts) == 1 else kind(tuple(parts), self._span(start))

    def _not(self) -> Node:
        start = self._now.start
        if self._take("NOT"):
            part = self._deeper(self._not)
            return Not(part, self._span(start))
        return self._predicate()

    def _predicate(self) -> Node:
        start = self._now.start
        left = self._sum()
        if self._now.word in _COMPARISONS and self._now.sort == "sign":
            operator = self._now.word
            self.at += 1
            return Comparison(operator, left, self._sum(), self._span(start))
        if self._take("IS"):
            negated = self._take("NOT") is not None
            self._expect("NULL")
            return IsNull(left, negated, self._span(start))
        negated = self._take("NOT") is not None
        if self._take("IN"):
            return Membership(left, self._options(), negated, self._span(start))
        if self._take("BETWEEN"):
            low = self._sum()
            self._expect("AND")
            return Between(left, low, self._sum(), negated, self._span(start))
        if negated:
            self._refuse("Setelah NOT ini diperlukan IN atau BETWEEN.", "IN or BETWEEN is expected after this NOT.")
        return left

    def _options(self) -> tuple[Literal, ...] | Parameter:
        token = self._now
        if token.sort == "parameter":
            self.at += 1
            return Parameter(token.word[1:], self._span(token.start))
        self._expect("(")
        options = [self._option()]
        while self._take(","):
            options.append(self._option())
        self._expect(")")
        return tuple(options)

    def _option(self) -> Literal:
        option = self._term()
        if not isinstance(option, Literal):
            self._refuse(
                "Di dalam IN (...) hanya ada nilai tertulis; untuk daftar dari parameter tulis IN :nama.",
                "Only written values stand in IN (...); for a list from a parameter write IN :name.",
                option.span.start,
            )
        return option

    def _sum(self) -> Node:
        start = self._now.start
        tree = self._term()
        terms = 1
        while sign := self._take("+", "-"):
            terms += 1
            if terms > MAX_DEPTH:
                self._refuse(f"Lebih dari {MAX_DEPTH} suku.", f"More than {MAX_DEPTH} terms.", sign.start)
            tree = Sum(sign.word, tree, self._term(), self._span(start))
        return tree

    def _term(self) -> Node:
        token = self._now
        if token.sort == "keyword":
            return self._keyword(token)
        if token.word in {"(", "-"}:
            return self._opened(token)
        if token.sort not in ("text", "number", "name", "parameter"):
            self._refuse("Di sini diperlukan sebuah nilai.", "A value is expected here.")
        self.at += 1
        span = self._span(token.start)
        if token.sort == "text":
            return Literal(token.word[1:-1].replace("''", "'"), span)
        if token.sort == "number":
            return Literal(self._number(token), span)
        if token.sort == "parameter":
            return Parameter(token.word[1:], span)
        return self._deeper(lambda: self._call(token)) if self._take("(") else Field(token.word, span)

    def _opened(self, token: Token) -> Node:
        self.at += 1
        if token.word == "(":
            tree = self._deeper(self._or)
            self._expect(")")
            return tree
        number = self._now
        if number.sort != "number":
            self._refuse(
                "Setelah tanda minus di sini diperlukan sebuah bilangan.", "A number is expected after this minus."
            )
        self.at += 1
        return Literal(-self._number(number), self._span(token.start))

    def _number(self, token: Token) -> int | Decimal:
        if len(token.word) > _MAX_DIGITS:
            self._refuse(
                f"Bilangan ini lebih dari {_MAX_DIGITS} angka.",
                f"This number has more than {_MAX_DIGITS} digits.",
                token.start,
            )
        return Decimal(token.word) if "." in token.word else int(token.word)

    def _keyword(self, token: Token) -> Node:
        if truth := self._take("TRUE", "FALSE"):
            return Literal(truth.word == "TRUE", self._span(token.start))
        if self._take("DATE"):
            return self._day(token)
        if token.word == "NULL":
            never = "Membandingkan dengan NULL tidak pernah benar; tulis IS NULL, dan hanya di applies_when."
            self._refuse(never, "A comparison with NULL is never true; write IS NULL, and only in applies_when.")
        return self._refuse(f"Di sini perlu nilai, bukan {token.word}.", f"A value is expected here, not {token.word}.")

    def _day(self, token: Token) -> Node:
        self._expect("(")
        word = self._now
        day = word.word[1:-1]
        try:
            value = date.fromisoformat(day) if word.sort == "text" and _DAY.fullmatch(day) else None
        except ValueError:
            value = None
        if value is None:
            self._refuse("Hari ditulis DATE('2026-03-12').", "A day is written DATE('2026-03-12').")
        self.at += 1
        self._expect(")")
        return Literal(value, self._span(token.start))

    def _call(self, token: Token) -> Node:
        arguments: list[Node] = []
        while not self._take(")"):
            if arguments:
                self._expect(",")
            arguments.append(self._sum())
        return Call(token.word, tuple(arguments), self._span(token.start))
