"""The amount of a receipt: its figures and its words, which must be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from permit_guard.intake.number_words import rupiah_in_words
from permit_guard.intake.paper_fields import FieldUnread, Paper
from permit_guard.intake.paper_labels import AMOUNT, IN_WORDS
from permit_guard.intake.paper_marks import speaks_of_a_mark, words_of
from permit_guard.intake.paper_values import money, money_above_zero

_FIGURES: Final = tuple(label for label in AMOUNT if label not in IN_WORDS)
_DIGIT: Final = re.compile(r"[0-9]")
_ALONE: Final = re.compile(r"(?:Rp|IDR)\b", re.IGNORECASE)
_MOST_LINES: Final = 3
"""Lines that an amount in words may go on over."""


def received_amount(paper: Paper) -> Decimal | None:
    """The amount that the labels of a receipt state, above 0; None where none does.

    Words that are an amount must be the same one, and stand for it where no label has figures; words that cannot be
    read say nothing. Raises FieldUnread where two differ, figures cannot be read, or a mark stands among them.
    """
    figures = [*paper.values(_FIGURES), *(value for value in paper.values(IN_WORDS) if _DIGIT.search(value))]
    texts = list(_texts(paper))
    amounts = {paper.read(money_above_zero, value) or rupiah_in_words(value) or None for value in figures}
    if not figures:
        amounts = set(_standing_alone(paper)) if any(map(rupiah_in_words, texts)) else set()
    said = {amount for text in texts if (amount := rupiah_in_words(text)) is not None}
    doubted = any(speaks_of_a_mark(words_of(text)) for text in texts)
    if (
        doubted
        or None in amounts
        or (figures and len(amounts) > 1)
        or len(said) > 1
        or (amounts and not said <= amounts)
    ):
        raise FieldUnread(AMOUNT[0], " / ".join(dict.fromkeys((*figures, *texts))))
    return next(iter(amounts if figures else said), None) or None


def _texts(paper: Paper) -> Iterator[str]:
    """What the labels for words say, each with the lines that it goes on over until it is an amount."""
    wanted = {label.casefold() for label in IN_WORDS}
    for stated in paper.stated:
        if stated.label in wanted and stated.value and not _DIGIT.search(stated.value):
            yield _gone_on(paper.lines[stated.line : stated.line + _MOST_LINES + 2], stated.value)


def _gone_on(lines: tuple[str, ...], value: str) -> str:
    """`value`, and of the lines below its own as many as make it the longest amount in words; none where none does."""
    begin = next((at for at, line in enumerate(lines) if value in line), len(lines))
    tries = [" ".join((value, *lines[begin + 1 : begin + 1 + more])) for more in range(_MOST_LINES)]
    return next((text for text in reversed(tries) if rupiah_in_words(text) is not None), value)


def _standing_alone(paper: Paper) -> list[Decimal]:
    """The amounts that stand on lines of their own, as in the box at a receipt's foot."""
    return [amount for line in paper.lines if _ALONE.match(line) and (amount := money(line)) is not None]
