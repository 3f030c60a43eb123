"""Words that make a paper none: each of them, and none that stands in a sentence."""

from __future__ import annotations

import pytest

from permit_guard.intake.paper_marks import LONGEST, large_mark, speaks_of_a_mark, unpaid_mark, void_mark, words_of

VOID = (
    "batal dibatalkan pembatalan dicabut pencabutan ditarik ditolak palsu void cancelled canceled revoked expired "
    "kedaluwarsa kadaluarsa contoh specimen spesimen sample draft draf konsep rancangan"
)
UNPAID = "sementara tagihan invoice proforma unpaid pending menunggu tertunda ditunda"
DENIES = "belum tidak bukan blm tdk not"
VALID = "berlaku sah valid asli resmi aktif"
PAID = "lunas dibayar terbayar bayar membayar diterima diverifikasi bukti paid"
AROUND = (
    "status dokumen surat kwitansi kuitansi sertifikat penetapan iuran pembayaran ini itu telah sudah dinyatakan hanya "
    "untuk keperluan adalah di pada tanggal per oleh dan atau lagi masih bpjs ketenagakerjaan dari yang keterangan "
    "catatan transaksi merupakan sebagai"
)


@pytest.mark.parametrize("word", VOID.split())
def test_each_word_that_says_void_is_a_mark_and_no_proof(word: str) -> None:
    for mark in (word.upper(), f"*** {word.title()} ***", f"{word} 12-03-2026", " ".join(word.upper())):
        assert (void_mark(["Nomor Contoh Satu", mark]), unpaid_mark([mark])) == (mark, None)


@pytest.mark.parametrize("word", UNPAID.split())
def test_each_word_that_says_unpaid_is_a_mark_but_beside_a_word_that_says_paid(word: str) -> None:
    assert (unpaid_mark([word]), void_mark([word])) == (word, None)
    assert {unpaid_mark([f"{word} : {paid}"]) for paid in PAID.split()} == {None}


@pytest.mark.parametrize("no", DENIES.split())
def test_what_is_denied_is_void_or_unpaid(no: str) -> None:
    assert [void_mark([f"{no} {word}"]) for word in VALID.split()] == [f"{no} {word}" for word in VALID.split()]
    assert [unpaid_mark([f"{no} {word}"]) for word in PAID.split()] == [f"{no} {word}" for word in PAID.split()]
    assert [void_mark([f"{no} {word}"]) for word in PAID.split()] == [None] * 9
    assert [unpaid_mark([f"{no} {word}"]) for word in VALID.split()] == [None] * 6


@pytest.mark.parametrize("word", AROUND.split())
def test_words_that_stand_around_a_mark_do_not_hide_it_and_are_none_themselves(word: str) -> None:
    assert void_mark([f"{word} batal {word}"]) == f"{word} batal {word}"
    assert void_mark([word]) is unpaid_mark([word]) is None


def test_a_denial_reaches_two_words_on_and_not_back() -> None:
    assert [void_mark([text]) for text in ("tidak sah", "tidak lagi sah", "sah tidak", "tidak dan lagi sah")] == [
        "tidak sah", "tidak lagi sah", None, None,
    ]  # fmt: skip
    assert void_mark(["dokumen surat ini telah tidak sah"]) == "dokumen surat ini telah tidak sah"
    assert [unpaid_mark([text]) for text in ("belum bayar", "belum di bayar", "bayar belum", "belum di dan bayar")] == [
        "belum bayar", "belum di bayar", None, None,
    ]  # fmt: skip


def test_a_mark_may_go_on_over_the_next_line_and_no_further() -> None:
    assert void_mark(["Gedung", "tidak", "sah", "Gedung"]) == "tidak sah"
    assert unpaid_mark(["belum", "lunas"]) == "belum lunas"
    assert void_mark(["tidak", "lagi", "sah"]) is None
    assert void_mark(["sah", "tidak"]) is None


def test_any_other_word_makes_a_line_a_sentence() -> None:
    sentences = ["Penetapan ini batal apabila tidak dibayar", "PT Contoh", "Rumah Contoh", "tagihan listrik", "", "12"]
    assert [(void_mark([text]), unpaid_mark([text])) for text in sentences] == [(None, None)] * 6


def test_the_longest_line_that_can_be_a_mark_is_one_and_a_longer_one_is_not() -> None:
    fits = "BATAL" + "." * (LONGEST - 5)
    assert [void_mark([fits]), void_mark([fits + "."])] == [fits, None]


def test_letters_set_downwards_are_one_word() -> None:
    assert void_mark(["Gedung " * 20, *"BATAL"]) == "BATAL"
    assert void_mark(["Nomor", *"BATAL", "Gedung"]) == "BATAL"
    assert void_mark([*"BATA"]) is None
    assert void_mark(["B", "A", "", "T", "A", "L"]) is None
    assert void_mark(["B", "A", "T", "1", "A", "L"]) is None


def test_a_long_column_of_letters_does_not_hide_the_mark_below_it() -> None:
    assert void_mark([*"X" * (LONGEST + 5), "BATAL"]) == "BATAL"
    assert void_mark([*"X" * LONGEST, *"BATAL"]) == "BATAL"


def test_letters_set_apart_are_one_word_and_two_of_them_are_not() -> None:
    assert words_of("B A T A L") == words_of("B.A.T.A.L") == ["batal"]
    assert words_of("S A H") == ["sah"]
    assert [words_of("B A"), words_of("a B c d1"), words_of("AB C D"), words_of("")] == [
        ["b", "a"],
        ["abcd"],
        ["ab", "c", "d"],
        [],
    ]


def test_a_text_speaks_of_a_mark_by_any_of_its_words_that_says_void_unpaid_or_not() -> None:
    for word in f"{VOID} {UNPAID} {DENIES}".split():
        assert speaks_of_a_mark(["gedung", word])
    assert not speaks_of_a_mark(f"{VALID} {PAID} {AROUND} gedung".split())
    assert not speaks_of_a_mark([])


@pytest.mark.parametrize(("letters", "mark"), [
    ("BATAL", "BATAL"), ("BATALx", "BATAL"), ("BxATAL", "BATAL"), ("LATAB", "BATAL"), ("B A T A L", "BATAL"),
    ("KWITANSIDIBATALKANIURAN", "DIBATALKAN"), ("TIDAK SAH", "TIDAKSAH"), ("CONTOH", "CONTOH"), ("CONxTOH", "CONTOH"),
    ("DRAFT", "DRAFT"), ("VOID!", "VOID"), ("KWITANSI IURAN JASA LATAB KONSTRUKSI", "BATAL"),
    ("X" * 500 + "BATAL", "BATAL"), ("BELUM LUNAS", "BELUMLUNAS"),
])  # fmt: skip
def test_a_void_word_in_large_letters_is_a_mark_however_they_stand(letters: str, mark: str) -> None:
    assert large_mark(letters) == mark


@pytest.mark.parametrize("letters", [
    "", "LUNAS", "PT CONTOH KARYA", "KWITANSI IURAN JASA KONSTRUKSI", "SERTIFIKAT KEPESERTAAN", "BXXXATAL", "BATA",
    "BPJS KETENAGAKERJAAN",
])  # fmt: skip
def test_other_large_letters_and_a_name_with_such_a_word_are_none(letters: str) -> None:
    assert large_mark(letters) is None
