"""Certifying: what was approved becomes a certificate, sealed once, and the same bytes ever after."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from permit_guard.casework.checking import Law
from permit_guard.casework.desk import Casework, Desk
from permit_guard.casework.offices import get_office
from permit_guard.casework.policy import Action
from permit_guard.casework.refusals import Declined, NotThere
from permit_guard.casework.rule_archive import law_of
from permit_guard.domain.certificate import Certified
from permit_guard.domain.decision import Answer
from permit_guard.domain.office_zone import office_day
from permit_guard.domain.person import Person
from permit_guard.domain.standing import standing_of
from permit_guard.domain.state import State
from permit_guard.domain.text import Text
from permit_guard.law.fields import Subject
from permit_guard.paper.certificate import write_certificate
from permit_guard.paper.certificate_annex import write_annex
from permit_guard.paper.seal import Seal
from permit_guard.store import approvals, decisions, evidence, people, sealed
from permit_guard.store.approvals import Certificate
from permit_guard.store.decisions import KeptDecision
from permit_guard.store.rows import Refused
from permit_guard.store.sealed import Sealed

if TYPE_CHECKING:
    from datetime import date

REASON: Final = "Surat Keterangan Hasil Pemeriksaan {serial}"
VERIFY: Final = "{address}/verify/{serial}"


class NotSealed(Declined):
    """There is no certificate to be had: nothing stands that could be sealed, or nothing is there to seal it with."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A certificate before it is sealed, and what it says."""

    certified: Certified
    content: bytes
    proven_until: date | None


def certificate_pdf(house: Casework, by: Person, application_id: str) -> Sealed:
    """The certificate of an application as it was sealed; who asks first has it sealed.

    Drawn at a desk where things are only looked at, then sealed at one where it is kept, and only while the approval
    stands. Raises NotThere before an approval, NotSealed where it ended before anyone had asked.
    """
    with house.reading_desk(by) as desk:
        granted = _granted(desk, application_id)
        if kept := sealed.find_sealed(desk.rows, granted.serial):
            return kept
        drawn = draw_certificate(desk, granted, house.address)
    with house.desk(by) as desk:
        return seal_certificate(desk, application_id, drawn, house.seal)


def certificate_annex(house: Casework, by: Person, application_id: str) -> bytes:
    """The workers of a certificate, masked and without a seal, for who may read it while it stands."""
    with house.reading_desk(by) as desk:
        return write_annex(draw_certificate(desk, _granted(desk, application_id), house.address).certified)


def draw_certificate(desk: Desk, granted: Certificate, address: str) -> Drawn:
    """The certificate of an approval that stands, before its seal: the same bytes whenever it is drawn."""
    found = decisions.get_decision(desk.rows, granted.decision_id)
    _refuse_unless_standing(desk, granted, found)
    with law_of(desk.rows, found, desk.law) as law:
        certified = _certified(desk, granted, found, law, address)
        content = _written(certified, law)
    return Drawn(certified, content, certified.standing.proven_until)


def seal_certificate(desk: Desk, application_id: str, drawn: Drawn, seal: Seal | None) -> Sealed:
    """Seal what was drawn and keep it, with its hash in the journal. Who comes second gets what the first one kept.

    The approval is asked for again, here where nothing else is written meanwhile; the database asks it once more.
    """
    if seal is None:
        raise NotSealed(NO_SEAL)
    desk.wait_for_turn()
    granted = _granted(desk, application_id)
    if kept := sealed.find_sealed(desk.rows, granted.serial):
        return kept
    _refuse_unless_standing(desk, granted, decisions.get_decision(desk.rows, granted.decision_id))
    if granted.serial != drawn.certified.serial:
        raise NotSealed(_ENDED)
    content = seal.put_on(drawn.content, at=desk.at, reason=REASON.format(serial=granted.serial))
    sha256 = hashlib.sha256(content).hexdigest()
    proof = sealed.proof_of_next_line(desk.rows)
    until = drawn.proven_until and drawn.proven_until.isoformat()
    line = desk.journal("seal", application_id, serial=granted.serial, sha256=sha256, proven_until=until)
    kept = Sealed(granted.serial, sha256, content, drawn.proven_until, line, proof, desk.at)
    try:
        sealed.keep_sealed(desk.rows, kept)
    except Refused as wall:
        raise NotSealed(_ENDED) from wall
    return kept


def _granted(desk: Desk, application_id: str) -> Certificate:
    kept = desk.application(application_id, Action.READ_CERTIFICATE)
    granted = approvals.latest_certificate(desk.rows, kept.id)
    if granted is None:
        raise NotThere
    return granted


def _refuse_unless_standing(desk: Desk, granted: Certificate, found: KeptDecision) -> None:
    """Nothing but what the database holds as approved and compliant is drawn or sealed, whoever asks."""
    stands = approvals.live_serial(desk.rows, granted.application_id) == granted.serial
    state = desk.application(granted.application_id, Action.READ_CERTIFICATE).state
    if not stands or granted.ended is not None or state is not State.APPROVED or found.answer is not Answer.COMPLIANT:
        raise NotSealed(_ENDED)


def _certified(desk: Desk, granted: Certificate, found: KeptDecision, law: Law, address: str) -> Certified:
    case = decisions.case_of(desk.rows, found.id)
    words = evidence.evidence_of_version(desk.rows, granted.application_id, found.version)
    attested = [each.attestation.by for each in words if each.attestation is not None and each.confirmed]
    names = people.names_of(desk.rows, {*attested, found.by, granted.approved_by})
    return Certified(
        serial=granted.serial,
        application=case.application,
        on=found.on,
        approved_on=office_day(granted.approved_at),
        standing=standing_of(case, found.on, law.rulebook.parameters, law.working_days),
        evidence=Counter(file.kind for file in case.evidence),
        rules=sum(len(law.rulebook.asked(subject, found.on)) for subject in Subject),
        attested_by=tuple(dict.fromkeys(names[by] for by in attested)),
        checked_by=names[found.by],
        approved_by=names[granted.approved_by],
        rulebook_hash=found.rulebook_hash,
        input_hash=case.input_hash,
        record=found.record,
        journal_size=granted.position.size,
        journal_root=granted.position.root,
        address=VERIFY.format(address=address, serial=granted.serial),
    )


def _written(certified: Certified, law: Law) -> bytes:
    return write_certificate(certified, get_office(law, certified.application.office, certified.approved_on))


_ENDED: Final = Text(
    "Persetujuan ini tidak berlaku lagi, dan suratnya belum pernah disegel. Yang tidak berlaku tidak disegel.",
    "This approval no longer stands, and its certificate was never sealed. What does not stand is not sealed.",
)
NO_SEAL: Final = Text("Pemasangan ini tidak mempunyai segel.", "This installation has no seal.")
