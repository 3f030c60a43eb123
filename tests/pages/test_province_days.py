"""The whole days of those who see no case: the evaluator of the province, and the administrator."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from permit_guard.casework.rulebooks import rules_on
from permit_guard.domain.person import Role
from permit_guard.domain.region import Level, Where
from permit_guard.web.pages import words
from permit_guard.web.pages.admin import PARTS
from permit_guard.web.pages.report import LEVELS, PLACES
from tests.office.house import PEOPLE
from tests.pages.browsing import WAYS, Walker, Way
from tests.pages.meanwhile import approve
from tests.web.counter import CASES, REAL, Office

pytestmark = pytest.mark.pages


@pytest.mark.parametrize("way", WAYS)
def test_an_evaluator_reads_the_province_by_every_level_and_takes_it_to_a_meeting(
    office: Office, browser: Browser, address: str, way: Way
) -> None:
    approve(office, office.real_checked(REAL))
    office.real_checked(CASES / "202")
    walker = Walker.at(browser, address, "evaluator", way)
    walker.reads("Selamat datang", "Welcome")
    walker.looks("evaluator-home")
    walker.press("Laporan", "Report")
    walker.reads("Permohonan 2: patuh 1, kurang 1", "Applications 2: compliant 1, deficient 1")
    for indonesian, english in (
        ("Sasaran cakupan", "Target of coverage"),
        ("Arti setiap angka", "What each figure means"),
    ):
        walker.reads(indonesian, english)
    walker.looks("report")
    for level in Level:
        walker.follow_text(LEVELS[level])
        walker.shows(walker.page.get_by_role("table", name=LEVELS[level].in_(walker.language)))
    walker.follow_text(PLACES[Where.HOME])
    walker.looks("report-by-home")
    assert walker.take("Unduh CSV", "Download as CSV").count(b"\n") > 1
    assert walker.take("Unduh buku kerja (XLSX)", "Download as a workbook (XLSX)")[:2] == b"PK"
    assert walker.take("Unduh bahan rapat (PDF)", "Download the paper for a meeting (PDF)")[:5] == b"%PDF-"
    _is_told_that_cases_are_not_his(walker, "Selamat datang", "Welcome")
    walker.leave()


@pytest.mark.parametrize("way", WAYS)
def test_an_administrator_sees_people_rules_and_health(
    office: Office, browser: Browser, address: str, way: Way
) -> None:
    walker = Walker.at(browser, address, "administrator", way)
    assert walker.page.url.endswith("/admin")
    for part in PARTS.values():
        walker.reads(f"{part.id} Siap", f"{part.en} Ready")
    for name, (role, offices, npp) in PEOPLE.items():
        where = ", ".join(sorted(offices)) or npp or "–"
        line = walker.page.get_by_role("row").filter(has=walker.page.get_by_role("rowheader", name=name, exact=True))
        told = line.inner_text()
        assert words.ROLES[Role(role)].in_(walker.language) in told
        assert where in told
    for rule in rules_on(office.house.casework.law.rulebook, office.house.casework.today):
        walker.reads_text(rule.title)
        assert rule.since is not None
    walker.reads("Berlaku sejak", "In force since")
    walker.looks("admin")
    _is_told_that_cases_are_not_his(walker, "Pengelolaan", "Administration")
    walker.leave()


def _is_told_that_cases_are_not_his(walker: Walker, indonesian: str, english: str) -> None:
    """The page says what to do, and leads back to his own first page."""
    walker.go("/applications")
    walker.looks(f"{walker.name}-refused")
    walker.press("Ke halaman depan", "To the first page")
    assert walker.page.get_by_role("heading", level=1).inner_text() == walker.say(indonesian, english)
