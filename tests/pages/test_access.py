"""Every page, in every state that it has, holds to what axe asks; on a phone nothing is wider than the window."""

from __future__ import annotations

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser

from permit_guard.store import evidence
from tests.pages.browsing import DESKTOP, PHONE, Walker
from tests.web.counter import CASES, REAL, Office
from tests.web.visitor import Visitor

pytestmark = pytest.mark.pages
ROLES = ("officer", "colleague", "supervisor", "contractor", "subcontractor", "auditor", "evaluator")


def _violations(walker: Walker) -> list[str]:
    told = Axe().run(walker.page).response["violations"]
    return [f"{each['id']} ({each['impact']}): {[node['target'] for node in each['nodes']][:3]}" for each in told]


def _photographed(office: Office) -> str:
    """A draft with a picture of a paper, and the address of that paper."""
    case, drawn = office.house.open(), io.BytesIO()
    Image.new("RGB", (900, 1200), "white").save(drawn, "PNG")
    sent = Visitor(office.app, "officer").send(
        f"/applications/{case}/evidence", {"files": [(io.BytesIO(drawn.getvalue()), "kwitansi.png")]}
    )
    assert sent.status_code == 303
    with office.house.database.read() as rows:
        [file] = evidence.evidence_of(rows, case)
    return f"/applications/{case}/evidence/{file.id}?kind=jakon_determination"


def _pages(office: Office) -> dict[str, list[str]]:
    """The pages to look at, by who looks."""
    paper = _photographed(office)
    approved, empty = (f"/applications/{case}" for case in (office.house.approved(), office.house.open()))
    compliant, deficient = (f"/applications/{office.real_checked(case)}" for case in (REAL, CASES / "202"))
    shared = ["/applications", deficient, f"{deficient}/missing-workers", "/nothing"]
    return {
        "officer": [*shared, "/due", "/applications/new", empty, f"{empty}/roster", f"{empty}/evidence", paper,
                    f"{empty}/change", f"{empty}/preview", f"{compliant}/check", f"{compliant}/submission",
                    f"{deficient}/workers/10/reveal", f"{approved}/closure", "/applications?state=withdrawn"],
        "colleague": [f"{deficient}/notice", compliant, paper],
        "supervisor": [*shared, f"{compliant}/approval", approved, f"{approved}/revocation"],
        "contractor": [*shared, f"{compliant}/receipt", f"{compliant}/withdrawal", f"{compliant}/revision"],
        "subcontractor": shared,
        "auditor": [*shared, approved, "/employers", "/journal", f"{approved}/trail"],
        "evaluator": ["/no-cases", "/applications", "/report", "/report?by=village&where=home"],
    }  # fmt: skip


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_breaks_a_rule_of_access(office: Office, browser: Browser, address: str, size: tuple[int, int]) -> None:
    found: dict[str, object] = {}
    for name, paths in _pages(office).items():
        walker = Walker(browser, address, name, size=size)
        walker.go("/sign-in")
        found["/sign-in"] = _violations(walker)
        walker.sign_in()
        for path in paths:
            walker.go(path)
            wide = walker.page.evaluate("document.documentElement.scrollWidth")
            found[f"{name} {path}"] = [*_violations(walker), *([f"{wide} wide"] if wide > size[0] else [])]
    assert "\n".join(f"{place}: {told}" for place, told in found.items() if told) == ""


def test_the_text_is_twice_as_large_where_someone_wants_it(office: Office, browser: Browser, address: str) -> None:
    case = f"/applications/{office.real_checked(CASES / '202')}"
    width, height = DESKTOP
    walker = Walker(browser, address, "officer", size=(width // 2, height // 2))
    walker.sign_in()
    for path in ("/applications", case, f"{case}/missing-workers", "/applications/new"):
        walker.go(path)
        assert walker.page.evaluate("document.documentElement.scrollWidth") <= width // 2, path
