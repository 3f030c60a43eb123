"""The page of the report: for the evaluator, found from every page of his, the same figures as the file."""

from __future__ import annotations

import pytest

from permit_guard.casework.reporting_figures import figures
from permit_guard.casework.reporting_snapshots import save_report
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Asked
from permit_guard.domain.report_record import CELLS
from permit_guard.web.pages import report
from tests.building import ON
from tests.web.counter import Office
from tests.web.visitor import Visitor, give_passwords


@pytest.fixture
def office(office: Office) -> Office:
    """An office whose people have passwords."""
    give_passwords(office.house)
    return office


def test_the_evaluator_finds_the_report_and_reads_what_each_figure_means(office: Office) -> None:
    office.real_checked()
    visitor = Visitor(office.app, "evaluator")
    assert 'href="/report"' in visitor.see("/no-cases").text
    page = visitor.see("/report?by=village&lang=en").text
    assert "Percent at first" in page
    assert "In all, at first" in page
    assert "Until compliant" in page or "No application is compliant yet." in page
    assert "without a known village" in page
    assert "Never guessed from a NIK" in page
    assert "not shown" in page


@pytest.mark.parametrize(
    "query", ["by=x", "where=x", "on=x", "on=2099-01-01", "on=", "by=rt&where=home", "office=", "office=33.08"]
)
def test_whatever_the_address_says_there_is_a_report(office: Office, query: str) -> None:
    assert Visitor(office.app, "evaluator").see(f"/report?{query}").status_code == 200


@pytest.mark.parametrize(
    ("query", "says"),
    [("by=x", "There is no such level"), ("where=x", "There is no such place"), ("on=2026-13-99", "cannot be read"),
     ("on=2099-01-01", "yet to come")],
)  # fmt: skip
def test_what_was_not_understood_is_said_beside_the_figures_that_are_shown(
    office: Office, query: str, says: str
) -> None:
    visitor = Visitor(office.app, "evaluator")
    assert says in visitor.see(f"/report?lang=en&{query}").text
    assert says not in visitor.see("/report?lang=en&by=rt&where=home&on=2026-04-10&office=33.08").text


@pytest.mark.parametrize("code", ["x", "3308", "33.99", "33.08.10", "' OR 1=1"])
def test_an_office_that_is_none_has_no_figures(office: Office, code: str) -> None:
    visitor = Visitor(office.app, "evaluator")
    for address in ("/report", "/report.csv", "/report.xlsx", "/report.pdf"):
        page = visitor.client.get(address, query_string={"office": code, "lang": "en"})
        assert page.status_code == 422, address
        assert "There is no office" in page.text
    assert office.get("evaluator", "/report", query_string={"office": "33.99"}).status_code == 422


def test_the_office_that_is_asked_for_stands_in_the_heading(office: Office) -> None:
    page = Visitor(office.app, "evaluator").see("/report?office=33.08&lang=en").text
    assert "Report of coverage · 33.08" in page
    assert "office 33.08 alone" in page


def test_a_day_can_be_written_as_people_do_and_stays_in_its_field(office: Office) -> None:
    visitor = Visitor(office.app, "evaluator")
    page = visitor.see("/report?on=01-02-2026&office=33.08&lang=en").text
    assert "Day 1 February 2026" in page
    assert 'value="01-02-2026"' in page
    wrong = visitor.see("/report?on=kemarin&lang=en").text
    assert "Write the day like 12-03-2026." in wrong
    assert 'value="kemarin"' in wrong


def test_where_no_one_was_checked_the_page_says_what_to_do_and_has_no_empty_tables(office: Office) -> None:
    office.real_checked()
    visitor = Visitor(office.app, "evaluator")
    empty, full = (visitor.see(f"/report?lang=en{on}").text for on in ("&on=2020-01-01", ""))
    assert "Up to that day no worker has been checked here." in empty
    assert "<table" not in empty
    assert "Up to that day" not in full
    assert "Daily worker" in full


def test_where_too_few_were_checked_for_any_number_the_page_says_so(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.real_checked()
    told = figures(office.house.casework, office.house["evaluator"], Asked(Level.REGENCY, Where.SITE, ON))
    visitor, says = Visitor(office.app, "evaluator"), "Too few persons were checked"
    assert says not in visitor.see("/report?lang=en").text
    hidden = dict.fromkeys((*CELLS, "share"))
    few = told | {"total": {"now": hidden, "first": hidden}}
    monkeypatch.setattr(report, "figures", lambda *_: few)
    assert says in visitor.see("/report?lang=en").text


def test_the_file_has_the_lines_of_the_page(office: Office) -> None:
    office.real_checked()
    told = Visitor(office.app, "evaluator").see("/report.csv?by=village")
    assert told.content_type.startswith("text/csv")
    assert "area,33.08.10.2003,Kabupaten Magelang,Mertoyudan,Donorojo" in told.text


def test_the_workbook_and_the_paper_are_there_from_the_page(office: Office) -> None:
    office.real_checked()
    visitor = Visitor(office.app, "evaluator")
    page = visitor.see("/report?by=village").text
    for name, start in (("xlsx", b"PK"), ("pdf", b"%PDF")):
        assert f'href="/report.{name}?by=village' in page
        assert visitor.see(f"/report.{name}?by=village").data.startswith(start)


@pytest.mark.parametrize("who", ["officer", "contractor", "auditor", "administrator"])
def test_no_one_else_sees_it(office: Office, who: str) -> None:
    visitor = Visitor(office.app, who)
    assert visitor.see("/report").status_code == 403
    assert 'href="/report"' not in visitor.see("/no-cases").text


def test_what_rose_since_a_saved_report_stands_on_the_page(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    house = office.house
    told = figures(house.casework, house["evaluator"], Asked(Level.REGENCY, Where.SITE, ON))
    now = told["total"]["now"]
    many = told | {"total": {"now": now | {"proven": 120, "persons": 200}, "first": now}}
    few = told | {"total": {"now": now | {"proven": 100, "persons": 200}, "first": now}}
    monkeypatch.setattr(report, "figures", lambda *_: many)
    with house.database.write() as rows:
        kept = save_report(rows, few, house.clock.at)
    visitor = Visitor(office.app, "evaluator")
    assert f'<option value="{kept.id}">' in visitor.see("/report?lang=en").text
    page = visitor.see(f"/report?lang=en&against={kept.id}").text
    assert "What rose and fell since" in page
    assert "+20" in page
    assert "+0" not in page
    assert "What rose and fell since" not in visitor.see("/report?lang=en&against=none").text
