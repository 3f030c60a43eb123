"""Every word that people write for a sex, an employment, a mark or a status, and none beside them."""

from __future__ import annotations

from typing import Any

import pytest

from permit_guard.domain.case import Employment, Sex
from permit_guard.intake.cells import Unfit
from permit_guard.intake.vocabulary import read_employment, read_mark, read_sex, read_status

MEN = ("L", "l", "M", "laki-laki", "Laki", "pria", "MALE")
WOMEN = ("P", "F", "perempuan", "Wanita", "female")
EMPLOYED = {
    Employment.HARIAN_LEPAS: ("harian_lepas", "PHL", "BHL", "Pekerja Harian Lepas", "buruh harian lepas", "Harian"),
    Employment.BORONGAN: ("borongan",),
    Employment.MUSIMAN: ("Musiman",),
    Employment.PKWT: ("pkwt", "kontrak", "Pegawai Kontrak", "karyawan kontrak"),
    Employment.PKWTT: ("PKWTT", "tetap", "pegawai tetap", "Karyawan Tetap"),
    Employment.MANDIRI: ("mandiri",),
    Employment.TKA: ("tka", "Tenaga Kerja Asing"),
}
LEFT = """\
nonaktif, non aktif, non-aktif, tidak aktif, tdk aktif, dinonaktifkan, inactive, not active, non active, keluar,
berhenti, resign, resigned, mengundurkan diri, mundur, PHK, terminated, left, meninggal, meninggal dunia, deceased,
pensiun, retired, habis kontrak, kontrak berakhir, pindah, mutasi, mutasi keluar, tidak terdaftar, tidak ditemukan,
not found, batal"""


def test_a_sex_is_read_from_its_letter_or_word() -> None:
    assert {word: read_sex(word) for word in (*MEN, *WOMEN)} == {
        **dict.fromkeys(MEN, Sex.MALE),
        **dict.fromkeys(WOMEN, Sex.FEMALE),
    }


@pytest.mark.parametrize(("employment", "words"), EMPLOYED.items())
def test_each_employment_is_read_from_its_words(employment: Employment, words: tuple[str, ...]) -> None:
    assert {word: read_employment(word) for word in words} == dict.fromkeys(words, employment)


@pytest.mark.parametrize("status", [word.strip() for word in LEFT.split(",")])
def test_who_is_no_member_any_more_is_not_active(status: str) -> None:
    assert [read_status(status), read_status(status.upper())] == [False, False]


def test_a_status_is_active_by_two_words_alone() -> None:
    assert [read_status(status) for status in ("aktif", "AKTIF", "Active", "", "-")] == [True, True, True, None, None]


@pytest.mark.parametrize("mark", ["Y", "ya", "YES", "V", "v", True, 1, 0.5, "1", "Rp 12.000"])
def test_yes_and_every_amount_above_zero_are_a_mark(mark: Any) -> None:
    assert read_mark(mark) is True


@pytest.mark.parametrize("mark", ["T", "tidak", "N", "No", "", "-", False, 0, 0.0, -5, -0.5, "0", "Rp 0"])
def test_no_and_nothing_are_no_mark(mark: Any) -> None:
    assert read_mark(mark) is False


@pytest.mark.parametrize("reader", [read_sex, read_employment, read_status, read_mark])
def test_a_word_that_is_none_of_a_columns_says_what_it_is_and_what_was_expected(reader: Any) -> None:
    with pytest.raises(Unfit) as unfit:
        reader("entah")
    assert (unfit.value.found.id, unfit.value.found.en) == ("tertulis “entah”", "it says “entah”")
    assert unfit.value.expected.id
    assert unfit.value.expected.en


@pytest.mark.parametrize("reader", [read_sex, read_employment, read_status])
def test_an_empty_cell_says_nothing(reader: Any) -> None:
    assert [reader(""), reader(" - ")] == [None, None]
