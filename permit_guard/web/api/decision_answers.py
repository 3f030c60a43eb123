"""Shapes of decisions as they are answered: the record of the contract, and who is missing."""

from __future__ import annotations

from marshmallow.fields import Date, Dict, Integer, List, Nested, String

from permit_guard.domain.decision import Answer, Status
from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.finding import Effect, Outcome
from permit_guard.web.api.answers import Said, Told, count, text, word


class FindingTold(Told):
    """What a rule found; all but rule, outcome and effect only where it matters."""

    rule = text()
    outcome = word(*Outcome)
    effect = word(*Effect)
    because = List(String())
    says = Nested(Said, allow_none=True)
    remedy = Nested(Said, allow_none=True)
    cites = List(String())
    sources = List(String())


class WorkerTold(Told):
    """A worker of the roster, numbers masked."""

    row = count()
    name = String(required=True, allow_none=True)
    nik = String(required=True, allow_none=True)
    passport = String()
    status = word(*Status)
    findings = List(Nested(FindingTold), required=True)


class ProblemOfCase(Told):
    """Something received that cannot be read."""

    source = text()
    message = text()
    says = Nested(Said, required=True)


class EvidenceJudged(Told):
    """A file as it was judged."""

    file = text()
    sha256 = text()
    kind = word(*EvidenceKind)
    records = count()
    problems = List(Nested(ProblemOfCase))


class DecisionTold(Told):
    """The record `permit-guard/decision/1`."""

    schema = text()
    application = text()
    on = Date(required=True)
    answer = word(*Answer)
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
    answer = word(*Answer)
    workers = List(Nested(WorkerTold), required=True)
