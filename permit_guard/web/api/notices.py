"""The letter of deficiency over HTTP: numbered and sent, and given as it was sent."""

from __future__ import annotations

from flask import Response

from permit_guard.casework.desk import Desk
from permit_guard.casework.notifying import notice_sent
from permit_guard.casework.notifying import send_notice as send
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import NotThere, NotYet
from permit_guard.domain.text import Text
from permit_guard.web.api.answers import NoticeTold
from permit_guard.web.api.counter import ONE, Counter
from permit_guard.web.api.once import done
from permit_guard.web.api.sights import notice_told
from permit_guard.web.api.told import seen, told
from permit_guard.web.downloads import pdf_file
from permit_guard.web.visit import casework, person

notices = Counter("notices", __name__, description="The letter of deficiency: sent, and as it was sent.")


@notices.call("POST", f"{ONE}/notice", 201, NoticeTold)
@notices.takes_nothing
def send_notice(application_id: str) -> Response:
    """Number the letter about the latest decision and send it; from then on it is the applicant's turn."""

    def verb(desk: Desk) -> Response:
        sent = send(desk, application_id, seen=seen(application_id))
        return told(notice_told(sent), 201, place=f"/applications/{application_id}/notice.pdf")

    return done(verb)


@notices.call(
    "GET",
    f"{ONE}/notice.pdf",
    200,
    {"type": "string", "format": "binary"},
    refuses=(409,),
    content_type="application/pdf",
)
def notice_pdf(application_id: str) -> Response:
    """The letter that was sent last, as it was sent."""
    with casework().reading_desk(person()) as desk:
        desk.application(application_id, Action.READ_NOTICE)
        try:
            sent = notice_sent(desk, application_id)
        except NotThere:
            raise NotYet(_NOT_SENT) from None
    return pdf_file(sent.content, "notice.pdf")


_NOT_SENT = Text("Belum ada surat yang dikirim.", "No letter was sent yet.")
