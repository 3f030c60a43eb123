"""The evidence of an application: sent, several files at once, and one file with what was read from it."""

from __future__ import annotations

from flask import Response, jsonify, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Answer

from permit_guard.casework.policy import Action, may_here
from permit_guard.casework.receiving import attach_evidence
from permit_guard.casework.refusals import AlreadyThere, Unfit
from permit_guard.casework.uploading import take_in_evidence
from permit_guard.casework.viewing import see_evidence, see_one_evidence
from permit_guard.domain.state import Step, may_step
from permit_guard.domain.text import Text
from permit_guard.intake.received import MOST_BYTES
from permit_guard.store.evidence import Evidence
from permit_guard.store.files import FileTooLarge
from permit_guard.web.downloads import evidence_as_received
from permit_guard.web.pages import words
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import Form
from permit_guard.web.pages.frame import done, with_faults
from permit_guard.web.pages.paper_page import shown_paper, word_form
from permit_guard.web.pages.showing import file_name, said
from permit_guard.web.visit import asks_for_json, casework, person

FIELD = "files"


@PAGES.get("/applications/<application_id>/evidence")
def evidence_page(application_id: str) -> str:
    """All files with what they were recognised as, and the form for more."""
    return shown_evidence(application_id)


@PAGES.post("/applications/<application_id>/evidence")
def upload_evidence(application_id: str) -> Answer | str:
    """Add each file that was sent; one that is not taken keeps none of the others from it.

    A script that sends them one by one is answered in JSON what each of them was recognised as.
    """
    sent = [each for each in request.files.getlist(FIELD) if each.filename]
    if sent and asks_for_json():
        taken = [_take(application_id, each) for each in sent]
        says = " ".join(said(words.received(file, is_new)) for file, is_new in taken)
        return jsonify(says=says, added=sum(is_new for _, is_new in taken))
    form = Form()
    if not sent:
        form.faults[FIELD] = _CHOOSE
    added = sum(_is_new(application_id, each, form) for each in sent)
    if form.faults:
        return with_faults(shown_evidence(application_id, form, added))
    return done(_ADDED[added > 0](added), "pages.evidence_page", application_id=application_id)


@PAGES.get("/applications/<application_id>/evidence/<evidence_id>")
def one_evidence(application_id: str, evidence_id: str) -> str:
    """One file: what was read from it, what was typed, who compared it, and what may be done with it."""
    return shown_paper(application_id, evidence_id)


@PAGES.get("/applications/<application_id>/evidence/<evidence_id>/file")
def evidence_file(application_id: str, evidence_id: str) -> Response:
    """The bytes as they were received: a picture to be seen on its page, anything else to be saved."""
    with casework().reading_desk(person()) as desk:
        file = see_one_evidence(desk, application_id, evidence_id)
    return evidence_as_received(file, show_pictures=True)


def _take(application_id: str, sent: FileStorage) -> tuple[Evidence, bool]:
    """The file as it is kept, and whether it is new."""
    taken = take_in_evidence(casework(), person(), application_id, sent.stream, sent.filename or "")
    with casework().desk(person()) as desk:
        return attach_evidence(
            desk, application_id, taken.as_read, taken.stored, media_type=taken.media_type, content=taken.content
        )


def _is_new(application_id: str, sent: FileStorage, form: Form) -> bool:
    """Whether the file is new; why it is not taken is noted in the form."""
    name = sent.filename or ""
    try:
        _, is_new = _take(application_id, sent)
    except FileTooLarge:
        _note(form, name, _TOO_LARGE)
    except (AlreadyThere, Unfit) as refused:
        _note(form, name, refused.says)
    else:
        return is_new
    return False


def _note(form: Form, name: str, why: Text) -> None:
    before, shown = form.faults.get(FIELD), file_name(name)[:60]
    this = Text(f"{shown}: {why.id}", f"{shown}: {why.en}")
    form.faults[FIELD] = Text(f"{before.id} {this.id}", f"{before.en} {this.en}") if before else this


def shown_evidence(
    application_id: str, form: Form | None = None, added: int = 0, *, word: Form | None = None,
    chosen: frozenset[str] = frozenset(),
) -> str:  # fmt: skip
    """The page, with its forms as they were filled in, if they were; `chosen` are the files that were ticked."""
    form, word = form or Form(), word or word_form()
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ_EVIDENCE)
        files = see_evidence(desk, application_id)
        today = desk.today
    may_attest = may_step(Step.ATTEST, kept.state) and may_here(person(), Action.ATTEST, kept.application)
    return render_template(
        "evidence.html", form=word if word.faults else form, upload=form, word=word, kept=kept, evidence=files,
        added=added, field_name=FIELD, may_change=may_step(Step.ATTACH, kept.state), today=today, chosen=chosen,
        most_bytes=MOST_BYTES, added_told=_ADDED,
        open_ids=frozenset(each.id for each in files if _can_be_compared(each)) if may_attest else frozenset(),
    )  # fmt: skip


def _can_be_compared(file: Evidence) -> bool:
    """Whether this person's word on the file is asked: it was read, no word is on it yet, and it is not his own."""
    by = {file.uploaded_by, *([file.transcription.by] if file.transcription else [])}
    return not (file.confirmed or file.worthless or file.file.unread or person().id in by)


_CHOOSE = Text("Pilih satu atau beberapa berkas.", "Choose one file or several.")
_TOO_LARGE = Text("terlalu besar.", "too large.")
_ADDED = {
    True: lambda n: Text(f"{n} berkas baru disimpan dan dibaca.", f"New files kept and read: {n}."),
    False: lambda n: Text("Berkas itu sudah ada sebelumnya.", "These files were there already."),
}
