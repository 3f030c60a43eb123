"""Verifying an archive: every file named and unchanged, every seal ours, every proof leading to one root."""

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

from permit_guard.casework.archive_register import register_faults
from permit_guard.casework.certificate_archive import AUTHORITY, MANIFEST, MEMBER, MOST, SCHEMA
from permit_guard.casework.journal_walk import Reading
from permit_guard.casework.verifying import Verification, verify_file, verify_seal
from permit_guard.domain.text import Text
from permit_guard.paper.seal_reading import MOST_BYTES
from permit_guard.store.journal import Position
from permit_guard.store.merkle import leaf_hash, root_from_proof

LARGEST_MANIFEST: Final = 64 * 1024 * 1024
STANDS: Final = "stands"
"""The one check that an archive of ended certificates does not have to pass: how each stands is in the manifest."""
_CERTIFICATE: Final = re.compile(r"certificates/[0-9A-Z]{20}\.pdf")
_AUTHORITY: Final = re.compile(re.escape(AUTHORITY).replace(r"\{number\}", "[0-9]{1,2}"))

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
    """An archive whose members are all of names and sizes that ours have, and what its manifest says."""

    file: zipfile.ZipFile
    members: Members
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
    shown than that the certificates were sealed by `roots`, and that lines which lead to one root speak of them.
    """
    try:
        with closing(zipfile.ZipFile(file)) as opened:
            archive = _opened(opened)
            faults = [*_names_amiss(archive), *_authorities_amiss(archive, roots)]
            faults += _certificates_amiss(archive, roots, at, reading)
    except _UNREADABLE:
        return VerifiedArchive(0, 0, None, (_NO_ARCHIVE,))
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
        told = json.loads(opened.read(members[MANIFEST]))
        size, root = told["journal"]["size"], told["journal"]["root"]
        each = {str(about["serial"]): dict(about) for about in told["certificates"]}
        if told["schema"] != SCHEMA or type(size) is not int or size < 0 or type(root) is not str:
            raise _Broken(_NO_MANIFEST)
    except (KeyError, ValueError, TypeError, RecursionError, zipfile.BadZipFile) as wrong:
        raise _Broken(_NO_MANIFEST) from wrong
    if len(each) != len(told["certificates"]):
        raise _Broken(_TWICE)
    return _Archive(opened, members, Position(size, root), each)


def _members(archive: zipfile.ZipFile) -> Members:
    """The members by name. Raises _Broken for any that none of ours has: a name, a size, a twin, something pressed."""
    members: Members = {}
    infos = archive.infolist()
    if len(infos) > MOST + 10:
        raise _Broken(_NO_ARCHIVE)
    for info in infos:
        known = info.filename == MANIFEST or any(p.fullmatch(info.filename) for p in (_CERTIFICATE, _AUTHORITY))
        most = LARGEST_MANIFEST if info.filename == MANIFEST else MOST_BYTES
        stored = info.compress_type == zipfile.ZIP_STORED and info.file_size == info.compress_size
        if not known or info.flag_bits & 1:
            raise _Broken(_named(_STRANGE, info.filename))
        if not stored or info.file_size > most:
            raise _Broken(_named(_PRESSED, info.filename))
        if info.filename in members:
            raise _Broken(_named(_TWIN, info.filename))
        members[info.filename] = info
    return members


def _names_amiss(archive: _Archive) -> Iterator[Text]:
    """A file that the manifest does not name, and one that it names and that is not there."""
    named = {MEMBER.format(serial=serial) for serial, about in archive.told.items() if "sha256" in about}
    there = {name for name in archive.members if _CERTIFICATE.fullmatch(name)}
    yield from (_named(_UNNAMED, name) for name in sorted(there - named))
    yield from (_named(_GONE, name) for name in sorted(named - there))


def _authorities_amiss(archive: _Archive, roots: tuple[bytes, ...]) -> Iterator[Text]:
    for name in sorted(filter(_AUTHORITY.fullmatch, archive.members)):
        if archive.read(name) not in roots:
            yield _named(_STRANGER, name)


def _certificates_amiss(
    archive: _Archive, roots: tuple[bytes, ...], at: datetime, reading: Reading | None
) -> Iterator[Text]:
    for serial, about in archive.told.items():
        name = MEMBER.format(serial=serial)
        if name not in archive.members or "sha256" not in about:
            continue
        content = archive.read(name)
        if content is None or hashlib.sha256(content).hexdigest() != about["sha256"]:
            yield _named(_CHANGED, name)
        if not _proof_holds(serial, about, archive.position):
            yield _named(_NO_PROOF, name)
        found = _verified(content or b"", about, roots, at, reading)
        if found.serial != serial:
            yield _named(_OTHER, name)
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
        told = datetime.fromisoformat(json.loads(about["journal"]["entry"])["at"])
        return told if told.tzinfo else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


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
_NO_ARCHIVE: Final = Text(
    "Ini bukan arsip surat keterangan yang utuh. Pakai berkas sebagaimana diunduh.",
    "This is no whole archive of certificates. Use the file as it was downloaded.",
)
_NO_MANIFEST: Final = Text(
    "manifest.json tidak ada atau tidak terbaca.", "manifest.json is not there, or cannot be read."
)
_STRANGE: Final = Text("berkas ini tidak pernah ada di arsip kami.", "no archive of ours has such a file.")
_UNNAMED: Final = Text("tidak disebut di manifest.json.", "manifest.json does not name it.")
_GONE: Final = Text("disebut di manifest.json, tetapi tidak ada.", "manifest.json names it, and it is not there.")
_CHANGED: Final = Text("isinya bukan yang disebut di manifest.json.", "it is not what manifest.json says.")
_NO_PROOF: Final = Text(
    "bukti jurnalnya di manifest.json tidak cocok.", "its proof from the journal in manifest.json does not hold."
)
_OTHER: Final = Text("nomor serinya lain.", "it has another serial.")
_TWICE: Final = Text("manifest.json menyebut satu nomor seri dua kali.", "manifest.json names one serial twice.")
_PRESSED: Final = Text(
    "termampatkan atau terlalu besar; arsip kami menyimpannya apa adanya.",
    "it is compressed or too large; our archives store it as it is.",
)
_TWIN: Final = Text("namanya ada dua kali.", "its name is there twice.")
_STRANGER: Final = Text("bukan otoritas segel yang Anda percayai.", "it is not the seal's authority that you trust.")
