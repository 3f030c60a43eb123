"""A contractor's whole day: an application completed, a messy roster mended, evidence sent, a list worked off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator

from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.state import State, Step
from permit_guard.web.pages import words
from permit_guard.web.pages.application_form import EMPLOYER_LABELS, LABELS
from permit_guard.web.pages.next_steps import STEPS
from permit_guard.web.pages.paper_form import LABELS as PAPER
from tests.pages.browsing import WAYS, Walker, Way
from tests.pages.meanwhile import TYPED, compare_and_check, list_of_rows, photograph, send_letter
from tests.web.counter import CASES, Office
from tests.web.messy_roster import NO_EMPLOYMENT, NUMERIC, SHORT_YEAR, TWICE, birth, messy_roster, nik

pytestmark = pytest.mark.pages
CASE = CASES / "202"
NUMBER = "PBG-330810-14042026-202"
ROSTER = CASE / "roster.xlsx"
NAMED = {each.step: each for each in STEPS}
MISSING = {10: "Wahyu Mulyono", 11: "Dewi Nugroho"}
"""Whom no evidence of the case names, by their rows."""


@pytest.mark.parametrize("way", WAYS)
def test_a_contractor_completes_submits_and_mends_an_application(
    office: Office, browser: Browser, address: str, tmp_path: Path, way: Way
) -> None:
    case = office.real_open(CASE)
    walker = Walker.at(browser, address, "contractor", way)
    _finds_his_application(walker)
    _completes_the_data(walker)
    _mends_a_messy_roster(walker, tmp_path)
    _sends_evidence(walker, tmp_path)
    _checks_and_submits(walker)
    compare_and_check(office, case)
    send_letter(office, case)
    _works_the_list_off(walker, tmp_path)
    assert office.house.state(case) is State.SUBMITTED
    compare_and_check(office, case)
    walker.go(walker.place)
    walker.reads_text(words.STATES[State.COMPLIANT][0])
    walker.reads("Yang berubah sejak pengajuan sebelumnya", "What changed since the submission before")
    walker.looks("contractor-compliant")
    walker.leave()


def _finds_his_application(walker: Walker) -> None:
    """My applications, and the task list of one: what is done, what is next."""
    walker.reads_text(words.STATES[State.DRAFT][0])
    walker.looks("contractor-list")
    walker.follow(NUMBER, NUMBER)
    walker.reads("Lengkapi data, daftar pekerja dan bukti", "Complete the data, the roster and the evidence")
    walker.reads("Belum ada", "Not there yet")
    walker.looks("contractor-draft")


def _completes_the_data(walker: Walker) -> None:
    """Project, employers, and one more subcontractor."""
    walker.follow("Data permohonan", "Data of the application")
    address = LABELS["project.address"]
    walker.fill(address.id, address.en, "Jalan Contoh 1")
    another = walker.page.get_by_role("group", name=walker.say("Subkontraktor 2", "Subcontractor 2"))
    for key, typed in (("name", "CV Cahaya Beton"), ("npp", "30000009")):
        another.get_by_label(EMPLOYER_LABELS[key].in_(walker.language)).fill(typed)
    walker.looks("contractor-data")
    walker.press("Simpan", "Save")
    walker.reads("CV Cahaya Beton", "CV Cahaya Beton")


def _mends_a_messy_roster(walker: Walker, folder: Path) -> None:
    """An empty roster to fill in; a messy one mended in the page, counted and kept; then that of this project."""
    walker.follow("Daftar pekerja", "Roster")
    assert walker.take("Unduh daftar kosong untuk diisi", "Download an empty roster to fill in")[:2] == b"PK"
    _says_what_his_columns_are(walker, folder)
    sent = folder / "Data Pekerja.xlsx"
    sent.write_bytes(messy_roster())
    walker.choose("file", [sent])
    walker.press("Kirim daftar pekerja", "Send the roster")
    walker.reads("200 pekerja terbaca", "Workers read: 200")
    walker.reads("NAMA PEKERJA", "NAMA PEKERJA")
    walker.reads("Upah: tidak disimpan", "Wage: not kept")
    walker.looks("roster-messy")
    walker.press("Perbaiki di halaman ini (7)", "Mend it here (7)")
    walker.is_at(f"r{NUMERIC[0]}.nik")
    walker.looks("mending-roster")
    _writes(walker)
    walker.press("Simpan perbaikan", "Keep what I mended")
    walker.reads("199 pekerja terbaca", "Workers read: 199")
    walker.reads("Setiap baris terbaca.", "Every row was read.")
    assert walker.take("Unduh Excel", "Download Excel")[:2] == b"PK"
    _counts(walker, "200", "Anda menghitung 200, yang terbaca 199", "You counted 200, 199 were read")
    _counts(walker, "199", "Jumlahnya sama.", "The count is the same.")
    walker.back("Kembali ke permohonan", "Back to the application")
    walker.follow("Lihat seluruh daftar", "See the whole roster")
    walker.looks("roster-whole")
    walker.search("Pekerja 101", "Cari nama", "Search by name")
    walker.reads("1 pekerja dengan nama itu.", "Workers of that name: 1.")
    walker.back("Kembali ke permohonan", "Back to the application")
    walker.follow("Daftar pekerja", "Roster")
    walker.choose("file", [ROSTER])
    walker.press("Kirim daftar pekerja", "Send the roster")
    walker.reads("30 pekerja terbaca", "Workers read: 30")
    _counts(walker, "30", "Jumlahnya sama.", "The count is the same.")


def _says_what_his_columns_are(walker: Walker, folder: Path) -> None:
    """Headings that no one knows are told in the page, and are known from then on."""
    own = folder / "karyawan.csv"
    headings, later = "Nomor Kartu,Karyawan,Ikatan\n", folder / "karyawan bulan ini.csv"
    own.write_text(f"{headings}3308101203900001,Budi,PHL\n")
    later.write_text(f"{headings}3308101203900001,Budi,PHL\n3308105204850002,Ani,PHL\n")
    walker.choose("file", [own])
    walker.press("Kirim daftar pekerja", "Send the roster")
    walker.reads("Apa arti kolom di berkas Anda?", "What are the columns of your file?")
    walker.looks("roster-headings")
    for heading, column in (("Nomor Kartu", "nik"), ("Karyawan", "name"), ("Ikatan", "employment")):
        walker.page.get_by_label(heading, exact=True).select_option(column)
    for file, count in ((own, 1), (later, 2)):
        walker.choose("file", [file])
        walker.press("Kirim daftar pekerja", "Send the roster")
        walker.reads(f"{count} pekerja terbaca", f"Workers read: {count}")


def _counts(walker: Walker, typed: str, indonesian: str, english: str) -> None:
    walker.fill("Berapa pekerja menurut hitungan Anda sendiri?", "How many workers are there by your own count?", typed)
    walker.press("Cocokkan jumlahnya", "Compare the count")
    walker.reads(indonesian, english)


def _writes(walker: Walker) -> None:
    """What each faulty cell should say, found by the row's and the column's names."""
    for row in NUMERIC:
        _row(walker, row).get_by_label("NIK").fill(nik(row))
    for row in SHORT_YEAR:
        _row(walker, row).get_by_label(words.COLUMNS["birth_date"].in_(walker.language)).fill(birth(row))
    for row in NO_EMPLOYMENT:
        cell = _row(walker, row).get_by_label(words.COLUMNS["employment"].in_(walker.language))
        cell.select_option("harian_lepas")
    _row(walker, TWICE[1]).get_by_label(walker.say("Hapus baris", "Leave row")).check()


def _row(walker: Walker, row: int) -> Locator:
    return walker.page.get_by_role("group", name=walker.say(f"Baris {row}:", f"Row {row}:"))


def _sends_evidence(walker: Walker, folder: Path) -> None:
    """Several files at once, what was recognised and read, and a photographed paper typed beside its picture."""
    photo = photograph(folder)
    walker.sends_evidence([*sorted((CASE / "evidence").iterdir()), photo])
    for kind in (EvidenceKind.JAKON_WORKERS, EvidenceKind.PU_MEMBERS, EvidenceKind.JAKON_RECEIPT):
        walker.reads_text(words.KINDS[kind])
    walker.looks("evidence")
    walker.follow("scan1587.pdf", "scan1587.pdf")
    walker.reads("Isinya", "What it says")
    walker.back("Semua bukti", "All evidence")
    walker.follow(photo.name, photo.name)
    walker.shows(walker.page.get_by_role("img", name=photo.name))
    walker.follow_text(words.KINDS[EvidenceKind.JAKON_CERTIFICATE])
    walker.press("Simpan isi surat", "Keep what it says")
    walker.reads("Ada yang perlu diperbaiki", "There is something to mend")
    for key, label in PAPER[EvidenceKind.JAKON_CERTIFICATE].items():
        walker.fill(label.id, label.en, TYPED[key])
    walker.looks("typing-a-paper")
    walker.press("Simpan isi surat", "Keep what it says")
    walker.reads("Diketik", "Typed")
    walker.back("Semua bukti", "All evidence")


def _checks_and_submits(walker: Walker) -> None:
    """The check before submitting has the letter's words; then the declaration and the receipt."""
    walker.press("Periksa dahulu", "Try the check")
    walker.reads(MISSING[10], MISSING[10])
    walker.reads("Yang diminta", "Asked for")
    walker.looks("preview")
    walker.press("Lanjut mengajukan", "On to submitting")
    walker.reads_text(NAMED[Step.SUBMIT].says)
    walker.looks("submission")
    walker.press_text(NAMED[Step.SUBMIT].name)
    walker.reads_text(NAMED[Step.SUBMIT].done)
    _takes_the_receipt(walker, "1")


