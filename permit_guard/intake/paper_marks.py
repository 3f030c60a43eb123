"""What a paper says of itself that makes it none: void, a draft, a sample, not paid. Never a guess from a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

LONGEST: Final = 80
"""Characters of a line that can be a mark; a longer one is running text."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case; letters set apart, as in `B A T A L`, are one word."""
    words: list[str] = _WORD.findall(text.casefold())
    return ["".join(words)] if len(words) > 2 and all(len(word) == 1 for word in words) else words


VOID: Final = frozenset(
    words_of(
        "batal dibatalkan pembatalan dicabut pencabutan ditarik ditolak palsu void cancelled canceled revoked expired "
        "kedaluwarsa kadaluarsa contoh specimen spesimen sample draft draf konsep rancangan"
    )
)
_STRONG: Final = frozenset(
    words_of(
        "batal dibatalkan pembatalan dicabut pencabutan void cancelled canceled revoked palsu gagal reversal refund"
    )
)
"""Words that void a paper in whatever line they stand, unless it is a condition."""
_IF: Final = frozenset(words_of("apabila bila bilamana jika jikalau kecuali dapat akan maka setelah if unless"))
_STAMPED: Final = re.compile(r"[0-9] +([^\W\d_]+)\Z")
"""A word behind a number at the line's end, as a stamp or a watermark falls on a line."""
UNPAID: Final = frozenset(
    words_of(
        "sementara tagihan invoice proforma unpaid pending menunggu tertunda ditunda gagal failed reversal reversed "
        "refund refunded dikembalikan"
    )
)
_LARGE: Final = tuple(
    words_of(
        "dibatalkan pembatalan batal dicabut pencabutan cancelled canceled revoked palsu expired kedaluwarsa "
        "kadaluarsa ditolak gagal specimen spesimen unpaid tidaksah tidakberlaku belumlunas belumdibayar bukanbukti"
    )
)
"""Words, run together, that no name is likely to hold."""
MOST_LARGE: Final = 1_000
"""Large letters of a page that are looked at: of a page set in them all, every line is read as text too."""
STRAYS: Final = 2
_ALONE: Final = (*_LARGE, *sorted(VOID, key=lambda word: (-len(word), word)))
_LONGEST_ALONE: Final = max(map(len, _ALONE)) + STRAYS
_DENIES: Final = frozenset(words_of("belum tidak bukan blm tdk not"))
_VALID: Final = frozenset(words_of("berlaku sah valid asli resmi aktif"))
_PAID: Final = frozenset(words_of("lunas dibayar terbayar bayar membayar diterima diverifikasi bukti paid"))
_AROUND: Final = frozenset(
    words_of(
        "status dokumen surat kwitansi kuitansi sertifikat penetapan iuran pembayaran ini itu telah sudah dinyatakan "
        "hanya untuk keperluan adalah di pada tanggal per oleh dan atau lagi masih bpjs ketenagakerjaan dari yang "
        "keterangan catatan transaksi merupakan sebagai"
    )
)
_KNOWN: Final = VOID | UNPAID | _DENIES | _VALID | _PAID | _AROUND


def void_mark(lines: Sequence[str]) -> str | None:
    """The first line, or two, that says of the paper that it is void, a draft or a sample; None where none does."""
    mark = next((text for text, words in _short(lines) if VOID & set(words) or _denied(words, _VALID)), None)
    return mark or next(filter(None, map(_stamped, ["", *lines], lines)), None)


def _stamped(before: str, line: str) -> str | None:
    """The line, where a word in it makes the paper void and neither it nor the line before it states a condition."""
    if len(line) > LONGEST:
        return None
    words = words_of(line)
    if _is_stamped(line, VOID):
        return line
    return line if _STRONG.intersection(words) and _IF.isdisjoint((*words_of(before[-LONGEST:]), *words)) else None


def unpaid_mark(lines: Sequence[str]) -> str | None:
    """The first line, or two, that says of the paper that nothing was paid; None where none does."""
    mark = next((text for text, words in _short(lines) if _is_unpaid(words)), None)
    return mark or next((line for line in lines if len(line) <= LONGEST and _is_stamped(line, UNPAID)), None)


def _is_stamped(line: str, what: frozenset[str]) -> bool:
    """Whether a word of `what` in capitals stands behind a number at the line's end."""
    behind = _STAMPED.search(line)
    return behind is not None and behind[1].isupper() and behind[1].casefold() in what


def large_mark(letters: str) -> str | None:
    """The word, in capitals, that makes the paper void among letters much larger than its text; None where none does.

    The letters may run upwards. Where hardly others are as large, letters that strayed in are left out, and words
    count that also stand in names.
    """
    joined = "".join(words_of(letters[:MOST_LARGE]))
    found = next((word for word in _LARGE if word in joined or word in joined[::-1]), None)
    if found is None and len(joined) <= _LONGEST_ALONE:
        read = (joined, joined[::-1])
        found = next((word for word in _ALONE if any(_is_strewn(word, letters) for letters in read)), None)
    return found.upper() if found else None


def _is_strewn(word: str, letters: str) -> bool:
    """Whether the letters of `word` stand in `letters` in their order, with at most STRAYS others."""
    rest = iter(letters)
    return len(letters) <= len(word) + STRAYS and all(letter in rest for letter in word)


def speaks_of_a_mark(words: Sequence[str]) -> bool:
    """Whether any of `words`, in lower case, is one that marks are made of."""
    return not (VOID | UNPAID | _DENIES).isdisjoint(words)


def _short(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Every line, and every two that follow one another, that hold nothing but words of marks."""
    lines = _upright(lines)
    for index, line in enumerate(lines):
        for text in (line, " ".join(lines[index : index + 2])):
            words = words_of(text) if len(text) <= LONGEST else []
            if words and _KNOWN.issuperset(words):
                yield text, words


def _upright(lines: Sequence[str]) -> list[str]:
    """The lines, with those that hold one letter each, as text set downwards does, joined to one."""
    upright: list[str] = []
    column = False
    for line in lines:
        letter = len(line) == 1 and line.isalpha()
        if letter and column and len(upright[-1]) < LONGEST:
            upright[-1] += line
        else:
            upright.append(line)
        column = letter
    return upright


def _is_unpaid(words: Sequence[str]) -> bool:
    return _denied(words, _PAID) or (not UNPAID.isdisjoint(words) and _PAID.isdisjoint(words))


def _denied(words: Sequence[str], what: frozenset[str]) -> bool:
    """Whether a word of `what` is denied by one of the two before it, as in `belum di bayar`."""
    return any(word in _DENIES and not what.isdisjoint(words[place : place + 3]) for place, word in enumerate(words))
