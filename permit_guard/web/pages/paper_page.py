"""The page of one file of evidence: its picture, what it says, and an officer's word on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import render_template, request
from werkzeug.wrappers import Response as Answer

from permit_guard.casework import attesting
from permit_guard.casework.attesting import CONFIRMED, WORTHLESS
from permit_guard.casework.policy import Action, may_here
from permit_guard.casework.refusals import SamePerson, Unfit
from permit_guard.casework.viewing import names_of, see_one_evidence
from permit_guard.domain.person import Role
from permit_guard.domain.state import Step, may_step
from permit_guard.domain.text import Text
from permit_guard.intake.days import read_day
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import EMPTY, Form
from permit_guard.web.pages.frame import done, with_faults
from permit_guard.web.pages.page_picture import page_of, page_shown
from permit_guard.web.pages.paper_form import BY_WAGES, LABELS, kind_asked, read_paper_form, typed_form
from permit_guard.web.pages.read_lines import lines_read
from permit_guard.web.pages.record_lines import record_lines
from permit_guard.web.visit import casework, person


@PAGES.post("/applications/<application_id>/evidence/<evidence_id>/transcription")
def transcribe(application_id: str, evidence_id: str) -> Answer | str:
    """Keep what was typed beside the picture."""
    kind = kind_asked(request.form.get("kind"))
    typed = typed_form(kind, request.form.to_dict())
    with casework().reading_desk(person()) as desk:
        file = see_one_evidence(desk, application_id, evidence_id)
    told = read_paper_form(typed, kind, file.name) if kind else None
    if told is None:
        typed.faults.setdefault("kind", EMPTY) if kind is None else None
        return _refused(application_id, evidence_id, typed, None)
    try:
        with casework().desk(person()) as desk:
            attesting.transcribe(desk, application_id, evidence_id, *told, seen=request.form.get("seen", ""))
    except Unfit as unfit:
        typed.faults["kind"] = unfit.says
        return _refused(application_id, evidence_id, typed, None)
    return done(_TYPED, "pages.one_evidence", application_id=application_id, evidence_id=evidence_id)


@PAGES.post("/applications/<application_id>/evidence/<evidence_id>/attestation")
def attest(application_id: str, evidence_id: str) -> Answer | str:
    """Keep an officer's word on the file."""
    word = word_form(request.form.to_dict())
    seen_on = told_word(word)
    if word.faults or seen_on is None:
        return _refused(application_id, evidence_id, None, word)
    try:
        with casework().desk(person()) as desk:
            attesting.attest(
                desk, application_id, evidence_id, result=word["result"], source=word["source"], seen_on=seen_on,
                reason=word["reason"], seen=request.form.get("seen", ""),
            )  # fmt: skip
    except (Unfit, SamePerson) as refused:
        word.faults["result"] = refused.says
        return _refused(application_id, evidence_id, None, word)
    return done(_ATTESTED, "pages.evidence_page", application_id=application_id)


def shown_paper(application_id: str, evidence_id: str, typed: Form | None = None, word: Form | None = None) -> str:
    """The page, with the forms as they were filled in, if they were."""
    kind = kind_asked(request.values.get("kind"))
    typed, word = typed or typed_form(kind), word or word_form()
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.READ_EVIDENCE)
        file = see_one_evidence(desk, application_id, evidence_id)
        by = {file.uploaded_by, *([file.transcription.by] if file.transcription else [])}
        attested = [file.attestation.by] if file.attestation else []
        names = names_of(desk, [*by, *attested]) if person().role is not Role.CONTRACTOR else {}
        today = desk.today
    page, pages = page_shown(file, page_of(f"p{request.args.get('page', '')}"))
    open_now = may_step(Step.ATTEST, kept.state)
    draft_only = person().role is Role.CONTRACTOR and not may_step(Step.ATTACH, kept.state)
    return render_template(
        "paper.html", kept=kept, file=file, names=names, typed=typed, word=word, form=word if word.faults else typed,
        page=page, pages=pages, record_of=record_lines,
        lines=lines_read(file, request.args.get("line", "")), kind=kind, labels=LABELS, by_wages=BY_WAGES, today=today,
        may_type=open_now and not draft_only and file.as_read.unread
        and may_here(person(), Action.TRANSCRIBE, kept.application),
        may_attest=open_now and may_here(person(), Action.ATTEST, kept.application), own=person().id in by,
    )  # fmt: skip


def word_form(values: Mapping[str, str] | None = None) -> Form:
    """The form for an officer's word."""
    return Form(values or {}, labels=_WORD_LABELS)


def told_word(word: Form) -> date | None:
    """The day that the word names; what is missing is noted."""
    word.needs("result", "source", "seen_on")
    if word["result"] and word["result"] not in (CONFIRMED, WORTHLESS):
        word.faults["result"] = EMPTY
    if word["result"] == WORTHLESS:
        word.needs("reason")
    seen_on = read_day(word["seen_on"])
    if seen_on is None and word["seen_on"]:
        word.faults["seen_on"] = _DAY
    return seen_on


def _refused(application_id: str, evidence_id: str, typed: Form | None, word: Form | None) -> Answer:
    return with_faults(shown_paper(application_id, evidence_id, typed, word))


_WORD_LABELS = {
    "result": Text("Hasil", "Outcome"),
    "source": Text("Dicocokkan dengan apa", "What it was compared with"),
    "seen_on": Text("Pada tanggal", "On the day"),
    "reason": Text("Keterangan", "Remark"),
}
_DAY = Text("Tulis tanggal yang ada, misalnya 12-03-2026.", "Write a day that exists, such as 12-03-2026.")
_TYPED = Text(
    "Isi surat disimpan. Surat ini berlaku setelah petugas lain mencocokkannya.",
    "What the paper says is kept. It counts once another officer has compared it.",
)
_ATTESTED = Text("Kata Anda tentang berkas itu disimpan.", "Your word on that file is kept.")
