"""From the content of a cell to a value of its column."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.case import Employment, Sex
from permit_guard.domain.period import Month
from permit_guard.intake.cells import (
    Unfit,
    clean,
    is_empty,
    read_blth,
    read_date,
    read_identity,
    read_kpj,
    read_name,
    read_npp,
    read_passport,
    read_project_number,
    read_small_number,
    read_text,
)
from permit_guard.intake.vocabulary import read_employment, read_mark, read_sex

DIGITS_16 = st.from_regex(r"[0-9]{16}", fullmatch=True)


@given(DIGITS_16, st.lists(st.sampled_from((" ", "\u00a0", "\t")), max_size=3))
def test_a_nik_in_text_is_kept_digit_for_digit_whatever_spaces_it_holds(nik: str, spaces: list[str]) -> None:
    written = "".join(spaces) + nik[:4] + "".join(spaces) + nik[4:] + "\u00a0"
    assert read_identity(written) == nik


@given(st.one_of(st.integers(), st.floats(), st.booleans()))
def test_a_numeric_nik_is_unfit_whatever_its_value(number: Any) -> None:
    with pytest.raises(Unfit):
        read_identity(number)


def test_an_ill_formed_nik_is_kept_for_a_rule_to_judge() -> None:
    assert read_identity("3.30810120390e15") == "3.30810120390e15"


@given(st.integers(min_value=0, max_value=10**11 - 1))
def test_a_kpj_gets_back_the_zeros_that_a_spreadsheet_dropped(number: int) -> None:
    assert read_kpj(float(number)) == read_kpj(str(number)) == f"{number:011}"


def test_an_older_kpj_keeps_its_letter() -> None:
    assert [read_kpj(kpj) for kpj in ("12A45678901", "A1", "\u0661\u0662")] == ["12A45678901", "A1", "\u0661\u0662"]


def test_an_npp_is_upper_case_without_spaces_and_padded_when_numeric() -> None:
    assert [read_npp(cell) for cell in ("jj 01 2345", 1507095.0, "15070955", "a1b2")] == [
        "JJ012345", "01507095", "15070955", "A1B2",
    ]  # fmt: skip


def test_a_project_number_has_13_digits_or_is_unfit() -> None:
    assert [read_project_number(cell) for cell in (2600001078094.0, "26-0000-1078094")] == ["2600001078094"] * 2
    with pytest.raises(Unfit):
        read_project_number("260000107809")


@pytest.mark.parametrize(
    "reader", [read_text, read_identity, read_kpj, read_npp, read_date, read_sex, read_mark, read_blth]
)
@pytest.mark.parametrize("cell", [{"f": 1}, {"e": 1}])
def test_a_formula_or_an_error_is_unfit_for_every_column(reader: Any, cell: Any) -> None:
    with pytest.raises(Unfit) as unfit:
        reader(cell)
    found = unfit.value.found
    formula = ("sel ini berisi rumus", "the cell holds a formula")
    error = ("sel ini berisi galat (seperti #N/A)", "the cell holds an error (such as #N/A)")
    assert (found.id, found.en) == (formula if "f" in cell else error)


@pytest.mark.parametrize(
    ("reader", "fit", "unfit"),
    [
        (read_npp, ("AB12", "1234", "A" * 11 + "1"), ("A12", "A" * 12 + "1", "AB-12", "ABCD", "12?4")),
        (read_passport, ("7", "AB123456", "1234567", "A" * 19 + "1"), ("A" * 20 + "1", "ABC", "12\u00e9")),
        (read_kpj, ("12345678901", "12A45678901"), (True, -1, 0.5, 1e15, {"d": "2026-01-01"})),
        (read_project_number, ("2600001078094", "26.0000-1078094"), ("26000010780941", "26000O1078094", 260.5, False)),
        (read_small_number, ("0", "000", "123", "RT 002", "rw.5", "RW05"), ("1234", "-1", "RX 2", "2 RT", 2.5)),
        (read_blth, ("2026-04", "042026"), ("x", "2026-13", "13-04-26", 2026.5, {"x": "2026-04-01 08:00"})),
        (
            read_date,
            ("12-03-1990", {"d": "1900-01-01"}, {"d": "2199-12-31"}),
            ("x", {"d": "1899-12-31"}, {"d": "2200-01-01"}),
        ),
    ],
)
def test_each_column_holds_what_is_of_its_form_and_refuses_what_is_just_beyond(
    reader: Any, fit: tuple[Any, ...], unfit: tuple[Any, ...]
) -> None:
    assert None not in [reader(cell) for cell in fit]
    for cell in unfit:
        with pytest.raises(Unfit):
            reader(cell)


@pytest.mark.parametrize(
    "reader",
    [read_text, read_name, read_identity, read_passport, read_kpj, read_npp, read_project_number, read_date, read_blth,
     read_small_number],
)  # fmt: skip
def test_an_empty_cell_is_nothing_in_every_column(reader: Any) -> None:
    assert [reader(cell) for cell in ("", " ", "-", " \u2014 ")] == [None] * 4


def test_a_number_is_its_digits_as_far_as_a_spreadsheet_still_holds_them() -> None:
    numbers = (0, 12, 12.0, 10**15 - 1, 0.5, -1, True)
    assert [read_text(number) for number in numbers] == ["0", "12", "12", "9" * 15, "0.5", "-1", "True"]
    with pytest.raises(Unfit, match=r"0\.5"):
        read_kpj(0.5)
    assert [read_kpj(0), read_npp(15070955), read_small_number(0)] == ["0" * 11, "15070955", 0]


@pytest.mark.parametrize("dash", ["-", "–", "—", " ", "\u00a0", " - "])
def test_a_dash_alone_is_an_empty_cell(dash: str) -> None:
    assert is_empty(dash)
    assert [read(dash) for read in (read_text, read_identity, read_kpj, read_npp, read_date, read_sex)] == [None] * 6


def test_a_date_cell_is_a_day_and_a_bare_serial_is_not() -> None:
    assert read_date({"d": "2026-03-12"}) == date(2026, 3, 12)
    with pytest.raises(Unfit, match="45000"):
        read_date(45000.0)


def test_a_short_year_is_answered_with_what_to_write() -> None:
    with pytest.raises(Unfit) as unfit:
        read_date("12-03-90")
    assert "four digits" in unfit.value.expected.en
    with pytest.raises(Unfit) as no_day:
        read_date("kemarin")
    assert "12 March 2026" in no_day.value.expected.en


def test_the_words_of_the_contract_are_read_with_spaces_and_hyphens() -> None:
    words = ("harian_lepas", "Harian Lepas", "harian-lepas", "PHL", "tetap", "KONTRAK", "tka")
    assert [read_employment(word) for word in words] == [
        *[Employment.HARIAN_LEPAS] * 4, Employment.PKWTT, Employment.PKWT, Employment.TKA,
    ]  # fmt: skip


def test_sex_is_read_from_letters_and_words() -> None:
    words = ("L", "m", "laki-laki", "P", "F", "Perempuan")
    assert [read_sex(word) for word in words] == [Sex.MALE] * 3 + [Sex.FEMALE] * 3
    with pytest.raises(Unfit):
        read_sex("X")


@pytest.mark.parametrize(("cell", "marked"), [("Y", True), ("ya", True), ("T", False), ("TIDAK", False), ("", False),
                         ("-", False), ("0", False), ("Rp 12.000", True), (0.0, False), (12000.0, True),
                         (True, True)])  # fmt: skip
def test_a_programme_is_marked_by_yes_or_by_an_amount_above_zero(cell: Any, marked: bool) -> None:
    assert read_mark(cell) is marked


def test_a_month_comes_from_text_number_or_a_date_cell() -> None:
    cells = ("2026-04", "04-2026", "April 2026", "APR 2026", 202604.0, {"d": "2026-04-01"}, "01-04-2026")
    assert {read_blth(cell) for cell in cells} == {Month(2026, 4)}


def test_an_rt_is_a_small_number_however_it_is_written() -> None:
    assert [read_small_number(cell) for cell in ("002", "RT 02", 2.0, "2")] == [2] * 4
    with pytest.raises(Unfit):
        read_small_number("dua")


@given(st.text())
def test_cleaned_text_prints_on_one_line_and_cleaning_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert not set(once) & set("\n\r\t\x00")


def test_names_keep_case_and_lose_what_does_not_show() -> None:
    assert clean(" Budi\u200b\u00a0 SANTOSO\r\n\x07") == "Budi SANTOSO"
    assert clean("Budi\x07\x00 \ue000Santoso\t") == "Budi Santoso"
    assert clean('=HYPERLINK("x") <script> "O\'Neil" 😀') == '=HYPERLINK("x") <script> "O\'Neil" 😀'


@pytest.mark.parametrize("typed", ["e1234567", "E 1234567", "E-1234567", "e.1234567", "Ｅ１２３４５６７"])
def test_a_passport_is_one_number_however_it_is_typed(typed: str) -> None:
    assert read_passport(typed) == "E1234567"


@pytest.mark.parametrize("typed", ["menyusul", "E123456789012345678901", "№12é"])
def test_what_is_no_passport_number_is_unfit(typed: str) -> None:
    with pytest.raises(Unfit):
        read_passport(typed)


def test_what_may_be_someones_number_is_masked_where_it_is_refused() -> None:
    for typed, shown in (("menyusul", "menyusul"), ("E123456789012345678901", "•" * 19 + "901")):
        with pytest.raises(Unfit) as unfit:
            read_passport(typed)
        assert unfit.value.found.en == f"it says “{shown}”"


def test_an_npp_has_a_digit() -> None:
    assert read_npp("jj123456") == "JJ123456"
    with pytest.raises(Unfit):
        read_npp("TOTAL")


@pytest.mark.parametrize("long", ["x" * 301, "a " * 21])
def test_what_is_longer_than_any_name_is_unfit(long: str) -> None:
    assert read_name("Budi " * 4) == "Budi Budi Budi Budi"
    with pytest.raises(Unfit):
        read_name(long)


def test_a_time_of_day_in_a_date_column_is_shown_as_it_reads() -> None:
    with pytest.raises(Unfit) as unfit:
        read_date({"x": "1990-03-12 08:00:00"})
    assert unfit.value.found.en == "it says “1990-03-12 08:00:00”"


@pytest.mark.parametrize(
    "cell",
    ["3308101203900001\n3308105204850002", "3308101203900001 / 3308105204850002", "33081012039000013308105204850002"],
)
def test_two_niks_in_a_cell_are_unfit_and_none_is_shown(cell: str) -> None:
    with pytest.raises(Unfit) as unfit:
        read_identity(cell)
    assert "330810" not in unfit.value.found.en
    assert unfit.value.expected.en == "one NIK in a cell"


@pytest.mark.parametrize(
    "cell", ["3308.1012.0390.001", "3308..101203900001", "330810120390000A", "3308/1012/0390/0001"]
)
def test_what_is_no_nik_in_groups_of_digits_stays_as_written(cell: str) -> None:
    assert read_identity(cell) == cell
