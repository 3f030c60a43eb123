"""The missing-worker list: who, what was found, how to mend it, by when, whom to ask; and the letter itself."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import Response, render_template, request, url_for

from permit_guard.casework.notifying import draft_notice, letter_sent, notice_sent
from permit_guard.casework.one_worker import rule_titles
from permit_guard.casework.policy import Action
from permit_guard.casework.telling import see_deadline
from permit_guard.casework.viewing import OPEN_STATUSES, missing_of, see_decision
from permit_guard.domain.text import Language
from permit_guard.web.downloads import missing_table, pdf_file
from permit_guard.web.pages import found
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import is_named, page_asked, pages_in, words_asked
from permit_guard.web.pages.tongue import tongue
from permit_guard.web.visit import casework, person

A_PAGE = 50
LONGEST_WORDS = 100


@PAGES.get("/applications/<application_id>/missing-workers")
def missing_workers(application_id: str) -> str:
    """The list to read, and to print: all of it, or by outcome, or by what is missing."""
    return _page(application_id, "")


@PAGES.post("/applications/<application_id>/missing-workers")
def search_missing(application_id: str) -> str:
    """Those whose names have some words: by POST, as what is typed here may be a number."""
    return _page(application_id, words_asked(LONGEST_WORDS))


def _page(application_id: str, sought: str) -> str:
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ)
        record = see_decision(desk, application_id)
        deadline = see_deadline(desk, application_id)
    missing, titles = missing_of(record), rule_titles(casework().law)
    rules = found.rules_told(missing)
    status = told if (told := request.args.get("status")) in OPEN_STATUSES else None
    rule = asked if (asked := request.args.get("rule")) in rules else None
    chosen = [each for each in missing if _is_chosen(each, status, rule, sought)]
    pages = pages_in(len(chosen), A_PAGE)
    page = min(page_asked(), pages)

    def address(page: int = 1, status: str | None = status, rule: str | None = rule) -> str:
        return url_for("pages.missing_workers", application_id=application_id, page=page, status=status, rule=rule)

    return render_template(
        "missing.html", kept=kept, record=record, deadline=deadline, counted=len(missing), chosen=len(chosen),
        missing=[found.shown_worker(each) for each in chosen[(page - 1) * A_PAGE : page * A_PAGE]], page=page,
        pages=pages, found=found, titles=titles, rules=rules, status=status, rule=rule, sought=sought, address=address,
        by_status=Counter(each["status"] for each in missing), statuses=OPEN_STATUSES,
    )  # fmt: skip


def _is_chosen(told: dict[str, Any], status: str | None, rule: str | None, sought: str) -> bool:
    if status not in (None, told["status"]) or not (rule is None or found.is_told_by(told, rule)):
        return False
    return is_named(told["name"], sought)


@PAGES.get("/applications/<application_id>/missing-workers.csv")
def missing_workers_csv(application_id: str) -> Response:
    """The same list for a spreadsheet."""
    with casework().reading_desk(person()) as desk:
        record = see_decision(desk, application_id)
    return missing_table(record, Language(tongue()))


@PAGES.get("/applications/<application_id>/notice.pdf")
def notice_pdf(application_id: str) -> Response:
    """The letter that was sent last, as it was sent."""
    with casework().reading_desk(person()) as desk:
        return pdf_file(notice_sent(desk, application_id).content, "notice.pdf")


@PAGES.get("/applications/<application_id>/letters/<letter_id>.pdf")
def letter_pdf(application_id: str, letter_id: str) -> Response:
    """One letter of those that were sent, as it was sent."""
    with casework().reading_desk(person()) as desk:
        sent = letter_sent(desk, application_id, letter_id)
    return pdf_file(sent.content, f"{sent.kind}.pdf")


@PAGES.get("/applications/<application_id>/draft-notice.pdf")
def draft_notice_pdf(application_id: str) -> Response:
    """The letter as it would go out, marked as a draft."""
    with casework().reading_desk(person()) as desk:
        return pdf_file(draft_notice(desk, application_id, Language(tongue())), "draft-notice.pdf")
