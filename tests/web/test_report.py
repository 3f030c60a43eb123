"""The report over HTTP: for who evaluates the province, and for no one else."""

from __future__ import annotations

import pytest

from tests.web.counter import Office


def test_the_evaluator_reads_the_figures_of_today(both: Office) -> None:
    both.real_checked()
    told = both.get("evaluator", "/report?by=village")
    assert told.status_code == 200
    assert (told.json["schema"], told.json["applications"]["total"]) == ("permit-guard/report/1", 1)
    assert told.json["total"]["now"]["persons"] in (None, *range(5, 1_000))


def test_the_table_has_the_definitions_above_the_figures(office: Office) -> None:
    office.real_checked()
    told = office.get("evaluator", "/report.csv", headers={"Accept-Language": "en"})
    assert told.content_type.startswith("text/csv")
    assert told.text.index("Never guessed from a NIK") < told.text.index("section,name,regency")


@pytest.mark.parametrize("who", ["officer", "supervisor", "contractor", "auditor", "administrator"])
def test_no_one_else_does(office: Office, who: str) -> None:
    assert office.get(who, "/report").status_code == 403


@pytest.mark.parametrize(
    "query", ["by=province", "where=here", "on=2099-01-01", "on=x", "office=Magelang", "sector=mining", "x=1"]
)
def test_what_cannot_be_asked_is_refused_by_its_name(office: Office, query: str) -> None:
    refused = office.get("evaluator", f"/report?{query}")
    assert (refused.status_code, refused.json["errors"][0]["pointer"]) == (422, f"/{query.split('=')[0]}")
