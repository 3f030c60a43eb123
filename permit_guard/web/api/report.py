"""The report over HTTP: figures alone, for who evaluates the province."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, Final

from flask import Response

from permit_guard.casework.reporting_csv import report_csv
from permit_guard.casework.reporting_employers import employers_csv, employers_seen
from permit_guard.casework.reporting_figures import figures
from permit_guard.domain.employer_record import MEANINGS
from permit_guard.domain.region import Level, Sector, Where
from permit_guard.domain.report import Asked
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.stated_fields import Choice, Day, Stated
from permit_guard.web.api.counter import Counter
from permit_guard.web.api.shapes import regency_code
from permit_guard.web.api.told import told
from permit_guard.web.downloads import csv_file
from permit_guard.web.visit import casework, language, person

reports = Counter("reports", __name__, description="Coverage by area: figures, no names, no cell under five persons.")
_FIGURES: Final = {
    "type": "object",
    "required": ["schema", "on", "by", "where", "definitions", "applications", "total", "areas", "splits", "pace"],
}
_EMPLOYERS: Final = {"type": "object", "required": ["schema", "on", "employers"]}
_TO_COME: Final = Text(
    "Hari itu belum tiba. Sebut hari ini atau sebelumnya.", "That day is yet to come. Say today or before."
)


class EmployersSought(Stated):
    """Which employers."""

    on = Day()
    office = regency_code()


class ReportSought(EmployersSought):
    """Which report."""

    by = Choice(*Level, load_default=Level.REGENCY.value)
    where = Choice(*Where, load_default=Where.SITE.value)
    sector = Choice(*Sector, load_default=Sector.CONSTRUCTION.value)


@reports.call("GET", "/report", 200, _FIGURES, refuses=(422,))
@reports.asks(ReportSought)
def see_report(sought: dict[str, Any]) -> Response:
    """The figures of a day, today where none is said; null where a number would tell of too few."""
    return told(_figures(sought))


@reports.call("GET", "/report.csv", 200, {"type": "string"}, refuses=(422,), content_type="text/csv")
@reports.asks(ReportSought)
def see_report_csv(sought: dict[str, Any]) -> Response:
    """The same as a table, in the caller's language."""
    return csv_file(report_csv(_figures(sought), language()), "report.csv")


def _figures(sought: dict[str, Any]) -> dict[str, Any]:
    asked = Asked(Level(sought["by"]), Where(sought["where"]), _day(sought), sought.get("office"))
    return figures(casework(), person(), asked)


def _day(sought: dict[str, Any]) -> date:
    today = casework().today
    on: date = sought.get("on") or today
    if on > today:
        raise CaseRefused((Problem(Source("query", "/on"), _TO_COME),))
    return on


@reports.call("GET", "/report/employers", 200, _EMPLOYERS, refuses=(422,))
@reports.asks(EmployersSought)
def list_employers(sought: dict[str, Any]) -> Response:
    """The employers of the caller's regencies whose workers were found without cover, those lacking most first."""
    on = _day(sought)
    employers = [
        asdict(each)
        | {
            "since": each.since.isoformat(),
            "last": each.last.isoformat(),
            "rules": [{"rule": rule, "rows": rows} for rule, rows in each.rules],
        }
        for each in employers_seen(casework(), person(), on, sought.get("office"))
    ]
    definitions = {name: asdict(text) for name, text in MEANINGS.items()}
    return told({
        "schema": "permit-guard/employers/1", "on": on.isoformat(), "definitions": definitions, "employers": employers,
    })  # fmt: skip


@reports.call("GET", "/report/employers.csv", 200, {"type": "string"}, refuses=(422,), content_type="text/csv")
@reports.asks(EmployersSought)
def list_employers_csv(sought: dict[str, Any]) -> Response:
    """The same as a table."""
    on = _day(sought)
    found = employers_seen(casework(), person(), on, sought.get("office"))
    return csv_file(employers_csv(found, on, language()), "employers.csv")
