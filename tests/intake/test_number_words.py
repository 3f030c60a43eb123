"""Amounts in words are read as the numbers that they are, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.intake.number_words import LONGEST, number_in_words, rupiah_in_words

DIGITS = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1_000, "ribu"), (100, "ratus"), (10, "puluh"))


def in_words(number: int) -> str:
    """The number as it is said, written from the grammar and not from what reads it."""
    if number < 10:
        return DIGITS[number]
    if number in (10, 11):
        return "sepuluh" if number == 10 else "sebelas"
    if number < 20:
        return f"{DIGITS[number - 10]} belas"
    value, name = next(scale for scale in SCALES if number >= scale[0])
    count, rest = divmod(number, value)
    head = f"se{name}" if count == 1 and value <= 1_000 else f"{in_words(count)} {name}"
    return f"{head} {in_words(rest)}".strip()


@given(st.integers(1, 10**15 - 1))
def test_every_number_that_is_said_is_read(number: int) -> None:
    assert number_in_words(in_words(number)) == number
    assert rupiah_in_words(f"# {in_words(number).title()} Rupiah #") == number


@given(st.integers(1, 10**9), st.integers(0, 99))
def test_sen_are_read_after_a_comma_and_before_their_name(rupiah: int, sen: int) -> None:
    digits = " ".join(DIGITS[int(digit)] or "nol" for digit in f"{sen:02}")
    whole = in_words(rupiah)
    amount = Decimal(rupiah) + Decimal(sen) / 100
    assert rupiah_in_words(f"{whole} koma {digits} rupiah") == amount
    assert rupiah_in_words(f"{whole} rupiah {in_words(sen)} sen" if sen else whole) == amount


@pytest.mark.parametrize(("text", "amount"), [
    ("(SATU JUTA RUPIAH)", 1_000_000), ("Terbilang: == Sejuta Rupiah ==", 1_000_000), ("nol rupiah", 0),
    ("duaratus limapuluh ribu rupiah", 250_000), ("seratus milyar", 10**11), ("Rp. lima ribu rupiah saja", 5_000),
])  # fmt: skip
def test_words_may_be_set_in_signs_and_written_together(text: str, amount: int) -> None:
    assert rupiah_in_words(text) == amount


@pytest.mark.parametrize("text", [
    "", "rupiah", "satu dua", "ribu", "satu juta dua juta", "satu ribu dua juta", "dua puluh belas", "puluh dua",
    "sebelas dua", "satu ratus dua ratus", "lima puluh dua ratus", "se dua ratus", "nol satu", "satu nol",
    "dua belas puluh", "belum satu rupiah", "satu juta rupiah (batal)", "1 juta rupiah dolar",
    "Rp 1.000.000 sepuluh juta rupiah",
    "1 sepuluh juta", "satu djuta rupiah", "se", "satu koma",
    "satu koma sepuluh rupiah", "satu rupiah seratus sen", "satu " * 80, "lima" * (LONGEST // 4 + 1),
])  # fmt: skip
def test_words_that_are_no_number_or_say_more_are_none(text: str) -> None:
    assert rupiah_in_words(text) is None
