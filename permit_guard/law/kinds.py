"""What goes with what in an expression: every name known, every kind in its place, numbers exact."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NoReturn

from permit_guard.domain.text import Text
from permit_guard.law.fault import LanguageError
from permit_guard.law.fields import FUNCTIONS, THE_DAY, Fact, Function
from permit_guard.law.pattern import pattern_fault
from permit_guard.law.tree import (
    And,
    Between,
    Call,
    Comparison,
    Field,
    IsNull,
    Kind,
    Literal,
    Membership,
    Node,
    Not,
    Or,
    Parameter,
    Sum,
    field_names,
)

_NUMBERS = (Kind.INT, Kind.DECIMAL)
_ORDERED = (Kind.INT, Kind.DECIMAL, Kind.DATE)
_LISTED = (Kind.TEXT, Kind.INT)


def check_kinds(tree: Node, text: str, facts: Mapping[str, Fact], parameters: Mapping[str, Kind | None]) -> Node:
    """`tree` as a predicate in which whole numbers beside decimals became decimals.

    `parameters` gives each parameter's kind, None for what no expression can use (tiers). Raises LanguageError for an
    unknown name, a clash of kinds, a pattern that engines read differently, or a predicate that reads no fact.
    """
    return _Reader(text, facts, parameters).predicate(tree)


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    facts: Mapping[str, Fact]
    parameters: Mapping[str, Kind | None]

    def predicate(self, node: Node) -> Node:
        """`node` where something true, false or unknown must stand."""
        if isinstance(node, Not):
            return replace(node, part=self.predicate(node.part))
        if isinstance(node, And | Or):
            return replace(node, parts=tuple(self.predicate(part) for part in node.parts))
        checked, kind = self._value(node)
        if kind is Kind.BOOL and isinstance(node, Field):
            self._refuse(
                node,
                f"'{node.name}' sendiri bukan syarat; tulis {node.name} = TRUE.",
                f"'{node.name}' alone is no condition; write {node.name} = TRUE.",
            )
        if kind is not Kind.TRUTH:
            self._refuse(
                node,
                f"Ini {kind}, bukan syarat; bandingkan dengan sesuatu.",
                f"This is {kind}, no condition; compare it.",
            )
        if not field_names(checked):
            self._refuse(
                node,
                "Syarat ini tidak membaca fakta apa pun; hari berlaku ditulis di in_force.",
                "This condition reads no fact; days of validity belong to in_force.",
            )
        return checked

    def _value(self, node: Node) -> tuple[Node, Kind]:
        match node:
            case Literal():
                answer: tuple[Node, Kind] = node, _kind_of(node.value)
            case Field():
                answer = node, self._fact(node)
            case Parameter():
                answer = node, self._parameter(node)
            case Call():
                answer = self._call(node)
            case Sum():
                answer = self._sum(node)
            case _:
                answer = self._truth(node), Kind.TRUTH
        return answer

    def _truth(self, node: Node) -> Node:
        match node:
            case Comparison():
                return self._comparison(node)
            case Membership():
                return self._membership(node)
            case Between():
                return self._between(node)
            case IsNull():
                return self._is_null(node)
        return self.predicate(node)

    def _fact(self, node: Field) -> Kind:
        if node.name == THE_DAY:
            return Kind.DATE
        if node.name not in self.facts:
            near = _nearest(node.name, (*self.facts, THE_DAY))
            self._refuse(node, f"Tidak ada fakta '{node.name}'.{near.id}", f"There is no fact '{node.name}'.{near.en}")
        return self.facts[node.name].kind

    def _parameter(self, node: Parameter) -> Kind:
        kind = self.parameters.get(node.name)
        if kind is None:
            near = _nearest(f":{node.name}", (f":{name}" for name, usable in self.parameters.items() if usable))
            self._refuse(
                node,
                f"Tidak ada parameter ':{node.name}' yang dapat dipakai di sini.{near.id}",
                f"There is no parameter ':{node.name}' that can be used here.{near.en}",
            )
        return kind

    def _call(self, node: Call) -> tuple[Node, Kind]:
        function = FUNCTIONS.get(node.name)
        if function is None:
            near = _nearest(node.name, FUNCTIONS)
            self._refuse(
                node, f"Tidak ada fungsi '{node.name}'.{near.id}", f"There is no function '{node.name}'.{near.en}"
            )
        if len(node.arguments) != len(function.arguments):
            self._refuse(node, f"Tulis {function.says.id}.", f"Write {function.says.en}.")
        arguments = tuple(self._argument(function, at, each) for at, each in enumerate(node.arguments))
        return replace(node, arguments=arguments), function.answer

    def _argument(self, function: Function, at: int, node: Node) -> Node:
        checked, kind = self._value(node)
        wanted = function.arguments[at]
        if kind is not wanted:
            self._refuse(
                node, f"Di sini diperlukan {wanted}, bukan {kind}.", f"A {wanted} is expected here, not {kind}."
            )
        if at in function.fixed and not isinstance(node, Literal | Parameter):
            self._refuse(
                node,
                "Di sini hanya nilai tertulis atau :parameter.",
                "Only a written value or a :parameter stands here.",
            )
        if at == 0 and not field_names(node):
            self._refuse(node, "Di sini diperlukan sebuah fakta.", "A fact is expected here.")
        if function.name == "matches" and isinstance(node, Literal):
            fault = pattern_fault(str(node.value))
            if fault is not None:
                self._refuse(node, fault.id, fault.en)
        return checked

    def _sum(self, node: Sum) -> tuple[Node, Kind]:
        left, right, kind = self._pair(node, node.left, node.right)
        if kind is Kind.DATE:
            self._refuse(
                node,
                "Hari tidak dijumlah atau dikurangi; pakai months_after atau age_at_least.",
                "Days are never added or subtracted; use months_after or age_at_least.",
            )
        if kind not in _NUMBERS:
            self._refuse(node, f"{kind} tidak dapat dihitung.", f"A {kind} is no number.")
        return replace(node, left=left, right=right), kind

    def _comparison(self, node: Comparison) -> Node:
        left, right, kind = self._pair(node, node.left, node.right)
        if kind in (Kind.TRUTH, Kind.TEXTS):
            self._refuse(node, f"{kind} tidak dapat dibandingkan.", f"A {kind} cannot be compared.")
        if node.operator not in ("=", "<>") and kind not in _ORDERED:
            self._refuse(node, f"Untuk {kind} hanya ada = dan <>.", f"For {kind} there are = and <> alone.")
        return replace(node, left=left, right=right)

    def _between(self, node: Between) -> Node:
        value, low, kind = self._pair(node, node.value, node.low)
        _, high, _ = self._pair(node, node.value, node.high)
        if kind not in _ORDERED:
            self._refuse(node, f"BETWEEN tidak berlaku untuk {kind}.", f"There is no BETWEEN for {kind}.")
        return replace(node, value=value, low=low, high=high)

    def _membership(self, node: Membership) -> Node:
        _, kind = self._value(node.value)
        if isinstance(node.options, Parameter):
            fits = kind is Kind.TEXT and self._parameter(node.options) is Kind.TEXTS
        else:
            fits = kind in _LISTED and all(_kind_of(option.value) is kind for option in node.options)
        if not fits:
            self._refuse(node, f"Isi daftar bukan {kind}.", f"What is listed is not of the kind {kind}.")
        return node

    def _is_null(self, node: IsNull) -> Node:
        if not isinstance(node.value, Field):
            self._refuse(node, "IS NULL hanya untuk sebuah fakta.", "IS NULL asks of a fact alone.")
        self._fact(node.value)
        return node

    def _pair(self, whole: Node, left: Node, right: Node) -> tuple[Node, Node, Kind]:
        """Both sides of one kind, a whole number that stands beside a decimal made a decimal."""
        (left, one), (right, other) = self._value(left), self._value(right)
        if one is Kind.INT and other is Kind.DECIMAL:
            left, one = _as_decimal(left), Kind.DECIMAL if isinstance(left, Literal | Parameter) else one
        elif one is Kind.DECIMAL and other is Kind.INT:
            right, other = _as_decimal(right), Kind.DECIMAL if isinstance(right, Literal | Parameter) else other
        if one is not other:
            self._refuse(
                whole, f"{one} dan {other} tidak dapat disandingkan.", f"{one} and {other} do not go together."
            )
        return left, right, one

    def _refuse(self, node: Node, indonesian: str, english: str) -> NoReturn:
        raise LanguageError(self.text, node.span.start, Text(indonesian, english))


def _kind_of(value: str | bool | int | Decimal | date) -> Kind:
    if isinstance(value, bool):
        return Kind.BOOL
    kinds = {str: Kind.TEXT, int: Kind.INT, Decimal: Kind.DECIMAL, date: Kind.DATE}
    return kinds[type(value)]


def _as_decimal(node: Node) -> Node:
    if isinstance(node, Literal) and isinstance(node.value, int):
        return replace(node, value=Decimal(node.value))
    return replace(node, as_decimal=True) if isinstance(node, Parameter) else node


def _nearest(name: str, known: Iterable[str]) -> Text:
    near = difflib.get_close_matches(name, list(known), n=1)
    return Text(f" Mungkin '{near[0]}'?", f" Perhaps '{near[0]}'?") if near else Text("", "")
