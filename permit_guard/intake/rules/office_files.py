"""The offices that letters go out from, one file an office (`rules/offices/CODE.yaml`), dated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from marshmallow import Schema, fields, validate

from permit_guard.domain.office import LegalBasis, Office, OfficeUnknown, Signatory
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Text
from permit_guard.intake.located_yaml import Located
from permit_guard.intake.refusal import Refused
from permit_guard.intake.rules.citation import SAID, TEXT_EXPECTED, CitationShape, TextShape, basis_of
from permit_guard.intake.rules.editions import SPAN_EXPECTED, Span, edition_on, overlaps, read_editions

CODE_SHAPE: Final = re.compile(r"[0-9]{2}\.[0-9]{2}")
CODE_EXPECTED: Final = Text("kode kantor yang menjadi nama berkas", "the office's code that is the file's name")
NUMBER_SHAPE: Final = re.compile(
    r"(?=.*\{serial(?::0?[0-9])?\})(?=.*\{year\})(?:[^{}]|\{serial(?::0?[0-9])?\}|\{year\}){1,80}\Z"
)
NUMBER_EXPECTED: Final = Text(
    "nomor surat yang memuat {serial} dan {year}", "a letter's number with {serial} and {year} in it"
)
DAYS_EXPECTED: Final = Text("jumlah hari kerja, 1 atau lebih", "a number of working days, 1 or more")


class OfficeRefused(Refused):
    """An office's file that cannot be read; `problems` says where and why."""


def _said() -> fields.String:
    return fields.String(required=True, validate=validate.Length(min=1), metadata=SAID)


class SaidCitationShape(CitationShape):
    """A basis that a letter prints: it says what the instrument says in both languages."""

    says: fields.Field[Any] = fields.Nested(TextShape, required=True, metadata={"expects": TEXT_EXPECTED})


class SignatoryShape(Schema):
    """Who signs."""

    title = _said()
    name = _said()
    rank = _said()
    nip = _said()


class EditionShape(Schema):
    """The office as it was between two days."""

    in_force = Span(required=True, metadata={"expects": SPAN_EXPECTED})
    government = _said()
    name = _said()
    address = _said()
    contact = _said()
    place = _said()
    placeholders = fields.List(_said(), load_default=list)
    legal_basis = fields.List(fields.Nested(SaidCitationShape), required=True)
    signatory = fields.Nested(SignatoryShape, required=True)
    copies = fields.List(fields.Nested(TextShape), required=True)
    answer_working_days = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1), metadata={"expects": DAYS_EXPECTED}
    )
    answer_basis = fields.Nested(CitationShape, required=True)
    must_answer_working_days = fields.Integer(
        required=True, strict=True, validate=validate.Range(min=1), metadata={"expects": DAYS_EXPECTED}
    )
    must_answer_basis = fields.Nested(CitationShape, required=True)
    letter_number = fields.String(
        required=True, validate=validate.Regexp(NUMBER_SHAPE), metadata={"expects": NUMBER_EXPECTED}
    )
    objection = fields.Nested(TextShape, required=True, metadata={"expects": TEXT_EXPECTED})
    objection_basis = fields.List(fields.Nested(CitationShape), required=True)
    contact_person = fields.Nested(TextShape, required=True, metadata={"expects": TEXT_EXPECTED})


class OfficeShape(Schema):
    """An office's file."""

    code = fields.String(required=True, metadata={"expects": CODE_EXPECTED})
    title = fields.Nested(TextShape, required=True)
    editions = fields.List(fields.Nested(EditionShape), required=True, validate=validate.Length(min=1))


def read_office(folder: Path, code: str, on: date) -> Office:
    """The office `code` as it was on the day `on`.

    Raises OfficeUnknown where there is no file or no edition for that day, OfficeRefused where the file is faulty.
    """
    if CODE_SHAPE.fullmatch(code) is None:
        raise OfficeUnknown(code, "rules/offices/NN.NN.yaml")
    path = folder / f"{code}.yaml"
    if not path.is_file():
        raise OfficeUnknown(code, f"rules/offices/{code}.yaml")
    edition = edition_on(_editions(path, code), on)
    if edition is None:
        raise OfficeUnknown(code, f"rules/offices/{code}.yaml")
    return _office(code, edition)


def office_faults(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with any office's file in `folder`."""
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            _editions(path, path.stem)
        except OfficeRefused as refused:
            problems.extend(refused.problems)
    return tuple(problems)


def _editions(path: Path, code: str) -> list[dict[str, Any]]:
    return read_editions(path, OfficeShape(), partial(_misfits, code=code), OfficeRefused, _UNREADABLE)


def _misfits(located: Located, shaped: Mapping[str, Any], code: str) -> tuple[Problem, ...]:
    """A code that is not the file's, or editions that are in force on the same day."""
    problems = []
    if shaped["code"] != code:
        says = Text(
            f"Tertulis {shaped['code']}, seharusnya {CODE_EXPECTED.id} ({code}).",
            f"It says {shaped['code']} where {CODE_EXPECTED.en} ({code}) is expected.",
        )
        problems.append(Problem(located.source(("code",)), says))
    return (*problems, *overlaps(located, shaped))


def _office(code: str, edition: Mapping[str, Any]) -> Office:
    """The office of a shaped edition, with only what it may cite."""
    cited = [(basis_of(basis).cite, basis["says"]) for basis in edition["legal_basis"]]
    return Office(
        code=code,
        government=edition["government"],
        name=edition["name"],
        address=edition["address"],
        contact=edition["contact"],
        place=edition["place"],
        legal_basis=tuple(LegalBasis(cite, Text(**says)) for cite, says in cited if cite is not None),
        signatory=Signatory(**edition["signatory"]),
        copies=tuple(Text(**copy) for copy in edition["copies"]),
        answer_working_days=edition["answer_working_days"],
        must_answer_working_days=edition["must_answer_working_days"],
        letter_number=edition["letter_number"],
        objection=Text(**edition["objection"]),
        contact_person=Text(**edition["contact_person"]),
    )


_UNREADABLE: Final = Text(
    "Berkas tidak dapat dibaca sebagai teks UTF-8. Simpan ulang sebagai UTF-8.",
    "The file cannot be read as UTF-8 text. Save it again as UTF-8.",
)
