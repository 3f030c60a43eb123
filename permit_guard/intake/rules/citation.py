"""What a rule file may cite: an instrument and its article, each marked found, from memory or our choice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import Schema, fields, validate

from permit_guard.domain.text import Text
from permit_guard.law.basis import Basis, Mark

TEXT_EXPECTED: Final = Text("teks dalam dua bahasa, {id: ..., en: ...}", "a text in two languages, {id: ..., en: ...}")
SAID: Final = {"expects": Text("teks yang tidak kosong", "a text that is not empty")}
MARK_EXPECTED: Final = Text(
    "found (ditemukan), memory (dari ingatan) atau policy (pilihan kita)", "found, memory or policy"
)
CONFIRMED_EXPECTED: Final = Text("{by: nama, on: tanggal}", "{by: a name, on: a day}")
MARKS: Final = ("found", "memory", "policy")


class TextShape(Schema):
    """A sentence in both languages."""

    id = fields.String(required=True, validate=validate.Length(min=1), metadata=SAID)
    en = fields.String(required=True, validate=validate.Length(min=1), metadata=SAID)


def _mark() -> fields.String:
    return fields.String(validate=validate.OneOf(MARKS), metadata={"expects": MARK_EXPECTED})


class MarksShape(Schema):
    """How sure we are of the instrument, of the article, and of what it says."""

    instrument = _mark()
    article = _mark()
    fact = fields.String(required=True, validate=validate.OneOf(MARKS), metadata={"expects": MARK_EXPECTED})


class ConfirmationShape(Schema):
    """The person who confirmed what was from memory, and the day."""

    by = fields.String(required=True, validate=validate.Length(min=1), metadata=SAID)
    on = fields.Date("iso", required=True, metadata=SAID)


class CitationShape(Schema):
    """One basis, as written in a file."""

    instrument = fields.String(required=True, validate=validate.Length(min=1), metadata=SAID)
    article = fields.String(load_default=None, allow_none=True, metadata=SAID)
    says: fields.Field[Any] = fields.Raw(required=True, metadata=SAID)
    quote = fields.String(metadata=SAID)
    url = fields.String(metadata=SAID)
    marks = fields.Nested(MarksShape, required=True)
    confirmed = fields.Nested(ConfirmationShape, metadata={"expects": CONFIRMED_EXPECTED})


def basis_of(citation: Mapping[str, Any]) -> Basis:
    """The basis that a shaped citation states; an article or instrument without a mark counts as from memory."""
    marks = citation["marks"]
    return Basis(
        citation["instrument"],
        citation["article"],
        Mark(marks.get("instrument", Mark.MEMORY)),
        Mark(marks.get("article", Mark.MEMORY)),
        Mark(marks["fact"]),
        confirmed="confirmed" in citation,
    )
