"""Lists: the applications that are someone's, and those that wait for the office, the nearest last day first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from flask import render_template, request, url_for

from permit_guard.casework.assigning import see_officers
from permit_guard.casework.policy import Action, may
from permit_guard.casework.viewing import count_seen, count_turns_seen, due_list, list_seen
from permit_guard.domain.person import Role
from permit_guard.domain.state import Holder, State
from permit_guard.domain.text import Text
from permit_guard.store.application_lists import Sought, Turns
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import page_asked, pages_in, words_asked
from permit_guard.web.visit import casework, person

A_PAGE: Final = 25
MOST_DUE: Final = 200
LONGEST_WORDS: Final = 200
UNASSIGNED: Final = "unassigned"
MINE: Final = "mine"
WORKS: Final[Mapping[str, Text]] = {
    UNASSIGNED: Text("Belum ditangani", "Unassigned"),
    MINE: Text("Saya tangani", "Mine"),
}
"""How the office's work is shared out: what waits for it while no one has taken it, and what one has taken."""


@PAGES.get("/applications")
def list_applications() -> str:
    """Applications by state, the latest changed first."""
    state = State(told) if (told := request.args.get("state")) in set(State) else None
    turn = Holder(told) if (told := request.args.get("turn")) in set(Holder) else None
    work = told if (told := request.args.get("work", "")) in _works_of(person().role) else None
    within = Sought(held_by=turn, officer=person().id if work == MINE else None, unassigned=work == UNASSIGNED)
    page, sought = page_asked(), replace(within, state=state)
    with casework().reading_desk(person()) as desk:
        turns = count_turns_seen(desk, Sought())
        counts = count_seen(desk, within)
        counted, listed = list_seen(desk, sought, first=(page - 1) * A_PAGE, most=A_PAGE)
        officers = see_officers(desk, listed)
    turn = turn if turns.by_holder else None
    return _shown(
        listed=listed, counted=counted, counts=counts, state=state, page=page, turn=turn, turns=turns, work=work,
        officers=officers,
    )  # fmt: skip


@PAGES.post("/applications/search")
def search_applications() -> str:
    """Applications that have some words, or a worker of that NIK: asked by POST, as no NIK may stand in an address."""
    sought = words_asked(LONGEST_WORDS)
    with casework().reading_desk(person()) as desk:
        counts = count_seen(desk, Sought())
        counted, listed = list_seen(desk, Sought(words=sought), first=0, most=A_PAGE)
        officers = see_officers(desk, listed)
    return _shown(
        listed=listed, counted=counted, counts=counts, state=None, page=1, words_sought=sought, officers=officers
    )


@PAGES.get("/due")
def list_due() -> str:
    """What waits for the office."""
    with casework().reading_desk(person()) as desk:
        due = due_list(desk, most=MOST_DUE)
        today = desk.today
    return render_template("due.html", due=due, today=today, most=MOST_DUE)


def _shown(
    *, counted: int, state: State | None, page: int, turn: Holder | None = None,
    turns: Turns | None = None, work: str | None = None, words_sought: str = "", **shown: object,
) -> str:  # fmt: skip
    def address(page: int = 1, state: State | None = state, turn: Holder | None = turn, work: str | None = work) -> str:
        return url_for("pages.list_applications", state=state, turn=turn, work=work, page=page if page > 1 else None)

    turns = turns or Turns({})
    own = {MINE: turns.mine, UNASSIGNED: turns.unassigned}

    return render_template(
        "applications.html", counted=counted, state=state, page=page, pages=pages_in(counted, A_PAGE),
        address=address, a_page=A_PAGE, turn=turn, turns=turns.by_holder, words_sought=words_sought, work=work,
        may_take=may(person(), Action.TAKE),
        works=[(each, WORKS[each], own[each]) for each in _works_of(person().role)], **shown,
    )  # fmt: skip


def _works_of(role: Role) -> tuple[str, ...]:
    """Which parts of the work stand as tabs before this role."""
    return {Role.OFFICER: (UNASSIGNED, MINE), Role.SUPERVISOR: (UNASSIGNED,)}.get(role, ())
