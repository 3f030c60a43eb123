"""The grid of a decision: its workers beside the rules, one sign a cell, and what each sign and rule means above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from flask import render_template, request, url_for

from permit_guard.casework.one_worker import rule_titles
from permit_guard.casework.policy import Action
from permit_guard.casework.viewing import see_decision
from permit_guard.domain.decision import Status
from permit_guard.domain.finding import Outcome
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.visit import casework, person

A_PAGE: Final = 25
SIGNS: Final = {Outcome.MET: "✓", Outcome.NOT_MET: "✗", Outcome.UNKNOWN: "?", Outcome.NOT_APPLICABLE: "–"}


@PAGES.get("/applications/<application_id>/grid")
def grid(application_id: str) -> str:
    """All workers, or those of one outcome."""
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ)
        record = see_decision(desk, application_id)
    status = told if (told := request.args.get("status")) in set(Status) else None
    chosen = [each for each in record["workers"] if status in (None, each["status"])]
    pages = pages_in(len(chosen), A_PAGE)
    page = min(page_asked(), pages)

    def address(page: int = 1, status: str | None = status) -> str:
        return url_for("pages.grid", application_id=application_id, page=page, status=status)

    shown = chosen[(page - 1) * A_PAGE : page * A_PAGE]
    return render_template(
        "grid.html", kept=kept, record=record, page=page, pages=pages, status=status, address=address, signs=SIGNS,
        rules=rules_asked(record["workers"]), titles=rule_titles(casework().law), outcomes=Outcome,
        workers=[(each, {told["rule"]: told["outcome"] for told in each["findings"]}) for each in shown],
    )  # fmt: skip


def rules_asked(workers: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every rule that was asked of a worker, in the order in which they were asked."""
    return list(dict.fromkeys(finding["rule"] for each in workers for finding in each["findings"]))
