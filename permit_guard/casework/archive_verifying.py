"""Verifying an archive: its manifest signed, every file as named, every seal ours, every proof leading to one root."""

from __future__ import annotations

import hashlib
import json
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from permit_guard.casework import archive_words as words
from permit_guard.casework.archive_register import register_faults
from permit_guard.casework.certificate_archive import AUTHORITY, MANIFEST, MEMBER, MOST, SCHEMA, SIGNATURE
from permit_guard.casework.journal_records import Reading
from permit_guard.casework.verifying import Verification, verify_file, verify_seal
from permit_guard.domain.text import Text
from permit_guard.paper.seal_reading import MOST_BYTES, read_seal_beside
from permit_guard.store.journal import Position
from permit_guard.store.merkle import leaf_hash, root_from_proof

LARGEST_MANIFEST: Final = 64 * 1024 * 1024
STANDS: Final = "stands"
"""The one check that an archive of ended certificates does not have to pass: how each stands is in the manifest."""
_CERTIFICATE: Final = re.compile(r"certificates/[0-9A-Z]{20}\.pdf")
_AUTHORITY: Final = re.compile(re.escape(AUTHORITY).replace(r"\{number\}", "[0-9]{1,2}"))
_KNOWN: Final = (_CERTIFICATE, _AUTHORITY, re.compile(f"{re.escape(MANIFEST)}|{re.escape(SIGNATURE)}"))

Told = Mapping[str, Any]
Members = dict[str, zipfile.ZipInfo]


@dataclass(frozen=True, slots=True)
class VerifiedArchive:
    """How many certificates an archive has, how many it says are missing, and everything that is wrong with it.

    `position` is where it says that the journal stood: to be held against a checkpoint that is kept elsewhere.
    """

    certificates: int
    missing: int
    position: Position | None
    faults: tuple[Text, ...]


class _Broken(Exception):
    """The archive cannot be gone through; the one thing that is wrong."""

    def __init__(self, says: Text) -> None:
        self.says = says
        super().__init__(says.en)


