"""The page of the report: for the evaluator, found from every page of his, the same figures as the file."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("query", ["by=x", "where=x", "on=x", "on=2099-01-01", "on=", "by=rt&where=home"])
def test_whatever_the_address_says_there_is_a_report(office: Office, query: str) -> None:
    assert Visitor(office.app, "evaluator").see(f"/report?{query}").status_code == 200


def test_the_file_has_the_lines_of_the_page(office: Office) -> None:
    office.real_checked()
    told = Visitor(office.app, "evaluator").see("/report.csv?by=village")
    assert told.content_type.startswith("text/csv")
    assert "area,33.08.10.2003,Kabupaten Magelang" in told.text


@pytest.mark.parametrize("who", ["officer", "contractor", "auditor", "administrator"])
def test_no_one_else_sees_it(office: Office, who: str) -> None:
    visitor = Visitor(office.app, who)
    assert visitor.see("/report").status_code == 403
    assert 'href="/report"' not in visitor.see("/no-cases").text
