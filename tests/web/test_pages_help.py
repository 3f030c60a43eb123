"""Help: what the words mean and where papers come from, for anyone; and pages of mishaps that say what to do."""

from __future__ import annotations

import html
import io
import re

import pytest
from markupsafe import escape
from openpyxl import load_workbook

from permit_guard.web.pages.help_papers import PAPERS
from permit_guard.web.pages.help_words import TERMS
from permit_guard.web.pages.mishaps import ADVICE, HEADINGS
from tests.building import ROOT
from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords

PICTURES = ROOT / "permit_guard" / "web" / "static" / "papers"


@pytest.mark.parametrize("language", ["id", "en"])
def test_anyone_reads_what_each_word_means_and_where_each_paper_comes_from(office: Office, language: str) -> None:
    page = Visitor(office.app).see(f"/help?lang={language}")
    assert page.status_code == 200
    assert {"JKK", "JKM", "KPJ", "NPP", "Jakon"} <= {term.name for term in TERMS}
    for term in TERMS:
        assert escape(getattr(term.means, language)) in page.text
    for paper in PAPERS:
        assert escape(getattr(paper.comes_from, language)) in page.text
    assert len(page.data) < 100_000


def test_each_paper_has_a_picture_that_is_small_and_made_up_and_served(office: Office) -> None:
    visitor = Visitor(office.app)
    for address in re.findall(r'<img src="([^"]+)"', visitor.see("/help").text):
        shown = visitor.see(html.unescape(address), buffered=True)
        assert (shown.status_code, shown.mimetype) == (200, "image/svg+xml")
        assert "DATA REKAAN" in shown.text
        assert not re.search(r"style=|<script|href=", shown.text)
        assert len(shown.data) < 60_000
    for paper in PAPERS:
        drawn = (PICTURES / f"{paper.picture}.svg").read_text()
        assert f'viewBox="0 0 640 {paper.height}"' in drawn


def test_help_is_one_link_away_from_every_page_also_from_a_mishap(office: Office) -> None:
    give_passwords(office.house)
    officer = Visitor(office.app, "officer")
    for path in ("/sign-in", "/applications", "/applications/new", "/nothing"):
        assert 'href="/help"' in officer.see(path).text, path


def test_pages_for_anyone_show_who_is_signed_in_and_no_one_else(office: Office) -> None:
    give_passwords(office.house)
    officer, stranger = Visitor(office.app, "officer"), Visitor(office.app)
    for path in ("/help", "/verify", "/verify/ABCDEFGHJKMNPQRSTVWX", "/nothing"):
        assert ("Keluar" in officer.see(path).text, "Keluar" in stranger.see(path).text) == (True, False), path
    secret = re.sub(r"^[^=]*=", "", str(officer.client.get_cookie("permit-guard")))
    officer.client.set_cookie("permit-guard", "x" + secret[1:40])
    assert "Keluar" not in officer.see("/help").text


def test_a_page_for_anyone_is_shown_also_when_the_database_does_not_answer(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_passwords(office.house)
    officer = Visitor(office.app, "officer")
    monkeypatch.setattr(office.house.database, "glance", lambda: 1 / 0)
    page = officer.see("/help")
    assert page.status_code == 200
    assert "Keluar" not in page.text


def test_an_empty_roster_is_there_for_anyone_to_fill_in(office: Office) -> None:
    sent = Visitor(office.app).see("/help/roster.xlsx")
    assert sent.headers["Content-Disposition"] == 'attachment; filename="daftar-pekerja.xlsx"'
    sheet = load_workbook(io.BytesIO(sent.data)).worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["NIK", "Paspor", "Nama"]


def test_every_page_of_a_mishap_says_what_to_do() -> None:
    assert HEADINGS.keys() == ADVICE.keys()
