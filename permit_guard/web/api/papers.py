"""Rosters and evidence over HTTP: sent, given back as received, typed, compared."""

from __future__ import annotations

from typing import Any, Final

from flask import Response

from permit_guard.casework import attesting, receiving, viewing
from permit_guard.casework.desk import Desk
from permit_guard.casework.uploading import take_in_evidence, take_in_roster
from permit_guard.domain.text import Text
from permit_guard.intake.refusal import CaseRefused
from permit_guard.intake.transcribed import TYPED, read_transcription
from permit_guard.web.api.answers import EvidenceTold, RosterTold
from permit_guard.web.api.counter import ONE, Counter
from permit_guard.web.api.once import done
from permit_guard.web.api.shapes import AttestationStated, FileSent
from permit_guard.web.api.sights import both, evidence_told
from permit_guard.web.api.told import seen, told
from permit_guard.web.api.upload import sent_file
from permit_guard.web.downloads import evidence_as_received
from permit_guard.web.errors import problem_told
from permit_guard.web.visit import casework, language, person

papers = Counter("papers", __name__, description="Rosters and evidence: sent, given back, typed, compared.")
_FILE: Final = f"{ONE}/evidence/<evidence_id>"


@papers.call("PUT", f"{ONE}/roster", 200, RosterTold)
@papers.sends(FileSent)
def put_roster(application_id: str) -> Response:
    """From now on the draft has this roster. Compare the count that is told with your own."""
    roster = take_in_roster(casework(), person(), application_id, sent_file().stream)
    if roster.roster is None:
        raise CaseRefused(roster.problems)
    count = len(roster.roster.workers)
    answer = {
        "workers": count,
        "says": both(Text(f"{count} pekerja terbaca.", f"{count} workers read.")),
        "problems": [problem_told(each, language()) for each in roster.problems],
    }

    def verb(desk: Desk) -> Response:
        kept = receiving.attach_roster(desk, application_id, roster, seen=seen(application_id))
        return told(answer, kept=kept)

    return done(verb)


@papers.call("POST", f"{ONE}/evidence", 201, EvidenceTold, also=(200,), refuses=(507,))
@papers.sends(FileSent)
def add_evidence(application_id: str) -> Response:
    """Add a file of evidence to a draft: 201; the same bytes again: 200 and the same id."""
    file = sent_file()
    taken = take_in_evidence(casework(), person(), application_id, file.stream, file.filename or "")

    def verb(desk: Desk) -> Response:
        kept, is_new = receiving.attach_evidence(
            desk, application_id, taken.as_read, taken.stored, media_type=taken.media_type, content=taken.content,
            seen=seen(application_id),
        )  # fmt: skip
        place = f"/applications/{application_id}/evidence/{kept.id}"
        return told(evidence_told(kept), 201 if is_new else 200, place=place)

    return done(verb)


@papers.call("GET", _FILE, 200, {"type": "string", "format": "binary"}, content_type="*/*")
def evidence_bytes(application_id: str, evidence_id: str) -> Response:
    """The bytes as they were received, to be saved and not shown."""
    with casework().reading_desk(person()) as desk:
        file = viewing.see_one_evidence(desk, application_id, evidence_id)
    return evidence_as_received(file, show_pictures=False)


@papers.call("PUT", f"{_FILE}/transcription", 200, EvidenceTold)
@papers.takes({"oneOf": [shape for shape, _ in TYPED.values()]}, lambda stated: stated)
def transcribe(stated: Any, application_id: str, evidence_id: str) -> Response:
    """Type what a paper says that no machine could read; it counts once another person confirms it."""

    def verb(desk: Desk) -> Response:
        file = viewing.see_one_evidence(desk, application_id, evidence_id)
        kind, record = read_transcription(stated, file.name)
        typed = attesting.transcribe(desk, application_id, evidence_id, kind, record, seen=seen(application_id))
        return told(evidence_told(typed))

    return done(verb)


@papers.call("POST", f"{_FILE}/attestation", 201, EvidenceTold)
@papers.takes(AttestationStated)
def attest(stated: dict[str, Any], application_id: str, evidence_id: str) -> Response:
    """Say what a file is worth: confirmed by its source, or worthless. Not by who sent or typed it."""

    def verb(desk: Desk) -> Response:
        file = attesting.attest(
            desk, application_id, evidence_id, result=stated["result"], source=stated["source"],
            seen_on=stated["seen_on"], reason=stated.get("reason") or "", seen=seen(application_id),
        )  # fmt: skip
        return told(evidence_told(file), 201)

    return done(verb)
