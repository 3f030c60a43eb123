"""The rule language: what it reads, what it refuses and where, and that it reads a part of CQL2 text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import cql2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.law.fault import LanguageError
from permit_guard.law.language import MAX_DEPTH, MAX_LENGTH, parse
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
    Span,
    Sum,
)
from tests.law.frames import EXPRESSIONS


def written(node: Node) -> str:
    """The tree with every grouping made plain."""
    match node:
        case Literal(value=value):
            return repr(value)
        case Field(name=name):
            return name
        case Parameter(name=name):
            return f":{name}"
        case Call(name=name, arguments=arguments):
            return f"{name}({', '.join(written(each) for each in arguments)})"
        case Comparison(operator=operator, left=left, right=right) | Sum(operator=operator, left=left, right=right):
            return f"({written(left)} {operator} {written(right)})"
        case Not(part=part):
            return f"not {written(part)}"
        case And(parts=parts):
            return f"({' and '.join(written(each) for each in parts)})"
        case Or(parts=parts):
            return f"({' or '.join(written(each) for each in parts)})"
    return negatable(node)


def negatable(node: Node) -> str:
    """The predicates that can have a NOT within."""
    match node:
        case Membership(value=value, options=options, negated=negated):
            listed = written(options) if isinstance(options, Parameter) else [each.value for each in options]
            return f"({written(value)} {'not in' if negated else 'in'} {listed})"
        case Between(value=value, low=low, high=high, negated=negated):
            return f"({written(low)} {'not ' if negated else ''}<= {written(value)} <= {written(high)})"
        case IsNull(value=value, negated=negated):
            return f"({written(value)} is {'not ' if negated else ''}null)"
    raise TypeError(node)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1 OR b = 2 AND c = 3", "((a = 1) or ((b = 2) and (c = 3)))"),
        ("(a = 1 OR b = 2) AND c = 3", "(((a = 1) or (b = 2)) and (c = 3))"),
        ("NOT a = 1 AND b = 2", "(not (a = 1) and (b = 2))"),
        ("not not a = 1", "not not (a = 1)"),
        ("a = TRUE and b <> false", "((a = True) and (b <> False))"),
        ("a = 'it''s' OR a = ''", "((a = \"it's\") or (a = ''))"),
        ("a BETWEEN 1 AND 2 AND b = 3", "((1 <= a <= 2) and (b = 3))"),
        ("a NOT BETWEEN 1 AND 2", "(1 not <= a <= 2)"),
        ("a in ('x', 'y') and b NOT IN :list", "((a in ['x', 'y']) and (b not in :list))"),
        ("a IS NULL OR b IS NOT NULL", "((a is null) or (b is not null))"),
        ("a + 1 - b >= -3", "(((a + 1) - b) >= -3)"),
        ("a - (b + 1) < 0", "((a - (b + 1)) < 0)"),
        ("d >= DATE('2026-03-12')", "(d >= datetime.date(2026, 3, 12))"),
        ("m <= 0.10", "(m <= Decimal('0.10'))"),
        ("age_at_least(birth, :years, on)", "age_at_least(birth, :years, on)"),
        ("months_after(d, 6) > on", "(months_after(d, 6) > on)"),
        ("matches(nik, '[0-9]{16}')", "matches(nik, '[0-9]{16}')"),
        ("android = 1", "(android = 1)"),
        ("a\n  =\t1", "(a = 1)"),
    ],
)
def test_an_expression_is_read_as_a_where_clause_is(text: str, expected: str) -> None:
    assert written(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("", 1, 1, "A value is expected here."),
        ("a =", 1, 4, "A value is expected here."),
        ("a = NULL", 1, 5, "A comparison with NULL is never true; write IS NULL, and only in applies_when."),
        ("NULL = a", 1, 1, "A comparison with NULL is never true; write IS NULL, and only in applies_when."),
        ("a <> null", 1, 6, "A comparison with NULL is never true; write IS NULL, and only in applies_when."),
        ("a IN ('x', NULL)", 1, 12, "A comparison with NULL is never true; write IS NULL, and only in applies_when."),
        ('a = "x"', 1, 5, "Write a text in single quotes: 'pkwt'."),
        ("a = 'x", 1, 5, "This text is not closed by a quote."),
        ("a != 1", 1, 3, "Write <> for not equal."),
        ("a = 1;", 1, 6, "The sign ';' is not part of the rule language."),
        ("a = 1 b = 2", 1, 7, "'b' is not expected here; perhaps an AND or OR is missing."),
        ("a = 1\n  AND\n  b ==", 3, 6, "A value is expected here."),
        ("a = 1 AND", 1, 10, "A value is expected here."),
        ("(a = 1", 1, 7, ") is expected here."),
        ("a = 1)", 1, 6, "')' is not expected here; perhaps an AND or OR is missing."),
        ("a BETWEEN 1 OR 2", 1, 13, "AND is expected here."),
        ("a IS 1", 1, 6, "NULL is expected here."),
        ("a NOT 1", 1, 7, "IN or BETWEEN is expected after this NOT."),
        ("a IN 'x'", 1, 6, "( is expected here."),
        ("a IN ()", 1, 7, "A value is expected here."),
        ("a IN (b)", 1, 7, "Only written values stand in IN (...); for a list from a parameter write IN :name."),
        ("a = DATE('2026-02-30')", 1, 10, "A day is written DATE('2026-03-12')."),
        ("a = DATE('20260312')", 1, 10, "A day is written DATE('2026-03-12')."),
        ("a = DATE(b)", 1, 10, "A day is written DATE('2026-03-12')."),
        ("a = - b", 1, 7, "A number is expected after this minus."),
        ("f(a b)", 1, 5, ", is expected here."),
        ("f(a,)", 1, 5, "A value is expected here."),
        ("a = 1234567890123456789", 1, 5, "This number has more than 18 digits."),
        ("a = 1 = 2", 1, 7, "'=' is not expected here; perhaps an AND or OR is missing."),
        ("a = ٣", 1, 5, "The sign '٣' is not part of the rule language."),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place_and_a_hint(text: str, line: int, column: int, hint: str) -> None:
    with pytest.raises(LanguageError) as refused:
        parse(text)
    assert (refused.value.line, refused.value.column, refused.value.message.en) == (line, column, hint)


@pytest.mark.parametrize(
    "opened",
    [
        lambda depth: "(" * depth + "a = 1" + ")" * depth,
        lambda depth: "NOT " * depth + "a = 1",
        lambda depth: "f(" * depth + "a" + ")" * depth + " = 1",
        lambda depth: "a" + " + a" * (depth - 1) + " = 1",
    ],
)
def test_sixteen_levels_are_read_and_one_more_is_refused(opened: object) -> None:
    assert callable(opened)
    parse(opened(MAX_DEPTH))
    with pytest.raises(LanguageError, match=f"More than {MAX_DEPTH}"):
        parse(opened(MAX_DEPTH + 1))


def test_two_thousand_characters_are_read_and_one_more_is_refused() -> None:
    text = "a = 1".ljust(MAX_LENGTH)
    parse(text)
    with pytest.raises(LanguageError, match="too long"):
        parse(text + " ")


def test_numbers_are_exact() -> None:
    node = parse("a = 0.1000000000000001")
    assert isinstance(node, Comparison)
    assert node.right == Literal(Decimal("0.1000000000000001"), Span(4, 22))


def test_every_node_knows_where_it_stands() -> None:
    text = "NOT a IN ('x') AND months_after(d, 6) > DATE('2026-03-12')"
    tree = parse(text)
    assert isinstance(tree, And)
    assert [text[part.span.start : part.span.end] for part in tree.parts] == [
        "NOT a IN ('x')",
        "months_after(d, 6) > DATE('2026-03-12')",
    ]
    assert isinstance(tree.parts[1], Comparison)
    assert tree.parts[1].right == Literal(date(2026, 3, 12), Span(40, 58))


@given(st.text(alphabet="aN( )='<>12.,:+-AND OR NOT IN IS NULL DATE\n\u0660", max_size=60) | st.text(max_size=40))
def test_any_text_at_all_is_read_or_refused_within_itself(text: str) -> None:
    try:
        parse(text)
    except LanguageError as refused:
        wrong = refused
    else:
        return
    assert 0 <= wrong.offset <= len(text)
    assert wrong.line >= 1
    assert wrong.column >= 1


@given(EXPRESSIONS)
def test_all_but_our_own_functions_is_cql2_text(text: str) -> None:
    parse(text)
    cql2.parse_text(text)


def test_levels_that_are_closed_again_do_not_count() -> None:
    parse(" AND ".join(["(NOT f(a) = 1)"] * 40))
