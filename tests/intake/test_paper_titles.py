"""Titles of papers: which one is known, which is another paper's, and where they count."""

from __future__ import annotations

import pytest

from permit_guard.domain.evidence import EvidenceKind
from permit_guard.intake.paper_titles import LONGEST, MOST_TITLES, Title, titles_on
from tests.intake.samples import PROJECT

PROJECT_LINE = f"Nomor Proyek : {PROJECT}"
LETTER, RECEIPT, CERTIFICATE = (
    EvidenceKind.JAKON_DETERMINATION,
    EvidenceKind.JAKON_RECEIPT,
    EvidenceKind.JAKON_CERTIFICATE,
)
NAMED = (
    "penetapan iuran pembayaran kwitansi kuitansi sertifikat kepesertaan peserta program khusus jaminan sosial "
    "kecelakaan kerja kematian jkk jkm bpjs ketenagakerjaan sektor bidang usaha jasa konstruksi jakon proyek pekerja "
    "bagi untuk pada dan nomor no"
)
CHANGED = "Batal Dibatalkan Pembatalan Pencabutan Contoh Draft Addendum Adendum Perubahan Revisi Ralat"


def title(*lines: str) -> tuple[EvidenceKind, str, bool] | None:
    """The title that stands first on a page with a project's number below it."""
    found = titles_on([*lines, PROJECT_LINE])
    return (found[0].kind, found[0].text, found[0].known) if found else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PENETAPAN IURAN PROGRAM KHUSUS JASA KONSTRUKSI", LETTER),
        ("Penetapan Iuran Jasa Konstruksi", LETTER),
        ("Hal : Penetapan Iuran Jasa Konstruksi", LETTER),
        ("Perihal: Surat Penetapan Iuran Jasa Konstruksi", LETTER),
        ("Surat Penetapan Iuran Jasa Konstruksi Proyek Gedung Baru", LETTER),
        ("Penetapan Iuran Jasa Konstruksi Nomor Proyek 2600001078094 Gedung Baru", LETTER),
        ("Penetapan Iuran Jasa Konstruksi No. Proyek 2600001078094 Gedung Baru", LETTER),
        ("Penetapan Iuran Proyek Jasa Konstruksi", LETTER),
        ("KWITANSI IURAN JASA KONSTRUKSI", RECEIPT),
        ("KUITANSI PEMBAYARAN IURAN JASA KONSTRUKSI", RECEIPT),
        ("kwitansi iuran jasa konstruksi", RECEIPT),
        ("SERTIFIKAT KEPESERTAAN", CERTIFICATE),
        ("Sertifikat Kepesertaan Jasa Konstruksi", CERTIFICATE),
    ],
)
def test_a_papers_own_name_is_a_known_title(text: str, kind: EvidenceKind) -> None:
    assert title(text) == (kind, text, True)


@pytest.mark.parametrize("word", NAMED.split())
def test_each_word_of_a_papers_name_may_stand_in_its_title(word: str) -> None:
    text = f"Sertifikat Kepesertaan {word} Konstruksi"
    assert title(text) == (CERTIFICATE, text, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Penetapan Iuran", LETTER),
        ("Penetapan Iuran Jasa", LETTER),
        ("Penetapan Iuran Konstruksi", LETTER),
        ("Penetapan Iuran Jasa Konstruksi Proyek Dibatalkan", LETTER),
        ("Penetapan Iuran Jasa Konstruksi Tahap Dua", LETTER),
        ("Penetapan Iuran Jasa Konstruksi Proyeksi Gedung", LETTER),
        ("Kwitansi", RECEIPT),
        ("Kuitansi Toko Besi", RECEIPT),
        ("Kwitansi Toko untuk Besi", RECEIPT),
        ("Kwitansi Jasa Konstruksi", RECEIPT),
        ("Kwitansi Iuran Konstruksi", RECEIPT),
        ("Kwitansi Iuran Jasa", RECEIPT),
        ("KWITANSI TAGIHAN IURAN JASA KONSTRUKSI", RECEIPT),
        ("Sertifikat Kepesertaan Perusahaan", CERTIFICATE),
        ("SERTIFIKAT KEPESERTAAN (LAMA)", CERTIFICATE),
    ],
)
def test_a_name_with_a_word_too_many_or_too_few_is_a_title_that_is_not_known(text: str, kind: EvidenceKind) -> None:
    assert title(text) == (kind, text, False)


