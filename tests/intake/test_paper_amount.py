"""Figures and words of a receipt's amount are one, or no one knows how much was paid."""

from __future__ import annotations

from decimal import Decimal

import pytest

from permit_guard.intake.paper_amount import received_amount
from permit_guard.intake.paper_fields import FieldUnread, Paper

AMOUNT = Decimal(1_750_000)
FIGURES = "Jumlah : Rp 1.750.000,00"
WORDS = "Satu juta tujuh ratus lima puluh ribu rupiah"


def read(*lines: str) -> Decimal | None:
    """The amount of a receipt with these lines."""
    return received_amount(Paper(1, lines))


@pytest.mark.parametrize("lines", [
    (FIGURES,), (FIGURES, f"Uang Sejumlah : {WORDS}"), (f"Terbilang : # {WORDS} #", FIGURES), (FIGURES + " LUNAS",),
    (FIGURES, "Terbilang : Satu juta tujuh ratus", "lima puluh ribu rupiah", "Bank : BRI"),
    (FIGURES, "Terbilang", f": {WORDS}"), (FIGURES, "Uang Sejumlah :", WORDS.upper()), (FIGURES, "Terbilang : -"),
    (f"Uang Sejumlah : {WORDS}", "Rp 1.750.000,-"), (f"Uang Sejumlah : {WORDS}", "Bank : BRI"),
    (f"Uang Sejumlah : Rp 1.750.000 ({WORDS})",), (FIGURES, "Jumlah Uang : Rp 1,750,000.00"),
    (FIGURES, "Terbilang : satu djuta tudjuh ratus"), (f"Uang Sejumlah : {WORDS}", "Rp 1.500.000", "Rp 1.750.000"),
])  # fmt: skip
def test_figures_and_the_words_of_the_same_amount_agree(lines: tuple[str, ...]) -> None:
    assert read(*lines) == AMOUNT


@pytest.mark.parametrize("lines", [
    (FIGURES, "Terbilang : Satu juta rupiah"), (FIGURES, "Uang Sejumlah : dua juta rupiah"),
    (FIGURES, f"Terbilang : belum {WORDS}"), (FIGURES, f"Terbilang : {WORDS}", "Dengan Huruf : dua juta rupiah"),
    (f"Uang Sejumlah : {WORDS}", "Rp 1.000.000,-"), (FIGURES, "Jumlah Uang : Rp 50.000"), (FIGURES, "Jumlah : x"),
    ("Jumlah : 0",), (f"Jumlah : 0 ({WORDS})",), ("Jumlah : Rp 1.000.000 (sepuluh juta rupiah)",),
    ("Jumlah : Rp 1.000.000 sepuluh juta rupiah",), (FIGURES + " Sisa Tagihan : Rp 5",), (FIGURES + " BELUM LUNAS",),
    ("Jumlah : sisa dua juta rupiah",),
])  # fmt: skip
def test_where_they_differ_or_are_in_doubt_none_is_the_amount(lines: tuple[str, ...]) -> None:
    with pytest.raises(FieldUnread):
        read(*lines)


@pytest.mark.parametrize("lines", [(), ("Bank : BRI",), ("Uang Sejumlah : satu djuta",), ("Terbilang : nol rupiah",)])
def test_words_that_are_no_amount_and_none_at_all_are_not_there(lines: tuple[str, ...]) -> None:
    assert read(*lines) is None
