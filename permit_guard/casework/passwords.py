"""Passwords: hashed by argon2id when they are set, compared when someone signs in."""

from __future__ import annotations

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from permit_guard.casework.refusals import Unfit
from permit_guard.domain.text import Text

SHORTEST: Final = 12
LONGEST: Final = 200
_HASHER: Final = PasswordHasher()


def hash_password(password: str) -> str:
    """What is kept of a password. Raises Unfit for one that is too short to hold, or too long to be one."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Unfit(_LENGTH)
    return _HASHER.hash(password)


def password_agrees(password_hash: str, password: str) -> bool:
    """Whether this is the password; never an error, whatever was typed or kept."""
    try:
        return len(password) <= LONGEST and _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError, UnicodeError):
        return False


_LENGTH: Final = Text(
    f"Kata sandi harus terdiri dari {SHORTEST} sampai {LONGEST} tanda.",
    f"A password has {SHORTEST} to {LONGEST} signs.",
)
