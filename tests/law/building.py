"""Rules built in memory, by the reader's own hand but without a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from permit_guard.domain.parameter import Parameters
from permit_guard.domain.text import Text
from permit_guard.intake.rules.rule_parts import RuleParts, message
from permit_guard.law.fields import Subject
from permit_guard.law.rule import Rule
from permit_guard.law.rulebook import MustBeInForce, Rulebook, Sentences
from permit_guard.law.tree import Kind
from tests.law import tiny

SENTENCES = Sentences(**{name: message(shaped) for name, shaped in tiny.SENTENCES.items()})
SINCE = date(2015, 7, 1)
DAY = date(2026, 3, 20)


def clause(name: str, expr: str, **more: Any) -> dict[str, Any]:
    """A leaf as a file states it; it says the message of its own name."""
    return {"id": name, "expr": expr, "says": name, **more}


def built(name: str, require: dict[str, Any], kinds: Mapping[str, Kind | None] | None = None, **more: Any) -> Rule:
    """A rule of one wording from 2015 on; each clause's message is `NAME!` unless `messages` says otherwise."""
    subject = Subject(more.pop("subject", "worker"))
    shaped = tiny.simple("", subject=subject, require=require, **more)
    shaped["wordings"] = shaped["wordings"] if "wordings" in more else [_shaped(shaped["wordings"][0])]
    parts = RuleParts(f"{subject}/{name}.yaml", subject, kinds or {})
    shaped["messages"] = {}
    rule = parts.rule(name, shaped)
    assert rule is not None, parts.faults
    said = {each.says: tiny.text(f"{each.says}!") for wording in rule.wordings for each in wording.clauses}
    shaped["messages"] = said | more.get("messages", {})
    again = parts.rule(name, shaped)
    assert again is not None
    return again


def _shaped(wording: dict[str, Any]) -> dict[str, Any]:
    since, until = wording["in_force"]
    days = (since if isinstance(since, date) else date.fromisoformat(since), until)
    return {**wording, "in_force": days}


def shelved(
    *rules: Rule,
    must: tuple[str, ...] | None = None,
    parameters: Parameters | None = None,
    sentences: Sentences = SENTENCES,
) -> Rulebook:
    """A rulebook of `rules`, all of which must be in force, in their order, unless `must` names others."""
    names = {subject: tuple(rule.id for rule in rules if rule.subject is subject) for subject in Subject}
    required = {subject: (MustBeInForce(SINCE, None, names[subject] if must is None else must),) for subject in Subject}
    return Rulebook({(rule.subject, rule.id): rule for rule in rules}, parameters or Parameters(), required, sentences)


def said(english: str) -> Text:
    """The text that `tiny.text` makes of an English sentence."""
    return Text(f"({english})", english)
