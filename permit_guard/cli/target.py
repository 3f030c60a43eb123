"""A file that a verb is to write: refused beforehand where it surely cannot be, then written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from permit_guard.domain.text import Text

_NO_FOLDER: Final = Text("mapnya tidak ada", "its folder is not there")
_FORBIDDEN: Final = Text("tidak ada izin menulis di sana", "there is no permission to write there")
_FULL: Final = Text("tempat penyimpanan penuh", "no space is left")
_REASONS: Final = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _FORBIDDEN,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EISDIR: Text("itu sebuah map", "it is a folder"),
    errno.ENAMETOOLONG: Text("namanya terlalu panjang", "its name is too long"),
}


class NotWritten(Exception):
    """Something that could not be written whole, and of which nothing was left; `says` names it and why."""

    def __init__(self, name: str, wrong: OSError) -> None:
        found = str(wrong.strerror or type(wrong).__name__)
        reason = _REASONS.get(wrong.errno or 0, Text(found, found))
        self.says = Text(
            f"{name}: tidak dapat ditulis ({reason.id}). Sebut tempat lain atau perbaiki yang ini, lalu ulangi.",
            f"{name}: cannot be written ({reason.en}). Name another place or mend this one, and try again.",
        )
        super().__init__(self.says.en)


def same(one: Path, other: Path) -> bool:
    """Whether two names are one file, there already or not; what is no plain file takes both."""
    return os.path.realpath(one) == os.path.realpath(other) and (one.is_file() or not one.exists())


def look(file: Path) -> None:
    """Raises NotWritten where `file` surely cannot be written; a decision whose paper cannot be kept helps no one."""
    try:
        there = _there(file)
        if there is not None and stat.S_ISDIR(there.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
        written = file if _is_special(there) else Path(os.path.realpath(file)).parent
        written.stat()
        if not os.access(written, os.W_OK):
            raise PermissionError(errno.EACCES, "")
    except OSError as wrong:
        raise NotWritten(str(file), wrong) from wrong


def write(file: Path, content: Iterable[bytes]) -> None:
    """The whole file or none of it; what is no plain file (a pipe, a device) is written to. Raises NotWritten."""
    try:
        if _is_special(_there(file)):
            with file.open("wb") as opened:
                opened.writelines(content)
        else:
            _replace(Path(os.path.realpath(file)), content)
    except OSError as wrong:
        raise NotWritten(str(file), wrong) from wrong


def _there(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except FileNotFoundError:
        return None


def _is_special(there: os.stat_result | None) -> bool:
    return there is not None and not stat.S_ISREG(there.st_mode)


def _replace(file: Path, content: Iterable[bytes]) -> None:
    """Written beside it, then put in its place."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".permit-guard.")
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.writelines(content)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
