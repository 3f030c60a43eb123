"""The whole law on one shelf: rules, dated parameters, what must be in force, and a hash that leaves sentences out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from permit_guard.domain.parameter import Parameters, Tier, Value
from permit_guard.law.fields import Subject
from permit_guard.law.rule import Clause, Message, Requirement, Rule, Wording


@dataclass(frozen=True, slots=True)
class MustBeInForce:
    """The rules that must be asked from `since` until the day before `until`, in the order of the findings."""

    since: date
    until: date | None
    rules: tuple[str, ...]

    def holds_on(self, day: date) -> bool:
        """Whether this list is the one of `day`."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the engine itself says: a null fact, a rule that waits for another, a rule that is not there."""

    missing: Message
    waits_for: Message
    not_in_force: Message


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule as it is asked on one day; without rule and wording when it must be in force and is not."""

    id: str
    rule: Rule | None = None
    wording: Wording | None = None


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Every rule by subject and id. Two rulebooks of one hash give the same outcomes for the same facts."""

    rules: Mapping[tuple[Subject, str], Rule]
    parameters: Parameters
    required: Mapping[Subject, tuple[MustBeInForce, ...]]
    sentences: Sentences
    file: str = "rulebook.yaml"

    def asked(self, subject: Subject, day: date) -> tuple[Asked, ...]:
        """What is asked of `subject` on `day`: first what must be in force, in its order, then the others by name."""
        listed = [name for must in self.required.get(subject, ()) if must.holds_on(day) for name in must.rules]
        others = sorted(
            name for of, name in self.rules if of is subject and self._asked(subject, name, day).wording is not None
        )
        return tuple(self._asked(subject, name, day) for name in dict.fromkeys((*listed, *others)))

    def _asked(self, subject: Subject, name: str, day: date) -> Asked:
        rule = self.rules.get((subject, name))
        wording = None if rule is None else rule.wording(day)
        return Asked(name) if rule is None or wording is None else Asked(name, rule, wording)

    @cached_property
    def hash(self) -> str:
        """`sha256:` of all that decides outcomes and citations; titles, sentences and examples are left out."""
        return self.hash_with({})

    def hash_with(self, more: Mapping[str, Any]) -> str:
        """The hash of this rulebook and of more that decides, such as the working days, each by its name."""
        logic = {
            "rules": [_rule(rule) for _, rule in sorted(self.rules.items())],
            "parameters": {name: [_dated(each) for each in dated] for name, dated in self.parameters.dated.items()},
            "must_be_in_force": {
                subject: [[_day(each.since), _day(each.until), list(each.rules)] for each in lists]
                for subject, lists in self.required.items()
            },
            **more,
        }
        canonical = json.dumps(logic, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _dated(dated: Any) -> list[Any]:
    return [_day(dated.since), _day(dated.until), _value(dated.value)]


def _value(value: Value) -> Any:
    if isinstance(value, tuple):
        return [[str(each.over), str(each.jkk), str(each.jkm)] if isinstance(each, Tier) else each for each in value]
    return value if isinstance(value, int) else str(value)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "subject": rule.subject,
        "effect": rule.effect,
        "after": rule.after,
        "wordings": [_wording(wording) for wording in rule.wordings],
    }


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "in_force": [_day(wording.since), _day(wording.until)],
        "basis": [
            [each.instrument, each.article, each.instrument_mark, each.article_mark, each.fact_mark, each.confirmed]
            for each in wording.basis
        ],
        "applies_when": None if wording.applies_when is None else wording.applies_when.text,
        "require": _requirement(wording.require),
        "doubted_when": [_requirement(clause) for clause in wording.doubted_when],
    }


def _requirement(requirement: Requirement) -> Any:
    if isinstance(requirement, Clause):
        return [requirement.id, requirement.condition.text, requirement.otherwise_unknown]
    return {"all_of" if requirement.every else "any_of": [_requirement(part) for part in requirement.parts]}
