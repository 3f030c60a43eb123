"""Decisions as pages show them: told as the letter tells them, turned by fifty, chosen by status."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from permit_guard.web.pages.found import A_PAGE, blocking, notes, shown_worker, workers_asked

REMEDY = {"id": "Daftarkan.", "en": "Register."}


def _finding(rule: str, outcome: str, effect: str = "block", *, because: tuple[str, ...] = ("c1",)) -> dict[str, Any]:
    says = {"id": f"{rule} {outcome}", "en": f"{rule} {outcome}"}
    return {"rule": rule, "outcome": outcome, "effect": effect, "because": list(because), "says": says,
            "remedy": REMEDY, "cites": [], "sources": []}  # fmt: skip


def _worker(*findings: dict[str, Any], row: int = 2, status: str = "deficient") -> dict[str, Any]:
    return {"row": row, "name": "Budi", "nik": "3308••••••••0001", "status": status, "findings": list(findings)}


def _told(*findings: dict[str, Any]) -> list[str]:
    return [finding.rule for finding in shown_worker(_worker(*findings)).findings]


def test_a_worker_is_told_what_holds_him_up_and_notes_that_are_not_met() -> None:
    assert _told(
        {"rule": "met", "outcome": "met", "effect": "block"},
        _finding("missing", "not_met"),
        _finding("unproven", "unknown"),
        _finding("noted", "not_met", "note"),
        _finding("unknown-note", "unknown", "note"),
    ) == ["missing", "unproven", "noted"]


def test_of_a_minor_nothing_else_is_told() -> None:
    assert _told(_finding("adult", "not_met"), _finding("covered-ahead", "not_met")) == ["adult"]


def test_what_only_waits_for_an_earlier_remedy_is_not_told_twice() -> None:
    assert _told(_finding("first", "not_met"), _finding("second", "unknown", because=())) == ["first"]


def test_of_the_application_what_blocks_and_what_is_noted_stand_apart() -> None:
    record = {"findings": [_finding("a", "not_met"), _finding("b", "unknown"), _finding("c", "not_met", "note"),
                           _finding("d", "unknown", "note")]}  # fmt: skip
    assert [each.rule for each in blocking(record)] == ["a", "b"]
    assert [each.rule for each in notes(record)] == ["c"]


@pytest.mark.parametrize(
    ("query", "rows", "page", "pages"),
    [
        ("", range(A_PAGE), 1, 3),
        ("?page=3", range(2 * A_PAGE, 2 * A_PAGE + 5), 3, 3),
        ("?page=99", range(2 * A_PAGE, 2 * A_PAGE + 5), 3, 3),
        ("?page=-1", range(A_PAGE), 1, 3),
        ("?page=%D9%A1", range(A_PAGE), 1, 3),
        ("?status=unproven", range(4, 5), 1, 1),
        ("?status=left", range(0), 1, 1),
        ("?status=nonsense", range(A_PAGE), 1, 3),
    ],
)
def test_workers_are_turned_and_chosen_by_the_address(query: str, rows: range, page: int, pages: int) -> None:
    record = {
        "workers": [_worker(row=row, status="unproven" if row == 4 else "deficient") for row in range(2 * A_PAGE + 5)]
    }
    with Flask(__name__).test_request_context(f"/{query}"):
        told = workers_asked(record)
    assert [worker.row for worker in told.shown] == list(rows)
    assert (told.page, told.pages) == (page, pages)
