"""The decisive acts of each role's day by the keyboard alone, and wherever the focus comes by, it is seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from permit_guard.domain.state import State
from permit_guard.web.pages import words
from tests.pages.browsing import Walker
from tests.pages.meanwhile import approve
from tests.pages.typist import Typist
from tests.web.counter import CASES, REAL, Office
from tests.web.messy_roster import NO_EMPLOYMENT, NUMERIC, SHORT_YEAR, TWICE, birth, messy_roster, nik

pytestmark = pytest.mark.pages
NUMBER, LACKING = "PBG-330810-14032026-201", "PBG-330810-14042026-202"


def _typist(browser: Browser, address: str, name: str) -> Typist:
    typist = Typist(Walker(browser, address, name))
    typist.sign_in()
    return typist


def test_a_contractor_sends_mends_and_submits_by_the_keyboard_alone(
    office: Office, browser: Browser, address: str, tmp_path: Path
) -> None:
    case = office.real_open(REAL)
    contractor = _typist(browser, address, "contractor")
    contractor.enter("English", tells="Applications")
    contractor.enter("Bahasa Indonesia", tells="Permohonan")
    contractor.enter(NUMBER, tells="Yang perlu dilengkapi")
    contractor.enter("Daftar pekerja", tells="Berkas daftar pekerja")
    messy = tmp_path / "Data.xlsx"
    messy.write_bytes(messy_roster())
    contractor.choose("Berkas daftar pekerja", messy)
    contractor.enter("Kirim daftar pekerja", tells="200 pekerja terbaca")
    contractor.enter("Perbaiki di halaman ini", tells="baris perlu dilihat")
    _mends(contractor)
    contractor.choose("Ganti dengan berkas lain", next(REAL.glob("roster.*")))
    contractor.enter("Kirim daftar pekerja", tells="10 pekerja terbaca")
    contractor.enter("Lanjut ke bukti", tells="Belum ada bukti")
    contractor.choose("Tambah berkas", *sorted((REAL / "evidence").iterdir()))
    contractor.enter("Kirim bukti", tells="4")
    contractor.walker.reads("scan9681.pdf", "scan9681.pdf")
    contractor.enter("Periksa dahulu", tells="Bila diperiksa hari ini")
    contractor.enter("Lanjut mengajukan", tells="Dengan mengajukan, Anda menyatakan")
    contractor.enter("Ajukan", tells="Permohonan diajukan.")
    assert office.house.state(case) is State.SUBMITTED


def _mends(contractor: Typist) -> None:
    """Row by row from above; the page begins at the first fault, so one Tab back comes before it."""
    contractor.keys.press("Shift+Tab")
    for row in sorted({*NUMERIC, *SHORT_YEAR, *NO_EMPLOYMENT, TWICE[1]}):
        if row in NUMERIC:
            contractor.write("NIK", nik(row))
        if row in SHORT_YEAR:
            contractor.write(words.COLUMNS["birth_date"].id, birth(row))
        if row in NO_EMPLOYMENT:
            contractor.pick(words.COLUMNS["employment"].id, "Harian")
        if row == TWICE[1]:
            contractor.tick(f"Hapus baris {row}")
        else:
            contractor.reach(f"Hapus baris {row}")
    contractor.enter("Simpan perbaikan", tells="199 pekerja terbaca")


def test_an_officer_compares_checks_and_writes_by_the_keyboard_alone(
    office: Office, browser: Browser, address: str
) -> None:
    case, files = office.real_draft(CASES / "202")
    assert office.post("contractor", f"/applications/{case}/submission").status_code == 200
    officer = _typist(browser, address, "colleague")
    officer.enter("Belum ditangani", tells=LACKING)
    officer.enter(f"Tangani {LACKING}", tells="Permohonan")
    officer.walker.go(f"/applications/{case}/evidence")
    for _ in files:
        officer.tick("Pilih")
    officer.pick("Hasil", "Cocok")
    officer.write("Dicocokkan dengan apa", "SIPP")
    officer.write("Pada tanggal", "22-04-2026")
    officer.enter("Simpan untuk semua yang dicentang", tells=f"Kata Anda tentang {len(files)} berkas disimpan.")
    officer.enter("Kembali ke permohonan", tells="Giliran kantor")
    officer.enter("Periksa", tells="dinilai menurut aturan yang berlaku hari ini")
    officer.enter("Periksa", tells="Pemeriksaan selesai.")
    officer.enter("Daftar pekerja yang harus dilengkapi", tells="2 dari 30 pekerja")
    officer.write("Cari nama", "Dewi")
    officer.keys.press("Enter")
    officer.walker.reads("1 pekerja dengan nama itu.", "")
    officer.enter("Tampilkan semua", tells="Wahyu Mulyono")
    assert "Wahyu" in officer.save("Unduh sebagai CSV").decode("utf-8-sig")
    officer.enter("Kembali ke permohonan", tells="Giliran kantor")
    officer.enter("Kirim surat", tells="Baca konsep suratnya")
    officer.enter("Kirim surat", tells="Surat bernomor dan dikirim.")
    officer.enter("Buka permohonan", tells="Di loket, atas nama pemohon")
    officer.write("Nomor permohonan", "PBG-330810-22042026-007")
    officer.write("Tanggal permohonan", "22-04-2026")
    officer.write("Nama proyek", "Balai Warga")
    officer.write("Nama pemilik", "Desa Banyurojo")
    officer.write("Jumlah pekerja yang dinyatakan", "2")
    officer.write("Nama", "PT Karya Nusantara")
    officer.write("NPP", "15070955")
    officer.pick("Ukuran usaha", "Menengah")
    officer.enter("Buka permohonan", tells="Yang perlu dilengkapi")


def test_a_supervisor_approves_and_revokes_by_the_keyboard_alone(
    office: Office, browser: Browser, address: str
) -> None:
    case = office.real_checked(REAL)
    supervisor = _typist(browser, address, "supervisor")
    supervisor.enter("Menunggu persetujuan", tells=NUMBER)
    supervisor.enter("Lihat dan putuskan", tells="Dasarnya")
    supervisor.enter("Setujui", tells="Permohonan disetujui.")
    assert office.house.state(case) is State.APPROVED
    supervisor.enter("Cabut persetujuan", tells="Persetujuan berakhir sekarang juga")
    supervisor.write("Alasan", "Kontraktor mundur.")
    supervisor.enter("Cabut persetujuan", tells="Persetujuan dicabut.")
    assert office.house.state(case) is State.REVOKED


def test_an_auditor_chooses_replays_and_downloads_by_the_keyboard_alone(
    office: Office, browser: Browser, sealed_address: str
) -> None:
    approve(office, office.real_checked(REAL))
    auditor = _typist(browser, sealed_address, "auditor")
    auditor.enter("Surat keterangan", tells=NUMBER)
    auditor.write("Kontraktor", "Karya")
    auditor.pick("Keadaan", "Disetujui")
    auditor.enter("Tampilkan", tells="1 surat keterangan.")
    assert auditor.save("Unduh semuanya dalam satu arsip")[:2] == b"PK"
    auditor.enter(NUMBER, tells="Riwayat")
    auditor.enter("Jejak lengkap dan putuskan ulang", tells="Permohonan dibuka")
    auditor.enter("Putuskan ulang keputusan 1", tells="Sama byte demi byte")
    auditor.enter("Jurnal", tells="Tanda batas")
    assert b"\n" in auditor.save("Unduh tanda batas")


def test_an_evaluator_and_an_administrator_read_by_the_keyboard_alone(
    office: Office, browser: Browser, address: str
) -> None:
    evaluator = Typist(Walker(browser, address, "evaluator"))
    evaluator.walker.sign_in()
    evaluator.enter("Langsung ke isi", tells="Selamat datang")
    evaluator.enter("Laporan", tells="Sasaran cakupan")
    evaluator.enter("Desa/kelurahan", tells="Sasaran cakupan")
    assert b"\n" in evaluator.save("Unduh CSV")
    administrator = _typist(browser, address, "administrator")
    administrator.enter("Bantuan: arti istilah", tells="Surat dan asalnya")
