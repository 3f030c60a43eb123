"""Why a rule came out as it did: from the values of its clauses to the clauses that decided, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from permit_guard.domain.finding import Outcome
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.text import Text
from permit_guard.law.basis import cites
from permit_guard.law.fields import FACTS, Subject
from permit_guard.law.rule import Clause, Condition, Message, Rule, Wording
from permit_guard.law.rulebook import Sentences
from permit_guard.law.sentence import joined, say, say_with
from permit_guard.law.tree import field_names, parameter_names


@dataclass(frozen=True, slots=True)
class Signs:
    """What the columns say of one rule in one row. `required` is what is required before any doubt."""

    outcome: Outcome
    applies: bool | None
    waits: bool
    required: bool | None
    clauses: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What is the same for every row with the same signs: the clauses that decided, their messages, what is not known.

    `missing` are the conditions that could not be told; `waits` when it is another rule that must be clear first.
    """

    because: tuple[str, ...]
    messages: tuple[Message, ...]
    missing: tuple[Condition, ...]
    waits: bool
    cites: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The facts that its sentence depends on."""
        said = (name for message in self.messages for name in message.placeholders)
        return tuple(dict.fromkeys((*said, *(name for each in self.missing for name in field_names(each.tree)))))


def reason_of(rule: Rule, wording: Wording, signs: Signs) -> Reason:
    """The reason of an outcome that is not met or unknown."""
    cited = cites(wording.basis)
    if signs.outcome is Outcome.UNKNOWN and (signs.applies is None or signs.waits):
        asked: tuple[Condition, ...] = () if wording.applies_when is None else (wording.applies_when,)
        missing = asked if signs.applies is None else ()
        return Reason((), (), missing, not missing, cited, _read(asked))
    decided = _decided(wording, signs)
    because = tuple(clause.id for clause, _ in decided)
    messages = dict.fromkeys(clause.says for clause, value in decided if value is not None)
    missing = tuple(clause.condition for clause, value in decided if value is None)
    read = _read(tuple(clause.condition for clause, _ in decided))
    return Reason(because, tuple(rule.messages[name] for name in messages), missing, False, cited, read)


def _decided(wording: Wording, signs: Signs) -> list[tuple[Clause, bool | None]]:
    """The clauses that made the outcome, each with its value."""
    values = list(zip(wording.clauses, signs.clauses, strict=True))
    required, doubted = values[: len(wording.required)], values[len(wording.required) :]
    if signs.outcome is Outcome.NOT_MET:
        return [pair for pair in required if pair[1] is False and not pair[0].otherwise_unknown]
    if doubted and signs.required is False:
        return [pair for pair in doubted if pair[1]] or [pair for pair in doubted if pair[1] is None]
    return [pair for pair in required if pair[1] is None or (pair[1] is False and pair[0].otherwise_unknown)]


def _read(conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in conditions for name in field_names(each.tree)))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says a reason about one row of facts; `sentences` are the engine's own."""

    subject: Subject
    day: date
    parameters: Parameters
    sentences: Sentences

    def says(self, reason: Reason, values: Mapping[str, Any]) -> Text:
        """The messages of the clauses that decided, then what was missing, naming it."""
        said = [say(message.text, values) for message in reason.messages]
        if reason.missing:
            said.append(say_with(self.sentences.missing.text, {"facts": joined(self._missing(reason, values), ", ")}))
        return joined(said, " ")

    def remedy(self, reason: Reason, wording: Wording) -> Text:
        """Of the first message that has one of its own, else the wording's."""
        messages = (*reason.messages, *((self.sentences.missing,) if reason.missing else ()))
        return next((message.remedy for message in messages if message.remedy is not None), wording.remedy)

    def _missing(self, reason: Reason, values: Mapping[str, Any]) -> list[Text]:
        trees = [each.tree for each in reason.missing]
        facts = [name for tree in trees for name in field_names(tree) if values[name] is None]
        numbers = [
            name for tree in trees for name in parameter_names(tree) if self.parameters.at(name, self.day) is None
        ]
        labels = [FACTS[self.subject][name].label for name in facts]
        return labels + [Text(f":{name}", f":{name}") for name in numbers]
