"""Shapes of what is answered, for the OpenAPI: the answers themselves are plain data."""

from __future__ import annotations

from marshmallow import RAISE, Schema
from marshmallow.fields import Boolean, Date, DateTime, Integer, List, Nested, String

from permit_guard.casework.attesting import CONFIRMED, WORTHLESS
from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.state import Holder, State
from permit_guard.intake.application_shape import ApplicationShape


class Told(Schema):
    """What is answered: just these keys."""

    class Meta:
        """What marshmallow is told of it."""

        unknown = RAISE


def word(*words: str, allow_none: bool = False) -> String:
    """A word that must be one of these."""
    known = [*map(str, words), *([None] if allow_none else [])]
    return String(required=True, allow_none=allow_none, metadata={"enum": known})


def text() -> String:
    """A text that is always there."""
    return String(required=True)


def count(*, allow_none: bool = False) -> Integer:
    """A whole number from 0."""
    return Integer(required=True, strict=True, allow_none=allow_none, metadata={"minimum": 0})


class Said(Told):
    """One sentence in both languages."""

    id = text()
    en = text()


class FaultTold(Told):
    """One fault and its place: a JSON pointer in what was stated, or a place, and perhaps a row, in a file."""

    where = String(required=True, data_key="in")
    pointer = String()
    place = String()
    row = Integer()
    detail = text()
    says = Nested(Said, required=True)


class ProblemDetails(Told):
    """Why a request was refused (RFC 9457)."""

    type = text()
    title = text()
    status = count()
    detail = text()
    says = Nested(Said, required=True)
    reasons = List(Nested(Said))
    errors = List(Nested(FaultTold))
    errors_in_all = Integer()


class Opened(Told):
    """An application by its id, and where it stands now."""

    id = text()
    number = text()
    state = word(*State)


class ListedTold(Told):
    """One line of a list; the counts are those of the latest decision on the current version."""

    id = text()
    number = text()
    office = text()
    state = word(*State)
    project = text()
    contractor = text()
    changed_at = DateTime(required=True)
    workers = count(allow_none=True)
    clear = count(allow_none=True)


class ListTold(Told):
    """A page of a list; `total` counts all that were found."""

    items = List(Nested(ListedTold), required=True)
    total = count()
    page = count()
    page_size = count()


class RosterTold(Told):
    """A roster as it was read: how many workers (`says` names the count), and each row that no one could read."""

    workers = count()
    says = Nested(Said, required=True)
    problems = List(Nested(FaultTold), required=True)


class AttestedTold(Told):
    """The latest word on what a file says now."""

    result = word(CONFIRMED, WORTHLESS)
    source = text()
    seen_on = Date(required=True)
    reason = text()
    at = DateTime(required=True)


class EvidenceTold(Told):
    """A file of evidence; `unread` where a person must look at it, `typed` where someone typed what it says."""

    id = text()
    file = text()
    sha256 = text()
    size = count()
    media_type = text()
    kind = word(*EvidenceKind)
    records = count()
    unread = Boolean(required=True)
    typed = Boolean(required=True)
    attestation = Nested(AttestedTold, required=True, allow_none=True)
    problems = List(Nested(FaultTold), required=True)
    at = DateTime(required=True)


class CertificateTold(Told):
    """What an approval is known by; `ended` is null while it stands."""

    serial = text()
    application = text()
    approved_at = DateTime(required=True)
    ended = word("revoked", "closed", allow_none=True)
    ended_at = DateTime(required=True, allow_none=True)


class ListedCertificateTold(Told):
    """One line of a list of certificates; `proven_until` and `sha256` are null while no one has asked for its PDF."""

    serial = text()
    application = text()
    number = text()
    office = text()
    project = text()
    contractor = text()
    approved_at = DateTime(required=True)
    state = word("approved", "suspended", "revoked", "closed")
    ended_at = DateTime(required=True, allow_none=True)
    proven_until = Date(required=True, allow_none=True)
    sha256 = String(required=True, allow_none=True)


class CertificatesTold(Told):
    """A page of a list of certificates; `total` counts all that were found."""

    items = List(Nested(ListedCertificateTold), required=True)
    total = count()
    page = count()
    page_size = count()


class DaysTold(Told):
    """Working days in whose hands; null while a year's calendar is not there."""

    with_office = count(allow_none=True)
    with_applicant = count(allow_none=True)


class CountsTold(Told):
    """A roster in numbers."""

    workers = count()
    problems = count()


class ApplicationTold(Told):
    """An application as the caller may see it. Of a subcontractor only what concerns it."""

    id = text()
    number = text()
    office = text()
    state = word(*State)
    version = count()
    application = Nested(ApplicationShape, required=True)
    held_by = word(*Holder)
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

    number = text()
    answer_by = Date(required=True, allow_none=True)
    at = DateTime(required=True)


class RevealedTold(Told):
    """A number in full."""

    row = count()
    number = text()
