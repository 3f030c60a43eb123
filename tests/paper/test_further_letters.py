"""The letters after the first: each says what it must in both languages, and is set as the first one is."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from permit_guard.domain.text import Language, Text
from permit_guard.paper.sheet import ACROSS, FOOT_HEIGHT, UPRIGHT
from tests.paper import letters, reading, samples

ID, EN = Language.ID, Language.EN
SLACK = 0.6
BOTH = pytest.mark.parametrize("language", [ID, EN])
EACH = pytest.mark.parametrize("kind", letters.KINDS)
LONG = replace(
    samples.OFFICE,
    contact_person=Text("Bidang Pelayanan Perizinan, " * 9, "the Licensing Services Division, " * 9),
    copies=samples.OFFICE.copies * 3,
)
SAID = {
    "suspension": (
        ("Hal : Penangguhan persetujuan", "Persetujuan tersebut ditangguhkan sejak tanggal surat ini",
         f"nomor seri {letters.SERIAL} tanggal 20 Maret 2026", "surat keterangannya tidak berlaku",
         "penangguhan dicabut dengan surat", "27 April 2026 (10 hari kerja", "keberatan dapat diajukan"),
        ("Subject : Suspension of an approval", "The approval is suspended from the date of this letter",
         "its certificate does not hold", "the suspension is lifted by a letter", "you may object in writing"),
    ),
    "lifting": (
        ("Sifat : Biasa", "Hal : Pencabutan penangguhan persetujuan", "penangguhan sejak 2 April 2026",
         "berlaku kembali", "terbukti sampai dengan 18 Mei 2026", "bukan keterangan dari BPJS Ketenagakerjaan",
         "Jurnal kantor sebelum surat ini: 41 baris"),
        ("Class : Normal", "The suspension is lifted from the date of this letter", "proven until 18 May 2026",
         "no statement of BPJS Ketenagakerjaan"),
    ),
    "covering": (
        ("Lampiran : 1 berkas", "Hal : Penyampaian Surat Keterangan Hasil Pemeriksaan", letters.SERIAL,
         "segelnya hanya berlaku atas berkas yang utuh", "terbukti sampai dengan 18 Mei 2026"),
        ("Annex : 1 file", "Keep the file as you receive it", "proven until 18 May 2026"),
    ),
    "resubmission": (
        ("Perubahan sejak surat kami sebelumnya", "surat kami nomor 500.16.7/003/PG/2026 tanggal 26 Maret 2026",
         "Telah dilengkapi: 7 pekerja (Budi Santoso, ", "(+2)", "Kini terpenuhi: Surat kepesertaan proyek lengkap.",
         "Masih harus dilengkapi dari surat itu: 19 pekerja.", "Belum ada pada surat itu dan harus dilengkapi: 5",
         "Tidak lagi tercantum dalam daftar pekerja: 2 pekerja"),
        ("our letter numbered 500.16.7/003/PG/2026 of 26 March 2026", "Completed: 7 workers", "Still to be completed",
         "No longer on the roster: 2 workers"),
    ),
}  # fmt: skip


@BOTH
@pytest.mark.parametrize("kind", SAID)
def test_each_letter_says_all_that_it_must(kind: str, language: Language) -> None:
    found = reading.text(letters.letter(kind, language))
    assert [sentence for sentence in SAID[kind][language is EN] if sentence not in found] == []


def test_the_address_of_verification_stands_whole_in_the_covering_letter() -> None:
    found = reading.squeezed(letters.letter("covering", ID))
    assert "https://izin.kabupaten-magelang.example/verify" in found
    assert letters.SERIAL in found


def test_a_letter_after_which_nothing_was_mended_says_so() -> None:
    nothing = replace(letters.MENDED, completed=(), requirements=(), left=24)
    found = reading.text(letters.letter("resubmission", ID, mended=nothing))
    assert "Belum ada yang dilengkapi sejak surat itu." in found
    assert "Telah dilengkapi" not in found


def test_a_number_in_a_name_is_masked_in_what_was_mended() -> None:
    nik = samples.nik(3)
    named = replace(letters.MENDED, completed=(f"Budi {nik}",), gone=(nik,))
    assert nik not in reading.squeezed(letters.letter("resubmission", ID, mended=named))


@BOTH
@EACH
def test_every_character_keeps_to_the_margins_and_none_stands_upon_another(kind: str, language: Language) -> None:
    written = letters.letter(kind, language, LONG)
    for page, (width, height) in enumerate(reading.sizes(written)):
        shape = ACROSS if width > height else UPRIGHT
        near: dict[tuple[int, int], list[reading.Glyph]] = defaultdict(list)
        for glyph in reading.glyphs(written, page):
            assert shape.left - SLACK <= glyph.left, glyph
            assert glyph.right <= shape.right + SLACK, glyph
            assert glyph.bottom >= shape.bottom - SLACK or glyph.top <= FOOT_HEIGHT, glyph
            near[round(glyph.left / 20), round(glyph.bottom / 20)].append(glyph)
        for together in near.values():
            for place, one in enumerate(together):
                assert not [other for other in together[place + 1 :] if reading.covers(one, other)]


@BOTH
@EACH
def test_no_signature_stands_alone(kind: str, language: Language) -> None:
    for office in (samples.OFFICE, LONG):
        signed = next(
            page for page in reading.pages(letters.letter(kind, language, office)) if "(nama pejabat)" in page
        )
        assert {ID: "Demikian disampaikan", EN: "We thank you"}[language] in signed


@BOTH
@EACH
def test_the_same_letter_is_the_same_bytes_with_its_fonts_inside(kind: str, language: Language) -> None:
    written = letters.letter(kind, language)
    assert written == letters.letter(kind, language)
    assert written.count(b"/FontFile2") == len(re.findall(rb"/BaseFont /[A-Z]{6}\+", written)) > 0
    with pikepdf.open(io.BytesIO(written)) as document:
        assert document.check_pdf_syntax() == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@EACH
def test_qpdf_finds_nothing_wrong(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(letters.letter(kind, ID))
    subprocess.run(["qpdf", "--check", str(file)], check=True, capture_output=True)


@EACH
def test_a_letter_is_of_its_own_day_and_language(kind: str) -> None:
    assert reading.metadata(letters.letter(kind, EN))["Title"].endswith(samples.NUMBER)
    assert b"(en-GB)" in letters.letter(kind, EN)
    assert b"(id-ID)" in letters.letter(kind, ID)
