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


Expr = Any
"""An expression of the library that is lowered to."""

Library = Any
"""A module that speaks columns as narwhals does: narwhals itself for any engine, or Polars, which it follows."""


def unknown(library: Library) -> Expr:
    """A column that is unknown in every row."""
    return library.lit(None, dtype=library.Boolean)


def lower(tree: Node, day: date, parameters: Parameters, library: Library = nw) -> Expr:
    """The nullable Boolean column of a checked predicate on `day`: null is unknown, and/or/not are Kleene's.

    A predicate that needs a parameter without a value on `day` is unknown in every row. It is the same code for every
    `library`: narwhals asks any engine but spells each expression out anew for every table, which a roster of ten
    feels; Polars' own expressions are spelled out once.
    """
    return _Lowering(day, parameters, library).predicate(tree)


@dataclass(frozen=True, slots=True)
class _Lowering:
    day: date
    parameters: Parameters
    library: Library

    def predicate(self, node: Node) -> Expr:
        """`node` as a nullable Boolean column."""
        match node:
            case And():
                return reduce(operator.and_, (self.predicate(part) for part in node.parts))
            case Or():
                return reduce(operator.or_, (self.predicate(part) for part in node.parts))
            case Not():
                return ~self.predicate(node.part)
        if any(self.parameters.at(name, self.day) is None for name in parameter_names(node)):
            return unknown(self.library)
        return self._atom(node)

    def _atom(self, node: Node) -> Expr:
        match node:
            case Comparison():
                return self._comparison(node)
            case Membership():
                found = self._membership(node)
                return ~found if node.negated else found
            case Between():
                value = self._column(node.value)
                within: Expr = (value >= self._value(node.low)) & (value <= self._value(node.high))
                return ~within if node.negated else within
            case IsNull():
                missing = self._column(node.value).is_null()
                return ~missing if node.negated else missing
            case Call():
                return self._call(node)
        raise TypeError(f"no predicate: {node}")

    def _comparison(self, node: Comparison) -> Expr:
        if isinstance(node.right, Literal) and isinstance(node.right.value, bool):
            column = self._column(node.left)
            return column if node.right.value is (node.operator == "=") else ~column
        answer: Expr = _OPERATORS[node.operator](self._column(node.left), self._value(node.right))
        return answer

    def _call(self, node: Call) -> Expr:
        first, fixed = self._column(node.arguments[0]), self._value(node.arguments[1])
        if node.name == "matches":
            return first.str.contains(anchored(str(fixed)))
        if node.name == "age_at_least":
            return _age_at_least(first, int(fixed), self._value(node.arguments[2]))
        return first.dt.offset_by(f"{fixed}mo")

    def _membership(self, node: Membership) -> Expr:
        """One comparison per option: every engine agrees on nulls, and short lists are faster so than looked up."""
        value = self._column(node.value)
        matches: list[Expr] = [value == option for option in self._options(node)]
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
                return self.day if name == THE_DAY else self.library.col(name)
            case Sum():
                return _OPERATORS[node.operator](self._column(node.left), self._value(node.right))
        return self._call(node) if isinstance(node, Call) else self.predicate(node)

    def _column(self, node: Node) -> Expr:
        value = self._value(node)
        return value if isinstance(value, self.library.Expr) else self.library.lit(value)


def _age_at_least(birth: Expr, years: int, day: date | Expr) -> Expr:
    """Whole years are added to the birth date: engines disagree on the years between two days.

    For a day that is known now, the latest birth date that will do is found once and not in every row.
    """
    if isinstance(day, date):
        if years >= day.year - 1:
            return birth < date.min
        return birth <= _latest_birth(years, day)
    answer: Expr = birth.dt.offset_by(f"{years}y") <= day
    return answer


def _latest_birth(years: int, day: date) -> date:
    """The last birth date to which `years` can be added without passing `day`, as months_after adds them."""
    first_too_young = months_after(day + ONE_DAY, -12 * years)
    while months_after(first_too_young, 12 * years) <= day:
        first_too_young += ONE_DAY
    return first_too_young - ONE_DAY
