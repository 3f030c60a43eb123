"""Queue, grid, one worker, many files compared and the missing-worker list in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from permit_guard.domain.text import Language
from tests.pages.browsing import DESKTOP, PHONE, Walker
from tests.pages.test_access import _violations
from tests.web.counter import CASES, Office

pytestmark = pytest.mark.pages
WAYS = [
    pytest.param(DESKTOP, Language.ID, True, id="desktop, Indonesian"),
    pytest.param(PHONE, Language.EN, True, id="phone, English"),
]


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_an_officer_goes_from_the_queue_to_the_line_that_was_read(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    case = f"/applications/{office.real_checked(CASES / '202')}"
    walker = Walker(browser, address, "officer", size=size, language=language, scripts=scripts)
    walker.sign_in()
    for path, name in (("/applications", "queue"), (f"{case}/grid", "grid"), (f"{case}/missing-workers", "missing")):
        walker.go(path)
        walker.picture(name)
        assert _violations(walker) == [], name
    walker.follow("Wahyu Mulyono", "Wahyu Mulyono")
    walker.reads("Yang tertulis tentang dia dalam bukti", "What the evidence says of this worker")
    walker.picture("worker-missing")
    assert _violations(walker) == []
    walker.go(f"{case}/grid")
    walker.follow("Kartini Kurniawan", "Kartini Kurniawan")
    walker.picture("worker")
    assert _violations(walker) == []


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_many_files_are_ticked_and_compared(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    draft, _ = office.real_draft()
    walker = Walker(browser, address, "colleague", size=size, language=language, scripts=scripts)
    walker.sign_in()
    walker.go(f"/applications/{draft}/evidence")
    for box in walker.page.locator('input[name="chosen"]').all():
        box.check()
    walker.picture("evidence-many")
    assert _violations(walker) == []
    walker.press("Simpan untuk semua yang dicentang", "Keep it for all that are ticked")
    assert walker.page.locator(":focus").get_attribute("id") == "result"
    walker.page.locator("#result").select_option("confirmed")
    walker.page.locator("#source").fill("SIPP")
    walker.page.locator("#seen_on").fill("12-03-2026")
    walker.press("Simpan untuk semua yang dicentang", "Keep it for all that are ticked")
    walker.reads("Kata Anda tentang 4 berkas disimpan.", "Your word on 4 files is kept.")
