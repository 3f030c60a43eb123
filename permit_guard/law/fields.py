"""The closed lists of what an expression may name: the facts of each subject, and the functions."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType, UnionType
from typing import Final, get_args, get_type_hints

from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.text import Text
from permit_guard.law.tree import Kind


class Subject(StrEnum):
    """Whom a rule is asked of."""

    WORKER = "worker"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that expressions may read: its name, its kind, and what a sentence calls it."""

    name: str
    kind: Kind
    label: Text


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language: the kinds of its arguments and answer.

    The arguments at `fixed` are a literal or a parameter, since the engines take them by value and not by column.
    """

    name: str
    arguments: tuple[Kind, ...]
    fixed: frozenset[int]
    answer: Kind
    says: Text


THE_DAY: Final = "on"
_KINDS: Final = {str: Kind.TEXT, bool: Kind.BOOL, int: Kind.INT, Decimal: Kind.DECIMAL, date: Kind.DATE}


def _facts(record: type) -> Mapping[str, Fact]:
    hints = get_type_hints(record)
    found: dict[str, Fact] = {}
    for each in dataclasses.fields(record):
        if each.name == "sources":
            continue
        hint = hints[each.name]
        plain = next(part for part in get_args(hint) if part is not type(None)) if isinstance(hint, UnionType) else hint
        found[each.name] = Fact(each.name, _KINDS[plain], each.metadata["label"])
    return MappingProxyType(found)


FACTS: Final[Mapping[Subject, Mapping[str, Fact]]] = MappingProxyType(
    {Subject.WORKER: _facts(WorkerFacts), Subject.APPLICATION: _facts(ApplicationFacts)}
)

FUNCTIONS: Final[Mapping[str, Function]] = MappingProxyType(
    {
        function.name: function
        for function in (
            Function(
                "age_at_least",
                (Kind.DATE, Kind.INT, Kind.DATE),
                frozenset({1}),
                Kind.TRUTH,
                Text(
                    "age_at_least(lahir, tahun, hari): pada hari itu sudah berumur sekian tahun atau lebih; "
                    "yang lahir 29 Februari berulang tahun pada 28 Februari di tahun biasa",
                    "age_at_least(birth, years, day): that many years old or older on the day; "
                    "born on 29 February, the birthday is 28 February in a common year",
                ),
            ),
            Function(
                "months_after",
                (Kind.DATE, Kind.INT),
                frozenset({1}),
                Kind.DATE,
                Text(
                    "months_after(hari, bulan): tanggal yang sama sekian bulan kemudian, atau hari terakhir bulan itu",
                    "months_after(day, months): the same day that many months later, or that month's last day",
                ),
            ),
            Function(
                "matches",
                (Kind.TEXT, Kind.TEXT),
                frozenset({1}),
                Kind.TRUTH,
                Text(
                    "matches(teks, 'pola'): seluruh teks sesuai dengan pola; [0-9] untuk angka",
                    "matches(text, 'pattern'): the whole text has the pattern's form; [0-9] for a digit",
                ),
            ),
        )
    }
)


def readme_line(name: str, kind: str, says: Text) -> str:
    """The line that stands in rules/README.md for a fact or a function."""
    return f"- `{name}` ({kind}): {says.en} / {says.id}"


def readme_lines() -> tuple[str, ...]:
    """Every line that rules/README.md must hold, facts by subject, then functions."""
    facts = (readme_line(fact.name, fact.kind, fact.label) for facts in FACTS.values() for fact in facts.values())
    functions = (readme_line(function.name, "function", function.says) for function in FUNCTIONS.values())
    return tuple(dict.fromkeys((*facts, *functions)))
