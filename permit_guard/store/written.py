"""Records as JSON text and back, exactly: what is frozen today must read the same in ten years."""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, TypeVar

import orjson
from cattrs import BaseValidationError, Converter
from cattrs.strategies import configure_tagged_union

from permit_guard.domain.case import UNREADABLE, Employment, Illegible, Sex
from permit_guard.domain.evidence import EvidenceRecord

Record = TypeVar("Record")
_compact = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode


class Spoiled(Exception):
    """What is kept is not what was written: someone changed it, or the disk lost it."""


def write(record: object) -> str:
    """`record`, a dataclass of the domain, as JSON: keys in the order of its fields, sets in order, no spaces."""
    plain = _converter().unstructure(record)
    with suppress(orjson.JSONEncodeError):
        quickly = orjson.dumps(plain).decode()
        if quickly.isascii() and "\x7f" not in quickly:  # else the two spell a sign otherwise
            return quickly
    return canonical(plain)


def canonical(value: object) -> str:
    """Plain data as JSON text, the same text for the same data."""
    return _compact(value)


def read(text: str, kind: type[Record]) -> Record:
    """The record of `kind` that `write` wrote."""
    return _converter().structure(json.loads(text), kind)


def write_small(record: object) -> bytes:
    """As `write`, pressed to bytes."""
    return zlib.compress(write(record).encode(), level=1)


def read_small(content: bytes, kind: type[Record]) -> Record:
    """The record of `kind` that `write_small` wrote. Raises Spoiled where it is none any more."""
    try:
        return read(unpressed(content), kind)
    except (BaseValidationError, ValueError) as wrong:
        raise Spoiled from wrong


def unpressed(content: bytes) -> str:
    """The text that `write_small` pressed: what two records are compared by, as another zlib presses otherwise.

    Raises Spoiled where it is no such text any more.
    """
    try:
        return zlib.decompress(content).decode()
    except (zlib.error, UnicodeDecodeError) as wrong:
        raise Spoiled from wrong


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    converter.register_unstructure_hook_func(_is_frozenset, _in_order)
    for kind in (str, date, Employment, Sex):
        _allow_illegible(converter, kind)
    configure_tagged_union(EvidenceRecord, converter, tag_name="record")
    return converter


def _is_frozenset(kind: Any) -> bool:
    return kind is frozenset or getattr(kind, "__origin__", None) is frozenset


@lru_cache(maxsize=1_024)
def _in_order(members: frozenset[Any]) -> tuple[Any, ...]:
    """The members of a set as they are written; the same few sets stand on every line of a list."""
    return tuple(sorted(map(_plain, members)))


def _plain(member: object) -> object:
    return getattr(member, "value", member)


def _allow_illegible(converter: Converter, kind: type) -> None:
    """`kind | Illegible | None`: the mark of a cell that could not be read stands as an object, so no text is it."""
    mark = {"illegible": True}

    def structure(value: Any, _: Any) -> Any:
        if value is None:
            return None
        return UNREADABLE if value == mark else converter.structure(value, kind)

    def unstructure(value: Any) -> Any:
        if value is None:
            return None
        return mark if value is UNREADABLE else converter.unstructure(value, kind)

    converter.register_structure_hook(kind | Illegible | None, structure)
    converter.register_unstructure_hook(kind | Illegible | None, unstructure)