@dataclass(frozen=True, slots=True)
class _Archive:
    """An archive whose members are all of names and sizes that ours have, and what its manifest says.

    `manifest` is its manifest's bytes, `made_at` when that says it was made, None where it says no such thing.
    """

    file: zipfile.ZipFile
    members: Members
    manifest: bytes
    made_at: datetime | None
    position: Position
    told: Mapping[str, Told]

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, None where it is not there or is not what the ZIP says it is."""
        try:
            return self.file.read(self.members[name]) if name in self.members else None
        except _UNREADABLE:
            return None


def verify_archive(file: Path, roots: tuple[bytes, ...], at: datetime, reading: Reading | None) -> VerifiedArchive:
    """Everything that an archive says, held against its own bytes, the authorities `roots` and its own journal root.

    `reading` opens the installation that made it: then also against its register and journal. Without one no more is
    shown than that `roots` signed the manifest and sealed the certificates, and that lines which lead to one root speak
    of them.
    """
    try:
        with closing(zipfile.ZipFile(file)) as opened:
            archive = _opened(opened)
            faults = [
                *_signature_amiss(archive, roots, at),
                *_names_amiss(archive),
                *_authorities_amiss(archive, roots),
            ]
            faults += _certificates_amiss(archive, roots, at, reading)
    except _UNREADABLE:
        return VerifiedArchive(0, 0, None, (words.NO_ARCHIVE,))
    except _Broken as broken:
        return VerifiedArchive(0, 0, None, (broken.says,))
    if reading is not None:
        faults += register_faults(reading, archive.position, archive.told)
    missing = sum("sha256" not in each for each in archive.told.values())
    return VerifiedArchive(len(archive.told) - missing, missing, archive.position, tuple(dict.fromkeys(faults)))


def _opened(opened: zipfile.ZipFile) -> _Archive:
    """Raises _Broken for any member that none of ours has, and without a manifest that can be read."""
    members = _members(opened)
    try:
        manifest = opened.read(members[MANIFEST])
        told = json.loads(manifest)
        size, root = told["journal"]["size"], told["journal"]["root"]
        each = {str(about["serial"]): dict(about) for about in told["certificates"]}
        if told["schema"] != SCHEMA or type(size) is not int or size < 0 or type(root) is not str:
            raise _Broken(words.NO_MANIFEST)
    except (KeyError, ValueError, TypeError, RecursionError, zipfile.BadZipFile) as wrong:
        raise _Broken(words.NO_MANIFEST) from wrong
    if len(each) != len(told["certificates"]):
        raise _Broken(words.TWICE)
    return _Archive(opened, members, manifest, _moment(told.get("made_at")), Position(size, root), each)


def _members(archive: zipfile.ZipFile) -> Members:
    """The members by name. Raises _Broken for any that none of ours has: a name, a size, a twin, something pressed."""
    members: Members = {}
    infos = archive.infolist()
    if len(infos) > MOST + 10:
        raise _Broken(words.NO_ARCHIVE)
    for info in infos:
        known = any(name.fullmatch(info.filename) for name in _KNOWN)
        most = LARGEST_MANIFEST if info.filename == MANIFEST else MOST_BYTES
        stored = info.compress_type == zipfile.ZIP_STORED and info.file_size == info.compress_size
        if not known or info.flag_bits & 1:
            raise _Broken(_named(words.STRANGE, info.filename))
        if not stored or info.file_size > most:
            raise _Broken(_named(words.PRESSED, info.filename))
        if info.filename in members:
            raise _Broken(_named(words.TWIN, info.filename))
        members[info.filename] = info
    return members


def _signature_amiss(archive: _Archive, roots: tuple[bytes, ...], at: datetime) -> Iterator[Text]:
    """A manifest without the seal's signature: whoever leaves a certificate out of it cannot sign what is left.

    It is held against the day that it says it was made: a key that expired since was good then.
    """
    if SIGNATURE not in archive.members:
        yield _named(words.UNSIGNED, MANIFEST)
        return
    read = read_seal_beside(archive.manifest, archive.read(SIGNATURE) or b"", roots, min(archive.made_at or at, at))
    if not read.intact:
        yield _named(words.NOT_SIGNED_SO, MANIFEST)
    elif not read.trusted:
        yield _named(words.SIGNED_ELSEWHERE, MANIFEST)


def _names_amiss(archive: _Archive) -> Iterator[Text]:
    """A file that the manifest does not name, and one that it names and that is not there."""
    named = {MEMBER.format(serial=serial) for serial, about in archive.told.items() if "sha256" in about}
    there = {name for name in archive.members if _CERTIFICATE.fullmatch(name)}
    yield from (_named(words.UNNAMED, name) for name in sorted(there - named))
    yield from (_named(words.GONE, name) for name in sorted(named - there))


def _authorities_amiss(archive: _Archive, roots: tuple[bytes, ...]) -> Iterator[Text]:
    for name in sorted(filter(_AUTHORITY.fullmatch, archive.members)):
        if archive.read(name) not in roots:
            yield _named(words.STRANGER, name)


def _certificates_amiss(
    archive: _Archive, roots: tuple[bytes, ...], at: datetime, reading: Reading | None
) -> Iterator[Text]:
    for serial, about in archive.told.items():
        name = MEMBER.format(serial=serial)
        if name not in archive.members or "sha256" not in about:
            continue
        content = archive.read(name)
        if content is None or hashlib.sha256(content).hexdigest() != about["sha256"]:
            yield _named(words.CHANGED, name)
        if not _proof_holds(serial, about, archive.position):
            yield _named(words.NO_PROOF, name)
        found = _verified(content or b"", about, roots, at, reading)
        if found.serial != serial:
            yield _named(words.OTHER, name)
        yield from (_named(check.says, name) for check in found.checks if not check.holds and check.name != STANDS)


def _verified(
    content: bytes, about: Told, roots: tuple[bytes, ...], at: datetime, reading: Reading | None
) -> Verification:
    if reading is None:
        return verify_seal(content, roots, _sealed_at(about) or at)
    with reading() as rows:
        return verify_file(rows, content, roots, at)


def _sealed_at(about: Told) -> datetime | None:
    """When the journal's line says that it was sealed: a key that expired since was good then."""
    try:
        return _moment(json.loads(about["journal"]["entry"])["at"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _moment(said: object) -> datetime | None:
    try:
        told = datetime.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
    return told if told and told.tzinfo else None


def _proof_holds(serial: str, about: Told, position: Position) -> bool:
    """Whether the line beside this file speaks of it, and leads to the root that the manifest names."""
    try:
        told = about["journal"]
        line = json.loads(told["entry"])
        spoken_of = (line["seq"], line["verb"], line["about"]["serial"], line["about"]["sha256"])
        proof = [bytes.fromhex(each) for each in told["proof"]]
        root = root_from_proof(leaf_hash(told["entry"].encode()), told["line"] - 1, position.size, proof)
        return (*spoken_of, root.hex()) == (told["line"], "seal", serial, about["sha256"], position.root)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return False


def _named(says: Text, name: str) -> Text:
    shown = "".join(sign if sign.isprintable() else "?" for sign in name[:80])
    return Text(f"{shown}: {says.id}", f"{shown}: {says.en}")


_UNREADABLE: Final = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError, struct.error,
)  # fmt: skip
