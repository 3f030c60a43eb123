"""A plain-Python reading of the same trees, one row at a time, unknown as None: what the columns are held against."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from permit_guard.domain.finding import Outcome
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.period import months_after
from permit_guard.law.rule import Clause, Requirement, Rule, Wording
from permit_guard.law.rulebook import Rulebook
from permit_guard.law.tree import (
    And,
    Between,
    Call,
    Comparison,
    Field,
    IsNull,
    Literal,
    Membership,
    Node,
    Not,
    Or,
    Parameter,
    Sum,
)

Truth = bool | None
OPERATORS = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
}


def kleene_and(parts: Iterable[Truth]) -> Truth:
    """False if any is, else unknown if any is."""
    seen = list(parts)
    return False if False in seen else None if None in seen else True


def kleene_or(parts: Iterable[Truth]) -> Truth:
    """True if any is, else unknown if any is."""
    seen = list(parts)
    return True if True in seen else None if None in seen else False


def kleene_not(part: Truth) -> Truth:
    """Unknown stays unknown."""
    return None if part is None else not part


def truth(node: Node, row: Mapping[str, Any], day: date, parameters: Parameters) -> Truth:
    """A predicate of one row."""
    match node:
        case And():
            return kleene_and(truth(part, row, day, parameters) for part in node.parts)
        case Or():
            return kleene_or(truth(part, row, day, parameters) for part in node.parts)
        case Not():
            return kleene_not(truth(node.part, row, day, parameters))
        case Between():
            low = truth(Comparison("<=", node.low, node.value, node.span), row, day, parameters)
            high = truth(Comparison("<=", node.value, node.high, node.span), row, day, parameters)
            within = kleene_and((low, high))
            return kleene_not(within) if node.negated else within
    return _atom(node, row, day, parameters)


def _atom(node: Node, row: Mapping[str, Any], day: date, parameters: Parameters) -> Truth:
    def known(*parts: Node) -> list[Any] | None:
        values = [value(part, row, day, parameters) for part in parts]
        return None if None in values else values

    match node:
        case IsNull():
            return (value(node.value, row, day, parameters) is None) is not node.negated
        case Comparison():
            sides = known(node.left, node.right)
            return None if sides is None else OPERATORS[node.operator](*sides)
        case Membership():
            return _member(node, row, day, parameters)
        case Call(name="matches"):
            texts = known(*node.arguments)
            return None if texts is None else re.fullmatch(texts[1], texts[0]) is not None
        case Call(name="age_at_least"):
            days = known(*node.arguments)
            return None if days is None else months_after(days[0], 12 * days[1]) <= days[2]
    raise TypeError(node)


def _member(node: Membership, row: Mapping[str, Any], day: date, parameters: Parameters) -> Truth:
    found = value(node.value, row, day, parameters)
    if isinstance(node.options, Parameter):
        listed = parameters.at(node.options.name, day)
        options = None if listed is None else list(listed)
    else:
        options = [option.value for option in node.options]
    if found is None or options is None:
        return None
    return (found in options) is not node.negated


def value(node: Node, row: Mapping[str, Any], day: date, parameters: Parameters) -> Any:
    """A value of one row, None where it is not known."""
    match node:
        case Literal():
            return node.value
        case Field():
            return day if node.name == "on" else row[node.name]
        case Parameter():
            number = parameters.at(node.name, day)
            return Decimal(number) if node.as_decimal and isinstance(number, int) else number
        case Sum():
            left, right = (value(part, row, day, parameters) for part in (node.left, node.right))
            return None if left is None or right is None else OPERATORS[node.operator](left, right)
        case Call(name="months_after"):
            first, months = (value(part, row, day, parameters) for part in node.arguments)
            return None if first is None or months is None else months_after(first, months)
    return truth(node, row, day, parameters)


def clause_value(clause: Clause, row: Mapping[str, Any], day: date, parameters: Parameters) -> Truth:
    """A clause's own value, before `otherwise: unknown`."""
    return truth(clause.condition.tree, row, day, parameters)


def required(requirement: Requirement, row: Mapping[str, Any], day: date, parameters: Parameters) -> Truth:
    """What is required of one row."""
    if isinstance(requirement, Clause):
        own = clause_value(requirement, row, day, parameters)
        return None if own is False and requirement.otherwise_unknown else own
    parts = (required(part, row, day, parameters) for part in requirement.parts)
    return kleene_and(parts) if requirement.every else kleene_or(parts)


def outcome(rulebook: Rulebook, rule: Rule, row: Mapping[str, Any], day: date) -> Outcome:
    """What comes of one rule, by the words of the engine's brief and none of its columns."""
    wording = rule.wording(day)
    if wording is None:
        return Outcome.UNKNOWN
    applies = kleene_and((_own(rulebook, wording, row, day), _after(rulebook, rule, row, day)))
    if applies is not True:
        return Outcome.NOT_APPLICABLE if applies is False else Outcome.UNKNOWN
    met = required(wording.require, row, day, rulebook.parameters)
    if met is not False:
        return Outcome.MET if met else Outcome.UNKNOWN
    doubts = [clause_value(clause, row, day, rulebook.parameters) for clause in wording.doubted_when]
    return Outcome.NOT_MET if kleene_or(doubts) is False else Outcome.UNKNOWN


def _own(rulebook: Rulebook, wording: Wording, row: Mapping[str, Any], day: date) -> Truth:
    return True if wording.applies_when is None else truth(wording.applies_when.tree, row, day, rulebook.parameters)


def _after(rulebook: Rulebook, rule: Rule, row: Mapping[str, Any], day: date) -> Truth:
    if rule.after is None:
        return True
    first = rulebook.rules.get((rule.subject, rule.after))
    if first is None or first.wording(day) is None:
        return None
    found = outcome(rulebook, first, row, day)
    return None if found is Outcome.UNKNOWN else found is Outcome.MET
