"""Deciding: submit, revise, withdraw, approve, revoke, close. Nothing but the chain of proofs approves."""

from __future__ import annotations

import secrets
from typing import Final

from permit_guard.casework.casefile import register_of_version
from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action
from permit_guard.casework.reason import refuse_without_reason
from permit_guard.casework.refusals import NotApprovable, NotThere, SamePerson, Unfit, WrongState
from permit_guard.domain.case import RosterRead
from permit_guard.domain.decision import Answer
from permit_guard.domain.state import Holder, State, Step
from permit_guard.domain.text import Text
from permit_guard.store import applications, approvals, decisions, evidence, journal, rosters
from permit_guard.store.applications import Kept
from permit_guard.store.approvals import Certificate
from permit_guard.store.decisions import KeptDecision
from permit_guard.store.rows import Refused

SERIAL_SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
SERIAL_LENGTH: Final = 20


def submit(desk: Desk, application_id: str, *, seen: str | None = None) -> Kept:
    """Set roster and evidence fast as the next version; from now on the office has it.

    What is suspended stays so, and its approval with it: the new version is what the next recheck judges.
    """
    kept = desk.application(application_id, Action.SUBMIT, step=Step.SUBMIT, seen=seen)
    if kept.application.contract is not None and kept.roster_id is None:
        raise Unfit(_ROSTER_FIRST)
    if kept.state is State.SUSPENDED:
        return _submit_mended(desk, kept)
    number = kept.version + 1
    roster_id = kept.roster_id or rosters.add_roster(
        desk.rows, kept.id, RosterRead(None), person_of=desk.keys.person_of, by=desk.by.id, at=desk.at
    )
    files = [each.id for each in evidence.sent_files(desk.rows, kept.id)]
    decisions.add_version(desk.rows, kept.id, number, roster_id, kept.application, files, by=desk.by.id, at=desk.at)
    applications.move(
        desk.rows, kept, State.SUBMITTED, Holder.OFFICE, desk.at, current_version=number, latest_decision=""
    )
    desk.journal("submit", kept.id, version=number, evidence=len(files))
    return applications.get_application(desk.rows, kept.id)


def _submit_mended(desk: Desk, kept: Kept) -> Kept:
    """The version judged last with all evidence that is there now. Raises Unfit where nothing was added."""
    before = decisions.latest_version(desk.rows, kept.id)
    files = [each.id for each in evidence.sent_files(desk.rows, kept.id)]
    if len(files) == len(evidence.evidence_of_version(desk.rows, kept.id, before.number)):
        raise Unfit(_NOTHING_ADDED)
    decisions.add_version(
        desk.rows, kept.id, before.number + 1, before.roster_id, before.application, files, by=desk.by.id, at=desk.at
    )
    applications.hold(desk.rows, kept.id, Holder.OFFICE, kept.state, desk.at)
    applications.note_change(desk.rows, kept, desk.at)
    desk.journal("submit", kept.id, version=before.number + 1, evidence=len(files))
    return applications.get_application(desk.rows, kept.id)


def revise(desk: Desk, application_id: str, *, seen: str | None = None) -> Kept:
    """Take what was submitted back into a draft, to mend it; the version and its decisions stay as they are."""
    kept = desk.application(application_id, Action.REVISE, step=Step.REVISE, seen=seen)
    applications.move(desk.rows, kept, State.DRAFT, Holder.APPLICANT, desk.at, latest_decision="")
    desk.journal("revise", kept.id, version=kept.version)
    return applications.get_application(desk.rows, kept.id)


def withdraw(desk: Desk, application_id: str, *, seen: str | None = None) -> Kept:
    """The applicant no longer asks; before an approval only."""
    kept = desk.application(application_id, Action.WITHDRAW, step=Step.WITHDRAW, seen=seen)
    applications.move(desk.rows, kept, State.WITHDRAWN, Holder.NOBODY, desk.at, latest_decision="")
    desk.journal("withdraw", kept.id)
    return applications.get_application(desk.rows, kept.id)


def approve(desk: Desk, application_id: str, *, seen: str | None = None) -> Certificate:
    """Approve what was found compliant today, by someone other than who submitted or checked it.

    Raises NotApprovable with every reason, SamePerson, WrongState, OtherLaw. What is asked here first, in words, the
    rows of the chain then refuse by themselves (trust.md section 1).
    """
    kept = desk.application(application_id, Action.APPROVE, step=Step.APPROVE, seen=seen)
    desk.refuse_other_law()
    desk.refuse_dismissed()
    found = decisions.find_decision(desk.rows, kept.decision_id)
    if found is None:
        raise NotApprovable([_NO_DECISION])
    version = decisions.get_version(desk.rows, kept.id, kept.version)
    if desk.by.id in (version.submitted_by, found.by):
        raise SamePerson(_ANOTHER_APPROVES)
    if reasons := _reasons_against(desk, kept, found, version):
        raise NotApprovable(reasons)
    serial = "".join(secrets.choice(SERIAL_SIGNS) for _ in range(SERIAL_LENGTH))
    try:
        approvals.approve(
            desk.rows, serial, found, decisions.statuses_of(desk.rows, found.id), submitted_by=version.submitted_by,
            by=desk.by.id, on=desk.today, at=desk.at, position=journal.position(desk.rows),
        )  # fmt: skip
    except Refused as wall:
        raise NotApprovable([_THE_WALL]) from wall
    applications.hold(desk.rows, kept.id, Holder.NOBODY, State.APPROVED, desk.at)
    applications.note_change(desk.rows, kept, desk.at)
    desk.journal("approve", kept.id, serial=serial, decision=found.commitment)
    return approvals.get_certificate(desk.rows, serial)


