"""What letters say in an office's own words, and what was mended between one letter and the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from permit_guard.domain.decision import Status
from permit_guard.domain.text import Language, Text, say_day

OPEN = frozenset({Status.DEFICIENT, Status.UNPROVEN})


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The sentences of one kind of letter by name, and the facts that stand where they have braces."""

    texts: Mapping[str, Text]
    facts: Mapping[str, Text]

    def say(self, name: str, language: Language, **more: str) -> str:
        """The sentence called `name` with its facts; `more` are facts of this sentence alone."""
        facts = {fact: text.in_(language) for fact, text in self.facts.items()}
        return self.texts[name].in_(language).format(**facts, **more)


def plain(said: str) -> Text:
    """A fact that is the same in both languages."""
    return Text(said, said)


def day_text(day: date) -> Text:
    """A day as each language writes it."""
    return Text(say_day(day, Language.ID), say_day(day, Language.EN))


@dataclass(frozen=True, slots=True)
class Told:
    """A row of a roster as a letter told of it: who it is (a blind index), what was found, and the name."""

    person: str
    status: Status
    name: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of the letter `number` of the day `dated`: names of who was completed and of who is on the roster no
    more, how many are left and how many are new, and the ids of the requirements that are met now."""

    number: str
    dated: date
    completed: tuple[str, ...]
    gone: tuple[str, ...]
    left: int
    added: int
    requirements: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing at all was completed; who was left out of the roster was not."""
        return not self.completed and not self.requirements


def mended_since(
    number: str, dated: date, before: Sequence[Told], now: Sequence[Told], requirements: Sequence[str]
) -> Mended:
    """Each person of either roster in one place at most. Who stands in several rows is open while one of them is.

    Whose number is on the roster no more, but whose name is, was given another number and did not leave.
    """
    here, named = {each.person for each in now}, {each.name: each.person for each in now}
    known = [each if each.person in here else replace(each, person=named.get(each.name, each.person))
             for each in before]  # fmt: skip
    was, is_now = _open(known), _open(now)
    return Mended(
        number, dated,
        completed=tuple(name for who, name in was.items() if who in here and who not in is_now),
        gone=tuple(name for who, name in was.items() if who not in here),
        left=len(was.keys() & is_now.keys()),
        added=len(is_now.keys() - was.keys()),
        requirements=tuple(requirements),
    )  # fmt: skip


def _open(told: Sequence[Told]) -> dict[str, str]:
    """The names of those who are not clear, by who they are, in roster order."""
    return {each.person: each.name for each in told if each.status in OPEN}
