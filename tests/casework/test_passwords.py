"""Passwords: kept as argon2id alone, and compared without ever failing."""

from __future__ import annotations

from importlib.util import find_spec, module_from_spec

import pytest
from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from permit_guard.casework.passwords import hash_password, password_agrees
from permit_guard.casework.refusals import Unfit

PASSWORD = "kata sandi yang panjang"


def test_a_password_is_kept_as_argon2id_with_a_salt_of_its_own() -> None:
    one, other = hash_password(PASSWORD), hash_password(PASSWORD)
    assert one.startswith("$argon2id$")
    assert one != other
    assert password_agrees(one, PASSWORD)
    assert password_agrees(other, PASSWORD)


def test_the_service_hashes_as_slowly_as_is_recommended() -> None:
    """The module anew, as the tests hash quickly by the one that they all share."""
    found = find_spec("permit_guard.casework.passwords")
    assert found is not None
    assert found.loader is not None
    found.loader.exec_module(real := module_from_spec(found))
    assert extract_parameters(real.hash_password(PASSWORD)) == RFC_9106_LOW_MEMORY


@pytest.mark.parametrize("typed", ["", PASSWORD[:-1], f"{PASSWORD} ", "x" * 1_000_000, "\ud800" * 12, "\x00" * 12])
def test_anything_else_is_not_the_password_and_no_error(typed: str) -> None:
    assert not password_agrees(hash_password(PASSWORD), typed)


@pytest.mark.parametrize("kept", ["", "none", "$argon2id$v=19$m=1$broken"])
def test_a_hash_that_is_none_agrees_with_nothing(kept: str) -> None:
    assert not password_agrees(kept, PASSWORD)


@pytest.mark.parametrize("password", ["", "x" * 11, "x" * 201])
def test_a_password_too_short_to_hold_is_refused(password: str) -> None:
    with pytest.raises(Unfit):
        hash_password(password)