def revoke(desk: Desk, application_id: str, reason: str, *, seen: str | None = None) -> Kept:
    """End an approval that should not stand, with its reason."""
    return _end(desk, application_id, Action.REVOKE, Step.REVOKE, State.REVOKED, reason, seen)


def revoke_certificate(desk: Desk, serial: str, reason: str, *, seen: str | None = None) -> Certificate:
    """As `revoke`, by the certificate's serial. Raises NotThere, and WrongState where it has ended already."""
    certificate = approvals.find_certificate(desk.rows, serial)
    if certificate is None:
        raise NotThere
    kept = desk.application(certificate.application_id, Action.REVOKE)
    if certificate.ended is not None:
        raise WrongState(Step.REVOKE, State(certificate.ended.kind))
    revoke(desk, kept.id, reason, seen=seen)
    return approvals.get_certificate(desk.rows, serial)


def close(desk: Desk, application_id: str, reason: str, *, seen: str | None = None) -> Kept:
    """End an approval whose work is done."""
    return _end(desk, application_id, Action.CLOSE, Step.CLOSE, State.CLOSED, reason, seen)


def _end(
    desk: Desk, application_id: str, action: Action, step: Step, state: State, reason: str, seen: str | None
) -> Kept:
    kept = desk.application(application_id, action, step=step, seen=seen)
    refuse_without_reason(reason)
    serial = approvals.live_serial(desk.rows, kept.id)
    assert serial is not None, "what is approved has an approval that stands"
    approvals.end_approval(desk.rows, serial, kind=state.value, reason=reason, by=desk.by.id, at=desk.at)
    applications.move(desk.rows, kept, state, Holder.NOBODY, desk.at, latest_decision="")
    desk.journal(step.value, kept.id, serial=serial)
    return applications.get_application(desk.rows, kept.id)


def _reasons_against(desk: Desk, kept: Kept, found: KeptDecision, version: decisions.Version) -> list[Text]:
    now_register = register_of_version(desk.rows, version)
    then_register = decisions.case_of(desk.rows, found.id).register
    return [
        reason
        for reason, holds in (
            (_NOT_COMPLIANT, found.answer is Answer.COMPLIANT and found.problems == 0),
            (_NOT_TODAY, found.on == desk.today),
            (_NOT_THIS_VERSION, found.version == kept.version),
            (_NOT_THIS_LAW, found.rulebook_hash == desk.law.hash),
            (_REGISTER_CHANGED, now_register == then_register),
        )
        if not holds
    ]


_ROSTER_FIRST = Text(
    "Lampirkan daftar pekerja dahulu, lalu ajukan lagi.", "Attach the roster first, then submit again."
)
_NOTHING_ADDED = Text(
    "Belum ada bukti baru. Lampirkan bukti yang memulihkan perlindungan, lalu ajukan lagi.",
    "There is no new evidence. Attach what shows that cover is back, then submit again.",
)
_NO_DECISION = Text("Versi ini belum diperiksa. Periksa dahulu.", "This version has not been checked. Check it first.")
_NOT_COMPLIANT = Text("Hasil pemeriksaannya bukan patuh.", "It was not found compliant.")
_NOT_TODAY = Text(
    "Pemeriksaannya bukan dari hari ini. Periksa lagi, lalu setujui pada hari yang sama.",
    "It was not checked today. Check it again and approve it on the same day.",
)
_NOT_THIS_VERSION = Text(
    "Pemeriksaannya atas versi sebelumnya. Periksa versi ini.",
    "The check was of an earlier version. Check this one.",
)
_NOT_THIS_LAW = Text(
    "Aturan telah berubah sejak pemeriksaan. Periksa lagi.", "The rulebook has changed since the check. Check again."
)
_REGISTER_CHANGED = Text(
    "Register telah berubah sejak pemeriksaan: pencocokan bukti atau permohonan lain. Periksa lagi.",
    "The register has changed since the check: an attestation, or another application. Check again.",
)
_THE_WALL = Text(
    "Basis data menolak: salah satu bukti tidak ada. Periksa lagi; bila terulang, laporkan.",
    "The database refuses: one of the proofs is missing. Check again; if it happens again, report it.",
)
_ANOTHER_APPROVES = Text(
    "Anda yang mengajukan atau memeriksa permohonan ini. Orang lain yang menyetujuinya.",
    "You submitted or checked this application. Another person approves it.",
)
