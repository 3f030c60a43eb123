"""When two spellings are one name, on pairs of both kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permit_guard.domain.names import agree_in_every_word, alike, words

LIKE = [
    ("Budi Santoso", "BUDI SANTOSO"),
    ("Budi Santoso", "Budi Santosa"),
    ("Budi Santoso", "Budi  Santoso, S.T."),
    ("Drs. H. Budi Santoso, M.M.", "Budi Santoso"),
    ("K.H. Ahmad Dahlan", "Achmad Dahlan"),
    ("Moh. Arifin", "Muhammad Arifin"),
    ("Moch Arifin", "Mohamad Arifin"),
    ("MOH.ARIFIN", "Muhammad Arifin"),
    ("M. Arifin", "Muhammad Arifin"),
    ("B. Santoso", "Budi Santoso"),
    ("A. B. Santoso", "Agus Budi Santoso"),
    ("Siti", "Siti Aminah"),
    ("Sti Aminah", "Siti Aminah"),
    ("Abd. Rahman", "Abdul Rahman"),
    ("Abdul Rahman", "Abdulrahman"),
    ("Noer Hidayat", "Nur Hidayat"),
    ("Soekarno Poetra", "Sukarno Putra"),
    ("Djoko Tjahjono", "Joko Cahjono"),
    ("Ma'ruf Amin", "Maruf Amin"),
    ("Slamet", "Slamte"),
    ("Suparman Raharjo", "Suparman"),
    ("Yuni Kurniawan", "Yuni Kurniawam"),
    ("R. Rudi Hartono", "Rudi Hartono"),
    ("Ani Wulandari, S. Pd.", "Ani Wulandari"),
    ("Budi Rahmawan", "Badi Rahmawan"),
    ("Wahyu", "Wahya"),
    ("Banjar Putra", "Bajar Putra"),
    ("Djati Djodjo", "Jati Jojo"),
    ("Tjetjep", "Cecep"),
    ("Njonjo", "Nyonyo"),
    ("Sjarif Sjah", "Syarif Syah"),
    ("Chusnul Chotimah", "Khusnul Khotimah"),
]
UNLIKE = [
    ("Budi Santoso", "Budi Susanto"),
    ("Tri Widodo", "Zainudin Tarigan"),
    ("Slamet", "Selamat Riyadi Putra"),
    ("Ani", "Adi"),
    ("Budi", "Rudi"),
    ("Agus Setiawan", "Agus Setyabudi"),
    ("Siti Aminah", "Siti Rohmah"),
    ("Budi Santoso", "Santoso Budi"),
    ("B. S.", "Budi Santoso"),
    ("Muhammad", "Ahmad"),
    ("Budi Agus Santoso", "Santoso"),
    ("Joko Widodo", "Djoko Widada Putra"),
    ("Dwi Saputra", "Tri Saputra"),
    ("Ani Rahmawati", "Adi Rahmawati"),
    ("Ani Rahmawati", "Anis Rahmawati"),
    ("Budi", "Budin"),
    ("B. Santoso", "Agus Santoso"),
    ("Slamet Raharjo", "Slamat Raharja"),
    ("Budi Santoso", "Budi Santoso Agus Putra"),
    ("Suparman", "Suparman Agus Putra"),
]


@pytest.mark.parametrize(("one", "other"), LIKE)
def test_these_spellings_are_like(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_these_names_are_not_like(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)


def test_no_name_is_like_none() -> None:
    assert not alike(None, None)
    assert not alike("", "")
    assert not alike("...", "...")
    for none in (None, "", "..."):
        assert not alike(none, "Budi Santoso")
        assert not alike("Budi Santoso", none)
        assert not agree_in_every_word(none, "Budi Santoso")
        assert not agree_in_every_word("Budi Santoso", none)


def test_titles_in_front_and_behind_go_but_a_name_that_is_one_stays() -> None:
    assert words("Ir. H. Joko Widodo, S.T., M.T.") == ("JOKO", "WIDODO")
    assert words("H.") == ("H",)
    assert [words(name) for name in ("Ir. H.", "S.T.", "H. S.T.")] == [("H",), ("ST",), ("ST",)]


FRONT = "H.|Hj.|Drs.|Dra.|Dr.|Ir.|K.H.|KH|K. H.|R.|Rr."
BACK = "S.T.|S.E.|S.H.|S.Pd.|S.Kom.|A.Md.|M.T.|M.M.|ST|SPd|S. Pd.|S.  Kom.|A. Md."


@pytest.mark.parametrize("title", FRONT.split("|"))
def test_each_title_in_front_goes(title: str) -> None:
    assert words(f"{title} Siti Aminah") == ("SITI", "AMINAH")
    assert words(f"{title} Aminah") == ("AMINAH",)


@pytest.mark.parametrize("title", BACK.split("|"))
def test_each_title_behind_goes(title: str) -> None:
    assert words(f"Siti Aminah, {title}") == ("SITI", "AMINAH")
    assert words(f"Aminah {title}") == ("AMINAH",)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("MUHAMMAD", "Muhammad Mohammad Mohamad Muhamad Muhammed Mohammed Mochammad Mochamad Moch. Moh. Muh. Mhd. Md."),
        ("AHMAD", "Ahmad Achmad Akhmad"),
        ("ABDUL", "Abdul Abd."),
        ("NUR", "Nur Noer"),
        ("SITI", "Siti Sti"),
    ],
)
def test_the_common_forms_of_a_name_are_one_word(name: str, forms: str) -> None:
    assert {words(f"{form} Hidayat") for form in forms.split()} == {(name, "HIDAYAT")}


def test_a_hyphen_an_underscore_and_a_dot_part_words_and_an_apostrophe_does_not() -> None:
    names = ("Nur-Hayati", "Nur_Hayati", "Nur.Hayati", "Nur / Hayati")
    assert {words(name) for name in names} == {("NUR", "HAYATI")}
    assert words("Ma\u2019ruf Sa'id") == ("MARUF", "SAID")


def test_every_word_agrees_across_the_forms_of_one_name_but_not_with_an_initial_or_old_spelling() -> None:
    assert agree_in_every_word("Moh. Arifin", "MUHAMMAD ARIFIN")
    assert not agree_in_every_word("M. Arifin", "Muhammad Arifin")
    assert not agree_in_every_word("Soekarno", "Sukarno")
    assert not agree_in_every_word(None, None)


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_does_not_depend_on_the_order_asked(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)


@given(st.text(alphabet="ABDEGIKLMNRSTU ", min_size=5, max_size=30))
def test_a_name_with_a_word_in_it_is_like_itself_in_any_case(name: str) -> None:
    if any(len(word) > 1 for word in words(name)):
        assert alike(name, name.lower())


def test_what_is_too_long_for_a_name_has_no_words_and_is_like_nothing() -> None:
    for long in ("Budi " * 21, "B" * 301, "B." * 21):
        assert (words(long), alike(long, long), agree_in_every_word(long, long)) == ((), False, False)
    assert alike("Budi " * 20, "BUDI " * 20)
    assert words("B" * 300) == ("B" * 300,)
