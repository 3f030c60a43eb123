"""A case folder as one Case: application.yaml, the roster, and every file under evidence/."""

from __future__ import annotations

import hashlib
import json
import os
import queue
import stat
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from permit_guard.domain.case import Application, Case, RosterRead
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.application_file import read_application
from permit_guard.intake.evidence_files import read_evidence
from permit_guard.intake.kinds import Kind, kind_of
from permit_guard.intake.parsing.reading_parent import ReadingChild
from permit_guard.intake.received import Received, files_under, received
from permit_guard.intake.refusal import CaseRefused, FileRefused
from permit_guard.intake.roster_reading import read_received_roster
from permit_guard.intake.wording import LONGEST, safe

__all__ = ["CaseRefused", "read_case"]

APPLICATION: Final = "application.yaml"
ROSTERS: Final = ("roster.csv", "roster.xlsx")
EVIDENCE: Final = "evidence"
LANES: Final = 2
WORTH_A_SECOND_LANE: Final = 300_000
"""Bytes: below this a second child costs more than it saves."""
PARSED: Final = frozenset({Kind.TABLE, Kind.ARCHIVE, Kind.PDF})


def read_case(folder: Path, *, progress: Callable[[str], None] | None = None) -> Case:
    """Everything that was received in `folder`; `progress` is told each file's name as its reading begins.

    Raises CaseRefused when no decision can be made: no folder, no or a faulty application.yaml, two rosters, a roster
    without a header or unreadable, or none although there is a contract. All else is a problem of the case.
    """
    root, entries = _opened(folder)
    rosters = [received(root, path) for path in entries if path.name.lower() in ROSTERS]
    evidence = [file for path in entries if path.name == EVIDENCE for file in files_under(root, path)]
    with _lanes([*rosters, *evidence], progress or _silent) as run:
        roster_read = run(read_received_roster, rosters[0]) if len(rosters) == 1 else None
        evidence_read = [run(read_evidence, file) for file in evidence]
        application, application_sha256 = _application(root, entries)
        _refuse_rosters(root, entries, rosters, application)
        roster = roster_read.result() if roster_read else RosterRead(None)
        files = tuple(future.result() for future in evidence_read)
    if rosters and roster.roster is None:
        raise CaseRefused(roster.problems)
    hashes = {APPLICATION: application_sha256} | {file.file: file.sha256 for file in files}
    hashes |= {rosters[0].file: roster.sha256} if rosters else {}
    return Case(application, roster.roster, files, roster.problems, input_hash=_input_hash(hashes))


def _opened(folder: Path) -> tuple[Path, list[Path]]:
    """The folder, followed to where it lies, and what lies in it by name."""
    shown = Source(safe(folder.name or str(folder))[:LONGEST])
    try:
        if not folder.is_dir():
            raise CaseRefused((Problem(shown, _NO_FOLDER),))
        root = folder.resolve()
        entries = sorted(root.iterdir())
        if not os.access(root, os.R_OK | os.X_OK):
            raise CaseRefused((Problem(shown, _LOCKED_FOLDER),))
        strange = [path for path in entries if path.name.casefold() == EVIDENCE and not _is_evidence(path)]
    except OSError as wrong:
        locked = isinstance(wrong, PermissionError)
        raise CaseRefused((Problem(shown, _LOCKED_FOLDER if locked else _NO_FOLDER),)) from wrong
    if not entries:
        raise CaseRefused((Problem(shown, _EMPTY_FOLDER),))
    if strange:
        raise CaseRefused(tuple(Problem(Source(safe(path.name)), _NO_EVIDENCE_FOLDER) for path in strange))
    return root, entries


def _is_evidence(path: Path) -> bool:
    return path.name == EVIDENCE and stat.S_ISDIR(path.lstat().st_mode)


