"""From tree to column: the one place where an expression of the law becomes something that an engine computes."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any, Final

import narwhals.stable.v2 as nw

from permit_guard.domain.parameter import Parameters
from permit_guard.domain.period import ONE_DAY, months_after
from permit_guard.law.fields import THE_DAY
from permit_guard.law.pattern import anchored
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
    parameter_names,
)

_OPERATORS: Final[Mapping[str, Callable[[Any, Any], Any]]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
}


def unknown() -> nw.Expr:
    """A column that is unknown in every row."""
    return nw.lit(None, dtype=nw.Boolean)


def lower(tree: Node, day: date, parameters: Parameters) -> nw.Expr:
    """The nullable Boolean column of a checked predicate on `day`: null is unknown, and/or/not are Kleene's.

    A predicate that needs a parameter without a value on `day` is unknown in every row.
    """
    return _Lowering(day, parameters).predicate(tree)


@dataclass(frozen=True, slots=True)
class _Lowering:
    day: date
    parameters: Parameters

    def predicate(self, node: Node) -> nw.Expr:
        """`node` as a nullable Boolean column."""
        match node:
            case And():
                return reduce(operator.and_, (self.predicate(part) for part in node.parts))
            case Or():
                return reduce(operator.or_, (self.predicate(part) for part in node.parts))
            case Not():
                return ~self.predicate(node.part)
        if any(self.parameters.at(name, self.day) is None for name in parameter_names(node)):
            return unknown()
        return self._atom(node)

    def _atom(self, node: Node) -> nw.Expr:
        match node:
            case Comparison():
                return self._comparison(node)
            case Membership():
                found = self._membership(node)
                return ~found if node.negated else found
            case Between():
                value = self._column(node.value)
                within: nw.Expr = (value >= self._value(node.low)) & (value <= self._value(node.high))
                return ~within if node.negated else within
            case IsNull():
                missing = self._column(node.value).is_null()
                return ~missing if node.negated else missing
            case Call():
                return self._call(node)
        raise TypeError(f"no predicate: {node}")

    def _comparison(self, node: Comparison) -> nw.Expr:
        if isinstance(node.right, Literal) and isinstance(node.right.value, bool):
            column = self._column(node.left)
            return column if node.right.value is (node.operator == "=") else ~column
        answer: nw.Expr = _OPERATORS[node.operator](self._column(node.left), self._value(node.right))
        return answer

    def _call(self, node: Call) -> nw.Expr:
        first, fixed = self._column(node.arguments[0]), self._value(node.arguments[1])
        if node.name == "matches":
            return first.str.contains(anchored(str(fixed)))
        if node.name == "age_at_least":
            return _age_at_least(first, int(fixed), self._value(node.arguments[2]))
        return first.dt.offset_by(f"{fixed}mo")

    def _membership(self, node: Membership) -> nw.Expr:
        """One comparison per option: every engine agrees on nulls, and short lists are faster so than looked up."""
        value = self._column(node.value)
        matches: list[nw.Expr] = [value == option for option in self._options(node)]
        return reduce(operator.or_, matches)

    def _options(self, node: Membership) -> tuple[Any, ...]:
        if isinstance(node.options, Parameter):
            return self.parameters.texts(node.options.name, self.day)
        return tuple(option.value for option in node.options)

    def _value(self, node: Node) -> Any:
        """A plain value where there is one, else a column."""
        match node:
            case Literal():
                return node.value
            case Parameter():
                value = self.parameters.at(node.name, self.day)
                return Decimal(value) if node.as_decimal and isinstance(value, int) else value
            case Field(name=name):
                return self.day if name == THE_DAY else nw.col(name)
            case Sum():
                return _OPERATORS[node.operator](self._column(node.left), self._value(node.right))
        return self._call(node) if isinstance(node, Call) else self.predicate(node)

    def _column(self, node: Node) -> nw.Expr:
        value = self._value(node)
        return value if isinstance(value, nw.Expr) else nw.lit(value)


def _age_at_least(birth: nw.Expr, years: int, day: date | nw.Expr) -> nw.Expr:
    """Whole years are added to the birth date: engines disagree on the years between two days.

    For a day that is known now, the latest birth date that will do is found once and not in every row.
    """
    if isinstance(day, date):
        if years >= day.year - 1:
            return birth < date.min
        return birth <= _latest_birth(years, day)
    answer: nw.Expr = birth.dt.offset_by(f"{years}y") <= day
    return answer


def _latest_birth(years: int, day: date) -> date:
    """The last birth date to which `years` can be added without passing `day`, as months_after adds them."""
    first_too_young = months_after(day + ONE_DAY, -12 * years)
    while months_after(first_too_young, 12 * years) <= day:
        first_too_young += ONE_DAY
    return first_too_young - ONE_DAY
