"""What is asked of a table of facts on one day: a column per clause, an outcome per rule, a status per worker."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from typing import Any, Final

import narwhals.stable.v2 as nw

from permit_guard.domain.decision import Status
from permit_guard.domain.finding import Effect, Outcome
from permit_guard.law.fields import Subject
from permit_guard.law.lower import Expr, Library, lower, unknown
from permit_guard.law.rule import Branch, Clause, Requirement
from permit_guard.law.rulebook import Asked, Rulebook
from permit_guard.law.tree import field_names

# In the order of how bad they are, so that the worst of several is their greatest.
OUTCOMES: Final = (Outcome.NOT_APPLICABLE, Outcome.MET, Outcome.UNKNOWN, Outcome.NOT_MET)
STATUSES: Final = (Status.LEFT, Status.COMPLIANT, Status.UNPROVEN, Status.DEFICIENT)
NOT_APPLICABLE, MET, UNKNOWN, NOT_MET = range(4)
STATUS: Final = "status"
HAS_LEFT: Final = "has_left"
APPLIES: Final = "applies:"
WORST: Final = "worst:"

Stage = tuple[Expr, ...]


def clause_column(rule: str, clause: str) -> str:
    """The name of a clause's nullable Boolean column."""
    return f"{rule}.{clause}"


