"""The pages served for real, and a person who walks through them in Debian's chromium."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, Playwright, expect
from werkzeug.serving import make_server

from permit_guard.domain.text import Language, Text
from tests.building import ROOT
from tests.web.visitor import PASSWORD

CHROMIUM: Final = "/usr/bin/chromium"
MOST_WAITED: Final = 10_000
"""Milliseconds."""
DESKTOP: Final = (1280, 800)
PHONE: Final = (360, 740)
PICTURES: Final = ROOT / "out" / "pictures" / "pages"
TAKES_PICTURES: Final = bool(os.environ.get("PAGE_PICTURES"))
"""Pictures are a third of the time of a walk, so they are taken when they are wanted: `make page-pictures`."""

Way = tuple[tuple[int, int], Language, bool]
WAYS: Final = [
    pytest.param((size, language, scripts), id=f"{size[0]}, {language}, {'with' if scripts else 'without'} scripts")
    for size in (DESKTOP, PHONE)
    for language in Language
    for scripts in (True, False)
]
"""Each way that a day is walked in: how wide, in which language, with or without JavaScript."""


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of the app, served on a free port of this machine while the block runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    at_work = threading.Thread(target=server.serve_forever)
    at_work.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        at_work.join()
        server.server_close()


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Debian's browser, also as root."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
    try:
        yield browser
    finally:
        browser.close()


class Walker:
    """A person at a browser of his own; what he clicks he finds by what stands on it, in his language."""

    def __init__(
        self, browser: Browser, address: str, name: str, *, size: tuple[int, int] = DESKTOP,
        language: Language = Language.ID, scripts: bool = True,
    ) -> None:  # fmt: skip
        self.address, self.name, self.size, self.language, self.scripts = address, name, size, language, scripts
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, accept_downloads=True
        )
        context.set_default_timeout(15_000)
        self.page: Page = context.new_page()

    @classmethod
    def at(cls, browser: Browser, address: str, name: str, way: Way) -> Walker:
        """He, signed in, on one of the WAYS."""
        size, language, scripts = way
        walker = cls(browser, address, name, size=size, language=language, scripts=scripts)
        walker.sign_in()
        return walker

    def sign_in(self) -> None:
        """Through the door, in his language."""
        self.go("/sign-in")
        if self.language is Language.EN:
            self.page.get_by_role("link", name="English").click()
        self.fill("Nama pengguna", "User name", self.name)
        self.page.locator("#password").fill(PASSWORD)
        self.press("Masuk", "Sign in")

    def go(self, path: str) -> None:
        """A page by its address."""
        self.page.goto(self.address + path)

    def leave(self) -> None:
        """The browser of his is shut."""
        self.page.context.close()

    def say(self, indonesian: str, english: str) -> str:
        """What stands there in his language."""
        return indonesian if self.language is Language.ID else english

    def press(self, indonesian: str, english: str) -> None:
        """A button of the page's own; a link that looks like one is one."""
        self.page.locator("main").get_by_role("button", name=self.say(indonesian, english), exact=True).click()

    def press_first(self, indonesian: str, english: str) -> None:
        """The first button whose name begins so: one of a table's, that goes on with what its row is about."""
        self.page.locator("main").get_by_role("button", name=self.say(indonesian, english)).first.click()

    def follow(self, indonesian: str, english: str) -> None:
        """A link, its first where there are several."""
        self.page.get_by_role("link", name=self.say(indonesian, english)).first.click()

    def follow_text(self, told: Text) -> None:
        """A link that is called by a name of the house."""
        self.follow(told.id, told.en)

    def press_text(self, told: Text) -> None:
        """A button that is called by a name of the house."""
        self.press(told.id, told.en)

    def reads_text(self, told: Text) -> None:
        """A name of the house stands on the page."""
        self.reads(told.id, told.en)

    def back(self, indonesian: str, english: str) -> None:
        """The link above the page, up to where it hangs."""
        self.page.get_by_role("navigation").get_by_role("link", name=self.say(indonesian, english)).click()

    def take(self, indonesian: str, english: str) -> bytes:
        """What a link saves."""
        with self.page.expect_download() as saved:
            self.follow(indonesian, english)
        return Path(saved.value.path()).read_bytes()

    def search(self, typed: str, indonesian: str = "Cari", english: str = "Search") -> None:
        """The page's own search, for some words."""
        self.page.get_by_role("search").get_by_role("textbox", name=self.say(indonesian, english)).fill(typed)
        self.press("Cari", "Search")

    def fill(self, indonesian: str, english: str, typed: str) -> None:
        """A field by its label."""
        self.page.get_by_label(self.say(indonesian, english), exact=True).first.fill(typed)

    def pick(self, field: tuple[str, str], option: tuple[str, str]) -> None:
        """One of the choices of a field by its label."""
        self.page.get_by_label(self.say(*field), exact=True).first.select_option(label=self.say(*option))

    def choose(self, field: str, files: list[Path]) -> None:
        """Files, from his disk."""
        self.page.locator(f"#{field}").set_input_files(files)

    def reads(self, indonesian: str, english: str) -> None:
        """It stands on the page, at once or when files have been sent and read; spaces between words do not matter."""
        wanted = self.say(indonesian, english)
        expect(self.page.locator("main")).to_contain_text(wanted, use_inner_text=True, timeout=MOST_WAITED)

    def sends_evidence(self, files: list[Path]) -> None:
        """Several files at once; a script tells how far each is, without one the next page tells of them all."""
        self.choose("files", files)
        self.press("Kirim bukti", "Send the evidence")
        count = len(files)
        told = self.say(f"Berkas tersimpan: {count}|{count} berkas baru", f"[Ff]iles kept( and read|): {count}")
        expect(self.page.locator("main")).to_contain_text(re.compile(told), use_inner_text=True, timeout=MOST_WAITED)

    def is_at(self, field: str) -> None:
        """The focus is on the field of that name."""
        expect(self.page.locator(":focus")).to_have_attribute("name", field, timeout=MOST_WAITED)

    def shows(self, shown: Locator) -> None:
        """It is there to be seen, at once or when the page has come."""
        expect(shown).to_be_visible(timeout=MOST_WAITED)

    def keep_picture(self, name: str) -> None:
        """A picture of the whole page, when pictures are wanted; with and without scripts it is the same."""
        if TAKES_PICTURES and self.scripts:
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=PICTURES / f"{self.size[0]}-{self.language}-{name}.png", full_page=True)

    def picture(self, name: str) -> None:
        """A picture, and nothing of the page is wider than the window."""
        width, _ = self.size
        self.page.wait_for_load_state()
        self.keep_picture(name)
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} wide"

    def violations(self) -> list[str]:
        """What axe finds on the page, each with where."""
        told = Axe().run(self.page).response["violations"]
        return [f"{each['id']} ({each['impact']}): {[node['target'] for node in each['nodes']][:3]}" for each in told]

    def looks(self, name: str) -> None:
        """As `picture`, and axe finds nothing; it is asked on two of the ways, as each has its language and width."""
        self.picture(name)
        if (self.size, self.language, self.scripts) in ((DESKTOP, Language.EN, True), (PHONE, Language.ID, True)):
            assert self.violations() == [], name

    @property
    def place(self) -> str:
        """The address of the application at hand, without what comes before and after."""
        found = re.search(r"/applications/[0-9a-f]{24}", self.page.url)
        assert found is not None, self.page.url
        return found[0]
