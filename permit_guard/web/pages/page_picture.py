"""The picture of a page of a PDF of evidence: seen beside what was read from it, by who may read the file."""

from __future__ import annotations

from typing import Final

from flask import Response

from permit_guard.casework.refusals import NotThere, Unfit
from permit_guard.casework.viewing import see_one_evidence
from permit_guard.domain.evidence import EvidenceKind
from permit_guard.intake.refusal import FileRefused
from permit_guard.store.evidence import Evidence
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.visit import casework, person

PDF: Final = "application/pdf"
A_PAGE: Final = "p"
"""How the place of what was read from a page begins (`domain/source.py`)."""


@PAGES.get("/applications/<application_id>/evidence/<evidence_id>/pages/<int:number>")
def page_picture(application_id: str, evidence_id: str, number: int) -> Response:
    """One page, drawn in a locked child process. No one keeps it on the way, and no browser after."""
    with casework().reading_desk(person()) as desk:
        file = see_one_evidence(desk, application_id, evidence_id)
    if not may_be_drawn(file) or not 0 < number < 10_000:
        raise NotThere
    try:
        drawn = casework().readers.page(casework().files.read(file.office, file.sha256), number)
    except FileRefused as refused:
        raise Unfit(refused.message) from refused
    answer = Response(drawn.png, content_type="image/png")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def page_shown(file: Evidence, asked: int | None) -> tuple[int, int]:
    """Which page of the file stands beside what was read, and how many it has; (0, 0) for what has none to show.

    Without a page `asked` for it is the first that something was read from.
    """
    if not may_be_drawn(file):
        return 0, 0
    try:
        pages = casework().readers.page(casework().files.read(file.office, file.sha256), 0).pages
    except FileRefused:
        return 0, 0
    read = [page for each in file.file.records if (page := page_of(each.source.place))]
    return min(max(asked or min(read, default=1), 1), pages), pages


def may_be_drawn(file: Evidence) -> bool:
    """Whether its pages can be shown as pictures: a PDF that its reader could open."""
    return file.media_type == PDF and file.as_read.kind is not EvidenceKind.UNREADABLE


def page_of(place: str) -> int | None:
    """The page that a place of what was read names, if it names one."""
    told = place.removeprefix(A_PAGE)
    return int(told) if told != place and told.isascii() and told.isdigit() and len(told) < 5 else None
