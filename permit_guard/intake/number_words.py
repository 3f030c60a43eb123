"""Numbers in Indonesian words, as papers repeat an amount: `satu juta tujuh ratus lima puluh ribu rupiah`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

LONGEST: Final = 300
"""Characters of a number in words; what is longer is running text."""
_DIGITS: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_DIGIT: Final = {word: digit for digit, word in enumerate(_DIGITS)} | {"se": 1, "kosong": 0}
_WITHIN: Final = {"puluh": 10, "ratus": 100}
_SCALE: Final = {
    "ribu": 1_000,
    "juta": 1_000_000,
    "miliar": 10**9,
    "milyar": 10**9,
    "miliyar": 10**9,
    "triliun": 10**12,
    "triliyun": 10**12,
    "trilyun": 10**12,
}
_WORD: Final = re.compile("|".join(sorted((*_DIGIT, *_WITHIN, *_SCALE, "belas"), key=len, reverse=True)))
_SOME: Final = rf"(?:(?:{_WORD.pattern}) ?)+"
_NUMBER: Final = re.compile(_SOME)
_AMOUNT: Final = re.compile(
    rf"(?:terbilang )?(?:rp |idr )?({_SOME})(?:koma ({_SOME}))?(?:rupiah ?)?(?:({_SOME})sen ?)?(?:rupiah ?)?(?:saja)?"
)
_SIGNS: Final = re.compile(r"[^a-z]+")


def rupiah_in_words(text: str) -> Decimal | None:
    """The amount that `text` says in words, signs around it aside; None where it is not one number and nothing else.

    Sen stand after `koma`, digit by digit, or before `sen` as a number.
    """
    only_words = len(text) <= LONGEST and not any(map(str.isdigit, text))
    said = _AMOUNT.fullmatch(_SIGNS.sub(" ", text.casefold()).strip()) if only_words else None
    rupiah = number_in_words(said[1]) if said else None
    if said is None or rupiah is None:
        return None
    after = [_DIGIT.get(word) for word in _WORD.findall(said[2] or "nol")]
    hundredths = number_in_words(said[3] or "nol")
    if None in after or hundredths is None or hundredths > 99:
        return None
    sen = Decimal("0." + "".join(map(str, after))) + Decimal(hundredths) / 100
    return rupiah + sen if sen else Decimal(rupiah)


def number_in_words(text: str) -> int | None:
    """The whole number that `text`, words in small letters, is; None where its words are in no number's order."""
    words = _WORD.findall(text) if _NUMBER.fullmatch(text) else []
    if words in (["nol"], ["kosong"]):
        return 0
    if any(word == "se" and after in _DIGIT for word, after in zip(words, [*words[1:], "se"], strict=True)):
        return None
    total, below = 0, 10**15
    group: list[str] = []
    for word in words:
        if (scale := _SCALE.get(word)) is None:
            group.append(word)
            continue
        count = _below_a_thousand(group)
        if not count or scale >= below:
            return None
        total, below, group = total + count * scale, scale, []
    last = _below_a_thousand(group)
    return None if last is None or (words and total + last == 0) or not words else total + last


def _below_a_thousand(words: list[str]) -> int | None:
    """The number that words without thousands are, 0 for none of them; None where their order is no number's."""
    total, below, digit = 0, 1_000, 0
    for word in words:
        if word in _DIGIT:
            if digit or not _DIGIT[word]:
                return None
            digit = _DIGIT[word]
            continue
        place = 10 if word == "belas" else _WITHIN[word]
        if not digit or place >= below:
            return None
        total += 10 + digit if word == "belas" else digit * place
        below, digit = (1 if word == "belas" else place), 0
    return None if digit and below <= 1 else total + digit
