"""Several files of evidence compared with one source, or set aside, at once: one word on each, all kept or none."""

from __future__ import annotations

from typing import Final

from flask import request
from werkzeug.wrappers import Response as Answer

from permit_guard.casework import attesting
from permit_guard.casework.refusals import NotThere, SamePerson, Unfit
from permit_guard.domain.text import Text
from permit_guard.web.gate import NAMES
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.evidence import shown_evidence
from permit_guard.web.pages.form import Form
from permit_guard.web.pages.frame import done, with_faults
from permit_guard.web.pages.paper_page import told_word, word_form
from permit_guard.web.visit import casework, person

CHOSEN: Final = "chosen"


@PAGES.post("/applications/<application_id>/evidence/attestation")
def attest_many(application_id: str) -> Answer | str:
    """Keep an officer's word on every file that was ticked."""
    word = word_form(request.form.to_dict())
    chosen = list(dict.fromkeys(request.form.getlist(CHOSEN)))
    seen_on = told_word(word)
    if not all(NAMES["evidence_id"].fullmatch(each) for each in chosen):
        raise NotThere
    if not chosen:
        word.faults[""] = _TICK
    if word.faults or seen_on is None:
        return _refused(application_id, word, chosen)
    try:
        with casework().desk(person()) as desk:
            for number, each in enumerate(chosen):
                attesting.attest(
                    desk, application_id, each, result=word["result"], source=word["source"], seen_on=seen_on,
                    reason=word["reason"], seen=request.form.get("seen", "") if number == 0 else None,
                )  # fmt: skip
    except (Unfit, SamePerson) as refused:
        word.faults[""] = Text(f"{refused.says.id} {_NONE.id}", f"{refused.says.en} {_NONE.en}")
        return _refused(application_id, word, chosen)
    return done(_kept(len(chosen)), "pages.evidence_page", application_id=application_id)


def _refused(application_id: str, word: Form, chosen: list[str]) -> Answer:
    return with_faults(shown_evidence(application_id, word=word, chosen=frozenset(chosen)))


def _kept(count: int) -> Text:
    return Text(f"Kata Anda tentang {count} berkas disimpan.", f"Your word on {count} files is kept.")


_TICK: Final = Text("Centang berkas yang Anda cocokkan.", "Tick the files that you compared.")
_NONE: Final = Text("Tidak satu pun disimpan.", "None was kept.")
