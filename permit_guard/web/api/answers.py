"""Shapes of what is answered, for the OpenAPI: the answers themselves are plain data."""

from __future__ import annotations

from marshmallow import RAISE, Schema
from marshmallow.fields import Boolean, Date, DateTime, Dict, Integer, List, Nested, String

from permit_guard.casework.attesting import CONFIRMED, WORTHLESS
from permit_guard.domain.decision import Answer, Status
from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.finding import Effect, Outcome
from permit_guard.domain.state import Holder, State
from permit_guard.intake.application_shape import ApplicationShape


class Told(Schema):
    """What is answered: just these keys."""

    class Meta:
        """What marshmallow is told of it."""

        unknown = RAISE


def _word(*words: str, allow_none: bool = False) -> String:
    known = [*map(str, words), *([None] if allow_none else [])]
    return String(required=True, allow_none=allow_none, metadata={"enum": known})


def _text() -> String:
    return String(required=True)


def _count(*, allow_none: bool = False) -> Integer:
    return Integer(required=True, strict=True, allow_none=allow_none, metadata={"minimum": 0})


class Said(Told):
    """One sentence in both languages."""

    id = _text()
    en = _text()


class FaultTold(Told):
    """One fault and its place: a JSON pointer in what was stated, or a place, and perhaps a row, in a file."""

    where = String(required=True, data_key="in")
    pointer = String()
    place = String()
    row = Integer()
    detail = _text()
    says = Nested(Said, required=True)


class ProblemDetails(Told):
    """Why a request was refused (RFC 9457)."""

    type = _text()
    title = _text()
    status = _count()
    detail = _text()
    says = Nested(Said, required=True)
    reasons = List(Nested(Said))
    errors = List(Nested(FaultTold))
    errors_in_all = Integer()


class Opened(Told):
    """An application by its id, and where it stands now."""

    id = _text()
    number = _text()
    state = _word(*State)


class ListedTold(Told):
    """One line of a list; the counts are those of the latest decision on the current version."""

    id = _text()
    number = _text()
    office = _text()
    state = _word(*State)
    project = _text()
    contractor = _text()
    changed_at = DateTime(required=True)
    workers = _count(allow_none=True)
    clear = _count(allow_none=True)


class ListTold(Told):
    """A page of a list; `total` counts all that were found."""

    items = List(Nested(ListedTold), required=True)
    total = _count()
    page = _count()
    page_size = _count()


class RosterTold(Told):
    """A roster as it was read: how many workers (`says` names the count), and each row that no one could read."""

    workers = _count()
    says = Nested(Said, required=True)
    problems = List(Nested(FaultTold), required=True)


class AttestedTold(Told):
    """The latest word on what a file says now."""

    result = _word(CONFIRMED, WORTHLESS)
    source = _text()
    seen_on = Date(required=True)
    reason = _text()
    at = DateTime(required=True)


class EvidenceTold(Told):
    """A file of evidence; `unread` where a person must look at it, `typed` where someone typed what it says."""

    id = _text()
    file = _text()
    sha256 = _text()
    size = _count()
    media_type = _text()
    kind = _word(*EvidenceKind)
    records = _count()
    unread = Boolean(required=True)
    typed = Boolean(required=True)
    attestation = Nested(AttestedTold, required=True, allow_none=True)
    problems = List(Nested(FaultTold), required=True)
    at = DateTime(required=True)


class CertificateTold(Told):
    """What an approval is known by; `ended` is null while it stands."""

    serial = _text()
    application = _text()
    approved_at = DateTime(required=True)
    ended = _word("revoked", "closed", allow_none=True)
    ended_at = DateTime(required=True, allow_none=True)


class DaysTold(Told):
    """Working days in whose hands; null while a year's calendar is not there."""

    with_office = _count(allow_none=True)
    with_applicant = _count(allow_none=True)


class CountsTold(Told):
    """A roster in numbers."""

    workers = _count()
    problems = _count()


class ApplicationTold(Told):
    """An application as the caller may see it. Of a subcontractor only what concerns it."""

    id = _text()
    number = _text()
    office = _text()
    state = _word(*State)
    version = _count()
    application = Nested(ApplicationShape, required=True)
    held_by = _word(*Holder)
    days = Nested(DaysTold, required=True)
    must_answer_by = Date(required=True, allow_none=True)
    roster = Nested(CountsTold, required=True, allow_none=True)
    evidence = List(Nested(EvidenceTold), required=True)
    notice = String(required=True, allow_none=True)
    certificate = Nested(CertificateTold, required=True, allow_none=True)
    opened_at = DateTime(required=True)
    changed_at = DateTime(required=True)


class NoticeTold(Told):
    """A letter that was sent."""

    number = _text()
    answer_by = Date(required=True, allow_none=True)
    at = DateTime(required=True)


class RevealedTold(Told):
    """A number in full."""

    row = _count()
    number = _text()


class FindingTold(Told):
    """What a rule found; all but rule, outcome and effect only where it matters."""

    rule = _text()
    outcome = _word(*Outcome)
    effect = _word(*Effect)
    because = List(String())
    says = Nested(Said, allow_none=True)
    remedy = Nested(Said, allow_none=True)
    cites = List(String())
    sources = List(String())


class WorkerTold(Told):
    """A worker of the roster, numbers masked."""

    row = _count()
    name = String(required=True, allow_none=True)
    nik = String(required=True, allow_none=True)
    passport = String()
    status = _word(*Status)
    findings = List(Nested(FindingTold), required=True)


class ProblemOfCase(Told):
    """Something received that cannot be read."""

    source = _text()
    message = _text()
    says = Nested(Said, required=True)


class EvidenceJudged(Told):
    """A file as it was judged."""

    file = _text()
    sha256 = _text()
    kind = _word(*EvidenceKind)
    records = _count()
    problems = List(Nested(ProblemOfCase))


class DecisionTold(Told):
    """The record `permit-guard/decision/1`."""

    schema = _text()
    application = _text()
    on = Date(required=True)
    answer = _word(*Answer)
    rulebook = Dict(keys=String(), values=String(), required=True)
    input = Dict(keys=String(), values=String(), required=True)
    counts = Dict(keys=String(), values=Integer(), required=True)
    workers = List(Nested(WorkerTold), required=True)
    findings = List(Nested(FindingTold), required=True)
    evidence = List(Nested(EvidenceJudged), required=True)
    problems = List(Nested(ProblemOfCase), required=True)


class MissingTold(Told):
    """The workers who are deficient or unproven by the decision of the day `on`."""

    on = Date(required=True)
    answer = _word(*Answer)
    workers = List(Nested(WorkerTold), required=True)
