"""The very page of the evidence beside what was read from it, at the paper and at the worker."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator

from permit_guard.domain.text import Language
from permit_guard.store import evidence
from tests.pages.browsing import DESKTOP, PHONE, Walker, Way
from tests.web.counter import CASES, Office

pytestmark = pytest.mark.pages
WAYS = [
    pytest.param((DESKTOP, Language.EN, True), id="desktop, English"),
    pytest.param((PHONE, Language.ID, True), id="phone, Indonesian"),
]


@pytest.mark.parametrize("way", WAYS)
def test_a_paper_and_a_worker_have_the_very_page_beside_what_was_read(
    office: Office, browser: Browser, address: str, way: Way
) -> None:
    case = office.real_checked(CASES / "203")
    with office.house.database.read() as rows:
        files = evidence.evidence_of(rows, case)
    paper, table = (next(each for each in files if each.name.endswith(ending)) for ending in ("pdf", "csv"))
    walker = Walker.at(browser, address, "officer", way)
    walker.go(f"/applications/{case}/evidence/{paper.id}")
    _is_drawn(walker.page.locator(".office-sheet img"))
    walker.looks("paper-page")
    walker.go(f"/applications/{case}/workers/4")
    walker.page.locator("details summary").first.click()
    _is_drawn(walker.page.locator("details[open] .office-sheet img").first)
    walker.looks("worker-page")
    line = table.file.records[-1].source.place
    walker.go(f"/applications/{case}/evidence/{table.id}?line={line}#line")
    walker.shows(walker.page.locator("#line"))
    walker.leave()


def _is_drawn(shown: Locator) -> None:
    shown.scroll_into_view_if_needed()
    assert shown.evaluate("each => each.decode().then(() => each.naturalHeight)") == 1400