def required_column(rule: str) -> str:
    """The name of the column of what a doubted rule requires; no rule or clause can have this name."""
    return f"{rule}:required"


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules of one subject on one day as columns over its facts.

    `fields` are the facts that are read; `applies` names, for each rule with an `applies_when`, that column's name.
    """

    subject: Subject
    asked: tuple[Asked, ...]
    fields: tuple[str, ...]
    applies: dict[str, str]
    stages: tuple[Stage, ...]
    reasons: Stage
    scratch: tuple[str, ...]

    def ask(self, frame: Any) -> Any:
        """`frame` with a nullable Boolean column per clause (`rule.clause`), an Int8 column per rule (its place in
        OUTCOMES) and, for workers, an Int8 `status` (its place in STATUSES). Any frame that narwhals can read.
        """
        given = nw.from_native(frame)
        if isinstance(given, nw.DataFrame):
            # Lazily, an engine computes once what several rules share.
            return nw.to_native(self._asked(given.lazy()).drop(*self.scratch).collect())
        return nw.to_native(self._asked(given).drop(*self.scratch))

    def ask_with_reasons(self, frame: Any) -> Any:
        """As `ask`, from and to a frame of the library that the plan was made for, keeping also whether each rule
        applies and, as `rule:required`, whether what is required is met before any doubt.
        """
        answer = self._asked(frame)
        return answer.with_columns(*self.reasons) if self.reasons else answer

    def _asked(self, frame: Any) -> Any:
        for stage in self.stages:
            frame = frame.with_columns(*stage)
        return frame


@lru_cache(maxsize=64)
def compile_rules(rulebook: Rulebook, subject: Subject, day: date, library: Library = nw) -> Plan:
    """The plan of `subject` on `day`, made once for each rulebook, subject, day and library."""
    return _Planning(rulebook, subject, day, library).plan()


class _Planning:
    """The columns in stages: each stage reads what stands in the table after those before it."""

    def __init__(self, rulebook: Rulebook, subject: Subject, day: date, library: Library) -> None:
        self.library = library
        self.rulebook = rulebook
        self.subject = subject
        self.day = day
        self.asked = rulebook.asked(subject, day)
        self.columns: dict[str, str] = {}
        self.copies: dict[str, str] = {}
        self._name_columns()

    def _name_columns(self) -> None:
        """Give each distinct expression one column, so that none is computed twice; other clauses get a copy of it."""
        for each in self.asked:
            for clause in each.wording.clauses if each.wording else ():
                name = clause_column(each.id, clause.id)
                first = self.columns.setdefault(clause.condition.text, name)
                if first != name:
                    self.copies[name] = first
        for at, each in enumerate(self.asked):
            if each.wording and each.wording.applies_when:
                self.columns.setdefault(each.wording.applies_when.text, f"{APPLIES}{at}")

    def plan(self) -> Plan:
        """The whole plan."""
        stages = [self._facts_stage(), *self._outcome_stages()]
        if self.subject is Subject.WORKER:
            stages.extend(self._status_stages())
        stages.append(tuple(self.library.col(first).alias(name) for name, first in self.copies.items()))
        filled = tuple(stage for stage in stages if stage)
        return Plan(self.subject, self.asked, self._fields(), self._applies(), filled, self._reasons(), self._scratch())

    def _scratch(self) -> tuple[str, ...]:
        """Columns that stand in no answer."""
        worst = (WORST,) if self.subject is Subject.WORKER else ()
        return (*(name for name in self.columns.values() if name.startswith(APPLIES)), *worst)

    def _reasons(self) -> Stage:
        doubted = ((each.id, each.wording) for each in self.asked if each.wording and each.wording.doubted_when)
        return tuple(self._kleene(wording.require).alias(required_column(name)) for name, wording in doubted)

    def _fields(self) -> tuple[str, ...]:
        left = (HAS_LEFT,) if self.subject is Subject.WORKER else ()
        wordings = (each.wording for each in self.asked if each.wording)
        read = (name for wording in wordings for each in wording.conditions for name in field_names(each.tree))
        return tuple(dict.fromkeys((*left, *read)))

    def _applies(self) -> dict[str, str]:
        return {
            each.id: self.columns[each.wording.applies_when.text]
            for each in self.asked
            if each.wording and each.wording.applies_when
        }

    def _facts_stage(self) -> Stage:
        """All that reads facts alone."""
        wordings = (each.wording for each in self.asked if each.wording)
        trees = {each.text: each.tree for wording in wordings for each in wording.conditions}
        return tuple(
            lower(trees[text], self.day, self.rulebook.parameters, self.library).alias(name)
            for text, name in self.columns.items()
        )

    def _outcome_stages(self) -> list[Stage]:
        """Outcomes in as few stages as the order of `after` allows."""
        waiting = list(self.asked)
        stages: list[Stage] = []
        done: set[str] = set()
        known = {each.id for each in self.asked}
        while waiting:
            ready = [each for each in waiting if _dependency(each) not in known - done]
            if not ready:
                raise ValueError(f"rules wait for each other: {[each.id for each in waiting]}")
            stages.append(tuple(self._outcome(each).alias(each.id) for each in ready))
            done.update(each.id for each in ready)
            waiting = [each for each in waiting if each.id not in done]
        return stages

    def _outcome(self, asked: Asked) -> Expr:
        """0 where it does not apply, 1 where it does and is met, 3 where it does and is surely not met, else 2."""
        if asked.wording is None:
            return self.library.lit(UNKNOWN, dtype=self.library.Int8)
        required = self._kleene(asked.wording.require)
        failed = ~required
        if asked.wording.doubted_when:
            failed = failed & ~reduce(operator.or_, (self._column(clause) for clause in asked.wording.doubted_when))
        applies = self._applies_of(asked)
        if applies is None:
            return self._code(required, MET, self._code(failed, NOT_MET, self._constant(UNKNOWN)))
        return self._code(
            ~applies,
            NOT_APPLICABLE,
            self._code(applies & required, MET, self._code(applies & failed, NOT_MET, self._constant(UNKNOWN))),
        )

    def _applies_of(self, asked: Asked) -> Expr | None:
        own = self._applies().get(asked.id)
        parts = [] if own is None else [self.library.col(own)]
        after = _dependency(asked)
        if after is not None:
            parts.append(self._after(after))
        return reduce(operator.and_, parts) if parts else None

    def _after(self, rule: str) -> Expr:
        """True where `rule` is met, unknown where it is unknown or is not asked, else false."""
        if all(each.id != rule for each in self.asked):
            return unknown(self.library)
        outcome = self.library.col(rule)
        return self.library.when(outcome != UNKNOWN).then(outcome == MET)

    def _status_stages(self) -> list[Stage]:
        """Left, else by the worst of the block rules; a worker of whom nothing at all was asked is unproven."""
        blocking = [
            self.library.col(each.id) for each in self.asked if each.rule is None or each.rule.effect is Effect.BLOCK
        ]
        worst = self.library.max_horizontal(*blocking) if blocking else self._constant(NOT_APPLICABLE)
        status = self._constant(STATUSES.index(Status.UNPROVEN))
        for outcome, met_with in ((MET, Status.COMPLIANT), (NOT_MET, Status.DEFICIENT)):
            status = self._code(self.library.col(WORST) == outcome, STATUSES.index(met_with), status)
        left = self._code(self.library.col(HAS_LEFT), STATUSES.index(Status.LEFT), status)
        # A stage of its own: read in place, Polars takes thirty times as long.
        return [(worst.alias(WORST),), (left.alias(STATUS),)]

    def _column(self, clause: Clause) -> Expr:
        return self.library.col(self.columns[clause.condition.text])

    def _kleene(self, requirement: Requirement) -> Expr:
        if isinstance(requirement, Branch):
            parts = (self._kleene(part) for part in requirement.parts)
            return reduce(operator.and_ if requirement.every else operator.or_, parts)
        column = self._column(requirement)
        return self.library.when(column).then(self.library.lit(True)) if requirement.otherwise_unknown else column

    def _constant(self, code: int) -> Expr:
        return self.library.lit(code, dtype=self.library.Int8)

    def _code(self, condition: Expr, code: int, otherwise: Expr) -> Expr:
        return self.library.when(condition).then(self._constant(code)).otherwise(otherwise)


def _dependency(asked: Asked) -> str | None:
    return None if asked.rule is None else asked.rule.after