@pytest.mark.parametrize("word", CHANGED.split())
def test_a_paper_that_says_before_its_name_that_it_was_changed_is_not_known(word: str) -> None:
    text = f"{word} Penetapan Iuran Jasa Konstruksi"
    assert title(text) == (LETTER, text, False)
    assert title(f"Surat {text}") == (LETTER, f"Surat {text}", False)


@pytest.mark.parametrize(
    "text",
    [
        "Sertifikat Tanah", "Penetapan Pemenang", "Iuran Penetapan", "Bukti Kwitansi Iuran Jasa Konstruksi", "",
        "penetapan iuran dua", "Surat Jalan", "Surat Hal Perihal Kwitansi Iuran Jasa Konstruksi", "kwitansi toko",
        "Satu Dua Revisi Kwitansi", "Penetapan Iuran Jasa Konstruksi Proyek gedung baru", "Kepesertaan Sertifikat",
    ],
)  # fmt: skip
def test_other_words_first_and_a_sentence_are_no_title(text: str) -> None:
    assert title(text) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("KWITANSI", "IURAN JASA", "KONSTRUKSI"), ("KWITANSI IURAN", "JASA KONSTRUKSI"),
        ("Hal : Kwitansi", "Iuran Jasa", "Konstruksi"), ("Surat Kwitansi", "Iuran Jasa Konstruksi"),
    ],
)  # fmt: skip
def test_a_title_in_capitals_or_a_subject_goes_on_over_two_more_lines(lines: tuple[str, ...]) -> None:
    assert title(*lines) == (RECEIPT, " ".join(lines), True)
    assert titles_on(["x", "y", "z", *lines]) == [Title(3, RECEIPT, " ".join(lines), True)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Kwitansi", "Iuran Jasa", "Konstruksi"), ("Kwitansi Iuran", "Jasa Konstruksi"),
        ("KWITANSI", "IURAN", "JASA", "KONSTRUKSI"),
    ],
)  # fmt: skip
def test_no_other_title_goes_on_and_none_over_three_more_lines(lines: tuple[str, ...]) -> None:
    assert title(*lines) == (RECEIPT, lines[0], False)


def test_the_first_known_title_counts_wherever_it_stands_and_any_other_only_above_a_projects_number() -> None:
    name = "KWITANSI IURAN JASA KONSTRUKSI"
    receipt = Title(0, RECEIPT, name, True)
    assert titles_on([name]) == [receipt]
    assert titles_on([name, "x", name]) == [receipt]
    assert titles_on([name, name, PROJECT_LINE, name]) == [receipt, Title(1, RECEIPT, name, True)]
    assert titles_on(["Kwitansi Toko", name]) == [Title(1, RECEIPT, name, True)]
    assert titles_on([PROJECT_LINE, "Kwitansi Toko"]) == titles_on(["Kwitansi Toko"]) == titles_on([]) == []


def test_no_page_has_more_titles_than_can_be_looked_at() -> None:
    lines = ["SERTIFIKAT KEPESERTAAN"] * (MOST_TITLES + 5) + [PROJECT_LINE]
    assert [found.index for found in titles_on(lines)] == list(range(MOST_TITLES))


def test_of_a_very_long_line_only_the_beginning_is_a_title() -> None:
    far = "Surat" + " " * LONGEST + "Kwitansi Iuran Jasa Konstruksi"
    assert title(far) is None
    long = "Kwitansi " + "Toko " * 100
    assert title(long) == (RECEIPT, long[:LONGEST], False)
