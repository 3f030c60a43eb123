"""Two people on one case: the second to save is told what the first changed, and loses nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.pages.browsing import WAYS, Walker, Way
from tests.web.counter import Office

pytestmark = pytest.mark.pages


@pytest.mark.parametrize("way", [WAYS[0], WAYS[-1]])
def test_two_people_at_one_form_lose_nothing(office: Office, browser: Browser, address: str, way: Way) -> None:
    case = office.house.open()
    first, second = (Walker.at(browser, address, name, way) for name in ("officer", "colleague"))
    for each in (first, second):
        each.go(f"/applications/{case}/change")
    first.fill("Nama pemilik", "Name of the owner", "Desa Satu")
    first.press("Simpan", "Save")
    second.fill("Nama proyek", "Name of the project", "Balai Dua")
    second.fill("Nomor SPK", "Number of the SPK", "2/SPK/2026")
    second.press("Simpan", "Save")
    second.reads("Orang lain mengubah permohonan ini", "Someone else changed this application")
    assert second.page.locator('[id="owner.name"]').input_value() == "Desa Satu"
    second.picture("meanwhile")
    assert not second.scripts or second.violations() == []
    second.press("Simpan", "Save")
    kept = office.house.kept(case).application
    assert (kept.project.name, kept.owner.name) == ("Balai Dua", "Desa Satu")
    first.leave()
    second.leave()
