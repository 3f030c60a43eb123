"""From columns to findings: plain ones shared by all rows, and a sentence only where something is amiss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from permit_guard.domain.facts import ApplicationFacts, WorkerFacts
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.domain.text import Text
from permit_guard.law.plan import OUTCOMES, UNKNOWN, Plan, clause_column, required_column
from permit_guard.law.reason import Reason, Signs, Speaker, reason_of
from permit_guard.law.rule import Rule, Wording
from permit_guard.law.rulebook import Asked, Rulebook
from permit_guard.law.sentence import say_with

Facts = WorkerFacts | ApplicationFacts
ROW = "row"


def explain(rulebook: Rulebook, day: date, plan: Plan, frame: Any, facts: Sequence[Facts]) -> list[tuple[Finding, ...]]:
    """The findings of each row of `frame` (a plan's answer with reasons), in the plan's order."""
    columns = _Columns(
        rulebook, plan, frame, facts, Speaker(plan.subject, day, rulebook.parameters, rulebook.sentences)
    )
    found = [columns.findings(each) for each in plan.asked]
    return list(zip(*found, strict=True)) if found else [() for _ in facts]


@dataclass(frozen=True, slots=True)
class _Columns:
    rulebook: Rulebook
    plan: Plan
    frame: Any
    facts: Sequence[Facts]
    speaker: Speaker
    done: dict[str, list[Finding]] = field(default_factory=dict)

    def findings(self, asked: Asked) -> list[Finding]:
        """The finding of `asked` in each row, in the rows' order."""
        if asked.id not in self.done:
            if asked.rule is None or asked.wording is None:
                self.done[asked.id] = [self._not_in_force(asked.id, facts) for facts in self.facts]
            else:
                self.done[asked.id] = self._of_rule(asked.rule, asked.wording)
        return self.done[asked.id]

    def _not_in_force(self, name: str, facts: Facts) -> Finding:
        sentence = self.rulebook.sentences.not_in_force
        says = say_with(sentence.text, {"rule": Text(name, name)})
        return Finding(
            name, Outcome.UNKNOWN, Effect.BLOCK, says=says, remedy=sentence.remedy, sources=_sources(facts, ())
        )

    def _of_rule(self, rule: Rule, wording: Wording) -> list[Finding]:
        codes = self._list(rule.id)
        plain = [Finding(rule.id, outcome, rule.effect) for outcome in OUTCOMES]
        found = [plain[code] for code in codes]
        amiss = [at for at, code in enumerate(codes) if code >= UNKNOWN]
        if amiss:
            self._say(rule, wording, found, amiss)
        return found

    def _say(self, rule: Rule, wording: Wording, found: list[Finding], amiss: list[int]) -> None:
        """Put a full finding into each row of `amiss`: one reason per signs, one sentence per reason and its facts."""
        signs = self._signs(rule, wording)
        reasons: dict[Any, tuple[Reason, tuple[str, ...]]] = {}
        spoken: dict[Any, tuple[Text, Text | None]] = {}
        for at in amiss:
            seen = tuple(column[at] for column in signs)
            if seen not in reasons:
                reason = reason_of(rule, wording, Signs(found[at].outcome, seen[0], seen[1], seen[2], seen[3:]))
                reasons[seen] = reason, reason.names
            reason, names = reasons[seen]
            facts = self.facts[at]
            values = tuple(getattr(facts, name) for name in names)
            key = (seen, values, at) if reason.waits else (seen, values)
            if key not in spoken:
                spoken[key] = self._spoken(rule, wording, reason, dict(zip(names, values, strict=True)), at)
            says, remedy = spoken[key]
            found[at] = Finding(
                rule.id,
                found[at].outcome,
                rule.effect,
                reason.because,
                says,
                remedy,
                reason.cites,
                _sources(facts, reason.sources),
            )

    def _spoken(
        self, rule: Rule, wording: Wording, reason: Reason, values: dict[str, Any], at: int
    ) -> tuple[Text, Text | None]:
        if not reason.waits:
            return self.speaker.says(reason, values), self.speaker.remedy(reason, wording)
        first = self._dependency(rule)
        title = first.rule.title if first.rule is not None else Text(first.id, first.id)
        says = say_with(self.rulebook.sentences.waits_for.text, {"rule": title})
        return says, self.findings(first)[at].remedy or wording.remedy

    def _dependency(self, rule: Rule) -> Asked:
        return next((each for each in self.plan.asked if each.id == rule.after), Asked(str(rule.after)))

    def _signs(self, rule: Rule, wording: Wording) -> list[Sequence[Any]]:
        """Columns as in Signs: applies, waits, required, then each clause."""
        size = len(self.facts)
        applies = self._list(self.plan.applies[rule.id]) if rule.id in self.plan.applies else [True] * size
        required = self._list(required_column(rule.id)) if wording.doubted_when else [None] * size
        clauses = [self._list(clause_column(rule.id, clause.id)) for clause in wording.clauses]
        return [applies, self._waits(rule), required, *clauses]

    def _waits(self, rule: Rule) -> list[bool]:
        if rule.after is None:
            return [False] * len(self.facts)
        first = self._dependency(rule)
        if first.wording is None:
            return [True] * len(self.facts)
        return [code == UNKNOWN for code in self._list(first.id)]

    def _list(self, column: str) -> list[Any]:
        values: list[Any] = self.frame[column].to_list()
        return values


def _sources(facts: Facts, names: tuple[str, ...]) -> tuple[str, ...]:
    """The places that `facts` were read from, the row's own first, each once."""
    places = facts.sources
    found = dict.fromkeys(places.get(ROW, ()))
    for name in names:
        found.update(dict.fromkeys(places.get(name, ())))
    return tuple(found)
