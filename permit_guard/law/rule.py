"""A rule of the law: its dated wordings, their clauses, and what is said when one of them is not met or not known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from permit_guard.domain.finding import Effect
from permit_guard.domain.text import Text
from permit_guard.law.basis import Basis
from permit_guard.law.fault import Path
from permit_guard.law.fields import Subject
from permit_guard.law.tree import Node

PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with {facts} in it, and what to do about it where that differs from the wording's remedy."""

    text: Text
    remedy: Text | None = None

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names in braces in either language, each once."""
        return tuple(dict.fromkeys(PLACEHOLDER.findall(self.text.id) + PLACEHOLDER.findall(self.text.en)))


@dataclass(frozen=True, slots=True)
class Condition:
    """An expression with its checked tree; `path` leads to it in the rule's file."""

    text: str
    tree: Node
    path: Path


@dataclass(frozen=True, slots=True)
class Clause:
    """A leaf of a wording: a named condition and the message for when it decides.

    With `otherwise_unknown` a false clause counts as unknown. `always_known` says why it can never be unknown.
    """

    id: str
    condition: Condition
    says: str
    otherwise_unknown: bool
    always_known: str | None
    path: Path


@dataclass(frozen=True, slots=True)
class Branch:
    """All of its parts (`every`), or any of them, by Kleene's and/or."""

    every: bool
    parts: tuple[Clause | Branch, ...]


Requirement = Clause | Branch


def clauses_of(requirement: Requirement) -> Iterator[Clause]:
    """The clauses of a tree, from left to right."""
    if isinstance(requirement, Clause):
        yield requirement
    else:
        for part in requirement.parts:
            yield from clauses_of(part)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a rule reads from `since` until the day before `until` (None: without an end)."""

    since: date
    until: date | None
    basis: tuple[Basis, ...]
    applies_when: Condition | None
    require: Requirement
    doubted_when: tuple[Clause, ...]
    remedy: Text

    def in_force(self, day: date) -> bool:
        """Whether this is the wording on `day`."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def required(self) -> tuple[Clause, ...]:
        """The clauses of `require`, from left to right."""
        return tuple(clauses_of(self.require))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of `require`, then those of `doubted_when`."""
        return (*self.required, *self.doubted_when)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every expression of this wording, `applies_when` first."""
        first = () if self.applies_when is None else (self.applies_when,)
        return (*first, *(clause.condition for clause in self.clauses))


@dataclass(frozen=True, slots=True)
class Rule:
    """One file of `rules/worker` or `rules/application`; `id` is its name. Its examples are for `rules check` alone."""

    id: str
    subject: Subject
    effect: Effect
    title: Text
    after: str | None
    wordings: tuple[Wording, ...]
    messages: Mapping[str, Message]
    file: str

    def wording(self, day: date) -> Wording | None:
        """The wording in force on `day`, or None."""
        return next((wording for wording in self.wordings if wording.in_force(day)), None)
