"""A contractor brings a messy roster to clean in the page, on a desk and on a phone, without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from permit_guard.domain.text import Language
from tests.pages.browsing import DESKTOP, PHONE, Walker
from tests.pages.test_access import _violations
from tests.web.counter import Office
from tests.web.messy_roster import NO_EMPLOYMENT, NUMERIC, SHORT_YEAR, TWICE, birth, messy_roster, nik

pytestmark = pytest.mark.pages
WAYS = [
    pytest.param(DESKTOP, Language.ID, True, id="desktop, Indonesian"),
    pytest.param(PHONE, Language.EN, False, id="phone, English, without scripts"),
]


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_a_messy_roster_of_200_rows_is_brought_to_clean_in_the_page(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool,
    tmp_path: Path,
) -> None:  # fmt: skip
    walker = Walker(browser, address, "contractor", size=size, language=language, scripts=scripts)
    walker.sign_in()
    case = f"/applications/{office.open()}"
    sent = tmp_path / "Data Pekerja.xlsx"
    sent.write_bytes(messy_roster())
    walker.go(f"{case}/roster")
    walker.choose("file", [sent])
    walker.press("Kirim daftar pekerja", "Send the roster")
    walker.reads("200 pekerja terbaca", "200 workers were read")
    walker.picture("roster-messy")
    assert scripts is False or _violations(walker) == []
    walker.press("Perbaiki di halaman ini (7)", "Mend it here (7)")
    assert walker.page.locator(":focus").get_attribute("name") == f"r{NUMERIC[0]}.nik"
    walker.picture("mending-roster")
    assert scripts is False or _violations(walker) == []
    _write(walker)
    walker.press("Simpan perbaikan", "Keep what I mended")
    walker.reads("199 pekerja terbaca", "199 workers were read")
    walker.reads("Setiap baris terbaca.", "Every row was read.")
    with walker.page.expect_download() as download:
        walker.follow("Unduh Excel", "Download Excel")
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"
    walker.page.locator("#count").fill("199")
    walker.picture("roster-clean")
    walker.press("Cocokkan jumlahnya", "Compare the count")
    walker.reads("Jumlahnya sama.", "The count is the same.")
    walker.go(f"{case}/roster/workers")
    walker.picture("roster-whole")
    assert scripts is False or _violations(walker) == []


def _write(walker: Walker) -> None:
    page = walker.page
    for row in NUMERIC:
        page.locator(f'[id="r{row}.nik"]').fill(nik(row))
    for row in SHORT_YEAR:
        page.locator(f'[id="r{row}.birth_date"]').fill(birth(row))
    for row in NO_EMPLOYMENT:
        page.locator(f'[id="r{row}.employment"]').select_option("harian_lepas")
    page.locator(f'[id="r{TWICE[1]}.out"]').check()


@pytest.mark.parametrize(("size", "language", "scripts"), WAYS)
def test_help_is_read_by_anyone(
    office: Office, browser: Browser, address: str, size: tuple[int, int], language: Language, scripts: bool
) -> None:
    walker = Walker(browser, address, "no one", size=size, language=language, scripts=scripts)
    walker.go(f"/help?lang={language}")
    walker.page.locator("img").last.scroll_into_view_if_needed()
    walker.reads("Kartu Peserta Jamsostek", "Member's number")
    walker.picture("help")
    assert scripts is False or _violations(walker) == []
