"""An officer's whole day: at the counter, in the queue, at a case, with the evidence, and with the letter."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from permit_guard.domain.state import Holder, State, Step
from permit_guard.intake.application_file import read_application
from permit_guard.web.pages import words
from permit_guard.web.pages.application_form import form_of
from permit_guard.web.pages.lists import MINE, UNASSIGNED, WORKS
from permit_guard.web.pages.next_steps import STEPS
from tests.pages.browsing import WAYS, Walker, Way
from tests.pages.meanwhile import compare
from tests.web.counter import CASES, REAL, Office

pytestmark = pytest.mark.pages
CASE = CASES / "202"
NUMBER = "PBG-330810-14042026-202"
COUNTER = "PBG-330810-14032026-201"
NAMED = {each.step: each for each in STEPS}
DAY = "22-04-2026"


@pytest.mark.parametrize("way", WAYS)
def test_an_officer_opens_compares_checks_and_writes(office: Office, browser: Browser, address: str, way: Way) -> None:
    case, files = office.real_draft(CASE)
    assert office.post("contractor", f"/applications/{case}/submission").status_code == 200
    office.house.open()
    walker = Walker.at(browser, address, "colleague", way)
    _opens_at_the_counter(walker)
    _finds_and_takes(walker)
    _compares(walker, len(files))
    _checks(walker)
    _looks_at_workers(walker)
    _sends_the_letter(walker)
    _sees_what_changed(office, walker, case)
    _puts_before_the_supervisor(office, walker)
    walker.leave()


def _opens_at_the_counter(walker: Walker) -> None:
    """On behalf of an applicant, from the papers that he brought; the page begins at the first fault."""
    asked = read_application((REAL / "application.yaml").read_bytes(), "application.yaml")
    form = form_of(asked)
    walker.follow("Buka permohonan", "Open an application")
    walker.press("Buka permohonan", "Open the application")
    walker.reads("Ada yang perlu diperbaiki", "There is something to mend")
    walker.is_at("number")
    walker.looks("at-the-counter-faults")
    for name, typed in form.values.items():
        field = walker.page.locator(f'[id="{name}"]')
        if typed and field.count():
            field.select_option(typed) if name.endswith(("kind", "size")) else field.fill(typed)
    walker.picture("opening")
    walker.press("Buka permohonan", "Open the application")
    walker.reads(COUNTER, COUNTER)
    walker.follow("Daftar pekerja", "Roster")
    walker.choose("file", [next(REAL.glob("roster.*"))])
    walker.press("Kirim daftar pekerja", "Send the roster")
    walker.reads("10 pekerja terbaca", "Workers read: 10")
    walker.press("Lanjut ke bukti", "On to the evidence")
    walker.sends_evidence(sorted((REAL / "evidence").iterdir()))
    walker.press("Periksa dahulu", "Try the check")
    walker.press("Lanjut mengajukan", "On to submitting")
    walker.press_text(NAMED[Step.SUBMIT].name)
    walker.reads_text(NAMED[Step.SUBMIT].done)


def _finds_and_takes(walker: Walker) -> None:
    """The queue's tabs with their counts; search by number, contractor and NIK; one taken, put back, taken."""
    walker.follow("Permohonan", "Applications")
    walker.follow_text(words.HOLDERS[Holder.OFFICE])
    walker.follow_text(words.HOLDERS[Holder.APPLICANT])
    walker.follow("Jatuh tempo", "Due")
    walker.reads(NUMBER, NUMBER)
    walker.looks("due")
    for sought in (NUMBER, "Karya Nusantara", "3371032012970007"):
        walker.follow("Permohonan", "Applications")
        walker.search(sought)
        walker.reads(NUMBER, NUMBER)
        assert "3371032012970007" not in walker.page.url
    walker.looks("found")
    walker.follow("Permohonan", "Applications")
    walker.follow_text(WORKS[UNASSIGNED])
    walker.looks("unassigned")
    walker.press(f"Tangani {NUMBER}", f"Take {NUMBER}")
    walker.follow("Permohonan", "Applications")
    walker.follow_text(WORKS[MINE])
    walker.looks("mine")
    walker.follow(NUMBER, NUMBER)
    walker.reads("Anda yang menangani", "You handle it")
    walker.press("Lepas", "Put it back")
    walker.reads("Belum ada petugas yang menangani", "No officer has taken it")
    walker.press("Tangani", "Take it")
    for indonesian, english in (
        ("Giliran kantor", "The office's turn"), ("hari kerja di kami", "working days with us"),
        ("Petugas mencocokkan bukti", "An officer compares the evidence"), ("Riwayat", "History"),
        ("Desa 33.08.10.2003", "Village 33.08.10.2003"), ("PT Karya Nusantara", "PT Karya Nusantara"),
    ):  # fmt: skip
        walker.reads(indonesian, english)
    walker.looks("case-submitted")


