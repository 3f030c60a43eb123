"""What a NIK says, on the golden vectors and on generated days."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.identity import (
    MASK,
    masked_nik,
    masked_number,
    masked_within,
    one_slip_apart,
    one_slip_from,
    read_nik,
)
from tests.building import golden

ON = date(2026, 6, 1)
VECTORS = golden("nik")


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["why"])
def test_the_golden_nik_reads_as_the_vector_says(row: dict[str, str]) -> None:
    reading = read_nik(row["nik"], ON)
    if row["verdict"] == "bad":
        assert reading is None
    else:
        assert reading is not None
        assert (reading.born.isoformat(), reading.sex.value) == (row["born"], row["sex"])


@given(st.dates(date(1927, 1, 1), ON), st.booleans(), st.integers(1, 9999))
def test_a_nik_made_from_a_birth_of_the_last_hundred_years_reads_as_that_birth(
    born: date, woman: bool, serial: int
) -> None:
    nik = f"330810{born.day + 40 * woman:02}{born:%m%y}{serial:04}"
    reading = read_nik(nik, ON)
    assert reading is not None
    assert (reading.born, reading.sex.value) == (born, "P" if woman else "L")


def test_the_century_is_the_latest_that_is_not_in_the_future() -> None:
    before, after = read_nik("3308100206260001", ON), read_nik("3308100106260001", ON)
    assert before is not None
    assert after is not None
    assert before.born == date(1926, 6, 2)
    assert after.born == date(2026, 6, 1)


def test_digits_of_other_scripts_are_no_nik() -> None:
    assert read_nik("٣٣٠٨١٠١٢٠٣٩٠٠٠٠١", ON) is None


def test_one_slip_is_one_digit_or_two_neighbours_swapped_and_no_more() -> None:
    nik = "3308101203900001"
    assert one_slip_apart(nik, "3308101203900002")
    assert one_slip_apart(nik, "3308102103900001")
    assert not one_slip_apart(nik, nik)
    assert not one_slip_apart(nik, "3308101203900012")
    assert not one_slip_apart(nik, "330810120390001")
    assert not one_slip_apart("ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOQ")


@pytest.mark.parametrize(
    "other",
    [
        "8303101203900012",  # two digits changed places, but are no neighbours
        "3308101203900025",  # of two neighbours only one is where the other was
        "3308101203900051",
        "33081012039000029",  # a digit too many
        "330810120390000X",
    ],
)
def test_these_are_more_than_one_slip_from_a_nik_whichever_is_asked_first(other: str) -> None:
    nik = "3308101203900012"
    assert not one_slip_apart(nik, other)
    assert not one_slip_apart(other, nik)


def test_masks_keep_four_and_four_of_a_nik_and_three_of_anything_else() -> None:
    assert masked_nik("3308101203900001") == "3308••••••••0001"
    assert masked_nik("12345678901") == "••••••••901"
    assert masked_number("E7611057") == "•••••057"
    assert masked_number("E7") == "••"


def test_a_mask_shows_no_more_of_a_short_number_than_of_a_long_one() -> None:
    assert [masked_number("1234567"[:length]) for length in (3, 4, 5, 6, 7)] == [
        "•••", "•••234", "•••345", "•••456", "••••567",
    ]  # fmt: skip
    assert [masked_nik("1234567890123"[:length]) for length in (11, 12, 13)] == [
        "••••••••901", "1234••••9012", "1234•••••0123",
    ]  # fmt: skip


@given(st.text("0123456789x,", max_size=60))
def test_within_a_sentence_every_run_of_sixteen_digits_is_masked_and_no_shorter_one(said: str) -> None:
    runs = re.split("([0-9]+)", said)
    shown = re.split("([0-9•]+)", masked_within(said))
    for run, told in zip(runs, shown, strict=True):
        assert told == (masked_nik(run) if len(run) == 16 else run) or len(run) > 16
    assert masked_within("NIK 3308101203900001.") == "NIK 3308••••••••0001."


@given(st.text(max_size=40))
def test_a_mask_never_shows_more_than_eight_characters(number: str) -> None:
    shown = [sign for sign in masked_nik(number) if sign != "•"]
    assert len(shown) <= 8


def test_the_slips_of_a_nik_are_all_that_are_one_slip_apart_and_no_other() -> None:
    nik = "3308101203900012"
    other = [nik[:place] + digit + nik[place + 1 :] for place in range(16) for digit in "0123456789"]
    swapped = [nik[:place] + nik[place + 1] + nik[place] + nik[place + 2 :] for place in range(15)]
    assert one_slip_from(nik) == {*other, *swapped} - {nik}
    assert all(one_slip_apart(nik, slip) for slip in one_slip_from(nik))
    assert one_slip_from(nik[:15]) == set()


NIKS = st.text("0123456789", min_size=16, max_size=16)


@given(
    NIKS, st.sampled_from([" ", ".", "-", "\u00a0"]), st.lists(st.integers(1, 15), min_size=1, max_size=6, unique=True)
)
def test_a_nik_in_groups_is_masked_whatever_they_are(nik: str, sign: str, cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), 16]
    groups = [nik[start:end] for start, end in pairwise(ends)]
    if max(map(len, groups)) > 12:
        return
    told = masked_within(f"ditemukan {sign.join(groups)}, seharusnya 16 angka")
    assert sum(each.isdigit() for each in told) == 8 + len("16")
    assert told.startswith("ditemukan ")
    assert told.endswith(", seharusnya 16 angka")


@given(st.text("0123456789", min_size=17, max_size=30))
def test_a_nik_with_digits_too_many_is_masked(run: str) -> None:
    assert masked_within(f"ditemukan {run}.") == f"ditemukan {run[:4]}{MASK * (len(run) - 8)}{run[-4:]}."


@pytest.mark.parametrize("said", [
    "2026-03-01 2026-04-01", "10-04-2026 pukul 09.30", "12.03.1990", "Rp 1.234.567.890,00", "0812-3456-7890",
    "KPJ 12345678901", "NPP 12345678", "1a2b33333333333333333333ff", "sha256:9f12345678901234567890a", "RT 02 RW 05",
])  # fmt: skip
def test_days_amounts_other_numbers_and_hashes_stay_as_they_are(said: str) -> None:
    assert masked_within(said) == said


def test_a_nik_beside_a_name_is_masked_with_it() -> None:
    assert masked_within("BUDI 3308 1012 0390 0001") == "BUDI 3308 ••••  ••••  0001".replace("  ", " ")
