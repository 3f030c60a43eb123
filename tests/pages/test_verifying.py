"""A certificate dropped on the page is hashed in the browser, and nothing of it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.pages.browsing import PICTURES, served
from tests.web.counter import Office
from tests.web.test_certificates import sealed_office

pytestmark = pytest.mark.pages


DROP = """bytes => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array(bytes)], "surat.pdf", {type: "application/pdf"}));
  const drop = new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true});
  document.querySelector("h1").dispatchEvent(drop);
}"""


@pytest.fixture
def sealed(office: Office) -> Office:
    return sealed_office(office)


@pytest.fixture
def place(sealed: Office) -> Iterator[str]:
    with served(sealed.app) as place:
        yield place


def downloaded(office: Office, place: str, case: str) -> bytes:
    """The certificate, sealed by the server in a thread of its own: the browser's loop runs in this one."""
    asked = Request(f"{place}/api/v1/applications/{case}/certificate.pdf", headers=office.headers("officer"))
    with urlopen(asked) as answer:
        content: bytes = answer.read()
    return content


def test_a_chosen_file_is_hashed_in_the_browser_and_not_sent(
    browser: Browser, sealed: Office, place: str, tmp_path: Path
) -> None:
    case = sealed.house.approved()
    genuine, changed = tmp_path / "surat.pdf", tmp_path / "ubah.pdf"
    genuine.write_bytes(downloaded(sealed, place, case))
    changed.write_bytes(genuine.read_bytes() + b" ")
    page = browser.new_page(viewport={"width": 360, "height": 740})
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(f"{place}/verify")
    page.screenshot(path=PICTURES / "verify-phone.png", full_page=True)
    page.set_input_files("input[type=file]", changed)
    expect(page.locator("[data-told]")).to_contain_text("Tidak ada surat kami")
    page.set_input_files("input[type=file]", genuine)
    expect(page.locator("[data-told]")).to_contain_text("yang kami segel")
    page.screenshot(path=PICTURES / "verify-hashed-phone.png", full_page=True)
    assert set(sent) == {"GET"}
    page.click("[data-told] a")
    expect(page.locator("main")).to_contain_text("Berlaku")
    page.screenshot(path=PICTURES / "verified-phone.png", full_page=True)
    page.goto(f"{place}/verify")
    page.set_input_files("input[type=file]", changed)
    page.click("text=Kirim dan periksa")
    expect(page.locator("h1")).to_have_text("Ditolak")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.screenshot(path=PICTURES / "refused-desktop.png", full_page=True)
    page.close()


def test_a_file_dropped_anywhere_on_the_page_is_hashed_there_too(browser: Browser, sealed: Office, place: str) -> None:
    content = downloaded(sealed, place, sealed.house.approved())
    page = browser.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto(f"{place}/verify")
    page.evaluate(DROP, list(content))
    expect(page.locator("[data-told]")).to_contain_text("yang kami segel")
    assert set(sent) == {"GET"}
    page.close()


def test_without_a_script_the_file_is_sent_and_every_check_is_named(
    browser: Browser, sealed: Office, place: str, tmp_path: Path
) -> None:
    case = sealed.house.approved()
    genuine = tmp_path / "surat.pdf"
    genuine.write_bytes(downloaded(sealed, place, case))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{place}/verify")
    page.set_input_files("input[type=file]", genuine)
    page.click("text=Kirim dan periksa")
    expect(page.locator("h1")).to_have_text("Asli dan berlaku")
    page.screenshot(path=PICTURES / "genuine-desktop.png", full_page=True)
    context.close()
