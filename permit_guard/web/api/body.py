"""JSON as it comes in: read strictly, within limits, and never half understood."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.stated_json import BODY, pointer
from permit_guard.web.limits import whole_body

JSON: Final = "application/json"
MERGE_PATCH: Final = "application/merge-patch+json"
MOST_VALUES: Final = 20_000
DEEPEST: Final = 32
_UNWRITABLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories that a text of one line cannot hold: controls, the invisible, halves of pairs, the unassigned."""


class _NotTaken(Exception):
    """JSON that is not taken; `says` why."""

    def __init__(self, says: Text) -> None:
        super().__init__(says.en)
        self.says = says


def read_json(*types: str) -> Any:
    """The body as plain data, a number with a fraction as Decimal. `types` are those that are taken, JSON by default.

    Raises UnsupportedMediaType, and CaseRefused for what is no JSON, is too deep or has too many values, says a key
    twice, or holds a sign that no text holds.
    """
    if request.mimetype not in (types or (JSON,)) or _charset() != "utf-8":
        raise UnsupportedMediaType
    try:
        value = json.loads(
            whole_body().decode("utf-8"),
            object_pairs_hook=_once_each,
            parse_constant=_no_such_number,
            parse_float=Decimal,
        )
    except _NotTaken as refused:
        raise CaseRefused((Problem(Source(BODY), refused.says),)) from refused
    except (ValueError, RecursionError) as wrong:
        raise CaseRefused((Problem(Source(BODY), _NO_JSON),)) from wrong
    refuse_unwritable(BODY, value)
    return value


def refuse_unwritable(where: str, value: Any) -> None:
    """Raises CaseRefused where a text in `value` holds a sign that cannot be written, or there is too much of it."""
    found: list[Problem] = []
    for count, (path, text) in enumerate(_values(value, ())):
        if count >= MOST_VALUES:
            raise CaseRefused((Problem(Source(where), _TOO_MUCH),))
        if not text.isprintable() and any(unicodedata.category(sign) in _UNWRITABLE for sign in text):
            found.append(Problem(Source(where, pointer(path)), _SIGN))
    if found:
        raise CaseRefused(tuple(found))


def _values(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every value with its path, as text where it is one, each key with it."""
    if len(path) > DEEPEST:
        raise CaseRefused((Problem(Source(BODY), _TOO_MUCH),))
    if isinstance(value, dict):
        for key, each in value.items():
            yield path, key
            yield from _values(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _values(each, (*path, index))
    else:
        yield path, value if isinstance(value, str) else ""


def _charset() -> str:
    return request.mimetype_params.get("charset", "utf-8").lower()


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _NotTaken(_TWICE)
    return found


def _no_such_number(word: str) -> None:
    raise _NotTaken(_NO_JSON)


_NO_JSON: Final = Text(
    "Isi permintaan bukan JSON dalam UTF-8 (RFC 8259). Perbaiki tulisannya.",
    "The body is no JSON in UTF-8 (RFC 8259). Mend how it is written.",
)
_TOO_MUCH: Final = Text(
    f"Isi permintaan lebih dari {MOST_VALUES} nilai atau {DEEPEST} tingkat. Kirim yang diminta saja.",
    f"The body has more than {MOST_VALUES} values or {DEEPEST} levels. Send only what is asked for.",
)
_TWICE: Final = Text(
    "Sebuah kunci tertulis dua kali dalam satu objek. Tulis tiap kunci satu kali.",
    "A key stands twice in one object. Write each key once.",
)
_SIGN: Final = Text(
    "Teks ini memuat tanda kendali atau tanda tak terlihat. Tulis ulang tanpa tanda itu.",
    "This text holds a control character or an invisible one. Write it again without.",
)
