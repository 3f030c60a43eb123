"""The sentences of letters, one file a kind of letter (`rules/offices/letters/KIND.yaml`), dated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from marshmallow import Schema, fields, validate

from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.located_yaml import Located
from permit_guard.intake.refusal import Refused
from permit_guard.intake.rules.citation import TEXT_EXPECTED, TextShape
from permit_guard.intake.rules.editions import SPAN_EXPECTED, Span, edition_on, overlaps, read_editions

_TEXT: Final = {"expects": TEXT_EXPECTED}
_KIND_EXPECTED: Final = Text("jenis surat yang menjadi nama berkas", "the kind of letter that is the file's name")
BRACES: Final = re.compile(r"\{([a-z_]+)\}")
_CERTIFIED: Final = frozenset({"number", "serial", "approved"})
SENTENCES: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {
    "suspension": dict.fromkeys(
        ("subject", "opening", "deficient", "unproven", "to_do", "to_do_short"), _CERTIFIED
    ),
    "lifting": dict.fromkeys(
        ("subject", "nature", "opening", "conclusion", "body"), _CERTIFIED | {"suspended", "until"}
    ),
    "covering": dict.fromkeys(
        ("subject", "nature", "enclosed", "opening", "conclusion", "body"), _CERTIFIED | {"until"}
    ),
    "resubmission": {
        "heading": frozenset(), "opening": frozenset({"letter", "dated"}), "completed": frozenset({"count", "names"}),
        "requirements": frozenset({"titles"}), "left": frozenset({"count"}), "added": frozenset({"count"}),
        "gone": frozenset({"count", "names"}), "nothing": frozenset(),
    },
}  # fmt: skip
"""The sentences that each kind of letter needs, and what may stand in braces in each."""


class LettersRefused(Refused):
    """A letter's file that cannot be read; `problems` says where and why."""


def shape_of(kind: str) -> Schema:
    """The shape of a file of this kind of letter: which sentences it has, each in both languages."""
    said: dict[str, fields.Field[Any]] = {
        name: fields.Nested(TextShape, required=True, metadata=_TEXT) for name in SENTENCES[kind]
    }
    edition: dict[str, fields.Field[Any]] = {
        "in_force": Span(required=True, metadata={"expects": SPAN_EXPECTED}),
        "texts": fields.Nested(Schema.from_dict(said), required=True, metadata=_TEXT),
    }
    return Schema.from_dict({
        "letter": fields.String(required=True, validate=validate.Equal(kind), metadata={"expects": _KIND_EXPECTED}),
        "editions": fields.List(
            fields.Nested(Schema.from_dict(edition)), required=True, validate=validate.Length(min=1), metadata=_TEXT
        ),
    })()  # fmt: skip


def read_letter(folder: Path, kind: str, on: date) -> dict[str, Text]:
    """The sentences of a kind of letter by name, as they were on the day `on`.

    Raises LettersRefused where the file is missing or faulty, or has no edition for that day.
    """
    edition = edition_on(_editions(folder / f"{kind}.yaml", kind), on)
    if edition is None:
        raise LettersRefused((Problem(Source(f"{kind}.yaml"), _NO_EDITION),))
    return {name: Text(**said) for name, said in edition["texts"].items()}


def letter_faults(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with any letter's file in `folder`; without the folder nothing is."""
    problems: list[Problem] = []
    for kind in SENTENCES if folder.is_dir() else ():
        try:
            _editions(folder / f"{kind}.yaml", kind)
        except LettersRefused as refused:
            problems.extend(refused.problems)
    return tuple(problems)


def _editions(path: Path, kind: str) -> list[dict[str, Any]]:
    return read_editions(path, shape_of(kind), partial(_misfits, kind=kind), LettersRefused, _UNREADABLE)


def _misfits(located: Located, shaped: Mapping[str, Any], kind: str) -> Iterator[Problem]:
    """Editions that are in force on the same day, and sentences with other facts in braces than there are."""
    yield from overlaps(located, shaped)
    for place, edition in enumerate(shaped["editions"]):
        for name, said in edition["texts"].items():
            facts = SENTENCES[kind][name]
            if not all(_is_sayable(text, facts) for text in said.values()):
                yield Problem(located.source(("editions", place, "texts", name)), _braces_expected(facts))


def _is_sayable(said: str, facts: frozenset[str]) -> bool:
    """Whether only known facts stand in braces, and no brace stands alone."""
    return set(BRACES.findall(said)) <= facts and not set("{}") & set(BRACES.sub("", said))


def _braces_expected(facts: frozenset[str]) -> Text:
    listed = ", ".join(f"{{{fact}}}" for fact in sorted(facts)) or "–"
    return Text(f"Yang boleh dalam kurung kurawal di sini: {listed}.", f"What may stand in braces here: {listed}.")


_NO_EDITION: Final = Text("Tidak ada edisi untuk hari itu.", "There is no edition for that day.")
_UNREADABLE: Final = Text(
    "Berkas ini tidak ada atau bukan teks UTF-8. Surat jenis ini tidak dapat dibuat tanpanya.",
    "This file is not there, or is not UTF-8 text. No letter of this kind can be written without it.",
)
