"""The pages that stand in the head, for whoever may see them; and the turning of a list's pages."""

from __future__ import annotations

from typing import Final

from flask import request

from permit_guard.casework.policy import Action, may
from permit_guard.domain.person import Person, Role
from permit_guard.domain.text import Text

_PAGES: Final = (
    ("list_applications", Text("Permohonan", "Applications"), Action.LIST),
    ("list_due", Text("Jatuh tempo", "Due"), Action.LIST),
    ("list_certificates", Text("Surat keterangan", "Certificates"), Action.LIST_CERTIFICATES),
    ("journal", Text("Jurnal", "Journal"), Action.READ_JOURNAL),
    ("report", Text("Laporan", "Report"), Action.REPORT),
    ("list_employers", Text("Pemberi kerja", "Employers"), Action.LIST_EMPLOYERS),
    ("list_approvals", Text("Menunggu persetujuan", "Waiting for approval"), Action.APPROVE),
    ("admin", Text("Pengelolaan", "Administration"), Action.MANAGE_PEOPLE),
    ("new_application", Text("Buka permohonan", "Open an application"), Action.OPEN),
)
_FOR: Final = {"list_due": (Role.OFFICER, Role.SUPERVISOR), "journal": (Role.AUDITOR,)}
"""Pages whose work is that of some roles alone, though others may see them."""
FARTHEST: Final = 100_000


def pages_of(person: Person) -> list[tuple[str, Text]]:
    """The endpoint and the name of each page in the head."""
    return [
        (endpoint, name)
        for endpoint, name, action in _PAGES
        if may(person, action) and person.role in _FOR.get(endpoint, (person.role,))
    ]


def page_asked() -> int:
    """The page of a list that was asked for, from 1."""
    told = request.args.get("page", "")
    return min(max(int(told), 1), FARTHEST) if told.isascii() and told.isdigit() and len(told) < 9 else 1


def pages_in(counted: int, a_page: int) -> int:
    """How many pages a list of so many has, at least one."""
    return max(1, -(-counted // a_page))


def words_asked(longest: int) -> str:
    """The words that a search was sent with, single spaces between them, of so many letters at most."""
    return " ".join(request.form.get("words", "").split())[:longest]


def is_named(name: str | None, words: str) -> bool:
    """Whether every word stands in a name, however it is written."""
    said = (name or "").casefold()
    return all(word in said for word in words.casefold().split())
