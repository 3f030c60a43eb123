"""Files as received, by the hash of their bytes: written once, never overwritten, never deleted by the service."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

CHUNK: Final = 1024 * 1024
INCOMING: Final = "incoming"
_OFFICE: Final = re.compile(r"[0-9]+(\.[0-9]+)*")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class FileTooLarge(Exception):
    """More bytes than a file may have."""


class NoRoom(Exception):
    """The disk is full, or does not take what is written."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies safely on disk: its SHA-256 in hexadecimal, its size in bytes, and where it lies."""

    sha256: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class FileStore:
    """The folder of files, apart for each office: `office/ab/abcdef…`. Names that people gave are not used here."""

    folder: Path

    def keep(self, office: str, spring: IO[bytes], *, most_bytes: int) -> StoredFile:
        """Keep what `spring` yields; when this returns, the bytes and their place survive a crash.

        Streamed to a file beside while hashing, synced, linked to its place (which never overwrites), the folder
        synced. Raises FileTooLarge past `most_bytes`, NoRoom where the disk does not take it; then nothing is left.
        """
        try:
            return self._keep(office, spring, most_bytes)
        except OSError as wrong:
            if wrong.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EFBIG):
                raise NoRoom from wrong
            raise

    def _keep(self, office: str, spring: IO[bytes], most_bytes: int) -> StoredFile:
        drafts = self.folder / INCOMING
        drafts.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=drafts)
        try:
            with os.fdopen(handle, "wb") as draft:
                digest, size = _copied(spring, draft, most_bytes)
                draft.flush()
                os.fsync(draft.fileno())
            path = self.path(office, digest)
            _make_folder(path.parent, self.folder)
            try:
                os.link(name, path)
            except FileExistsError:
                if not _is_sound(path):  # half written before a crash, or spoiled by the disk since
                    os.replace(name, path)
            _sync(path.parent)
            return StoredFile(digest, size, path)
        finally:
            Path(name).unlink(missing_ok=True)

    def path(self, office: str, sha256: str) -> Path:
        """Where the file with this hash lies, or would."""
        if not _OFFICE.fullmatch(office) or not _SHA256.fullmatch(sha256):
            raise ValueError("an office's code and a hash in hexadecimal name a file, nothing else does")
        return self.folder / office / sha256[:2] / sha256

    def read(self, office: str, sha256: str) -> bytes:
        """The bytes, compared with their hash. Raises FileNotFoundError, or OSError where they are no longer those."""
        content = self.path(office, sha256).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise OSError(errno.EIO, "the bytes are not those that were received")
        return content

    def takes_files(self) -> bool:
        """Whether a file could be written now."""
        drafts = self.folder / INCOMING
        try:
            drafts.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=drafts) as draft:
                draft.write(b"?")
                draft.flush()
                os.fsync(draft.fileno())
        except OSError:
            return False
        return True

    def clear_drafts(self, before: datetime) -> int:
        """Remove what was being received when the service died and was last written before that moment; how many."""
        dead = [
            draft
            for draft in self.folder.glob(f"{INCOMING}/*")
            if datetime.fromtimestamp(draft.stat().st_mtime, UTC) < before
        ]
        for draft in dead:
            draft.unlink(missing_ok=True)
        return len(dead)

    def scrub(self) -> Iterator[tuple[Path, bool]]:
        """Every file, and whether its bytes still have the hash that is its name."""
        for path in sorted(self.folder.glob("[0-9]*/??/*")):
            yield path, _is_sound(path)


def _copied(spring: IO[bytes], sink: IO[bytes], most_bytes: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := spring.read(CHUNK):
        size += len(chunk)
        if size > most_bytes:
            raise FileTooLarge
        digest.update(chunk)
        sink.write(chunk)
    return digest.hexdigest(), size


def _is_sound(path: Path) -> bool:
    """Whether the bytes there have the hash that is their name; what cannot even be read is not."""
    try:
        with path.open("rb") as spring:
            return hashlib.file_digest(spring, "sha256").hexdigest() == path.name
    except OSError:
        return False


_synced: Final[set[Path]] = set()


def _make_folder(folder: Path, store: Path) -> None:
    """The folder with those above it up to the store, each synced into the one above, once a process.

    Also where it is there: whoever made it may have died before it was synced.
    """
    if folder in _synced and folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    for each in (folder, *folder.parents):
        _sync(each.parent)
        if each == store:
            break
    _synced.add(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
