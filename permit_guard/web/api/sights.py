"""An application and what belongs to it as plain data for programs: numbers masked, of a subcontractor its own part."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from permit_guard.casework.viewing import SeenApplication
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.text import Text
from permit_guard.intake.stated_json import stated
from permit_guard.store.application_lists import Listed
from permit_guard.store.applications import Kept
from permit_guard.store.approvals import Certificate
from permit_guard.store.evidence import Evidence
from permit_guard.store.notices import SentNotice
from permit_guard.web.errors import problem_told
from permit_guard.web.visit import language


def both(says: Text) -> dict[str, str]:
    """A sentence in both languages."""
    return {"id": says.id, "en": says.en}


def opened(kept: Kept) -> dict[str, Any]:
    """An application by its id, and where it stands."""
    return {"id": kept.id, "number": kept.application.number, "state": kept.state.value}


def listed(line: Listed) -> dict[str, Any]:
    """One line of a list."""
    return {
        "id": line.id,
        "number": line.number,
        "office": line.office,
        "state": line.state.value,
        "project": line.project,
        "contractor": line.contractor,
        "changed_at": _moment(line.changed_at),
        "workers": line.n_workers,
        "clear": line.n_clear,
    }


def whole(
    seen: SeenApplication, evidence: tuple[Evidence, ...], roster: tuple[int, int] | None
) -> dict[str, Any]:  # fmt: skip
    """An application with its evidence; `roster` is its number of workers and of rows that no one could read."""
    kept, certificate = seen.kept, seen.certificate
    return {
        **opened(kept),
        "office": kept.office,
        "version": kept.version,
        "application": stated(kept.application),
        "held_by": seen.held_by.value,
        "days": {"with_office": seen.days.with_office, "with_applicant": seen.days.with_applicant},
        "must_answer_by": _day(seen.must_answer_by),
        "roster": {"workers": roster[0], "problems": roster[1]} if roster else None,
        "evidence": [evidence_told(each) for each in evidence],
        "notice": seen.notice_number,
        "certificate": certificate_told(certificate) if certificate else None,
        "opened_at": _moment(kept.opened_at),
        "changed_at": _moment(kept.changed_at),
    }


def evidence_told(file: Evidence) -> dict[str, Any]:
    """A file of evidence, and what was said of it."""
    word, read = file.attestation, file.file
    return {
        "id": file.id,
        "file": file.name,
        "sha256": file.sha256,
        "size": file.size,
        "media_type": file.media_type,
        "kind": read.kind.value,
        "records": len(read.records),
        "unread": read.unread,
        "typed": file.transcription is not None,
        "attestation": {
            "result": word.result,
            "source": word.source,
            "seen_on": word.seen_on.isoformat(),
            "reason": word.reason,
            "at": _moment(word.at),
        }
        if word is not None and (file.confirmed or file.worthless)
        else None,
        "problems": _problems(read),
        "at": _moment(file.at),
    }


def certificate_told(certificate: Certificate) -> dict[str, Any]:
    """A certificate, and how it ended if it did."""
    ended = certificate.ended
    return {
        "serial": certificate.serial,
        "application": certificate.application_id,
        "approved_at": _moment(certificate.approved_at),
        "ended": ended.kind if ended else None,
        "ended_at": _moment(ended.at) if ended else None,
    }


def notice_told(sent: SentNotice) -> dict[str, Any]:
    """A letter that was sent."""
    return {"number": sent.number, "answer_by": _day(sent.answer_by), "at": _moment(sent.at)}


def _problems(read: EvidenceFile) -> list[dict[str, Any]]:
    return [problem_told(each, language()) for each in read.problems]


def _moment(at: datetime) -> str:
    return at.isoformat()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
