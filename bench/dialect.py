"""The law's expressions in the words of row engines: true where the law's is surely true, else false.

A null is guarded against in the text itself. Days are numbers such as 20260410: no row engine adds years to a day.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from permit_guard.domain.parameter import Parameters
from permit_guard.law.tree import And, Call, Comparison, Field, Literal, Membership, Node, Not, Or, Parameter

_YEAR: Final = 10_000
_OPPOSITE: Final = {"=": "<>", "<>": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_SYMBOL: Final = {"=": "==", "<>": "!="}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one engine spells what differs; `matches` has places for a text and a quoted pattern."""

    both: str
    either: str
    negation: str
    matches: str


CEL: Final = Dialect("&&", "||", "!", "{text}.matches({pattern})")
ZEN: Final = Dialect("and", "or", "not ", "matches({text}, {pattern})")
RULE_ENGINE: Final = Dialect("and", "or", "not ", "{text} =~ {pattern}")


def day_number(day: date) -> int:
    """2026-04-10 as 20260410."""
    return day.year * _YEAR + day.month * 100 + day.day


def all_in_one(trees: list[Node], dialect: Dialect, parameters: Parameters, on: date) -> str:
    """One expression for a list of truths, one per tree, so that a row is handed over once and not for each of them."""
    saying = _Saying(dialect, parameters, on)
    return "[" + ", ".join(saying.when(tree, True) for tree in trees) + "]"


@dataclass(frozen=True, slots=True)
class _Saying:
    dialect: Dialect
    parameters: Parameters
    on: date

    def when(self, node: Node, truth: bool) -> str:
        """True where `node` is surely `truth`, false where it is not or is unknown."""
        match node:
            case Not():
                return self.when(node.part, not truth)
            case And() | Or():
                word = self.dialect.both if isinstance(node, And) is truth else self.dialect.either
                return "(" + f" {word} ".join(self.when(part, truth) for part in node.parts) + ")"
            case Comparison():
                return self._comparison(node, node.operator if truth else _OPPOSITE[node.operator])
            case Membership():
                return self._membership(node, truth is not node.negated)
            case Call():
                return self._call(node, truth)
        raise TypeError(f"no row engine is asked this yet: {node}")

    def _comparison(self, node: Comparison, operator: str) -> str:
        left, right = self._value(node.left), self._value(node.right)
        if isinstance(node.right, Literal) and isinstance(node.right.value, bool):
            return f"{left} == {json.dumps(node.right.value is (operator == '='))}"
        said = f"{left} {_SYMBOL.get(operator, operator)} {right}"
        return said if operator == "=" else self._known(said, node.left, node.right)

    def _membership(self, node: Membership, among: bool) -> str:
        if isinstance(node.options, Parameter):
            options = list(self.parameters.texts(node.options.name, self.on))
        else:
            options = [str(option.value) for option in node.options]
        said = f"{self._value(node.value)} in {json.dumps(options)}"
        return f"({said})" if among else self._known(f"{self.dialect.negation}({said})", node.value)

    def _call(self, node: Call, truth: bool) -> str:
        first, fixed, *more = (self._value(argument) for argument in node.arguments)
        if node.name == "age_at_least":
            said = f"{first} + {int(fixed) * _YEAR} {'<=' if truth else '>'} {more[0]}"
            return self._known(said, node.arguments[0], node.arguments[2])
        pattern = json.dumps(f"^(?:{json.loads(fixed)})$")
        said = self.dialect.matches.format(text=first, pattern=pattern)
        return self._known(said if truth else f"{self.dialect.negation}({said})", node.arguments[0])

    def _known(self, said: str, *read: Node) -> str:
        names = dict.fromkeys(self._value(node) for node in read if isinstance(node, Field) and node.name != "on")
        guards = [f"{name} != null" for name in names]
        return "(" + f" {self.dialect.both} ".join((*guards, said)) + ")"

    def _value(self, node: Node) -> str:
        match node:
            case Field():
                return str(day_number(self.on)) if node.name == "on" else node.name
            case Parameter():
                return self._plain(self.parameters.at(node.name, self.on))
            case Literal():
                return self._plain(node.value)
        raise TypeError(f"no row engine is asked this yet: {node}")

    def _plain(self, value: Any) -> str:
        return str(day_number(value)) if isinstance(value, date) else json.dumps(value)