def _takes_the_receipt(walker: Walker, version: str) -> None:
    walker.follow("Tanda terima pengajuan", "Receipt of the submission")
    walker.reads(f"Versi {version}", f"Version {version}")
    walker.reads("sertifikat.png", "sertifikat.png")
    walker.looks("receipt")
    walker.back("Kembali ke permohonan", "Back to the application")


def _works_the_list_off(walker: Walker, folder: Path) -> None:
    """Who, what was found, how to mend it, by when, whom to ask; then just that is mended and sent again."""
    walker.follow("Permohonan", "Applications")
    walker.follow(NUMBER, NUMBER)
    walker.reads("Giliran pemohon", "The applicant's turn")
    assert walker.take("Surat kekurangan", "Letter of deficiencies")[:5] == b"%PDF-"
    _reads_the_list(walker)
    walker.back("Kembali ke permohonan", "Back to the application")
    walker.press_text(NAMED[Step.REVISE].name)
    walker.press_text(NAMED[Step.REVISE].name)
    walker.reads_text(NAMED[Step.REVISE].done)
    walker.looks("mending")
    walker.follow("Data permohonan", "Data of the application")
    headcount = LABELS["declared_headcount"]
    walker.fill(headcount.id, headcount.en, "30")
    walker.press("Simpan", "Save")
    walker.follow("Bukti kepesertaan", "Evidence of membership")
    walker.sends_evidence([list_of_rows(ROSTER, tuple(MISSING), folder)])
    walker.press("Periksa dahulu", "Try the check")
    walker.press("Lanjut mengajukan", "On to submitting")
    walker.press_text(NAMED[Step.SUBMIT].name)
    _takes_the_receipt(walker, "2")


def _reads_the_list(walker: Walker) -> None:
    walker.follow("Daftar pekerja yang harus dilengkapi", "The list of workers to be completed")
    for indonesian, english in (
        ("Yang diharapkan", "Expected"), ("Yang diminta", "Asked for"), ("Paling lambat", "By"),
        ("Tanya kepada", "Whom to ask"), *((each, each) for each in MISSING.values()),
    ):  # fmt: skip
        walker.reads(indonesian, english)
    walker.looks("missing-workers")
    assert MISSING[10] in walker.take("Unduh sebagai CSV", "Download as CSV").decode("utf-8-sig")
    walker.page.emulate_media(media="print")
    assert not walker.page.get_by_role("search").is_visible()
    walker.shows(walker.page.get_by_role("cell", name=walker.say("Yang diminta", "Asked for")).first)
    walker.page.emulate_media(media="screen")
    walker.follow("Belum terlindungi (2)", "Not covered (2)")
    walker.search("Dewi", "Cari nama", "Search by name")
    walker.reads("1 pekerja dengan nama itu.", "Workers of that name: 1.")
    walker.follow(MISSING[11], MISSING[11])
    walker.reads("Tidak ada baris dengan NIK", "No line of the evidence has this NIK")
    walker.looks("worker-missing")
