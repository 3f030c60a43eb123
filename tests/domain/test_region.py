"""A place is a number that is cut where a level ends, and its code can be had back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.region import NOT_KNOWN, UNIT, Level, area_code, place_number, regency_number

CODES = st.from_regex(r"\A[1-9][0-9]\.[0-9][1-9]\.[0-9][1-9]\.[12][0-9]{2}[1-9]\Z")
FEW = st.integers(1, 999)


@given(CODES, FEW, FEW)
def test_every_level_of_a_place_has_its_code(code: str, rw: int, rt: int) -> None:
    place = place_number(code, rw, rt)
    told = {level: area_code(place // UNIT[level], level) for level in Level}
    assert told == {Level.REGENCY: code[:5], Level.DISTRICT: code[:8], Level.VILLAGE: code,
                    Level.RT: f"{code} RW {rw:03} RT {rt:03}"}  # fmt: skip


@pytest.mark.parametrize("village", [None, "", "Banyurojo", "33.08.10", "3308102003", "33.08.10.0000", "३३.08.10.2003"])
def test_what_is_no_village_code_is_no_place(village: str | None) -> None:
    assert place_number(village, 1, 1) == NOT_KNOWN


@pytest.mark.parametrize(("rw", "rt"), [(None, 1), (1, None), (0, 1), (1, 0), (1000, 1), (1, 1000), (-1, 1)])
def test_without_both_rw_and_rt_a_place_is_its_village(rw: int | None, rt: int | None) -> None:
    assert place_number("33.08.10.2003", rw, rt) == place_number("33.08.10.2003") == 3308102003000000


def test_a_regency_alone_is_a_place() -> None:
    assert area_code(regency_number("33.08") // UNIT[Level.REGENCY], Level.REGENCY) == "33.08"
    assert regency_number("Magelang") == NOT_KNOWN
    assert area_code(NOT_KNOWN, Level.RT) == ""
