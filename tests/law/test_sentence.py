"""Sentences with facts in them, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from permit_guard.domain.text import Text
from permit_guard.law.sentence import joined, say, say_with


def test_each_kind_of_fact_is_written_in_its_language() -> None:
    text = Text("{day} {money} {count} {name} {gone}", "{day} {money} {count} {name} {gone}")
    values = {"day": date(2026, 3, 2), "money": Decimal("446819131"), "count": 1200, "name": "A {day} \\1"}
    assert say(text, values) == Text(
        "2 Maret 2026 Rp446.819.131,00 1.200 A {day} \\1 ?", "2 March 2026 Rp446,819,131.00 1,200 A {day} \\1 ?"
    )


def test_texts_are_put_in_each_in_its_language() -> None:
    assert say_with(Text("Menunggu: {rule}.", "Waits: {rule}."), {"rule": Text("satu", "one")}) == Text(
        "Menunggu: satu.", "Waits: one."
    )


def test_what_is_said_twice_is_joined_once() -> None:
    assert joined([Text("a", "x"), Text("b", "y"), Text("a", "x")], ", ") == Text("a, b", "x, y")
