"""The page of the report: for the evaluator, found from every page of his, the same figures as the file."""

from __future__ import annotations

import pytest

from permit_guard.casework.reporting_figures import figures
from permit_guard.casework.reporting_snapshots import save_report
from permit_guard.domain.region import Level, Where
from permit_guard.domain.report import Asked
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
    assert "Percent now" in page
    assert "Never guessed from a NIK" in page
    assert "not shown" in page


@pytest.mark.parametrize(
    "query", ["by=x", "where=x", "on=x", "on=2099-01-01", "on=", "by=rt&where=home", "office=x", "office=33.08"]
)
def test_whatever_the_address_says_there_is_a_report(office: Office, query: str) -> None:
    assert Visitor(office.app, "evaluator").see(f"/report?{query}").status_code == 200


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
    assert f"against={kept.id}" in visitor.see("/report?lang=en").text
    page = visitor.see(f"/report?lang=en&against={kept.id}").text
    assert "What rose and fell since" in page
    assert "+20" in page
    assert "+0" not in page
    assert "What rose and fell since" not in visitor.see("/report?lang=en&against=none").text
