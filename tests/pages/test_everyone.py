"""What anyone may do: read the help, verify a certificate, be told what to do, and choose a language once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from permit_guard.casework.verifying import Standing
from permit_guard.domain.text import Language
from permit_guard.store.approvals import latest_certificate
from permit_guard.web.pages import words
from tests.pages.browsing import WAYS, Walker, Way
from tests.web.counter import Office

pytestmark = pytest.mark.pages
WORDS = ("JKK", "JKM", "KPJ", "NPP", "Jakon")


@pytest.mark.parametrize("way", WAYS)
def test_anyone_reads_the_help_verifies_a_certificate_and_chooses_a_language(
    office: Office, browser: Browser, sealed_address: str, way: Way
) -> None:
    case = office.house.approved()
    with office.house.database.read() as rows:
        certificate = latest_certificate(rows, case)
    assert certificate is not None
    size, language, scripts = way
    walker = Walker(browser, sealed_address, "no one", size=size, language=language, scripts=scripts)
    walker.go("/help")
    assert walker.page.locator("html").get_attribute("lang") == "id"
    if language is Language.EN:
        walker.follow("English", "English")
    _reads_the_help(walker)
    walker.follow("Memeriksa surat keterangan", "Verify a certificate")
    assert walker.page.locator("html").get_attribute("lang") == language
    walker.fill("Nomor seri", "Serial", "keliru")
    walker.press("Periksa", "Verify")
    walker.reads("Ada yang perlu diperbaiki", "There is something to mend")
    walker.fill("Nomor seri", "Serial", certificate.serial)
    walker.press("Periksa", "Verify")
    walker.reads_text(words.STANDINGS[Standing.VALID][0])
    walker.looks("verified")
    walker.go("/nothing-here")
    walker.looks("not-there")
    walker.press("Ke halaman depan", "To the first page")
    walker.reads("Nama pengguna", "User name")
    walker.leave()


def _reads_the_help(walker: Walker) -> None:
    """Each word, and each paper with its picture."""
    for word in WORDS:
        walker.reads(word, word)
    walker.reads("Dari mana", "Where it comes from")
    pictures = walker.page.get_by_role("main").get_by_role("img")
    assert pictures.count() > 0
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") > 0
    walker.looks("help")
