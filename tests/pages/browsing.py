"""The pages served for real, and a person who walks through them in Debian's chromium."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from flask import Flask
from playwright.sync_api import Browser, Page, Playwright
from werkzeug.serving import make_server

from permit_guard.domain.text import Language
from tests.building import ROOT
from tests.web.visitor import PASSWORD

CHROMIUM: Final = "/usr/bin/chromium"
DESKTOP: Final = (1280, 800)
PHONE: Final = (360, 740)
PICTURES: Final = ROOT / "out" / "pictures" / "pages"


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
        self.address, self.name, self.size, self.language = address, name, size, language
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, accept_downloads=True
        )
        context.set_default_timeout(15_000)
        self.page: Page = context.new_page()

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

    def say(self, indonesian: str, english: str) -> str:
        """What stands there in his language."""
        return indonesian if self.language is Language.ID else english

    def press(self, indonesian: str, english: str) -> None:
        """A button of the page's own; a link that looks like one is one."""
        self.page.locator("main").get_by_role("button", name=self.say(indonesian, english), exact=True).click()

    def follow(self, indonesian: str, english: str) -> None:
        """A link, its first where there are several."""
        self.page.get_by_role("link", name=self.say(indonesian, english)).first.click()

    def fill(self, indonesian: str, english: str, typed: str) -> None:
        """A field by its label."""
        self.page.get_by_label(self.say(indonesian, english), exact=True).first.fill(typed)

    def choose(self, field: str, files: list[Path]) -> None:
        """Files, from his disk."""
        self.page.locator(f"#{field}").set_input_files(files)

    def reads(self, indonesian: str, english: str) -> None:
        """It stands on the page."""
        told = self.page.locator("main").inner_text()
        wanted = self.say(indonesian, english)
        assert wanted in told, f"{wanted!r} not in {told!r}"

    def picture(self, name: str) -> None:
        """A picture of the whole page, and nothing of it wider than the window."""
        width, _ = self.size
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{width}-{self.language}-{name}.png", full_page=True)
        wide = self.page.locator("html").bounding_box()
        assert wide is not None
        assert wide["width"] <= width, name

    @property
    def place(self) -> str:
        """The address of the application at hand, without what comes before and after."""
        found = re.search(r"/applications/[0-9a-f]{24}", self.page.url)
        assert found is not None, self.page.url
        return found[0]