def _compares(walker: Walker, count: int) -> None:
    """One set aside and looked at again, then many at once."""
    walker.press("Periksa", "Check")
    walker.reads(f"{count} berkas, 0 sudah dicocokkan", f"Files: {count}, compared: 0")
    walker.back("Kembali ke permohonan", "Back to the application")
    walker.follow("scan6188.pdf", "scan6188.pdf")
    walker.press("Simpan", "Keep")
    walker.reads("Ada yang perlu diperbaiki", "There is something to mend")
    _says(walker, ("Kesampingkan: tidak bernilai", "Set aside: it is worth nothing"))
    walker.fill("Keterangan", "Remark", walker.say("Salah kamar.", "The wrong pile."))
    walker.press("Simpan", "Keep")
    walker.reads("Dikesampingkan", "Set aside")
    walker.follow("scan6188.pdf", "scan6188.pdf")
    walker.reads("Salah kamar.", "The wrong pile.")
    _says(walker, ("Cocok dengan sumbernya", "It agrees with its source"))
    walker.looks("paper")
    walker.press("Simpan", "Keep")
    walker.reads("Cocok dengan sumber", "Agrees with its source")
    for box in walker.page.get_by_role("checkbox", name=walker.say("Pilih", "Choose")).all():
        box.check()
    walker.press("Simpan untuk semua yang dicentang", "Keep it for all that are ticked")
    walker.is_at("result")
    _says(walker, ("Cocok dengan sumbernya", "They agree with their source"))
    walker.looks("evidence-many")
    walker.press("Simpan untuk semua yang dicentang", "Keep it for all that are ticked")
    walker.reads(f"Kata Anda tentang {count - 1} berkas disimpan.", f"Your word on {count - 1} files is kept.")


def _says(walker: Walker, word: tuple[str, str]) -> None:
    walker.page.locator("#result").select_option(label=walker.say(*word))
    walker.page.locator("#source").fill("SIPP")
    walker.page.locator("#seen_on").fill(DAY)


def _checks(walker: Walker) -> None:
    walker.back("Kembali ke permohonan", "Back to the application")
    walker.press_text(NAMED[Step.CHECK].name)
    walker.press_text(NAMED[Step.CHECK].name)
    walker.reads_text(NAMED[Step.CHECK].done)
    walker.reads_text(words.STATES[State.DEFICIENT][0])
    walker.looks("case-deficient")


def _looks_at_workers(walker: Walker) -> None:
    """Workers × rules; per worker the very line and page it was read from; a number shown with a reason."""
    walker.follow("Pekerja dan aturan dalam satu tabel", "Workers and rules in one table")
    walker.looks("grid")
    walker.follow("Belum terlindungi (2)", "Not covered (2)")
    walker.follow("Semua (30)", "All (30)")
    walker.follow("Kartini Kurniawan", "Kartini Kurniawan")
    walker.reads("Yang tertulis tentang dia dalam bukti", "What the evidence says of this worker")
    walker.reads("scan3786.csv", "scan3786.csv")
    walker.looks("worker")
    walker.follow("scan3786.csv", "scan3786.csv")
    walker.shows(walker.page.locator("#line"))
    walker.looks("line")
    walker.back("Semua bukti", "All evidence")
    walker.back("Kembali ke permohonan", "Back to the application")
    walker.follow("lihat nomor", "see the number")
    walker.press("Tampilkan nomor", "Show the number")
    walker.reads("Ada yang perlu diperbaiki", "There is something to mend")
    walker.page.get_by_label(walker.say("Alasan", "Reason")).fill(walker.say("Di loket", "At the counter"))
    walker.press("Tampilkan nomor", "Show the number")
    walker.reads("Nomor ini hanya tampil sekali ini", "This number is shown this once")
    walker.looks("number-shown")
    walker.back("Kembali ke permohonan", "Back to the application")


def _sends_the_letter(walker: Walker) -> None:
    walker.press_text(NAMED[Step.NOTIFY].name)
    walker.looks("notice")
    assert walker.take("Baca konsep suratnya dahulu", "Read the draft of the letter first")[:5] == b"%PDF-"
    walker.press_text(NAMED[Step.NOTIFY].name)
    walker.reads_text(NAMED[Step.NOTIFY].done)
    walker.reads("Giliran pemohon", "The applicant's turn")
    assert walker.take("Surat kekurangan", "Letter of deficiencies")[:5] == b"%PDF-"


def _sees_what_changed(office: Office, walker: Walker, case: str) -> None:
    """The applicant mended something meanwhile and submitted again."""
    path = f"/applications/{case}"
    assert office.post("contractor", f"{path}/revision").status_code == 200
    office.house.change(case, by="contractor", declared_headcount=30)
    assert office.post("contractor", f"{path}/submission").status_code == 200
    walker.follow("Permohonan", "Applications")
    walker.follow_text(words.STATES[State.SUBMITTED][0])
    walker.follow(NUMBER, NUMBER)
    walker.reads("Yang berubah sejak pengajuan sebelumnya", "What changed since the submission before")
    walker.reads_text(words.PARTS["declared_headcount"])
    walker.looks("what-changed")
    for verb in ("check", "send notice", "revise", "submit", "take"):
        walker.reads_text(words.VERBS[verb])


def _puts_before_the_supervisor(office: Office, walker: Walker) -> None:
    """What he opened at the counter is compared by another officer; checked, it lies before the supervisor."""
    walker.follow("Permohonan", "Applications")
    walker.follow(COUNTER, COUNTER)
    place = walker.place
    walker.follow("scan3369.pdf", "scan3369.pdf")
    walker.reads("Petugas lain yang mencocokkannya", "Another officer compares it")
    case = place.rsplit("/", 1)[1]
    compare(office, case, by="officer")
    walker.go(place)
    walker.press_text(NAMED[Step.CHECK].name)
    walker.press_text(NAMED[Step.CHECK].name)
    walker.reads("Sudah di hadapan penyelia", "It is before the supervisor")
    walker.looks("before-the-supervisor")
    assert office.house.state(case) is State.COMPLIANT
