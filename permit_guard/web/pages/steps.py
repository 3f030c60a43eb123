"""The steps of an application: each has a page that says what it does, and a form that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from flask import render_template, request
from werkzeug.wrappers import Response as Answer

from permit_guard.casework import deciding, judging, notifying
from permit_guard.casework.desk import Desk
from permit_guard.casework.refusals import Unfit
from permit_guard.casework.sending_back import send_back
from permit_guard.casework.standing_letters import send_covering_letter
from permit_guard.casework.telling import see_grounds, see_roster_read
from permit_guard.casework.viewing import see_application, see_evidence
from permit_guard.domain.state import Step
from permit_guard.domain.text import Text
from permit_guard.web.pages import found
from permit_guard.web.pages.blueprint import PAGES
from permit_guard.web.pages.case import latest_decision
from permit_guard.web.pages.form import EMPTY, Form
from permit_guard.web.pages.frame import done, with_faults
from permit_guard.web.pages.next_steps import STEPS, NextStep
from permit_guard.web.pages.tongue import tongue
from permit_guard.web.visit import casework, person

Verb = Callable[[Desk, str, str, str], object]
"""What a step does at a desk, with the application's id, what was seen of it, and a reason."""

VERBS: Final[dict[Step, Verb]] = {
    Step.SUBMIT: lambda desk, case, seen, _: deciding.submit(desk, case, seen=seen),
    Step.NOTIFY: lambda desk, case, seen, _: notifying.send_notice(desk, case, tongue(), seen=seen),
    Step.REVISE: lambda desk, case, seen, _: deciding.revise(desk, case, seen=seen),
    Step.WITHDRAW: lambda desk, case, seen, _: deciding.withdraw(desk, case, seen=seen),
    Step.APPROVE: lambda desk, case, seen, _: deciding.approve(desk, case, seen=seen),
    Step.COVER: lambda desk, case, seen, _: send_covering_letter(desk, case, casework().address, tongue(), seen=seen),
    Step.SEND_BACK: lambda desk, case, seen, reason: send_back(desk, case, reason, seen=seen),
    Step.REVOKE: lambda desk, case, seen, reason: deciding.revoke(desk, case, reason, seen=seen),
    Step.CLOSE: lambda desk, case, seen, reason: deciding.close(desk, case, reason, seen=seen),
}


def _taken(step: NextStep, application_id: str) -> Answer | str:
    form, seen = Form({"reason": request.form.get("reason", "")}), request.form.get("seen", "")
    if step.reason and not form["reason"]:
        form.faults["reason"] = EMPTY
        return _refused(step, application_id, form)
    try:
        _take(step, application_id, seen, form["reason"])
    except Unfit as unfit:
        reasons = [unfit.says, *unfit.reasons]
        form.faults[""] = Text(" ".join(each.id for each in reasons), " ".join(each.en for each in reasons))
        return _refused(step, application_id, form)
    return done(step.done, "pages.case", application_id=application_id)


def _take(step: NextStep, application_id: str, seen: str, reason: str) -> None:
    if step.step is Step.CHECK:
        judged = judging.judge(casework(), person(), application_id, seen=seen)
        with casework().desk(person()) as desk:
            judging.keep_decision(desk, judged)
        return
    with casework().desk(person()) as desk:
        VERBS[step.step](desk, application_id, seen, reason)


def _page(step: NextStep, application_id: str, form: Form) -> str:
    with casework().reading_desk(person()) as desk:
        kept = desk.application(application_id, step.action)
        desk.refuse_unless(step.step, kept)
        shown: dict[str, Any] = {"seen": see_application(desk, application_id)}
        if step.step in (Step.SUBMIT, Step.APPROVE, Step.CHECK, Step.SEND_BACK):
            shown["roster_read"] = see_roster_read(desk, application_id)
            shown["evidence"] = see_evidence(desk, application_id)
        if step.step in (Step.APPROVE, Step.NOTIFY, Step.SEND_BACK):
            record = latest_decision(desk, application_id)
            shown |= {"grounds": see_grounds(desk, application_id), "record": record, "today": desk.today}
    return render_template("step.html", step=step, kept=kept, form=form, found=found, **shown)


def _refused(step: NextStep, application_id: str, form: Form) -> Answer:
    return with_faults(_page(step, application_id, form))


def _add_pages_of(step: NextStep) -> None:
    path = f"/applications/<application_id>/{step.path}"

    @PAGES.get(path, endpoint=step.endpoint)
    def asked(application_id: str) -> str:
        return _page(step, application_id, Form())

    @PAGES.post(path, endpoint=step.step.value)
    def taken(application_id: str) -> Answer | str:
        return _taken(step, application_id)


for each in STEPS:
    _add_pages_of(each)
