"""An officer takes an application or puts it back, from its page or from the list of those that no one has."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as Answer

from permit_guard.casework import assigning
from permit_guard.domain.text import Text
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.frame import done
from permit_guard.web.visit import casework, person


@PAGES.post("/applications/<application_id>/take")
def take(application_id: str) -> Answer:
    """From now on it is his."""
    with casework().desk(person()) as desk:
        assigning.take(desk, application_id, instead_of=request.form.get("instead_of", ""))
    if request.form.get("from") == "list":
        return done(_TAKEN, "pages.list_applications", work="unassigned")
    return done(_TAKEN, "pages.case", application_id=application_id)


@PAGES.post("/applications/<application_id>/put-back")
def put_back(application_id: str) -> Answer:
    """From now on it is no one's."""
    with casework().desk(person()) as desk:
        assigning.put_back(desk, application_id)
    return done(_PUT_BACK, "pages.case", application_id=application_id)


_TAKEN = Text(
    "Permohonan ini sekarang Anda tangani; ada di daftar milik Anda.",
    "You handle this application now; it stands in your own list.",
)
_PUT_BACK = Text(
    "Permohonan ini Anda lepas; petugas mana pun dapat menanganinya.",
    "You put this application back; any officer can take it.",
)
