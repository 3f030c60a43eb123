"""Lists: the applications that are someone's, and those that wait for the office, the nearest last day first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from flask import render_template, request, url_for

from permit_guard.casework.viewing import count_seen, count_turns_seen, due_list, list_seen
from permit_guard.domain.state import Holder, State
from permit_guard.store.application_lists import Sought
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.navigation import page_asked, pages_in
from permit_guard.web.visit import casework, person

A_PAGE: Final = 25
MOST_DUE: Final = 200
LONGEST_WORDS: Final = 200


@PAGES.get("/applications")
def list_applications() -> str:
    """Applications by state, the latest changed first."""
    state = State(told) if (told := request.args.get("state")) in set(State) else None
    turn = Holder(told) if (told := request.args.get("turn")) in set(Holder) else None
    page, sought = page_asked(), Sought(state=state, held_by=turn)
    with casework().reading_desk(person()) as desk:
        turns = count_turns_seen(desk, Sought())
        counts = count_seen(desk, Sought(held_by=turn))
        counted, listed = list_seen(desk, sought, first=(page - 1) * A_PAGE, most=A_PAGE)
    turn = turn if turns else None
    return _shown(listed=listed, counted=counted, counts=counts, state=state, page=page, turn=turn, turns=turns)


@PAGES.post("/applications/search")
def search_applications() -> str:
    """Applications that have some words, or a worker of that NIK: asked by POST, as no NIK may stand in an address."""
    sought = " ".join(request.form.get("words", "").split())[:LONGEST_WORDS]
    with casework().reading_desk(person()) as desk:
        counts = count_seen(desk, Sought())
        counted, listed = list_seen(desk, Sought(words=sought), first=0, most=A_PAGE)
    return _shown(listed=listed, counted=counted, counts=counts, state=None, page=1, words_sought=sought)


@PAGES.get("/due")
def list_due() -> str:
    """What waits for the office."""
    with casework().reading_desk(person()) as desk:
        due = due_list(desk, most=MOST_DUE)
        today = desk.today
    return render_template("due.html", due=due, today=today, most=MOST_DUE)


def _shown(
    *, counted: int, state: State | None, page: int, turn: Holder | None = None,
    turns: Mapping[Holder, int] | None = None, words_sought: str = "", **shown: object,
) -> str:  # fmt: skip
    def address(page: int = 1, state: State | None = state, turn: Holder | None = turn) -> str:
        return url_for("pages.list_applications", state=state, turn=turn, page=page if page > 1 else None)

    return render_template(
        "applications.html", counted=counted, state=state, page=page, pages=pages_in(counted, A_PAGE),
        address=address, a_page=A_PAGE, turn=turn, turns=turns or {}, words_sought=words_sought, **shown,
    )  # fmt: skip
