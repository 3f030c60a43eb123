"""What stands after a label is read whole, as papers set it, or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from permit_guard.domain.period import Month
from permit_guard.intake import paper_values
from permit_guard.intake.paper_values import LONGEST

DAY = date(2026, 3, 20)
FIRST, LAST = date(2026, 3, 21), date(2026, 8, 30)
IN_WORDS = {
    1: "satu", 2: "dua", 3: "tiga", 4: "empat", 6: "enam", 7: "tujuh", 8: "delapan", 9: "sembilan", 10: "sepuluh",
    11: "sebelas", 12: "dua belas", 20: "dua puluh", 100: "seratus", 200: "dua ratus", 1_000: "seribu",
    2_000: "dua ribu", 2_000_000: "dua juta", 1_000_000: "sejuta", 2 * 10**9: "dua miliar", 3 * 10**9: "tiga milyar",
    2 * 10**12: "dua triliun", 4 * 10**12: "empat triliyun", 5: "lima koma nol nol",
}  # fmt: skip


def read(reader: str, values: Any) -> dict[str, Any]:
    """What the reader of that name makes of each value."""
    return {value: getattr(paper_values, reader)(value) for value in values}


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("B/8770/032026", "B/8770/032026"),
        ("B / 8770 /032026", "B/8770/032026"),
        ("B /8770/ 032026", "B/8770/032026"),
        ("923092 295010413 Magelang, 20 Maret 2026", "923092295010413"),
        ("B_1-2.3", "B_1-2.3"),
        ("923092 295010413", "923092295010413"),
        ("B/8770/032026 Magelang, 20 Maret 2026", "B/8770/032026"),
        ("B/1, Magelang, 20 Maret 2026", "B/1"),
        ("B/1 Kab. Kota Baru Magelang, 20 Maret 2026", "B/1"),
        ("1" * (LONGEST - 1), "1" * (LONGEST - 1)),
    ],
)
def test_a_number_is_read_without_its_spaces_and_without_place_and_day(value: str, number: str) -> None:
    assert paper_values.paper_number(value) == number


NO_NUMBERS = ("", "abc", "12 abc", "12?", "12 batal", "SEMENTARA 12", "12/BATAL/2026", "B/1 Batal, 20 Maret 2026")
NO_PLACES = ("B/1 magelang, 20 Maret 2026", "B/1 Satu Dua Tiga Empat Lima, 20 Maret 2026", "Magelang, 20 Maret 2026")


@pytest.mark.parametrize("value", [*NO_NUMBERS, *NO_PLACES, "B/1 Magelang, 31 Februari 2026", "1" * LONGEST])
def test_what_has_anything_beside_a_number_is_none(value: str) -> None:
    assert paper_values.paper_number(value) is None


def test_a_contracts_number_is_what_is_written_without_the_day_behind_it_and_nothing_is_none() -> None:
    assert [paper_values.contract_number(value) for value in ("PT Contoh", "")] == ["PT Contoh", None]
    number = "602/SPK/III/2026"
    for day in ("", " tanggal 2 Maret 2026", ", Tgl. 02-03-2026", " (tertanggal 2026-03-02)"):
        assert paper_values.contract_number(number + day) == number
    assert paper_values.contract_number(f"{number} tanggal ini") == f"{number} tanggal ini"


def test_a_project_number_has_thirteen_digits_with_single_marks_between() -> None:
    good = ("2600001078094", "26-0000-1078094", "26.0000 1078094", "2 6 0 0 0 0 1 0 7 8 0 9 4")
    assert read("project_number", good) == dict.fromkeys(good, "2600001078094")
    bad = (
        "260000107809", "26000010780941", "26--00001078094", "2600001078094 ", "x2600001078094", "26000/01078094", "",
    )  # fmt: skip
    assert read("project_number", bad) == dict.fromkeys(bad)


def test_a_day_may_have_a_time_of_day_and_no_other_word() -> None:
    times = (" 10:15", ", 10.15", " pukul 10:15", " jam 9:05", " 10:15:22 WIB", " 10.15.22 wita", " 10:15 WIT", "")
    good = [f"20 Maret 2026{time}" for time in times]
    assert read("one_day", good) == dict.fromkeys(good, DAY)
    others = (
        " 10:15 WI", " 110:15", " 10:155", " :15", " 10:15:2", " 10:15 x", " 10", " pukul", " 10:15\n",
        " sekitar 10:15",
    )  # fmt: skip
    bad = [f"20 Maret 2026{other}" for other in others] + ["10:15", "belum 20 Maret 2026", "31 Februari 2026 10:15"]
    assert read("one_day", bad) == dict.fromkeys(bad)


def test_a_day_of_the_longest_value_is_read_and_of_a_longer_one_is_not() -> None:
    fits = "20" + " " * (LONGEST - 12) + "Maret 2026"
    assert [paper_values.one_day(value) for value in (fits, fits.replace("20 ", "20  ", 1))] == [DAY, None]


def test_a_letters_day_stands_alone_or_right_of_its_place_and_of_nothing_else() -> None:
    good = ("20 Maret 2026", "Magelang, 20 Maret 2026", "Kab. Magelang,20 Maret 2026", "A B C D, 20-03-2026")
    assert read("dated", good) == dict.fromkeys(good, DAY)
    assert read("day_beside_place", good) == {**dict.fromkeys(good, DAY), "20 Maret 2026": None}
    bad = (
        "B/1 Magelang, 20 Maret 2026", "Belum, 20 Maret 2026", "Tidak Sah, 20 Maret 2026", "Magelang 20 Maret 2026",
        "magelang, 20 Maret 2026", "mAgelang, 20 Maret 2026", ", 20 Maret 2026", "A B C D E, 20 Maret 2026",
        "A. B., 20 Maret 2026", "A.. B, 20 Maret 2026", "Magelang-Jaya, 20 Maret 2026", "Magelang, 31 Februari 2026",
        "Magelang, ", "Magelang",
    )  # fmt: skip
    assert read("dated", bad) == read("day_beside_place", bad) == dict.fromkeys(bad)


def test_the_day_right_of_a_letters_number_and_place_is_told_apart_from_them() -> None:
    good = ("B/8770/032026 Magelang, 20 Maret 2026", "Magelang, 20 Maret 2026", "B/1, 2/2 Kab. Magelang, 20 Maret 2026")
    assert read("day_beside_number", good) == dict.fromkeys(good, DAY)
    bad = ("B/1", "B/1 20 Maret 2026", "B/1 Batal, 20 Maret 2026", "B/1 Magelang, 2026")
    assert read("day_beside_number", bad) == dict.fromkeys(bad)
    fits = "B/" + "1" * (LONGEST - 26) + " Magelang, 20 Maret 2026"
    assert [len(fits), paper_values.day_beside_number(fits)] == [LONGEST, DAY]
    assert paper_values.day_beside_number("1" + fits) is None


WHOLE = "21-03-2026 s/d 30-08-2026"
JOINED = ("s/d", "s.d.", "s.d", "sd", "S/D", "sampai", "sampai dengan", "hingga", "-", "–", "—")
BEFORE = ("", "dari ", "mulai ", "sejak ", "tanggal ", "dari tanggal ", "163 hari, ", "163 hari,dari ", "(163 hari), ")
LENGTHS = (
    "163 hari", "163 hari kalender", "(6 bulan)", "6 (enam) bulan", "163 (seratus enam puluh tiga) hari", "1 tahun",
)  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        *(f"21-03-2026 {joined} 30-08-2026" for joined in JOINED),
        *(f"{before}{WHOLE}" for before in BEFORE),
        *(f"{WHOLE} {length}" for length in LENGTHS),
        *(f"{length}, mulai tanggal {WHOLE}" for length in LENGTHS),
        "21-03-2026s/d30-08-2026", "21-03-2026 s/d tanggal 30-08-2026", "21 Maret 2026 s/d 30 Agustus 2026",
        "2026-03-21 s/d 2026-08-30", f"9999 hari, {WHOLE}",
    ],
)  # fmt: skip
def test_a_period_is_two_days_perhaps_with_their_number(value: str) -> None:
    assert paper_values.period(value) == (FIRST, LAST)


@pytest.mark.parametrize(
    "value",
    [
        "22-03-2026 s/d 21-03-2026", "31-02-2026 s/d 30-08-2026", "21-03-2026 s/d 31-02-2026", "21-03-2026",
        "21-03-2026 30-08-2026", f"bukan {WHOLE}", f"{WHOLE} x", f"{WHOLE} 12345 hari", f"{WHOLE} hari",
        f"{WHOLE} 163 (batal) hari", f"{WHOLE} 163 minggu", f"163 hari {WHOLE}", f"dari mulai {WHOLE}", "",
        "21-03-2026 s//d 30-08-2026", f"12345 hari, {WHOLE}",
    ],
)  # fmt: skip
def test_what_is_not_two_days_in_order_and_nothing_else_is_no_period(value: str) -> None:
    assert paper_values.period(value) is None


def test_a_period_of_one_day_is_one_and_of_the_longest_value_is_read() -> None:
    assert paper_values.period("21-03-2026 s/d 21-03-2026") == (FIRST, FIRST)
    fits = "21-03-2026 s/d 30" + " " * (LONGEST - 29) + "Agustus 2026"
    assert [len(fits), paper_values.period(fits)] == [LONGEST, (FIRST, LAST)]
    assert paper_values.period(fits.replace("30 ", "30  ")) is None


FIVE = ("5", "Rp 5", "Rp5", "Rp. 5", "rp 5", "IDR 5", "Rp 5,-", "Rp 5.", "Rp 5,", "5,00", "5.00", "Rp 5 ")
FIVE_ASIDE = (
    "(lima rupiah)", "(LIMA RUPIAH)", "(lima)", "(terbilang: lima rupiah)", "(terbilang:lima)",
    "(terbilang lima)", "(Terbilang : lima)",
    "(lima koma nol nol)", "(Tidak Termasuk PPN)", "(belum termasuk ppn)", "(sudah termasuk PPN) (lima rupiah)",
)  # fmt: skip
NO_MONEY = (
    "", "x", "Rp", "-5", "Rp  5", "USD 5", "1.2.3", "5 x", "(5)", "sisa 5", "5 (belum lima)", "5 (lima",
    "5 (termasuk ppn)", "5 (terbilang: batal)", "5 (lima dari enam)", "5 (belum dibayar)", "5 lima",
    "5 (lima) batal", "5,-,-",
)  # fmt: skip


def test_an_amount_is_itself_perhaps_with_its_words_and_the_tax() -> None:
    good = (*FIVE, *(f"Rp 5 {aside}" for aside in FIVE_ASIDE), "Rp 5(lima)", "Rp 5(tidak termasuk ppn)")
    assert read("money", good) == dict.fromkeys(good, Decimal(5))
    assert read("money", NO_MONEY) == dict.fromkeys(NO_MONEY)


@pytest.mark.parametrize(("number", "words"), IN_WORDS.items())
def test_the_words_beside_an_amount_or_a_headcount_are_the_same_number_or_it_is_none(number: int, words: str) -> None:
    assert paper_values.money(f"Rp {number} ({words} rupiah)") == number
    assert paper_values.money(f"Rp {number + 1} ({words} rupiah)") is None
    if number < 1_000_000:
        assert paper_values.count(f"{number} ({words}) orang") == number
        assert paper_values.count(f"{number + 1} ({words}) orang") is None


@pytest.mark.parametrize("words", ["dua dua lima", "koma", "sen", "lima ribu dua juta", "puluh"])
def test_words_that_are_no_number_say_nothing_of_the_amount_beside_them(words: str) -> None:
    assert (paper_values.money(f"Rp 5 ({words} rupiah)"), paper_values.count(f"5 ({words}) orang")) == (5, 5)


def test_the_longest_amount_and_headcount_are_read_and_longer_ones_are_not() -> None:
    words = " (" + "lima" * ((LONGEST - 4) // 4) + ")"
    assert [len("5" + words), paper_values.money("5" + words), paper_values.count("5" + words)] == [LONGEST, 5, 5]
    assert [paper_values.money("55" + words), paper_values.count("55" + words)] == [None, None]


def test_nothing_received_is_no_amount() -> None:
    values = ("0", "Rp 0,00", "0,01", "1", "x")
    assert [paper_values.money_above_zero(value) for value in values] == [None, None, Decimal("0.01"), 1, None]


def test_a_headcount_is_a_number_perhaps_with_what_is_counted() -> None:
    persons = ("", " orang", "orang", " org.", " org", " jiwa", " pekerja", " tenaga kerja", " TK", " orang pekerja")
    good = [f"10{of}" for of in persons] + ["10 (sepuluh)", "10 (sepuluh) orang", "10(sepuluh) orang"]
    assert read("count", good) == dict.fromkeys(good, 10)
    marked = ("123.456.789", "10pekerja", "1.234.567", "1,234,567 orang", "123456", "123", "12", "1", "0", "1.000")
    assert [paper_values.count(value) for value in marked] == [
        123456789,
        10,
        1234567,
        1234567,
        123456,
        123,
        12,
        1,
        0,
        1000,
    ]
    bad = (
        "", "sepuluh", "1234567", "1.000.000.000", "12.34", "1234.567", "10 orang dari 25", "-10", "10 mandor",
        "10  ",
    )  # fmt: skip
    assert read("count", bad) == dict.fromkeys(bad)


def test_a_month_of_validity_is_a_beginning_and_never_an_end() -> None:
    good = (
        "MARET 2026", "2026-03", "mulai Maret 2026", "Sejak Maret 2026", "bulan 03-2026", "mulai bulan Maret 2026",
        "sejak tanggal 20-03-2026", "tanggal 20-03-2026", "20-03-2026", "20-03-2026 10:15",
    )  # fmt: skip
    assert read("month_of_validity", good) == dict.fromkeys(good, Month(2026, 3))
    bad = (
        "sampai Maret 2026", "tidak Maret 2026", "Maret 2026 lunas", "Maret mulai 2026", "x mulai Maret 2026",
        "13-2026", "", "mulai",
    )  # fmt: skip
    assert read("month_of_validity", bad) == dict.fromkeys(bad)
    fits = "Maret" + " " * (LONGEST - 9) + "2026"
    assert read("month_of_validity", (fits, fits.replace(" ", "  ", 1))) == {
        fits: Month(2026, 3), fits.replace(" ", "  ", 1): None,
    }  # fmt: skip


def test_an_npp_stands_in_one_piece() -> None:
    assert [paper_values.npp(value) for value in ("15070955", "jj012345", "1507095")] == [
        "15070955", "JJ012345", "01507095",
    ]  # fmt: skip
    assert read("npp", ("1507 0955", "15070955 ", "NPP", "")) == dict.fromkeys(("1507 0955", "15070955 ", "NPP", ""))


def test_wages_are_a_basis_by_their_own_words_alone() -> None:
    good = (
        "Berdasarkan upah" + " pekerja" * ((LONGEST - 16) // 8), "Upah", "upah pekerja",
        "Berdasarkan upah pekerja", "dari jumlah upah", "total upah tenaga kerja sebulan",
        "Daftar upah minimum per bulan", "upah" + " pekerja" * ((LONGEST - 4) // 8),
    )  # fmt: skip
    assert read("names_wages", good) == dict.fromkeys(good, True)
    bad = (
        "", "Nilai proyek", "upah dan nilai proyek", "tidak termasuk upah", "upah upah", "upah mandor",
        "upah" + " pekerja" * (LONGEST // 8),
    )  # fmt: skip
    assert read("names_wages", bad) == dict.fromkeys(bad, False)
