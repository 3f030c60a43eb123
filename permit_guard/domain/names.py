"""When two spellings are one name (domain.md, section 7).

**The threshold.** Two names are *like* when, after titles are gone and the common forms are one (Moh. = Muhammad), they
align word by word and in order, with any number of initials, at most one missing word and at most one typing slip: one
letter other, added, lost or swapped with its neighbour, in a word of four letters or more. One whole word at least must
agree; where the slip is in the only whole word, that word has five letters or more.

Like: Budi Santoso / Budi Santosa · Moh. Arifin / Muhammad Arifin · B. Santoso / Budi Santoso · Siti / Siti Aminah.
Unlike: Budi Santoso / Budi Susanto · Slamet / Selamat Riyadi · Ani / Adi · Agus Setiawan / Agus Setyabudi.

A likeness never decides alone: it needs the same NIK, or only raises a doubt. Pairs of both kinds stand in the tests.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

MOST_SLIPS = 1
MOST_MISSING_WORDS = 1
SHORTEST_WORD_WITH_SLIP = 4
SHORTEST_LONE_WORD_WITH_SLIP = 5
LONGEST_NAME = 300
MOST_WORDS = 20

_FRONT_TITLES = frozenset(["H", "HJ", "DRS", "DRA", "DR", "IR", "KH", "R", "RR"])
_BACK_TITLES = frozenset(["ST", "SE", "SH", "SPD", "SKOM", "AMD", "MT", "MM"])
_ONE_NAME = {
    form: name
    for name, forms in {
        "MUHAMMAD": "MUHAMMAD MOHAMMAD MOHAMAD MUHAMAD MUHAMMED MOHAMMED MOCHAMMAD MOCHAMAD MOCH MOH MUH MHD MD",
        "AHMAD": "AHMAD ACHMAD AKHMAD",
        "ABDUL": "ABDUL ABD",
        "NUR": "NUR NOER",
        "SITI": "SITI STI",
    }.items()
    for form in forms.split()
}
_OLD_SPELLING = (("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("NJ", "NY"), ("SJ", "SY"), ("CH", "KH"))
_SPACED_TITLE = re.compile(r"\b([SAK])\.\s+(?=(?:PD|KOM|MD|H)\b\.)")
_SILENT = re.compile(r"['’‘`´.]")
_NO_LETTER = re.compile(r"[^\w]+|_")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65_536)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in capitals, without titles, with the common forms of one name made one.

    None for what is too long to be a name, so that it is like no other.
    """
    if is_too_long(name):
        return ()
    upper = _SPACED_TITLE.sub(r"\1.", unicodedata.normalize("NFKC", name).upper())
    parts = [_NO_LETTER.sub(" ", _SILENT.sub("", part)).strip() for part in _split_at_dots(upper)]
    plain = [word for part in parts for word in part.split()]
    return tuple(_ONE_NAME.get(word, word) for word in _without_titles(plain))


def is_too_long(name: str) -> bool:
    """Whether this is no person's name: more than LONGEST_NAME characters or MOST_WORDS words."""
    return len(name) > LONGEST_NAME or len(_WORD.findall(name)) > MOST_WORDS


def _split_at_dots(name: str) -> list[str]:
    """Words as written; a dot inside a word parts it (MOH.ARIFIN), unless the whole is initials or a title (S.PD)."""
    parts: list[str] = []
    for part in re.split(r"[\s,;/]+", name):
        inner = part.strip(".").split(".")
        title = "".join(inner) in _FRONT_TITLES | _BACK_TITLES
        parts.extend([part] if title else inner)
    return parts


def _without_titles(plain: list[str]) -> list[str]:
    first, last = 0, len(plain)
    while last - first > 1 and plain[first] in _FRONT_TITLES:
        first += 1
    while last - first > 1 and plain[last - 1] in _BACK_TITLES:
        last -= 1
    return plain[first:last]


@lru_cache(maxsize=65_536)
def _modern(name: tuple[str, ...]) -> tuple[str, ...]:
    modern = []
    for word in name:
        for old, new in _OLD_SPELLING:
            word = word.replace(old, new)
        modern.append(word)
    return tuple(modern)


def agree_in_every_word(one: str | None, other: str | None) -> bool:
    """Whether two names have the very same words, initials and old spelling not helping. No name agrees with none."""
    return bool(one and other and words(one)) and words(one or "") == words(other or "")


@lru_cache(maxsize=65_536)
def alike(one: str | None, other: str | None) -> bool:
    """Whether two spellings may be one name, by the threshold above. No name is like none."""
    if not one or not other:
        return False
    spelled = words(one), words(other)
    modern = _modern(spelled[0]), _modern(spelled[1])
    return _near(*spelled) or (modern != spelled and _near(*modern))


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    if len(one) == len(other) and _align(one, other):
        return True
    if "".join(one) == "".join(other):
        return True
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if not 0 < len(long) - len(short) <= MOST_MISSING_WORDS:
        return False
    return any(_align(short, long[:gone] + long[gone + 1 :]) for gone in range(len(long)))


def _align(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    slipped: list[int] = []
    whole = 0
    for mine, theirs in zip(one, other, strict=True):
        if len(mine) == 1 or len(theirs) == 1:
            if mine[0] != theirs[0]:
                return False
        elif mine == theirs:
            whole += 1
        elif OSA.distance(mine, theirs, score_cutoff=MOST_SLIPS) <= MOST_SLIPS:
            slipped.append(min(len(mine), len(theirs)))
        else:
            return False
    if not slipped:
        return whole > 0
    shortest = SHORTEST_WORD_WITH_SLIP if whole else SHORTEST_LONE_WORD_WITH_SLIP
    return len(slipped) <= MOST_SLIPS and slipped[0] >= shortest
