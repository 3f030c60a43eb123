"""The notice: it says all that it must in both languages, keeps its form, and is the same bytes every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from permit_guard.domain.case import UNREADABLE, Application, Contract, Owner, Project
from permit_guard.domain.decision import Answer, Decision, Status
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Language, Text
from permit_guard.paper.notice import NothingToNotify, write_notice
from tests.paper import reading, samples
from tests.paper.samples import decided, decision

ROOT = Path(__file__).resolve().parents[2]
ID, EN = Language.ID, Language.EN
ANSWER_BY = date(2026, 4, 24)
BOTH = pytest.mark.parametrize("language", [ID, EN])


def notice(subject: Decision, language: Language = ID, **changes: Any) -> bytes:
    """The notice of `subject`, with the usual office, titles and last day."""
    given: dict[str, Any] = {"titles": samples.TITLES, "answer_by": ANSWER_BY, "language": language}
    return write_notice(subject, changes.pop("office", samples.OFFICE), **(given | changes))


def said(subject: Decision, language: Language = ID, **changes: Any) -> str:
    """The text of its notice."""
    return reading.text(notice(subject, language, **changes))


def test_a_compliant_decision_has_no_notice_and_says_so_in_both_languages() -> None:
    with pytest.raises(NothingToNotify) as nothing:
        notice(decision(decided(0, Status.COMPLIANT), answer=Answer.COMPLIANT))
    assert samples.NUMBER in nothing.value.says.id
    assert samples.NUMBER in nothing.value.says.en


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            ID,
            (
                "PEMERINTAH KABUPATEN MAGELANG",
                "Kota Mungkid, 10 April 2026",
                "Nomor : — (konsep)",
                "Sifat : Segera",
                "Lampiran : 2 lembar",
                "Hal : Pemberitahuan hasil pemeriksaan",
                "Yth. Pimpinan PT Karya Nusantara",
                "nomor PBG-330810-14032026-201",
                "Pembangunan Gedung Serbaguna Desa Banyurojo, Jalan Mawar 3, Mertoyudan",
                "602/201/SPK/III/2026, tanggal 14 Maret 2026",
                "roster.csv, 40 pekerja terbaca",
                "2 berkas",
                "belum dapat diproses lebih lanjut sampai dilengkapi",
                "Jumlah pekerja Terlindungi Belum memenuhi Belum terbukti Telah selesai 40 12 19 5 4",
                "Dinyatakan 40 pekerja, tetapi daftar hanya memuat 38 orang.",
                "Diminta: Lengkapi daftar pekerja, atau perbaiki jumlah yang dinyatakan.",
                "Dasar: UU 24/2011 pasal 15",
                "Terdaftar sebagai peserta 12 5",
                "roster.csv:50. Tanggal lahir '31-02-1990' tidak ada.",
                "Proyek didaftarkan tepat waktu (tidak terpenuhi). Surat penetapan bertanggal 20 April 2026",
                "UU 2/2017 pasal 47 ayat (1) huruf l: kontrak memuat jaminan sosial",
                "24 April 2026 (10 hari kerja sejak tanggal surat ini)",
                "keberatan dapat diajukan secara tertulis",
                "Bidang Pelayanan Perizinan",
                "Tembusan: 1. Kepala Dinas Tenaga Kerja Kabupaten Magelang",
                "Halaman 1 dari 4",
                "KONSEP",
                samples.RULEBOOK_HASH,
                samples.INPUT_HASH,
            ),
        ),
        (
            EN,
            (
                "Number : — (draft)",
                "Annex : 2 pages",
                "To the management of PT Karya Nusantara",
                "numbered PBG-330810-14032026-201",
                "602/201/SPK/III/2026 of 14 March 2026",
                "roster.csv, 40 workers read",
                "2 files",
                "cannot be processed further until completed",
                "All workers Covered Not covered Not proven Have left 40 12 19 5 4",
                "40 workers are declared, but the roster names 38 persons only.",
                "Basis: UU 24/2011 art. 15",
                "24 April 2026 (10 working days after the date of this letter)",
                "you may object in writing",
                "Page 1 of 4",
                "KONSEP",
                samples.RULEBOOK_HASH,
            ),
        ),
    ],
)
def test_the_letter_says_all_that_it_must(language: Language, expected: tuple[str, ...]) -> None:
    found = said(samples.crowd(40), language)
    assert [sentence for sentence in expected if sentence not in found] == []


@BOTH
def test_no_sentence_of_the_other_language_slips_in(language: Language) -> None:
    other = ("Deficienc", "worker", "Halaman" if language is EN else "Page", "pekerja" if language is EN else "Basis")
    found = said(samples.crowd(40), language)
    assert [word for word in other if word in found and language is ID] == []
    assert language is ID or not re.search(r"\b(pekerja|belum|Halaman|Lampiran)\b", found)


@BOTH
def test_the_letter_never_says_that_the_application_is_rejected(language: Language) -> None:
    found = said(samples.crowd(40), language).lower()
    assert not re.search(r"ditolak|penolakan|sanksi|reject|refus|denied|sanction", found)


def test_an_unproven_application_is_not_called_deficient() -> None:
    unproven = decision(decided(0, Status.UNPROVEN, samples.doubtful(0)), answer=Answer.UNPROVEN)
    assert "karena pemenuhannya belum seluruhnya terbukti" in said(unproven)
    assert "karena masih terdapat kekurangan" not in said(unproven)


@BOTH
def test_where_the_calendar_is_unknown_a_count_of_days_stands_and_no_date(language: Language) -> None:
    found = said(samples.crowd(3), language, answer_by=None)
    counted = {ID: "10 hari kerja sejak surat ini diterima", EN: "10 working days after receiving this letter"}
    assert counted[language] in found
    assert "24 April 2026" not in found


def test_a_draft_names_no_signatory_and_a_released_letter_does() -> None:
    office = replace(samples.OFFICE, signatory=replace(samples.OFFICE.signatory, name="Fulan bin Fulan", nip="000111"))
    draft = said(samples.crowd(3), office=office)
    released = said(samples.crowd(3), office=office, issued=samples.ISSUED)
    assert "Fulan" not in draft
    assert "000111" not in draft
    assert "Fulan bin Fulan (pangkat) NIP 000111" in released
    assert "KONSEP" not in released


def test_every_page_of_a_draft_is_marked_and_counted_and_carries_both_hashes() -> None:
    found = reading.pages(notice(samples.crowd(200)))
    assert len(found) > 4
    for number, page in enumerate(found, 1):
        assert "KONSEP — belum bernomor" in page
        assert f"KONSEP · Halaman {number} dari {len(found)}" in page
        assert samples.RULEBOOK_HASH[7:23] in page
        assert samples.INPUT_HASH[7:23] in page
        assert samples.NUMBER in page


def test_a_letter_without_workers_to_follow_up_has_no_annex() -> None:
    written = notice(decision(decided(0, Status.COMPLIANT), findings=(samples.HEADCOUNT,)))
    assert "Lampiran : —" in reading.text(written)
    assert all(width < height for width, height in reading.sizes(written))


def test_the_letter_stands_upright_and_the_annex_across_on_a4() -> None:
    assert reading.sizes(notice(samples.crowd(40))) == [(595, 842), (595, 842), (842, 595), (842, 595)]


def test_before_a_contract_the_letter_goes_to_the_owner() -> None:
    application = Application("PBG-1", "33.08", samples.ON, Project("Rumah"), Owner("Ibu Fulanah"))
    found = said(decision(findings=(samples.HEADCOUNT,), application=application))
    assert "Yth. Ibu Fulanah" in found
    assert "Kontrak (SPK) : belum ada" in found
    assert "Daftar pekerja : tidak ada pekerja terbaca" in found


def test_a_contract_without_number_or_day_is_said_with_a_dash() -> None:
    application = replace(samples.APPLICATION, contract=Contract())
    assert "Kontrak (SPK) : — Diperiksa" in said(decision(findings=(samples.HEADCOUNT,), application=application))


def test_few_problems_of_reading_stand_in_the_letter_and_many_in_the_annex() -> None:
    few = said(decision(findings=(samples.HEADCOUNT,), problems=samples.unread(5)))
    many = notice(decision(findings=(samples.HEADCOUNT,), problems=samples.unread(600)))
    assert [few.count(f"roster.csv:{line}.") for line in range(50, 55)] == [1] * 5
    listed = reading.text(many)
    assert "Terdapat 600 berkas, baris atau sel yang tidak terbaca" in listed
    assert [line for line in range(50, 650) if f"roster.csv:{line} Tanggal" not in listed] == []


def test_a_minor_is_told_to_leave_the_work_and_is_never_told_to_register() -> None:
    found = said(decision(decided(0, Status.DEFICIENT, samples.minor(), samples.missing(0))))
    assert "Keluarkan dari pekerjaan dan laporkan kepada Dinas Tenaga Kerja." in found
    assert "Daftarkan" not in found
    assert "Terdaftar sebagai peserta" not in found


def test_a_minor_who_has_left_is_reported_among_the_notes() -> None:
    left = decided(0, Status.LEFT, samples.minor("minor-worked", samples.BEHIND.effect), samples.BEHIND)
    found = said(decision(left, findings=(samples.HEADCOUNT,)))
    assert "Tidak pernah bekerja sebelum berumur 18 tahun (tidak terpenuhi): 1 pekerja, lihat Lampiran." in found
    assert "laporkan kepada Dinas Tenaga Kerja" in found


def test_a_number_that_names_a_person_is_masked_wherever_it_stands() -> None:
    nik = samples.nik(3)
    telling = replace(samples.missing(3), says=Text(f"NIK {nik} tidak ditemukan.", f"NIK {nik} not found."))
    counted = replace(samples.HEADCOUNT, says=Text(f"{nik} berulang.", f"{nik} repeated."))
    problem = Problem(Source(f"evidence/{nik}.csv", "3"), Text(f"NIK {nik} berupa angka.", f"NIK {nik} is a number."))
    workers = (
        decided(3, Status.DEFICIENT, telling),
        decided(4, Status.DEFICIENT, samples.missing(4), nik=None, passport="X1234567"),
    )
    subject = decision(*workers, findings=(counted,), problems=(problem,))
    masked, shown = reading.squeezed(notice(subject)), reading.squeezed(notice(subject, unmask=True))
    assert nik not in masked
    assert "X1234567" not in masked
    assert masked.count(f"{nik[:4]}••••••••{nik[-4:]}") == 5
    assert "Paspor•••••567" in masked
    assert shown.count(nik) == 5
    assert "X1234567" in shown


def test_a_worker_without_a_readable_number_or_name_is_still_listed() -> None:
    found = said(
        decision(
            decided(0, Status.DEFICIENT, samples.missing(0), nik=UNREADABLE, name=None),
            decided(1, Status.DEFICIENT, samples.missing(1), nik=None),
        )
    )
    assert "1 2 (tanpa nama) tidak terbaca" in found
    assert "2 3 Siti Santoso —" in found


def test_a_rule_without_a_title_is_named_by_its_id() -> None:
    assert "headcount-agrees (belum memenuhi)" in said(decision(findings=(samples.HEADCOUNT,)), titles={})


PROGRAM = """
import hashlib, sys, time
from permit_guard.domain.text import Language
from permit_guard.paper.notice import write_notice
from tests.paper import samples
written = write_notice(samples.crowd(40), samples.OFFICE, titles=samples.TITLES, answer_by=None, language=Language.ID)
sys.stdout.write(hashlib.sha256(written).hexdigest())
"""


def test_the_bytes_are_the_same_in_another_process_zone_locale_and_hash_seed() -> None:
    settings = (
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "1000000000"},
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, **changes, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for changes in settings
    }
    assert len(hashes) == 1
    assert len(hashes.pop()) == 64


def test_the_bytes_are_the_same_twice_and_others_for_another_decision() -> None:
    subject = samples.crowd(40)
    assert notice(subject) == notice(samples.crowd(40))
    assert notice(subject) != notice(replace(subject, input_hash="sha256:" + "0" * 64))
    assert notice(subject) != notice(subject, EN)


def test_every_font_is_embedded_as_a_subset() -> None:
    written = notice(samples.crowd(40))
    fonts = re.findall(rb"/BaseFont /(\S+)", written)
    assert {font[7:] for font in fonts} == {b"LiberationSerif", b"LiberationSerif-Bold", b"Carlito", b"Carlito-Bold"}
    assert all(re.match(rb"[A-Z]{6}\+", font) for font in fonts)
    assert written.count(b"/FontFile2") == len(fonts)


@BOTH
def test_the_file_says_what_it_is(language: Language) -> None:
    written = notice(samples.crowd(3), language)
    about = reading.metadata(written)
    assert samples.NUMBER in about["Title"]
    assert about["Author"] == f"{samples.OFFICE.name}, {samples.OFFICE.government}"
    assert about["Subject"]
    assert {ID: b"(id-ID)", EN: b"(en-GB)"}[language] in written
    assert about["CreationDate"] == "D:20260410000000+07'00'"
