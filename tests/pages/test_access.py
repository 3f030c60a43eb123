"""Every page in every state that it has: axe finds nothing, and nothing is cut off, however large its text is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from permit_guard.domain.text import Language
from tests.pages.browsing import DESKTOP, PHONE, Walker
from tests.pages.page_table import SIGHTS, Sight, endpoints_of, prepare
from tests.web.counter import Office

pytestmark = pytest.mark.pages
WAYS = [
    pytest.param(DESKTOP, Language.EN, id="desktop, English"),
    pytest.param(PHONE, Language.ID, id="phone, Indonesian"),
]
CUT_OFF = """() => {
  const told = [], hidden = each => each.closest(".govuk-visually-hidden, .govuk-skip-link, thead") !== null;
  const wide = each => /auto|scroll/.test(getComputedStyle(each).overflowX);
  const scrolls = each => each !== null && each !== document.body && (wide(each) || scrolls(each.parentElement));
  for (const each of document.body.querySelectorAll("*")) {
    const box = each.getBoundingClientRect();
    if (!box.width || !box.height || hidden(each) || /^(SELECT|OPTION|INPUT|TEXTAREA)$/.test(each.tagName)) continue;
    const name = each.tagName + "." + each.className + ": " + (each.innerText || "").slice(0, 40);
    if (box.right > innerWidth + 1 && !scrolls(each.parentElement)) told.push("past the edge: " + name);
    const clips = /hidden|clip/.test(getComputedStyle(each).overflowX);
    if (clips && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1) told.push("cut off: " + name);
  }
  if (document.documentElement.scrollWidth > innerWidth) told.push(document.documentElement.scrollWidth + " wide");
  return told.slice(0, 4);
}"""
TWICE = "() => { document.documentElement.style.fontSize = '200%'; }"
LARGER = "() => parseFloat(getComputedStyle(document.querySelector('p, label, dd, td')).fontSize)"


@pytest.mark.timeout(400)
@pytest.mark.parametrize(("size", "language"), WAYS)
def test_no_page_in_any_state_breaks_a_rule_of_access_or_is_cut_off_when_twice_as_large(
    office: Office, browser: Browser, sealed_address: str, tmp_path: Path, size: tuple[int, int], language: Language
) -> None:
    ids = prepare(office, tmp_path)
    seen: set[str] = set()
    faults = list(_faults(office, browser, sealed_address, ids, size, language, seen))
    assert "\n".join(faults) == ""
    assert endpoints_of(office.app) - seen == set(), "pages that stand in no line of the table"


def _faults(
    office: Office, browser: Browser, address: str, ids: dict[str, str], size: tuple[int, int], language: Language,
    seen: set[str],
) -> Iterator[str]:  # fmt: skip
    """Every fault of every sight, with its name; `seen` gets the endpoints that answered."""
    walkers: dict[str, Walker] = {}
    for sight in SIGHTS:
        if sight.who not in walkers:
            walkers[sight.who] = _walker(office, browser, address, sight.who, size, language, seen)
        walker = walkers[sight.who]
        walker.go(sight.path.format_map(ids))
        if sight.act is not None:
            sight.act(walker)
            walker.page.wait_for_load_state("load")
        name = f"{sight.who} {sight.path} {sight.state}"
        yield from (f"{name}: {each}" for each in _faults_of(walker, sight))
    for walker in walkers.values():
        walker.leave()


def _walker(
    office: Office, browser: Browser, address: str, who: str, size: tuple[int, int], language: Language, seen: set[str]
) -> Walker:
    walker = Walker(browser, address, who, size=size, language=language)
    routes = office.app.url_map.bind("127.0.0.1")

    def note(asked: Request) -> None:
        if asked.resource_type == "document" and asked.url.startswith(address):
            path = asked.url.removeprefix(address).partition("?")[0].partition("#")[0]
            if routes.test(path, asked.method):
                seen.add(routes.match(path, asked.method)[0].partition(".")[2])

    walker.page.on("request", note)
    if who == "no one":
        walker.go(f"/help?lang={language}")
    else:
        walker.sign_in()
    return walker


def _faults_of(walker: Walker, sight: Sight) -> Iterator[str]:
    page, (width, height) = walker.page, walker.size
    walker.keep_picture(f"table-{sight.who}-{_named(sight)}".replace(" ", "-"))
    yield from walker.violations()
    yield from page.evaluate(CUT_OFF)
    if width != DESKTOP[0]:
        return
    page.set_viewport_size({"width": width // 2, "height": height // 2})
    yield from (f"zoomed to 200 percent: {each}" for each in page.evaluate(CUT_OFF))
    page.set_viewport_size({"width": width, "height": height})
    before = page.evaluate(LARGER)
    page.evaluate(TWICE)
    if page.evaluate(LARGER) != 2 * before:
        yield "its text does not grow"
    yield from (f"text of 200 percent: {each}" for each in page.evaluate(CUT_OFF))


def _named(sight: Sight) -> str:
    path = sight.path.partition("?")[0].strip("/").replace("/", "-").replace("{", "").replace("}", "")
    return f"{path}-{sight.state}".strip("-")
