"""A case folder as one Case: application.yaml, the roster, and every file under evidence/."""

from __future__ import annotations

import hashlib
import json
import queue
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from permit_guard.domain.case import Application, Case, Roster
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.application_file import read_application
from permit_guard.intake.evidence_files import EMPTY, NOT_ITS_NAME, OLD_OFFICE, read_evidence
from permit_guard.intake.kinds import HEAD, Kind, kind_of
from permit_guard.intake.parsing.reading_parent import ReadingChild
from permit_guard.intake.received import Received, files_under, received
from permit_guard.intake.refusal import CaseRefused, FileRefused
from permit_guard.intake.roster_file import read_roster
from permit_guard.intake.tables import tables_of
from permit_guard.intake.wording import safe

__all__ = ["CaseRefused", "read_case"]

APPLICATION: Final = "application.yaml"
ROSTERS: Final = ("roster.csv", "roster.xlsx")
EVIDENCE: Final = "evidence"
LANES: Final = 2
WORTH_A_SECOND_LANE: Final = 300_000
"""Bytes: below this a second child costs more than it saves."""
PARSED: Final = frozenset({Kind.TABLE, Kind.ARCHIVE, Kind.PDF})


@dataclass(frozen=True, slots=True)
class _RosterRead:
    """The roster's answer and its hash, or why there is none."""

    roster: Roster | None
    problems: tuple[Problem, ...]
    sha256: str = ""


def read_case(folder: Path, *, progress: Callable[[str], None] | None = None) -> Case:
    """Everything that was received in `folder`; `progress` is told each file's name as its reading begins.

    Raises CaseRefused when no decision can be made: no folder, no or a faulty application.yaml, two rosters, a roster
    without a header or unreadable, or none although there is a contract. All else is a problem of the case.
    """
    root = _root(folder)
    entries = sorted(root.iterdir())
    rosters = [received(root, path) for path in entries if path.name.lower() in ROSTERS]
    evidence = [file for path in entries if path.name == EVIDENCE for file in _evidence(root, path)]
    with _lanes([*rosters, *evidence], progress or _silent) as run:
        roster_read = run(_read_roster, rosters[0]) if len(rosters) == 1 else None
        evidence_read = [run(read_evidence, file) for file in evidence]
        application, application_sha256 = _application(root, entries)
        _refuse_rosters(root, entries, rosters, application)
        roster = roster_read.result() if roster_read else _RosterRead(None, ())
        files = tuple(future.result() for future in evidence_read)
    if rosters and roster.roster is None:
        raise CaseRefused(roster.problems)
    hashes = {APPLICATION: application_sha256} | {file.file: file.sha256 for file in files}
    hashes |= {rosters[0].file: roster.sha256} if rosters else {}
    return Case(application, roster.roster, files, roster.problems, input_hash=_input_hash(hashes))


def _root(folder: Path) -> Path:
    shown = safe(folder.name or str(folder))
    if not folder.is_dir():
        raise CaseRefused((Problem(Source(shown), _NO_FOLDER),))
    root = folder.resolve()
    if not any(root.iterdir()):
        raise CaseRefused((Problem(Source(shown), _EMPTY_FOLDER),))
    return root


def _evidence(root: Path, path: Path) -> Iterator[Received]:
    if path.is_dir() and not path.is_symlink():
        yield from files_under(root, path)
    else:
        yield received(root, path)


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


def _read_roster(file: Received, child: ReadingChild) -> _RosterRead:
    """The roster, or the problems for which there is none."""
    try:
        content = file.content()
        kind = kind_of(content[:HEAD])
        if kind is Kind.EMPTY:
            raise FileRefused(EMPTY)
        if kind not in (Kind.TABLE, Kind.ARCHIVE):
            raise FileRefused(OLD_OFFICE if kind is Kind.OLD_OFFICE else NOT_ITS_NAME)
        tables = tables_of(file.file, child.read(kind.value, content))
        roster, problems = read_roster(file.file, tables)
    except FileRefused as refused:
        return _RosterRead(None, (Problem(Source(file.file), refused.message),))
    except CaseRefused as refused:
        return _RosterRead(None, refused.problems)
    return _RosterRead(roster, problems, hashlib.sha256(content).hexdigest())


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
_NO_APPLICATION: Final = Text(
    "Tidak ada application.yaml di folder ini. Tambahkan berkas itu.",
    "There is no application.yaml in this folder. Add it.",
)
_TWO_ROSTERS: Final = Text(
    "Ada dua daftar pekerja. Sisakan satu: roster.csv atau roster.xlsx.",
    "There are two rosters. Keep one: roster.csv or roster.xlsx.",
)
