"""The roster of a draft: sent, counted, and every row that could not be read with its place."""

from __future__ import annotations

from flask import render_template, request
from werkzeug.wrappers import Response as Answer

from permit_guard.casework.mending_roster import may_keep_roster, roster_of_draft
from permit_guard.casework.policy import Action
from permit_guard.casework.receiving import attach_roster
from permit_guard.casework.telling import see_roster_read
from permit_guard.casework.uploading import MOST_ROSTER, take_in_roster
from permit_guard.domain.case import RosterRead
from permit_guard.domain.state import Step, may_step
from permit_guard.domain.text import Text
from permit_guard.intake.columns import ROSTER
from permit_guard.intake.mending import other_faults
from permit_guard.store.files import FileTooLarge
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.form import EMPTY, Form
from permit_guard.web.pages.frame import done, with_faults
from permit_guard.web.pages.mending_form import all_to_mend
from permit_guard.web.pages.own_headings import headings_to_tell, headings_told
from permit_guard.web.visit import casework, person

FIELD = "file"
COUNT = "count"
NONE = RosterRead(None)


@PAGES.get("/applications/<application_id>/roster")
def roster_page(application_id: str) -> str:
    """What was read of the roster, and the form for another."""
    return _page(application_id, Form())


@PAGES.post("/applications/<application_id>/roster")
def upload_roster(application_id: str) -> Answer | str:
    """From now on the draft has this roster; one that cannot be read at all leaves the one before."""
    form, sent = Form(), request.files.get(FIELD)
    headings = headings_told(request.form)
    if sent is None or not sent.filename:
        form.faults[FIELD] = _CHOOSE
        return _refused(application_id, form)
    try:
        told = take_in_roster(casework(), person(), application_id, sent.stream, headings)
    except FileTooLarge:
        form.faults[FIELD] = _TOO_LARGE
        return _refused(application_id, form)
    if told.roster is None:
        form.faults[FIELD] = _UNFIT
        return _refused(application_id, form, told)
    if not _is_there(application_id, told):
        with casework().desk(person()) as desk:
            attach_roster(desk, application_id, told, headings=headings, seen=request.form.get("seen", ""))
    count = len(told.roster.workers)
    return done(
        Text(
            f"{count} pekerja terbaca. Cocokkan jumlah ini dengan daftar Anda.",
            f"Workers read: {count}. Compare this count with your own list.",
        ),
        "pages.roster_page",
        application_id=application_id,
    )


@PAGES.post("/applications/<application_id>/roster/count")
def confirm_count(application_id: str) -> Answer | str:
    """The count by whoever sent it beside the count as read: a worker who was not read is lost unseen."""
    form = Form({COUNT: request.form.get(COUNT, "")})
    with casework().reading_desk(person()) as desk:
        told = roster_of_draft(desk, application_id)
    count = len(told.roster.workers) if told.roster else 0
    if not form[COUNT]:
        form.faults[COUNT] = EMPTY
    elif form[COUNT].replace(".", "") != str(count):
        form.faults[COUNT] = _other_count(form[COUNT], count)
    if form.faults:
        return _refused(application_id, form)
    return done(_SAME_COUNT, "pages.evidence_page", application_id=application_id)


def _is_there(application_id: str, told: RosterRead) -> bool:
    """Whether the draft has this very roster: whose connection was lost before the answer sends it again."""
    with casework().reading_desk(person()) as desk:
        return see_roster_read(desk, application_id) == told


def _page(application_id: str, form: Form, refused: RosterRead = NONE) -> str:
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, Action.CHANGE)
        told = see_roster_read(desk, application_id)
        may_keep = may_keep_roster(desk, application_id)
    said = headings_told(request.form)
    read = refused if refused.columns or said or told is None else told
    to_mend = len(all_to_mend(told)) + len(other_faults(told)) if told else 0
    return render_template(
        "roster.html", form=form, kept=kept, told=told, problems=refused.problems, upload=FIELD, count=COUNT,
        most_bytes=MOST_ROSTER, may_change=may_step(Step.CHANGE, kept.state), may_keep=may_keep, to_mend=to_mend,
        headings=headings_to_tell(read.columns, said), said=said, columns=ROSTER,
    )  # fmt: skip


def _other_count(typed: str, count: int) -> Text:
    shown = typed[:12]
    return Text(
        f"Anda menghitung {shown}, yang terbaca {count}. Cari yang selisih di daftar lengkap, atau kirim berkas lain.",
        f"You counted {shown}, {count} were read. Look for the difference in the whole roster, or send another file.",
    )


def _refused(application_id: str, form: Form, refused: RosterRead = NONE) -> Answer:
    return with_faults(_page(application_id, form, refused))


_SAME_COUNT = Text("Jumlahnya sama. Sekarang kirim buktinya.", "The count is the same. Now send the evidence.")
_CHOOSE = Text("Pilih berkas daftar pekerja (.xlsx atau .csv).", "Choose the file of the roster (.xlsx or .csv).")
_TOO_LARGE = Text("Berkas lebih besar dari 10 MB. Kirim daftar pekerjanya saja.",
                  "The file is larger than 10 MB. Send the roster alone.")  # fmt: skip
_UNFIT = Text(
    "Berkas ini tidak dapat dipakai sebagai daftar pekerja; sebabnya ada di bawah. Daftar yang lama tetap berlaku.",
    "This file cannot be used as a roster; why stands below. The roster before it stays in use.",
)
