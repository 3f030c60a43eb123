"""Checkpoints: signed notes that anyone can verify with the public key, and that no one else can make."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.casework.checkpoints import (
    CheckpointRefused,
    kept_checkpoints,
    public_key,
    read_checkpoint,
    sign_checkpoint,
    write_checkpoint,
    write_due_checkpoint,
)
from permit_guard.casework.keys import Keys
from permit_guard.store.database import Database
from permit_guard.store.journal import Position
from permit_guard.store.schema import upgrade
from tests.office.house import KEYS, House

POSITION = Position(57, hashlib.sha256(b"root").hexdigest())
OTHER = Keys(b"b" * 32, b"c" * 32, b"another journal's key, 32 bytes.")


def is_signed(note: str, verifier: str) -> bool:
    """As the signed-note format has it (golang.org/x/mod/sumdb/note): written from its description, not from ours."""
    name, key_hash, key = verifier.split("+", 2)
    public = base64.b64decode(key)
    assert public[0] == 1
    assert hashlib.sha256(name.encode() + b"\n" + public).digest()[:4].hex() == key_hash
    text, _, signatures = note.rpartition("\n\n")
    dash, signer, signature = signatures.removesuffix("\n").split(" ")
    signed = base64.b64decode(signature)
    assert (dash, signer, signed[:4].hex()) == ("\u2014", name, key_hash)
    try:
        Ed25519PublicKey.from_public_bytes(public[1:]).verify(signed[4:], f"{text}\n".encode())
    except InvalidSignature:
        return False
    return True


def test_the_reader_of_notes_in_this_test_reads_the_example_of_the_format() -> None:
    note = (
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
        "\u2014 PeterNeumann "
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert is_signed(note, verifier)
    assert not is_signed(
        note.replace("know", "knew"), "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    )


def test_a_checkpoint_is_a_note_of_origin_size_and_root_that_anyone_can_verify() -> None:
    note = sign_checkpoint(POSITION, KEYS)
    origin, size, root, *_ = note.split("\n")
    assert (size, base64.b64decode(root).hex()) == (str(POSITION.size), POSITION.root)
    assert public_key(KEYS).startswith(f"{origin}+")
    assert is_signed(note, public_key(KEYS))
    assert read_checkpoint(note, KEYS) == POSITION


@given(at=st.integers(min_value=0, max_value=10_000), sign=st.characters(codec="utf-8"))
def test_a_checkpoint_with_any_one_sign_changed_is_refused(at: int, sign: str) -> None:
    note = sign_checkpoint(POSITION, KEYS)
    at %= len(note.rstrip())
    changed = note[:at] + sign + note[at + 1 :]
    if changed == note:
        return
    try:
        read = read_checkpoint(changed, KEYS)
    except CheckpointRefused:
        return
    assert read == POSITION  # the last sign of a base64 text has bits that mean nothing


def test_the_checkpoint_of_another_installation_is_refused() -> None:
    with pytest.raises(CheckpointRefused, match="not signed by this installation"):
        read_checkpoint(sign_checkpoint(POSITION, OTHER), KEYS)


@pytest.mark.parametrize("note", ["", "\n", "a\nb\nc\n\n", "a\n٣\nc\n\n\u2014 a b\n", "\x00", "{}"])
def test_what_is_no_checkpoint_is_refused(note: str) -> None:
    with pytest.raises(CheckpointRefused):
        read_checkpoint(note, KEYS)


def test_a_checkpoint_tells_where_the_journal_stands_and_an_empty_one_has_none(house: House, tmp_path: Path) -> None:
    folder = tmp_path / "checkpoints"
    empty = Database(f"sqlite:///{tmp_path}/empty.sqlite")
    upgrade(empty)
    assert write_checkpoint(replace(house.casework, database=empty), folder) is None
    empty.close()
    file = write_checkpoint(house.casework, folder)
    assert file is not None
    assert read_checkpoint(file.read_text(), house.casework.keys).size == 1
    assert is_signed(file.read_text(), (folder / "public-key.txt").read_text().strip())


def test_a_checkpoint_is_due_once_an_hour(house: House, tmp_path: Path) -> None:
    house.open()
    now = replace(house.casework, clock=lambda: datetime.now(UTC))
    assert write_due_checkpoint(now, tmp_path) is not None
    house.open()
    assert write_due_checkpoint(now, tmp_path) is None
    later = replace(now, clock=lambda: datetime.now(UTC) + timedelta(minutes=61))
    assert write_due_checkpoint(later, tmp_path) is not None
    assert [file.name for file in kept_checkpoints(tmp_path)] == ["000000000002.txt", "000000000003.txt"]
