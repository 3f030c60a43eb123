"""The office's own seal is made once, is its owner's alone, and is renewed under the same authority."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from permit_guard.casework.seal_keys import SEAL_LIVES, read_roots, read_seal
from tests.building import ON
from tests.office.house import morning

AT = morning(ON)


def test_the_same_seal_is_there_at_every_start(tmp_path: Path) -> None:
    assert read_seal(tmp_path / "keys", AT, first=True) == read_seal(tmp_path / "keys", AT, first=True)


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    read_seal(tmp_path / "keys", AT, first=True)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "keys").iterdir()}
    assert modes == {"seal-authority.key": 0o600, "seal.key": 0o600}


def test_before_it_expires_it_is_made_anew_under_the_same_authority(tmp_path: Path) -> None:
    first = read_seal(tmp_path, AT, first=True)
    later = read_seal(tmp_path, AT + SEAL_LIVES - timedelta(days=10), first=True)
    assert later.certificate != first.certificate
    assert later.roots == first.roots == read_roots(tmp_path)


def test_two_installations_have_two_authorities_of_other_names(tmp_path: Path) -> None:
    one, other = (x509.load_der_x509_certificate(read_seal(tmp_path / name, AT, first=True).authority) for name in "ab")
    assert one.subject != other.subject


def test_where_no_seal_was_made_there_is_no_authority(tmp_path: Path) -> None:
    assert read_roots(tmp_path) == ()


def test_a_key_with_the_certificate_of_another_is_refused(tmp_path: Path) -> None:
    read_seal(tmp_path / "a", AT, first=True)
    read_seal(tmp_path / "b", AT, first=True)
    mine = (tmp_path / "a" / "seal.key").read_text()
    foreign = (tmp_path / "b" / "seal.key").read_text()
    mixed = mine[: mine.index("-----BEGIN CERT")] + foreign[foreign.index("-----BEGIN CERT") :]
    (tmp_path / "a" / "seal.key").write_text(mixed)
    with pytest.raises(ValueError, match="EC key and its certificate"):
        read_seal(tmp_path / "a", AT, first=True)
