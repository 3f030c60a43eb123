"""Whoever seals a paper, this installation or another, gives it back with one signature that allows no change."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Seal(Protocol):
    """What seals a paper. The office's own is in `own_seal`; that of a national authority can stand in its place.

    `roots` are the authorities (DER) that a paper sealed by it is held against.
    """

    @property
    def roots(self) -> tuple[bytes, ...]: ...

    def put_on(self, paper: bytes, *, at: datetime, reason: str) -> bytes:
        """The PDF `paper` with this seal as its only signature, certified so that no change is allowed."""
        ...

    def put_beside(self, content: bytes, *, at: datetime) -> bytes:
        """A signature of `content` to be kept beside it: a detached CMS (DER) with this seal's certificates in it."""
        ...
