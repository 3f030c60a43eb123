"""`permit-guard iuran`: what a project owes by its contract's value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import click

from permit_guard.cli.options import RULES, refuse, refuse_all
from permit_guard.domain.case import Contract
from permit_guard.domain.contribution import contribution, value_without_ppn
from permit_guard.domain.parameter import Parameters
from permit_guard.domain.text import Language, Text, say_day, say_rupiah
from permit_guard.intake.refusal import Refused
from permit_guard.intake.rules.rule_files import read_rules

BASE = Text("Nilai tanpa PPN", "Value without PPN")
TOTAL = Text("Iuran", "Contribution")


def run_iuran(value: Decimal, signed_on: date, rules: Path | None, language: Language, *, net: bool) -> None:
    """Print base, JKK, JKM and total; refuses where no rate is in force on the day."""
    try:
        parameters = read_rules(rules or RULES.default()).parameters
    except Refused as refused:
        refuse_all(refused.problems, language)
    base = _base(value, signed_on, parameters, net=net)
    tiers = parameters.tiers("contribution_tiers", signed_on)
    if base is None or not tiers:
        refuse(_not_in_force(signed_on).in_(language))
    owed = contribution(base, tiers)
    sen = Decimal(base.numerator) / Decimal(base.denominator)
    for heading, amount in ((BASE.in_(language), sen), ("JKK", owed.jkk), ("JKM", owed.jkm)):
        click.echo(f"{heading:<20}{say_rupiah(amount, language):>28}")
    click.echo(click.style(f"{TOTAL.in_(language):<20}{say_rupiah(owed.total, language):>28}", bold=True))


def _base(value: Decimal, signed_on: date, parameters: Parameters, *, net: bool) -> Fraction | None:
    contract = (
        Contract(signed_on=signed_on, net_value=value) if net else Contract(signed_on=signed_on, gross_value=value)
    )
    return value_without_ppn(contract, parameters)


def _not_in_force(day: date) -> Text:
    return Text(
        f"Tidak ada tarif yang berlaku pada {say_day(day, Language.ID)}; periksa rules/parameters/.",
        f"No rate is in force on {say_day(day, Language.EN)}; see rules/parameters/.",
    )
