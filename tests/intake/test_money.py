"""Amounts in either notation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.intake.money import read_rupiah

SEN = st.integers(min_value=0, max_value=10**16)


@given(SEN, st.sampled_from(("", "Rp", "Rp ", "Rp. ", "IDR ")), st.booleans())
def test_an_amount_is_read_back_from_either_notation(sen: int, currency: str, indonesian: bool) -> None:
    amount = Decimal(sen) / 100
    written = f"{amount:,.2f}"
    if indonesian:
        written = written.translate(str.maketrans(",.", ".,"))
    assert read_rupiah(currency + written) == amount


@pytest.mark.parametrize(
    ("written", "amount"),
    [("Rp 494,248,735,331.00", "494248735331"), ("Rp494.248.735.331,00", "494248735331"), ("Rp 7.050.000", "7050000"),
     ("Rp 7,050,000", "7050000"), ("7.050.000,-", "7050000"), ("7.050", "7050"), ("12,50", "12.50"),
     ("2600000", "2600000")],
)  # fmt: skip
def test_the_forms_seen_on_papers_are_read(written: str, amount: str) -> None:
    assert read_rupiah(written) == Decimal(amount)


@pytest.mark.parametrize(
    "written", ["", "Rp", "-5", "1.23.456", "1,2345", "1.234.56,7", "1e9", "٧٠٥", "Rp 1 juta", "1.234,567.8"]
)
def test_what_is_no_amount_is_none(written: str) -> None:
    assert read_rupiah(written) is None
