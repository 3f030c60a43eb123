"""The secrets of this installation: made at first start, kept beside the database, never in it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from permit_guard.casework.refusals import Declined
from permit_guard.casework.whole_file import put_first
from permit_guard.domain.case import Worker
from permit_guard.domain.text import Text

KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Keys:
    """`blind` makes a person's blind index, `cookies` signs sessions, `checkpoints` the journal's (Ed25519 seed)."""

    blind: bytes
    cookies: bytes
    checkpoints: bytes

    def person(self, kind: str, number: str) -> str:
        """The blind index of a NIK or a passport: the same for the same person, and no one can count back from it."""
        return hmac.new(self.blind, f"{kind}:{number}".encode(), hashlib.sha256).hexdigest()

    def person_of(self, worker: Worker, roster_id: str) -> str:
        """Who stands in a row of a roster: by NIK, else by passport, else no one but the row itself."""
        if isinstance(worker.nik, str):
            return self.person("nik", worker.nik)
        if isinstance(worker.passport, str):
            return self.person("passport", worker.passport)
        return self.person("row", f"{roster_id}:{worker.row}")


class KeyMissing(Declined):
    """What is kept was made with a key that is gone: with another one, persons and signatures would be others."""


def read_keys(folder: Path, *, first: bool) -> Keys:
    """The keys in `folder`; at the `first` start of an installation each is made. Only their owner may read them.

    Raises KeyMissing where one is gone. That of cookies is made anew: everyone signs in again, and nothing is lost.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = {"blind-index": first, "cookies": True, "checkpoints": first}
    return Keys(*(_key(folder / f"{name}.key", may_make=may_make) for name, may_make in names.items()))


def key_missing(file: Path) -> KeyMissing:
    """That it is gone, and what to do."""
    return KeyMissing(
        Text(
            f"Kunci {file} tidak ada, padahal basis data sudah berisi. Kembalikan berkas itu dari cadangan; tidak ada "
            "kunci baru yang dibuat.",
            f"The key {file} is missing, though there is something in the database. Put that file back from a backup; "
            "no new key was made.",
        )
    )


def _key(file: Path, *, may_make: bool) -> bytes:
    if not file.exists():
        if not may_make:
            raise key_missing(file)
        put_first(file, secrets.token_hex(KEY_BYTES).encode())
    key = bytes.fromhex(file.read_text().strip())
    if len(key) != KEY_BYTES:
        raise ValueError(f"{file.name}: {KEY_BYTES} bytes in hexadecimal are expected")
    return key
