"""What a project owes for JKK and JKM by its contract's value (PP 44/2015, domain.md section 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from permit_guard.domain.case import Contract
from permit_guard.domain.parameter import Parameters, Tier

SEN = Decimal("0.01")
RUPIAH = Decimal(1)


@dataclass(frozen=True, slots=True)
class Contribution:
    """Rupiah: `jkk` and `jkm` to the sen, `total` rounded half up to the rupiah from their exact sum."""

    jkk: Decimal
    jkm: Decimal
    total: Decimal


def contribution(base: Fraction, tiers: Sequence[Tier]) -> Contribution:
    """The contribution on `base` rupiah without PPN, by marginal `tiers`, lowest first.

    Each slice of the value pays its own rate, so the sum is continuous at the bounds and never falls as `base` grows.
    """
    jkk = jkm = Fraction(0)
    bounds = [Fraction(tier.over) for tier in tiers[1:]]
    for tier, upper in zip(tiers, [*bounds, None], strict=True):
        top = base if upper is None else min(base, upper)
        slice_of_value = max(top - Fraction(tier.over), Fraction(0))
        jkk += slice_of_value * Fraction(tier.jkk)
        jkm += slice_of_value * Fraction(tier.jkm)
    return Contribution(_rounded(jkk, SEN), _rounded(jkm, SEN), _rounded(jkk + jkm, RUPIAH))


def value_without_ppn(contract: Contract, parameters: Parameters) -> Fraction | None:
    """The contract's value without PPN in rupiah, exact; PPN by the rate in force on the day it was signed.

    None without a value, or where only the gross value is given and the rate on that day is not known.
    """
    if contract.net_value is not None:
        return Fraction(contract.net_value)
    if contract.gross_value is None or contract.signed_on is None:
        return None
    rate = parameters.decimal("ppn_rate", contract.signed_on)
    return None if rate is None else Fraction(contract.gross_value) / (1 + Fraction(rate))


def contribution_due(contract: Contract, parameters: Parameters, on: date) -> Decimal | None:
    """The rupiah that the contract's value asks for; None without a value or rates.

    By the tiers of the day it was signed; where that day is not known, by those of the day of the check, `on`.
    """
    base = value_without_ppn(contract, parameters)
    tiers = parameters.tiers("contribution_tiers", contract.signed_on or on)
    return None if base is None or not tiers else contribution(base, tiers).total


def _rounded(exact: Fraction, unit: Decimal) -> Decimal:
    """Half up to `unit`, from the exact fraction: no intermediate rounding (every amount here is 0 or more)."""
    steps = exact / Fraction(unit) + Fraction(1, 2)
    return (Decimal(steps.numerator // steps.denominator) * unit).quantize(unit, rounding=ROUND_HALF_UP)
