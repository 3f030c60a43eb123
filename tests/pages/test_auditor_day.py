"""An auditor's day, two people at one form, and a day by the keyboard alone, in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from permit_guard.casework.checkpoints import read_checkpoint
from permit_guard.domain.state import State
from permit_guard.domain.text import Language
from permit_guard.store import journal
from tests.pages.browsing import DESKTOP, PHONE, Walker
from tests.pages.test_access import _violations
from tests.web.counter import CASES, REAL, Office
from tests.web.visitor import PASSWORD

pytestmark = pytest.mark.pages
WAYS = [
    pytest.param(DESKTOP, Language.EN, False, id="desktop, English, without scripts"),
    pytest.param(PHONE, Language.ID, True, id="phone, Indonesian"),
]
MOST_TABS = 60


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_an_auditor_follows_a_case_replays_its_decision_and_takes_a_checkpoint_along(
    office: Office, browser: Browser, address: str, tmp_path: Path, size: tuple[int, int], language: Language,
    scripts: bool,
) -> None:  # fmt: skip
    case = office.real_checked(CASES / "202")
    auditor = Walker(browser, address, "auditor", size=size, language=language, scripts=scripts)
    auditor.sign_in()
    auditor.go(f"/applications/{case}")
    auditor.follow("Jejak lengkap dan putuskan ulang", "Whole trail and replay")
    auditor.reads("Permohonan dibuka", "Application opened")
    auditor.picture("trail")
    assert scripts is False or _violations(auditor) == []
    auditor.press("Putuskan ulang keputusan 1", "Replay decision 1")
    auditor.reads("Sama byte demi byte", "The same, byte by byte")
    auditor.picture("replayed")
    assert scripts is False or _violations(auditor) == []
    auditor.follow("Jurnal", "Journal")
    auditor.picture("journal")
    with auditor.page.expect_download() as saved:
        auditor.press("Unduh tanda batas", "Download a checkpoint")
    saved.value.save_as(tmp_path / "checkpoint.txt")
    with office.house.database.read() as rows:
        standing = journal.kept_position(rows)
    assert read_checkpoint((tmp_path / "checkpoint.txt").read_text(), office.house.casework.keys) == standing


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_two_people_at_one_form_lose_nothing(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    case = office.house.open()
    first, second = (
        Walker(browser, address, name, size=size, language=language, scripts=scripts)
        for name in ("officer", "colleague")
    )
    for each in (first, second):
        each.sign_in()
        each.go(f"/applications/{case}/change")
    first.fill("Nama pemilik", "Name of the owner", "Desa Satu")
    first.press("Simpan", "Save")
    second.fill("Nama proyek", "Name of the project", "Balai Dua")
    second.fill("Nomor SPK", "Number of the SPK", "2/SPK/2026")
    second.press("Simpan", "Save")
    second.reads("Orang lain mengubah permohonan ini", "Someone else changed this application")
    assert second.page.locator('[id="owner.name"]').input_value() == "Desa Satu"
    second.picture("meanwhile")
    assert scripts is False or _violations(second) == []
    second.press("Simpan", "Save")
    kept = office.house.kept(case).application
    assert (kept.project.name, kept.owner.name) == ("Balai Dua", "Desa Satu")


def test_a_supervisor_signs_in_and_approves_by_the_keyboard_alone(
    office: Office, browser: Browser, address: str
) -> None:
    case = office.real_checked(REAL)
    supervisor = Walker(browser, address, "supervisor")
    supervisor.go("/sign-in")
    keys = supervisor.page.keyboard
    _reach(supervisor, "Nama pengguna")
    keys.type("supervisor")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    supervisor.page.wait_for_url("**/applications*")
    _reach(supervisor, "Menunggu persetujuan")
    keys.press("Enter")
    supervisor.page.wait_for_url("**/approvals")
    _reach(supervisor, "PBG-330810-14032026-201")
    keys.press("Enter")
    supervisor.page.wait_for_url(f"**/applications/{case}*")
    if not supervisor.page.url.endswith("/approval"):
        _reach(supervisor, "Setujui")
        keys.press("Enter")
        supervisor.page.wait_for_url("**/approval")
    _reach(supervisor, "Setujui")
    keys.press("Enter")
    supervisor.page.wait_for_url(f"**/applications/{case}")
    assert office.house.state(case) is State.APPROVED


def _reach(walker: Walker, named: str) -> None:
    """Tab on until what is called so has the focus."""
    for _ in range(MOST_TABS):
        walker.page.keyboard.press("Tab")
        focused = walker.page.locator(":focus")
        if not focused.count():
            continue
        told = focused.evaluate("each => (each.labels && each.labels[0] || each).innerText || ''").strip()
        if told == named or told.startswith(f"{named}\n"):
            return
    raise AssertionError(named)
