"""A browser for the run, and an office that is served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.pages.browsing import chromium, served
from tests.web.conftest import office, readers
from tests.web.counter import Office
from tests.web.test_certificates import sealed_office
from tests.web.visitor import give_passwords

__all__ = ["office", "readers"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    with sync_playwright() as playwright, chromium(playwright) as ready:
        yield ready


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """Where the office is served; its people have passwords."""
    give_passwords(office.house)
    with served(office.app) as place:
        yield place


@pytest.fixture
def sealed_address(office: Office) -> Iterator[str]:
    """As `address`, and the office has a seal."""
    with served(sealed_office(office).app) as place:
        yield place
