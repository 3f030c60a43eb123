"""A newcomer walks an application from the counter to its approval, each step as the role whose step it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from permit_guard.domain.state import State
from permit_guard.domain.text import Language
from permit_guard.intake.application_file import read_application
from permit_guard.web.pages.application_form import form_of
from tests.pages.browsing import DESKTOP, PHONE, Walker
from tests.web.counter import CASES, REAL, Office

pytestmark = pytest.mark.pages
WAYS = [
    pytest.param(DESKTOP, Language.ID, True, id="desktop, Indonesian"),
    pytest.param(PHONE, Language.EN, False, id="phone, English, without scripts"),
]


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_an_application_goes_from_the_counter_to_its_approval(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    office.house.clock.turn_to(office.day_of(REAL))
    people = {
        name: Walker(browser, address, name, size=size, language=language, scripts=scripts)
        for name in ("officer", "colleague", "supervisor", "contractor", "auditor")
    }
    for walker in people.values():
        walker.picture("sign-in") if walker.name == "officer" and walker.go("/sign-in") else walker.sign_in()
    case = _open_and_submit(people["officer"], REAL)
    _compare_and_check(people["colleague"], case)
    people["colleague"].reads("Semua terlindungi", "All covered")
    people["colleague"].picture("compliant")
    supervisor = people["supervisor"]
    supervisor.go(case)
    supervisor.press("Setujui", "Approve")
    supervisor.reads("Pekerja dalam daftar", "Workers on the roster")
    supervisor.picture("approval")
    supervisor.press("Setujui", "Approve")
    supervisor.reads("Permohonan disetujui.", "The application is approved.")
    supervisor.picture("approved")
    assert office.house.state(case.rsplit("/", 1)[1]) is State.APPROVED
    for name in ("contractor", "auditor"):
        people[name].go("/applications")
        people[name].follow("PBG-330810-14032026-201", "PBG-330810-14032026-201")
        people[name].reads("Disetujui", "Approved")
        people[name].picture(f"{name}-sees")


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_a_deficient_application_comes_back_to_its_contractor_with_what_to_mend(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    case = f"/applications/{office.real_checked(CASES / '202')}"
    colleague, contractor = (
        Walker(browser, address, name, size=size, language=language, scripts=scripts)
        for name in ("colleague", "contractor")
    )
    colleague.sign_in()
    colleague.picture("list")
    colleague.go(case)
    colleague.picture("case")
    colleague.press("Kirim surat", "Send the letter")
    colleague.picture("notice")
    colleague.press("Kirim surat", "Send the letter")
    colleague.reads("Surat bernomor dan dikirim.", "The letter is numbered and sent.")
    contractor.sign_in()
    contractor.go(case)
    contractor.follow("Daftar pekerja yang harus dilengkapi", "The list of workers to be completed")
    contractor.reads("Wahyu Mulyono", "Wahyu Mulyono")
    contractor.picture("missing-workers")
    with contractor.page.expect_download() as download:
        contractor.follow("Unduh sebagai CSV", "Download as CSV")
    assert "Wahyu Mulyono" in Path(download.value.path()).read_text("utf-8-sig")
    contractor.go(case)
    contractor.press("Buka kembali untuk diperbaiki", "Open again to mend it")
    contractor.press("Buka kembali untuk diperbaiki", "Open again to mend it")
    contractor.reads("Yang perlu dilengkapi", "What to complete")
    contractor.picture("mending")


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_the_page_begins_at_the_first_fault(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    officer = Walker(browser, address, "officer", size=size, language=language, scripts=scripts)
    officer.sign_in()
    officer.go("/applications/new")
    officer.fill("Nomor permohonan", "Number of the application", "PBG-1")
    officer.press("Buka permohonan", "Open the application")
    officer.reads("Ada yang perlu diperbaiki", "There is something to mend")
    officer.picture("faults")
    assert officer.page.locator("input:focus").get_attribute("name") == "submitted_on"
    assert officer.page.locator("#number").input_value() == "PBG-1"


def test_the_head_can_be_walked_by_the_keyboard_alone(office: Office, browser: Browser, address: str) -> None:
    officer = Walker(browser, address, "officer")
    officer.sign_in()
    officer.go("/applications")
    officer.page.keyboard.press("Tab")
    assert officer.page.locator(":focus").inner_text() == "Langsung ke isi"
    officer.page.keyboard.press("Enter")
    officer.page.keyboard.press("Tab")
    assert officer.page.locator(":focus").get_attribute("id") == "words"


def _open_and_submit(officer: Walker, case: Path) -> str:
    """The officer at the counter, from nothing to a submission; the application's address."""
    asked = read_application((case / "application.yaml").read_bytes(), "application.yaml")
    officer.follow("Buka permohonan", "Open an application")
    for name, typed in form_of(asked).values.items():
        field = officer.page.locator(f'[id="{name}"]')
        if not typed or not field.count():
            continue
        field.select_option(typed) if name.endswith(("kind", "size")) else field.fill(typed)
    officer.picture("opening")
    officer.press("Buka permohonan", "Open the application")
    officer.picture("draft")
    place = officer.place
    officer.follow("Daftar pekerja", "Roster")
    officer.choose("file", [next(case.glob("roster.*"))])
    officer.press("Kirim daftar pekerja", "Send the roster")
    officer.reads("10 pekerja terbaca", "10 workers were read")
    officer.picture("roster")
    officer.press("Lanjut ke bukti", "On to the evidence")
    officer.choose("files", sorted((case / "evidence").iterdir()))
    officer.press("Kirim bukti", "Send the evidence")
    officer.reads("4 berkas baru", "4 new files")
    officer.picture("evidence")
    officer.press("Periksa dahulu", "Try the check")
    officer.picture("preview")
    officer.press("Lanjut mengajukan", "On to submitting")
    officer.picture("submission")
    officer.press("Ajukan", "Submit")
    officer.reads("Permohonan diajukan.", "The application is submitted.")
    return place


def _compare_and_check(colleague: Walker, case: str) -> None:
    """A colleague compares each file with its source, then checks."""
    colleague.go(f"{case}/evidence")
    links = [link.get_attribute("href") for link in colleague.page.locator("tbody th a").all()]
    for link in links:
        assert link is not None
        colleague.go(link)
        colleague.page.locator("#result").select_option("confirmed")
        colleague.page.locator("#source").fill("SIPP")
        colleague.page.locator("#seen_on").fill("12-03-2026")
        colleague.picture("paper")
        colleague.press("Simpan", "Keep")
    colleague.go(case)
    colleague.press("Periksa", "Check")
    colleague.press("Periksa", "Check")
