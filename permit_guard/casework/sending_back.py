"""Sending back: a supervisor does not approve what was found compliant, and says why; only a new check leads on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.reason import LONGEST_REASON, refuse_without_reason
from permit_guard.casework.refusals import Unfit
from permit_guard.domain.person import Role
from permit_guard.domain.state import Holder, State, Step
from permit_guard.domain.text import Text
from permit_guard.store import applications, decisions, people, sent_back
from permit_guard.store.applications import Kept


@dataclass(frozen=True, slots=True)
class SeenSentBack:
    """A decision that was sent back; `is_open` while its version was not checked again or submitted anew since."""

    reason: str
    by: str
    at: datetime
    is_open: bool


def send_back(desk: Desk, application_id: str, reason: str, *, seen: str | None = None) -> Kept:
    """Return a compliant application to the officers, as it was submitted. Its decision is never approved any more.

    Raises WrongState, and Unfit without a reason.
    """
    kept = desk.application(application_id, Action.SEND_BACK, step=Step.SEND_BACK, seen=seen)
    refuse_without_reason(reason)
    if len(reason) > LONGEST_REASON:
        raise Unfit(_TOO_LONG)
    found = decisions.find_decision(desk.rows, kept.decision_id)
    assert found is not None, "what is compliant was found so by a decision"
    sent_back.add_sent_back(desk.rows, found.id, kept.id, reason.strip(), by=desk.by.id, at=desk.at)
    applications.move(desk.rows, kept, State.SUBMITTED, Holder.OFFICE, desk.at, latest_decision="")
    desk.journal("send back", kept.id, decision=found.commitment)
    return applications.get_application(desk.rows, kept.id)


def see_sent_back(desk: Desk, application_id: str) -> tuple[SeenSentBack, ...]:
    """All that was sent back, the latest first, with its reasons; to an applicant none of it is told."""
    kept = desk.application(application_id, Action.READ)
    if desk.by.role is Role.CONTRACTOR:
        return ()
    told = sent_back.list_sent_back(desk.rows, kept.id)
    names = people.names_of(desk.rows, {each.by for each in told}) if told else {}
    waits = kept.state is State.SUBMITTED and kept.decision_id == ""
    return tuple(
        SeenSentBack(
            each.reason, names.get(each.by, ""), each.at,
            waits and not each.followed and each.version == kept.version,
        )
        for each in told
    )  # fmt: skip


_TOO_LONG = Text(
    f"Alasan terlalu panjang: paling banyak {LONGEST_REASON} huruf.",
    f"The reason is too long: at most {LONGEST_REASON} letters.",
)
