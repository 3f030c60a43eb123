"""The whole roster: fifty workers on a page, by employment or employer, and found by name."""

from __future__ import annotations

from collections import Counter
from typing import Final

from flask import render_template, request, url_for

from permit_guard.casework.policy import Action, may_here
from permit_guard.casework.viewing import SeenWorker, see_roster
from permit_guard.domain.case import Employment
from permit_guard.domain.state import Step, may_step
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.found import A_PAGE
from permit_guard.web.pages.navigation import is_named, page_asked, pages_in, words_asked
from permit_guard.web.visit import casework, person

LONGEST_WORDS: Final = 100
MOST_EMPLOYERS: Final = 12


@PAGES.get("/applications/<application_id>/roster/workers")
def roster_workers(application_id: str) -> str:
    """All workers, or those of one employment or one employer."""
    return _page(application_id, "")


@PAGES.post("/applications/<application_id>/roster/workers")
def search_workers(application_id: str) -> str:
    """Workers by words of their names: by POST, as what is typed here may be a number."""
    return _page(application_id, words_asked(LONGEST_WORDS))


def _page(application_id: str, sought: str) -> str:
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ)
        roster = see_roster(desk, application_id)
    employment, npp = request.args.get("employment"), request.args.get("npp")
    employment = employment if employment in set(Employment) else None
    chosen = [each for each in roster if _is_sought(each, sought, employment, npp)]
    page = min(page_asked(), pages_in(len(chosen), A_PAGE))

    def address(page: int = 1, employment: str | None = employment, npp: str | None = npp) -> str:
        return url_for("pages.roster_workers", application_id=application_id, page=page, employment=employment, npp=npp)

    may_mend = may_here(person(), Action.CHANGE, kept.application) and may_step(Step.CHANGE, kept.state)
    return render_template(
        "roster_list.html", kept=kept, shown=chosen[(page - 1) * A_PAGE : page * A_PAGE], counted=len(chosen),
        all=len(roster), page=page, pages=pages_in(len(chosen), A_PAGE), address=address, sought=sought,
        by_employment=Counter(each.employment for each in roster), employment=employment, npp=npp,
        by_employer=Counter(each.employer_npp for each in roster).most_common(MOST_EMPLOYERS), may_mend=may_mend,
        names={each.npp: each.name for each in kept.application.employers},
    )  # fmt: skip


def _is_sought(worker: SeenWorker, sought: str, employment: str | None, npp: str | None) -> bool:
    if employment is not None and worker.employment != employment:
        return False
    if npp is not None and (worker.employer_npp or "") != npp:
        return False
    return is_named(worker.name, sought)