def _application(root: Path, entries: Sequence[Path]) -> tuple[Application, str]:
    path = next((path for path in entries if path.name == APPLICATION), None)
    if path is None:
        raise CaseRefused((Problem(Source(APPLICATION), _NO_APPLICATION),))
    try:
        content = received(root, path).content()
    except FileRefused as refused:
        raise CaseRefused((Problem(Source(APPLICATION), refused.message),)) from refused
    return read_application(content, APPLICATION), hashlib.sha256(content).hexdigest()


def _refuse_rosters(root: Path, entries: Sequence[Path], rosters: Sequence[Received], application: Application) -> None:
    """Exactly one roster, or none before there is a contract."""
    if len(rosters) > 1:
        raise CaseRefused(tuple(Problem(Source(roster.file), _TWO_ROSTERS) for roster in rosters))
    if rosters or application.contract is None:
        return
    others = ", ".join(safe(path.name) for path in entries if path.stem.lower() == "roster")
    raise CaseRefused(
        (
            Problem(
                Source(ROSTERS[0]),
                Text(
                    f"Tidak ada daftar pekerja (ditemukan: {others or '-'}). Tambahkan roster.csv atau roster.xlsx.",
                    f"There is no roster (found: {others or '-'}). Add roster.csv or roster.xlsx.",
                ),
            ),
        )
    )


@contextmanager
def _lanes(files: Sequence[Received], progress: Callable[[str], None]) -> Iterator[Callable[..., Future[Any]]]:
    """A way to read files each in a child, at most LANES at once; the children end with the block."""
    kinds = frozenset(kind.value for file in files if (kind := kind_of(file.head())) in PARSED)
    large = sum(_size(file.path) for file in files) > WORTH_A_SECOND_LANE
    children = [ReadingChild(kinds) for _ in range(LANES if large else 1)]
    idle: queue.SimpleQueue[ReadingChild] = queue.SimpleQueue()
    for child in children:
        idle.put(child)

    def read(reader: Callable[[Received, ReadingChild], object], file: Received) -> object:
        child = idle.get()
        try:
            progress(file.file)
            return reader(file, child)
        finally:
            idle.put(child)

    executor = ThreadPoolExecutor(max_workers=len(children))
    try:
        if kinds:
            children[0].start()
        yield lambda reader, file: executor.submit(read, reader, file)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)
        for child in children:
            child.stop()


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _input_hash(hashes: dict[str, str]) -> str:
    listing = json.dumps(sorted(hashes.items()), ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(listing.encode()).hexdigest()


def _silent(_: str) -> None:
    """No one is told."""


_NO_FOLDER: Final = Text(
    "Folder ini tidak ada. Sebut folder yang memuat application.yaml.",
    "There is no such folder. Name one that holds application.yaml.",
)
_EMPTY_FOLDER: Final = Text(
    "Folder ini kosong. Isi dengan application.yaml, roster.csv atau roster.xlsx, dan evidence/.",
    "This folder is empty. Put application.yaml, roster.csv or roster.xlsx, and evidence/ into it.",
)
_LOCKED_FOLDER: Final = Text(
    "Folder ini tidak dapat dibuka. Periksa izin bacanya.", "This folder cannot be opened. Check its permissions."
)
_NO_EVIDENCE_FOLDER: Final = Text(
    "Bukti hanya dibaca dari folder biasa bernama evidence, dengan huruf kecil; ini lain (huruf besar, berkas, atau "
    "tautan). Beri nama itu atau pindahkan isinya ke sana.",
    "Evidence is read from a plain folder named evidence, in small letters, alone; this is another thing (capitals, a "
    "file, or a link). Give it that name, or move its content there.",
)
_NO_APPLICATION: Final = Text(
    "Tidak ada application.yaml di folder ini. Tambahkan berkas itu.",
    "There is no application.yaml in this folder. Add it.",
)
_TWO_ROSTERS: Final = Text(
    "Ada dua daftar pekerja. Sisakan satu: roster.csv atau roster.xlsx.",
    "There are two rosters. Keep one: roster.csv or roster.xlsx.",
)
