"""Files as they lie in a case folder: found without following links out of it, named safely, read within a limit."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from permit_guard.domain.text import Text
from permit_guard.intake.kinds import HEAD
from permit_guard.intake.refusal import FileRefused
from permit_guard.intake.wording import safe

MOST_BYTES: Final = 50 * 1024 * 1024
MOST_HASHED: Final = 512 * 1024 * 1024
"""A file too large to read is still told apart by its hash, up to this size; beyond it has none (`sha256` is empty)."""
_CHUNK: Final = 1024 * 1024
DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Received:
    """One thing in the folder `root`; `file` is its path there with / and with what does not print escaped."""

    root: Path
    path: Path
    file: str

    def content(self) -> bytes:
        """Its bytes. Raises FileRefused for what leads out of the folder, is no file, is too large or locked."""
        with open(self._descriptor(), "rb") as opened:
            if os.fstat(opened.fileno()).st_size > MOST_BYTES:
                raise FileRefused(_TOO_LARGE)
            content = opened.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise FileRefused(_TOO_LARGE)
        return content

    def head(self) -> bytes:
        """Its first bytes, none where it cannot be read."""
        try:
            with open(self._descriptor(), "rb") as opened:
                return opened.read(HEAD)
        except (FileRefused, OSError):
            return b""

    def digest(self) -> str:
        """SHA-256 of its bytes in hexadecimal; empty where there are none to read, or more than MOST_HASHED."""
        digest = hashlib.sha256()
        left = MOST_HASHED
        try:
            with open(self._descriptor(), "rb") as opened:
                if os.fstat(opened.fileno()).st_size > MOST_HASHED:
                    return ""
                while left >= 0 and (chunk := opened.read(_CHUNK)):
                    digest.update(chunk)
                    left -= len(chunk)
        except (FileRefused, OSError):
            return ""
        return digest.hexdigest() if left >= 0 else ""

    def _descriptor(self) -> int:
        """An open descriptor of a plain file inside the folder."""
        try:
            target = self.path.resolve(strict=True)
        except (OSError, RuntimeError) as wrong:
            raise FileRefused(_LINK) from wrong
        if not target.is_relative_to(self.root):
            raise FileRefused(_LINK)
        try:
            descriptor = os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError as wrong:
            raise FileRefused(_LOCKED) from wrong
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise FileRefused(_NO_FILE)
        return descriptor


def received(root: Path, path: Path) -> Received:
    """What lies at `path` under the resolved folder `root`."""
    return Received(root, path, safe(path.relative_to(root).as_posix()))


def files_under(root: Path, folder: Path, depth: int = 0) -> Iterator[Received]:
    """Everything under `folder` that is no folder, by name; a link to a folder is a thing by itself."""
    if depth > DEEPEST:
        yield received(root, folder)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError:
        yield received(root, folder)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from files_under(root, Path(entry.path), depth + 1)
        else:
            yield received(root, Path(entry.path))


_TOO_LARGE: Final = Text(
    f"Berkas ini lebih dari {MOST_BYTES // 2**20} MB. Kirim berkas yang lebih kecil.",
    f"This file is larger than {MOST_BYTES // 2**20} MB. Send a smaller one.",
)
_LINK: Final = Text(
    "Ini tautan ke luar folder permohonan atau ke tempat yang tidak ada; tidak dibaca. Salin berkasnya ke sini.",
    "This is a link out of the case folder, or to nothing; it is not followed. Copy the file itself here.",
)
_NO_FILE: Final = Text(
    "Ini bukan berkas biasa. Salin berkasnya sendiri ke sini.", "This is no plain file. Copy the file itself here."
)
_LOCKED: Final = Text(
    "Berkas ini tidak dapat dibuka. Periksa izin bacanya.", "This file cannot be opened. Check its permissions."
)
