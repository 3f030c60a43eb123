"""What people type in a form, as the house wants it stated."""

from __future__ import annotations

from permit_guard.intake.days import read_day
from permit_guard.intake.money import read_rupiah


def stated_day(typed: str) -> str:
    """A day as it is stated, where it can be read; else just as it was typed, to be refused where it is read."""
    day = read_day(typed)
    return day.isoformat() if day else typed


def stated_amount(typed: str) -> str:
    """An amount of rupiah as it is stated, where it can be read; else just as it was typed."""
    amount = read_rupiah(typed)
    return typed if amount is None else f"{amount:f}".removesuffix(".0")
