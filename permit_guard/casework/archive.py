"""The archive of a backup: a TAR whose first member names every other with its size and SHA-256."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from permit_guard.casework.refusals import Declined
from permit_guard.domain.text import Text

SCHEMA: Final = "permit-guard/backup/1"
MANIFEST: Final = "manifest.json"
LARGEST_MANIFEST: Final = 512 * 1024 * 1024
CHUNK: Final = 1024 * 1024
MEMBER: Final = re.compile(
    r"rows/[a-z_]+\.jsonl|keys/[a-z-]+\.key|checkpoints/[a-z0-9-]+\.txt|files/[0-9]{2}\.[0-9]{2}/[0-9a-f]{2}/[0-9a-f]{64}"
)


class ArchiveRefused(Declined):
    """An archive that is not whole, or not one of ours."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive: the SHA-256 of its bytes in hexadecimal, and how many there are."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is in a backup: when it was made, the tables' step, where the journal stood, and every member."""

    made_at: str
    step: str
    journal_size: int
    journal_root: str
    members: Mapping[str, Member]

    def written(self) -> bytes:
        """As JSON."""
        members = {name: [member.sha256, member.size] for name, member in self.members.items()}
        told = {"schema": SCHEMA, "made_at": self.made_at, "step": self.step, "journal_size": self.journal_size,
                "journal_root": self.journal_root, "members": members}  # fmt: skip
        return json.dumps(told, indent=1).encode()

    @staticmethod
    def read(written: bytes) -> Manifest:
        """The manifest that `written` made. Raises ArchiveRefused."""
        try:
            told = json.loads(written)
            if told["schema"] != SCHEMA or not all(MEMBER.fullmatch(name) for name in told["members"]):
                raise ArchiveRefused(_NOT_OURS)
            members = {name: Member(str(sha256), int(size)) for name, (sha256, size) in told["members"].items()}
            return Manifest(told["made_at"], told["step"], int(told["journal_size"]), told["journal_root"], members)
        except (ValueError, KeyError, TypeError, AttributeError) as wrong:
            raise ArchiveRefused(_NOT_OURS) from wrong


def write_archive(file: Path, manifest: Manifest, sources: Mapping[str, Path]) -> None:
    """Write `file` with every member read from its source, compared with the manifest on the way.

    Written beside, read back, then put in its place: whole or not at all, and never over what is there. Raises
    FileExistsError, and ArchiveRefused naming a member whose bytes are no longer those of the manifest.
    """
    handle, name = tempfile.mkstemp(dir=file.resolve().parent, prefix=".permit-guard.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as sink:
            with tarfile.open(fileobj=sink, mode="w") as archive:
                _add(archive, MANIFEST, io.BytesIO(manifest.written()), len(manifest.written()))
                for member, source in sources.items():
                    with source.open("rb") as spring:
                        _add(archive, member, spring, manifest.members[member].size)
            sink.flush()
            os.fsync(sink.fileno())
        check_archive(beside)
        os.link(beside, file)
    finally:
        beside.unlink(missing_ok=True)


def check_archive(file: Path) -> Manifest:
    """The manifest, once every member was read and found to be what it says. Raises ArchiveRefused."""
    with opened_archive(file) as (manifest, members):
        for name, spring in members:
            if _measured(spring) != manifest.members[name]:
                raise ArchiveRefused(_damaged(name))
    return manifest


@contextmanager
def opened_archive(file: Path) -> Iterator[tuple[Manifest, Iterator[tuple[str, IO[bytes]]]]]:
    """The manifest and then the members in their order, each once and none but those that it names.

    Raises ArchiveRefused where the archive is none, is cut short, or lacks a member.
    """
    try:
        with tarfile.open(file, mode="r:") as archive:
            first = archive.next()
            if first is None or first.name != MANIFEST or first.size > LARGEST_MANIFEST:
                raise ArchiveRefused(_NOT_OURS)
            manifest = Manifest.read(_spring(archive, first).read())
            yield manifest, _members(archive, manifest)
    except (tarfile.TarError, EOFError) as wrong:
        raise ArchiveRefused(_NOT_OURS) from wrong


def measure(file: Path) -> Member:
    """What the manifest is to say of a file."""
    with file.open("rb") as spring:
        return _measured(spring)


def _members(archive: tarfile.TarFile, manifest: Manifest) -> Iterator[tuple[str, IO[bytes]]]:
    awaited = set(manifest.members)
    while (entry := archive.next()) is not None:
        if entry.name not in awaited or not entry.isfile():
            raise ArchiveRefused(_damaged(entry.name))
        awaited.remove(entry.name)
        yield entry.name, _spring(archive, entry)
    if awaited:
        raise ArchiveRefused(_damaged(min(awaited)))


def _spring(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    spring = archive.extractfile(entry)
    if spring is None:
        raise ArchiveRefused(_damaged(entry.name))
    return spring


def _measured(spring: IO[bytes]) -> Member:
    digest, size = hashlib.sha256(), 0
    while chunk := spring.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    return Member(digest.hexdigest(), size)


def _add(archive: tarfile.TarFile, name: str, spring: IO[bytes], size: int) -> None:
    entry: Any = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    archive.addfile(entry, spring)


def _damaged(name: str) -> Text:
    return Text(
        f"{name}: rusak, hilang atau tidak seharusnya ada. Pakai cadangan yang lain, atau pulihkan berkas ini dahulu.",
        f"{name}: damaged, missing or not to be there. Use another backup, or mend this file first.",
    )


_NOT_OURS: Final = Text(
    "Ini bukan cadangan dari `permit-guard backup`, atau terpotong.",
    "This is no backup made by `permit-guard backup`, or it was cut short.",
)
