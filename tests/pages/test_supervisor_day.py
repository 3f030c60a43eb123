"""Work shared out, sent back and approved, papers beside their pages, and the administrator's page, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from permit_guard.domain.state import State
from permit_guard.domain.text import Language
from permit_guard.store import evidence
from tests.pages.browsing import DESKTOP, PHONE, Walker
from tests.pages.test_access import _violations
from tests.web.counter import CASES, REAL, Office

pytestmark = pytest.mark.pages
WAYS = [
    pytest.param(DESKTOP, Language.EN, True, id="desktop, English"),
    pytest.param(PHONE, Language.ID, True, id="phone, Indonesian"),
]
WHY = ("Segel pada kwitansi tidak terbaca.", "The seal on the receipt cannot be read.")


def _seen(walker: Walker, name: str) -> None:
    """A picture of it, and axe finds nothing."""
    walker.picture(name)
    assert _violations(walker) == [], name


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_an_officer_takes_a_supervisor_sends_back_and_approves_the_next_check(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    case = office.real_checked(REAL)
    waiting, path = office.house.draft(), f"/applications/{case}"
    office.house.submit(waiting)
    office.house.check(waiting)
    officer, supervisor, administrator = (
        Walker(browser, address, name, size=size, language=language, scripts=scripts)
        for name in ("colleague", "supervisor", "administrator")
    )
    for each in (officer, supervisor, administrator):
        each.sign_in()
    officer.go("/applications?work=unassigned")
    _seen(officer, "unassigned")
    officer.page.locator("main table").get_by_role("button").first.click()
    officer.page.locator("main table").get_by_role("button").first.click()
    officer.reads("Semua yang menunggu kantor sudah ada petugasnya.", "Everything that waits for the office has its")
    officer.go("/applications?work=mine")
    _seen(officer, "mine")
    supervisor.go("/approvals")
    _seen(supervisor, "approvals")
    supervisor.go(f"{path}/approval")
    supervisor.follow("Kembalikan kepada petugas", "Send back to the officer")
    supervisor.press("Kembalikan kepada petugas", "Send back to the officer")
    assert supervisor.page.locator(":focus").get_attribute("id") == "reason"
    _seen(supervisor, "sending-back")
    supervisor.page.locator("#reason").fill(supervisor.say(*WHY))
    supervisor.press("Kembalikan kepada petugas", "Send back to the officer")
    assert office.house.state(case) is State.SUBMITTED
    officer.go(path)
    officer.reads(*WHY)
    _seen(officer, "sent-back")
    officer.go(f"{path}/check")
    officer.press("Periksa", "Check")
    officer.reads("Sudah di hadapan penyelia", "It is before the supervisor")
    _seen(officer, "before-the-supervisor")
    supervisor.go(f"{path}/approval")
    _seen(supervisor, "approving")
    supervisor.press("Setujui", "Approve")
    assert office.house.state(case) is State.APPROVED
    administrator.go("/admin")
    _seen(administrator, "admin")


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_a_paper_and_a_worker_have_the_very_page_beside_what_was_read(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    case = office.real_checked(CASES / "203")
    with office.house.database.read() as rows:
        files = evidence.evidence_of(rows, case)
    paper, table = (next(each for each in files if each.name.endswith(ending)) for ending in ("pdf", "csv"))
    walker = Walker(browser, address, "officer", size=size, language=language, scripts=scripts)
    walker.sign_in()
    walker.go(f"/applications/{case}/evidence/{paper.id}")
    shown = walker.page.locator(".office-sheet img")
    shown.scroll_into_view_if_needed()
    assert shown.evaluate("each => each.decode().then(() => each.naturalHeight)") == 1400
    _seen(walker, "paper-page")
    walker.go(f"/applications/{case}/workers/4")
    walker.page.locator("details summary").first.click()
    shown = walker.page.locator("details[open] .office-sheet img").first
    shown.scroll_into_view_if_needed()
    assert shown.evaluate("each => each.decode().then(() => each.naturalHeight)") == 1400
    _seen(walker, "worker-page")
    line = table.file.records[-1].source.place
    walker.go(f"/applications/{case}/evidence/{table.id}?line={line}#line")
    assert walker.page.locator("#line").is_visible()
    _seen(walker, "line")
    walker.go("/applications/new")
    _seen(walker, "at-the-counter")
