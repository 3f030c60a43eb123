"""The case as it stands in the office: application, roster, evidence and register, put together to be judged."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from permit_guard.domain.case import Application, Case, Roster, RosterRead
from permit_guard.domain.register import Register
from permit_guard.store import evidence, rosters
from permit_guard.store.applications import Kept
from permit_guard.store.decisions import Version
from permit_guard.store.evidence import PROJECT_PAPERS, Evidence
from permit_guard.store.reuse import used_elsewhere
from permit_guard.store.rows import Rows
from permit_guard.store.written import canonical, write

NO_ROSTER = RosterRead(None)


def case_of_draft(rows: Rows, kept: Kept) -> Case:
    """What would be judged if the draft were submitted now."""
    told = rosters.get_roster(rows, kept.roster_id) if kept.roster_id else NO_ROSTER
    return _case(rows, kept.id, kept.application, told, evidence.evidence_of(rows, kept.id))


def case_of_version(rows: Rows, version: Version) -> Case:
    """What was submitted, with what the register knows of it now."""
    told = rosters.get_roster(rows, version.roster_id)
    files = evidence.evidence_of_version(rows, version.application_id, version.number)
    return _case(rows, version.application_id, version.application, told, files)


def register_of_version(rows: Rows, version: Version) -> Register:
    """What the register knows of a version now; what the files say is not unfolded for it."""
    files = evidence.evidence_of_version(rows, version.application_id, version.number)
    return _register(rows, version.application_id, version.application, _counted(files))


def _counted(files: Sequence[Evidence]) -> list[Evidence]:
    """The files that were not set aside, by name."""
    return sorted((each for each in files if not each.worthless), key=lambda each: each.name)


def _register(rows: Rows, application_id: str, asked: Application, counted: Sequence[Evidence]) -> Register:
    elsewhere = used_elsewhere(
        rows,
        application_id,
        contract_number=(asked.contract.number or "") if asked.contract else "",
        project_number=asked.bpjs_project_number or "",
        papers=[each.sha256 for each in counted if each.said_kind.value in PROJECT_PAPERS],
    )
    return Register(frozenset(each.name for each in counted if each.confirmed), elsewhere)


def _case(rows: Rows, application_id: str, asked: Application, told: RosterRead, files: Sequence[Evidence]) -> Case:
    counted = _counted(files)
    register = _register(rows, application_id, asked, counted)
    return Case(
        asked,
        told.roster or (None if asked.contract is None else Roster("", ())),
        tuple(each.file for each in counted),
        told.problems,
        _input_hash(asked, told, counted, register),
        register,
    )


def _input_hash(asked: Application, told: RosterRead, files: Sequence[Evidence], register: Register) -> str:
    """`sha256:` of all that is judged: application, roster and evidence by hash, what was typed, the register."""
    parts = [["application", _sha256(write(asked))], ["roster", told.sha256], ["register", _sha256(write(register))]]
    parts += [[each.name, each.sha256] for each in files]
    parts += [[f"typed:{each.name}", _sha256(write(each.file))] for each in files if each.transcription]
    return f"sha256:{_sha256(canonical(parts))}"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
