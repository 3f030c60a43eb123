"""Checkpoints: how far the journal reached, signed, to be held elsewhere (a C2SP tlog-checkpoint, as a signed note)."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from permit_guard.casework.desk import Casework
from permit_guard.casework.keys import Keys
from permit_guard.casework.whole_file import put_file
from permit_guard.domain.text import Text
from permit_guard.store.journal import Position, kept_frontier
from permit_guard.store.merkle import Frontier

EVERY: Final = timedelta(hours=1)
CHECKPOINTS: Final = "checkpoints"
"""Where in an installation its checkpoints are kept."""
PUBLIC_KEY_FILE: Final = "public-key.txt"
_ED25519: Final = b"\x01"
_SIGNED: Final = "\u2014"
_KEY_HASH_BYTES: Final = 4


class CheckpointRefused(Exception):
    """A file that is no checkpoint of this installation; `says` why."""

    def __init__(self, says: Text) -> None:
        super().__init__(says.en)
        self.says = says


def sign_checkpoint(position: Position, keys: Keys) -> str:
    """The position as a note signed with this installation's key: origin, size, root in base64, a signature."""
    private = Ed25519PrivateKey.from_private_bytes(keys.checkpoints)
    public = _bytes_of(private.public_key())
    root = base64.b64encode(bytes.fromhex(position.root)).decode()
    text = f"{_origin(public)}\n{position.size}\n{root}\n"
    signature = base64.b64encode(_key_hash(public) + private.sign(text.encode())).decode()
    return f"{text}\n{_SIGNED} {_origin(public)} {signature}\n"


def read_checkpoint(note: str, keys: Keys) -> Position:
    """The position that a note of ours tells. Raises CheckpointRefused where it is none, or not signed by us."""
    text, parted, signatures = note.partition("\n\n")
    lines = text.split("\n")
    if not parted or len(lines) < len(("origin", "size", "root")) or not lines[1].isascii() or not lines[1].isdigit():
        raise CheckpointRefused(_NO_CHECKPOINT)
    if not any(_is_ours(line, f"{text}\n", keys) for line in signatures.split("\n")):
        raise CheckpointRefused(_NOT_OURS)
    return Position(int(lines[1]), base64.b64decode(lines[2]).hex())


def public_key(keys: Keys) -> str:
    """What anyone needs to see that a checkpoint is ours: origin, hash and key, as a note's verifier writes them."""
    public = _bytes_of(Ed25519PrivateKey.from_private_bytes(keys.checkpoints).public_key())
    key = base64.b64encode(_ED25519 + public).decode()
    return f"{_origin(public)}+{_key_hash(public).hex()}+{key}"


def write_checkpoint(house: Casework, folder: Path) -> Path | None:
    """Sign where the journal stands and keep it in `folder`; where it is, or None while the journal is empty."""
    with house.database.read() as rows:
        standing = Frontier.read(*kept_frontier(rows))
        position = Position(standing.size, standing.root.hex())
    if position.size == 0:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    put_file(folder / PUBLIC_KEY_FILE, f"{public_key(house.keys)}\n".encode())
    file = folder / f"{position.size:012}.txt"
    put_file(file, sign_checkpoint(position, house.keys).encode())
    return file


def write_due_checkpoint(house: Casework, folder: Path) -> Path | None:
    """As `write_checkpoint`, unless the last one is younger than an hour."""
    written = [datetime.fromtimestamp(file.stat().st_mtime, UTC) for file in kept_checkpoints(folder)]
    return None if written and house.clock() - max(written) < EVERY else write_checkpoint(house, folder)


def kept_checkpoints(folder: Path) -> tuple[Path, ...]:
    """The checkpoints in `folder`, the shortest journal first."""
    return tuple(sorted(folder.glob("[0-9]*.txt")))


def _is_ours(line: str, text: str, keys: Keys) -> bool:
    public = Ed25519PrivateKey.from_private_bytes(keys.checkpoints).public_key()
    sign, _, rest = line.partition(" ")
    name, _, signature = rest.partition(" ")
    if sign != _SIGNED or name != _origin(_bytes_of(public)):
        return False
    try:
        signed = base64.b64decode(signature, validate=True)
        public.verify(signed[_KEY_HASH_BYTES:], text.encode())
    except (InvalidSignature, ValueError):
        return False
    return signed[:_KEY_HASH_BYTES] == _key_hash(_bytes_of(public))


def _bytes_of(public: Ed25519PublicKey) -> bytes:
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _origin(public: bytes) -> str:
    """The name of this installation's journal; a key has but one."""
    return f"permit-guard/{hashlib.sha256(public).hexdigest()[:16]}"


def _key_hash(public: bytes) -> bytes:
    return hashlib.sha256(_origin(public).encode() + b"\n" + _ED25519 + public).digest()[:_KEY_HASH_BYTES]


_NO_CHECKPOINT: Final = Text(
    "bukan tanda batas jurnal; yang diharapkan berkas dari `permit-guard journal checkpoint`",
    "is no checkpoint of a journal; expected is a file made by `permit-guard journal checkpoint`",
)
_NOT_OURS: Final = Text(
    "tidak ditandatangani oleh pemasangan ini, atau isinya berubah; pakai berkas aslinya",
    "is not signed by this installation, or was changed; use the original file",
)
