"""The contribution of a project, from the rule files' own tiers and rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import Contract
from permit_guard.domain.contribution import contribution, contribution_due, value_without_ppn
from tests.building import golden, law

VECTORS = golden("iuran")
SIGNED = date(2023, 5, 2)
BOUNDS = [100_000_000, 500_000_000, 1_000_000_000, 5_000_000_000]


def tiers() -> tuple:
    return law().rulebook.parameters.tiers("contribution_tiers", SIGNED)


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["base"])
def test_the_golden_contribution_holds(row: dict[str, str]) -> None:
    owed = contribution(Fraction(row["base"]), tiers())
    assert (owed.jkk, owed.jkm, owed.total) == (Decimal(row["jkk"]), Decimal(row["jkm"]), Decimal(row["total"]))


def test_the_real_letter_of_2023_agrees_from_its_gross_value() -> None:
    contract = Contract(signed_on=SIGNED, gross_value=Decimal("494248735331.00"))
    base = value_without_ppn(contract, law().rulebook.parameters)
    assert base is not None
    assert round(base, 2) == Fraction("445269130928.83")
    assert contribution_due(contract, law().rulebook.parameters, SIGNED) == Decimal(446_819_131)


@pytest.mark.parametrize(
    ("signed", "net"), [("2022-03-31", "1000000000"), ("2022-04-01", "990990990.99"), ("2026-03-02", "990990990.99")]
)
def test_ppn_is_taken_out_by_the_rate_of_the_day_the_contract_was_signed(signed: str, net: str) -> None:
    contract = Contract(signed_on=date.fromisoformat(signed), gross_value=Decimal(1_100_000_000))
    base = value_without_ppn(contract, law().rulebook.parameters)
    assert base is not None
    assert round(base, 2) == Fraction(net)


def test_without_a_value_or_the_day_it_was_signed_nothing_is_known() -> None:
    assert contribution_due(Contract(signed_on=SIGNED), law().rulebook.parameters, SIGNED) is None
    assert contribution_due(Contract(gross_value=Decimal(5)), law().rulebook.parameters, SIGNED) is None
    long_ago = Contract(signed_on=date(2001, 1, 1), gross_value=Decimal(5))
    assert contribution_due(long_ago, law().rulebook.parameters, SIGNED) is None
    before_any_rate = Contract(signed_on=date(2001, 1, 1), net_value=Decimal(5))
    assert contribution_due(before_any_rate, law().rulebook.parameters, SIGNED) is None


def test_the_relief_of_2020_asks_for_a_hundredth() -> None:
    relieved = Contract(signed_on=date(2020, 9, 1), net_value=Decimal(10_000_000_000))
    assert contribution_due(relieved, law().rulebook.parameters, SIGNED) == Decimal(115_500)


@given(st.integers(0, 10**13), st.integers(0, 10**10))
def test_more_value_never_owes_less(value: int, more: int) -> None:
    assert contribution(Fraction(value), tiers()).total <= contribution(Fraction(value + more), tiers()).total


@given(st.sampled_from(BOUNDS), st.integers(1, 100))
def test_at_a_tier_bound_the_contribution_does_not_jump(bound: int, step: int) -> None:
    below, above = (contribution(Fraction(bound + side), tiers()).total for side in (-step, step))
    assert 0 <= above - below <= 1


@given(st.integers(0, 10**13))
def test_a_half_rupiah_goes_up(value: int) -> None:
    owed = contribution(Fraction(value), tiers())
    assert owed.total - (owed.jkk + owed.jkm) <= Decimal("0.51")
    assert (owed.jkk + owed.jkm) - owed.total < Decimal("0.51")


def test_exactly_half_a_rupiah_goes_up() -> None:
    # 0.24 percent of 625 rupiah is 1.5
    assert contribution(Fraction(625), tiers()).total == 2


def test_a_net_value_without_the_day_it_was_signed_owes_by_the_rates_of_the_check() -> None:
    net = Contract(net_value=Decimal(1_000_000_000))
    assert contribution_due(net, law().rulebook.parameters, SIGNED) == Decimal(1_750_000)
    assert contribution_due(net, law().rulebook.parameters, date(2020, 9, 1)) == Decimal(17_500)
