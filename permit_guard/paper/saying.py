"""How a paper says a citation, a number that names a person, and a sentence in which such a number may stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from permit_guard.domain.case import UNREADABLE, Worker
from permit_guard.domain.identity import masked_nik, masked_number, masked_within
from permit_guard.domain.text import Language, Text, say_number
from permit_guard.paper import wording
from permit_guard.paper.fonts import BIND

ARTICLE: Final = re.compile(r"(?P<instrument>.+?) (?P<word>arts?\.) (?P<article>.+)")
PARAGRAPH: Final = re.compile(r"\(([0-9]+[a-z]?)\)")
LETTER: Final = re.compile(r"\(([a-z])\)")
NOTHING: Final = "—"


@lru_cache(maxsize=1_024)
def say_cite(cite: str, language: Language) -> str:
    """A citation as letters write it: `UU 2/2017 art. 47(1)(l)` is UU 2/2017 pasal 47 ayat (1) huruf l.

    An instrument and its number stay on one line, and so do `pasal` and its number.
    """
    found = ARTICLE.fullmatch(cite)
    if found is None:
        return cite
    instrument = found["instrument"].replace(" ", BIND)
    if language is Language.EN:
        return f"{instrument} {found['word']}{BIND}{found['article']}"
    article = PARAGRAPH.sub(r" ayat (\1)", LETTER.sub(r" huruf \1", found["article"]))
    return f"{instrument} pasal{BIND}{article}"


def say_text(text: Text | None, language: Language, *, unmask: bool) -> str:
    """A sentence in `language`, with every NIK in it masked unless `unmask`; empty for none."""
    return "" if text is None else say_plain(text.in_(language), unmask=unmask)


def say_plain(said: str, *, unmask: bool) -> str:
    """`said`, with every NIK in it masked unless `unmask`."""
    return said if unmask else masked_within(said)


def say_identity(worker: Worker, language: Language, *, unmask: bool) -> str:
    """A worker's NIK, else his passport; masked unless `unmask`. A dash when there is neither."""
    if worker.nik is UNREADABLE or (worker.nik is None and worker.passport is UNREADABLE):
        return wording.ILLEGIBLE.in_(language)
    if isinstance(worker.nik, str):
        return worker.nik if unmask else masked_nik(worker.nik)
    if isinstance(worker.passport, str):
        number = worker.passport if unmask else masked_number(worker.passport)
        return wording.PASSPORT.in_(language).format(number=number)
    return NOTHING


def say_count(count: int, one: Text, many: Text, language: Language) -> str:
    """A count with its noun: `one` as it stands for 1, else `many` with its `{count}`."""
    return one.in_(language) if count == 1 else many.in_(language).format(count=say_number(count, language))


def say_workers(count: int, language: Language) -> str:
    """How many workers: 1 pekerja, 1.234 pekerja."""
    return say_count(count, wording.ONE_WORKER, wording.WORKERS, language)
