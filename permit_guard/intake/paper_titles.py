"""The titles of papers: which paper one names, word by word, and where they stand on a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from permit_guard.domain.evidence import EvidenceKind
from permit_guard.intake.paper_fields import Paper
from permit_guard.intake.paper_labels import PROJECT
from permit_guard.intake.paper_marks import VOID, speaks_of_a_mark, words_of

MOST_TITLES: Final = 50  # of one page: a paper has one
LONGEST: Final = 300
_LINES: Final = 3
_BEGINS: Final = re.compile(r"penetapan|k[uw]itansi|sertifikat|bukti", re.IGNORECASE)
_BEFORE: Final = frozenset({"hal", "perihal", "surat"})
_CHANGED: Final = VOID | {"addendum", "adendum", "perubahan", "revisi", "ralat"}
_BEGINNINGS: Final = {
    EvidenceKind.JAKON_DETERMINATION: (("penetapan", "iuran"),),
    EvidenceKind.JAKON_RECEIPT: (("kwitansi",), ("kuitansi",), ("bukti", "pembayaran"), ("bukti", "penerimaan")),
    EvidenceKind.JAKON_CERTIFICATE: (("sertifikat", "kepesertaan"),),
}
_NEEDED: Final = {
    EvidenceKind.JAKON_DETERMINATION: {"jasa", "konstruksi"},
    EvidenceKind.JAKON_RECEIPT: {"iuran", "jasa", "konstruksi"},
    EvidenceKind.JAKON_CERTIFICATE: set[str](),
}
_NAMED: Final = frozenset(
    words_of(
        "penetapan iuran pembayaran penerimaan bukti kwitansi kuitansi sertifikat kepesertaan peserta program khusus "
        "jaminan sosial kecelakaan kerja kematian jkk jkm bpjs ketenagakerjaan sektor bidang usaha jasa konstruksi "
        "jakon proyek pekerja bagi untuk pada dan nomor no"
    )
)
_OF_PROJECT: Final = re.compile(r"\b(?:(?:nomor|no\.?) )?proyek\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A title at line `index` of a page. Not `known`: it names the paper, and something else that makes it another."""

    index: int
    kind: EvidenceKind
    text: str
    known: bool


def titles_on(lines: Sequence[str]) -> list[Title]:
    """The titles on a page, at most MOST_TITLES.

    The first known one counts wherever it stands; any other only above a project's number, as a paper has.
    """
    last_project = Paper(0, tuple(lines)).last_line(PROJECT)
    titles: list[Title] = []
    for index in range(len(lines)):
        title = _title(lines, index)
        if title is not None and (index <= last_project or (title.known and not titles)):
            titles.append(title)
        if len(titles) >= MOST_TITLES:
            break
    return titles


def _title(lines: Sequence[str], index: int) -> Title | None:
    """The title that begins on this line, perhaps going on over the next two."""
    if not _BEGINS.search(lines[index], 0, LONGEST):
        return None
    words = words_of(lines[index][:LONGEST])
    kind = next((kind for kind in _BEGINNINGS if _begins(kind, words) or _begins(kind, _changed(words))), None)
    if kind is None:
        return None
    going_on = _LINES if lines[index].isupper() or words[0] in _BEFORE else 1
    tries = [" ".join(lines[index : index + count])[:LONGEST] for count in range(1, going_on + 1)]
    known = next((text for text in tries if _is_known(kind, text)), None)
    if known is not None:
        return Title(index, kind, known, True)
    return Title(index, kind, tries[0], False) if _is_heading(tries[0]) else None


def _begins(kind: EvidenceKind, words: Sequence[str]) -> bool:
    start = next((place for place, word in enumerate(words[:3]) if word not in _BEFORE), 0)
    return any(tuple(words[start : start + len(begin)]) == begin for begin in _BEGINNINGS[kind])


def _changed(words: Sequence[str]) -> list[str]:
    """The words of a title after those that say it was changed or made void: such a paper is another."""
    first = [word for word in words[:3] if word not in _CHANGED]
    return first + list(words[3:]) if len(first) < len(words[:3]) else []


def _is_known(kind: EvidenceKind, text: str) -> bool:
    """Whether `text` is the paper's name and no other word, but for the project that a subject may go on to name."""
    words = words_of(text)
    if not _NAMED.issuperset(words) and (project := _OF_PROJECT.search(text)) and _is_heading(project[0]):
        words = [] if speaks_of_a_mark(words_of(project[0])) else words_of(text[: project.start()])
    start = next((place for place, word in enumerate(words) if word not in _BEFORE), 0)
    return _begins(kind, words) and _NEEDED[kind].issubset(words) and _NAMED.issuperset(words[start:])


def _is_heading(text: str) -> bool:
    """Whether no word begins with a small letter, as in a sentence some do; small words of a title aside."""
    words = re.findall(r"[^\W\d_]+", text)
    return all(not word[0].islower() or word in _NAMED for word in words)
