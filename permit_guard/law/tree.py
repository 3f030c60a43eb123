"""The tree of an expression: values and predicates, each with the span of text that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a value is. A truth is what a predicate has: true, false or unknown."""

    TEXT = "text"
    BOOL = "bool"
    INT = "int"
    DECIMAL = "decimal"
    DATE = "date"
    TEXTS = "list of text"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Span:
    """The characters from `start` up to, not including, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in the expression itself."""

    value: str | bool | int | Decimal | date
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A fact by its name, or `on`, the day of the check."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated number of the law by its name; `as_decimal` when it stands beside a decimal."""

    name: str
    span: Span
    as_decimal: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """One of the closed list of functions, with its arguments."""

    name: str
    arguments: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Sum:
    """`left + right` or `left - right` of two numbers."""

    operator: str
    left: Node
    right: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left operator right`, the operator one of = <> < <= > >=; unknown when either side is."""

    operator: str
    left: Node
    right: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether a text is one of a list; unknown when the text is."""

    value: Node
    options: tuple[Literal, ...] | Parameter
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Between:
    """`low <= value AND value <= high`."""

    value: Node
    low: Node
    high: Node
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class IsNull:
    """Whether a value is not known: the one predicate that always knows its answer."""

    value: Node
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """Kleene's not: unknown stays unknown."""

    part: Node
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """Kleene's and: false if any part is false, else unknown if any is unknown."""

    parts: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """Kleene's or: true if any part is true, else unknown if any is unknown."""

    parts: tuple[Node, ...]
    span: Span


Node = Literal | Field | Parameter | Call | Sum | Comparison | Membership | Between | IsNull | Not | And | Or


def nodes(tree: Node) -> Iterator[Node]:
    """Every node of `tree`, itself first, from left to right."""
    yield tree
    for each in fields(tree):
        part = getattr(tree, each.name)
        for below in part if isinstance(part, tuple) else (part,):
            if isinstance(below, Node):
                yield from nodes(below)


def field_names(tree: Node) -> tuple[str, ...]:
    """The facts that `tree` reads, each once, from left to right; `on` is none."""
    found = (node.name for node in nodes(tree) if isinstance(node, Field) and node.name != "on")
    return tuple(dict.fromkeys(found))


def parameter_names(tree: Node) -> tuple[str, ...]:
    """The parameters that `tree` reads, each once, from left to right."""
    return tuple(dict.fromkeys(node.name for node in nodes(tree) if isinstance(node, Parameter)))
