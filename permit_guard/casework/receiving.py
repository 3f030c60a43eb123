"""Receiving: an application is opened and changed, its roster and its evidence are attached."""

from __future__ import annotations

from collections.abc import Collection

from permit_guard.casework.desk import Desk
from permit_guard.casework.policy import Action, may
from permit_guard.casework.reading import name_in_case
from permit_guard.casework.refusals import AlreadyThere, NotAllowed, Unfit
from permit_guard.domain.case import Application, RosterRead
from permit_guard.domain.evidence import EvidenceFile
from permit_guard.domain.state import Step
from permit_guard.domain.text import Text
from permit_guard.intake.roster_header import NO_OWN, Headings, headings_in
from permit_guard.store import applications, evidence, own_headings, rosters
from permit_guard.store.applications import Kept
from permit_guard.store.evidence import Evidence, SentFile
from permit_guard.store.files import StoredFile
from permit_guard.store.rows import Refused


def open_application(desk: Desk, asked: Application) -> Kept:
    """Open a draft at the counter of the officer's own regency. Raises NotAllowed, AlreadyThere."""
    if not may(desk.by, Action.OPEN) or asked.office not in desk.by.offices:
        raise NotAllowed
    try:
        kept = applications.add_application(desk.rows, asked, by=desk.by.id, at=desk.at)
    except Refused as twin:
        raise AlreadyThere(_SAME_NUMBER) from twin
    desk.journal("open", kept.id, number=asked.number, office=asked.office)
    return kept


def change_application(desk: Desk, application_id: str, asked: Application, *, seen: str | None = None) -> Kept:
    """Write the draft anew; its number, its office and, by a contractor, who it is of stay as they are."""
    kept = desk.application(application_id, Action.CHANGE, step=Step.CHANGE, seen=seen)
    if (asked.number, asked.office) != (kept.application.number, kept.office):
        raise Unfit(_NOT_THESE)
    if desk.by.npp is not None and not _still_of(desk.by.npp, asked):
        raise Unfit(_NOT_THE_MAIN)
    applications.change_content(desk.rows, kept, asked, desk.at)
    desk.journal("change", kept.id)
    return applications.get_application(desk.rows, kept.id)


def attach_roster(
    desk: Desk, application_id: str, told: RosterRead, *, headings: Headings = NO_OWN, seen: str | None = None
) -> Kept:
    """From now on the draft has this roster; the one before is kept and no longer used. Raises Unfit without one.

    `headings` are what its columns were said to be: those that stand in it are remembered for its contractor.
    """
    kept = desk.application(application_id, Action.CHANGE, step=Step.CHANGE, seen=seen)
    if told.roster is None:
        raise Unfit(_NO_ROSTER, [problem.message for problem in told.problems])
    roster_id = rosters.add_roster(desk.rows, kept.id, told, person_of=desk.keys.person_of, by=desk.by.id, at=desk.at)
    applications.use_roster(desk.rows, kept, roster_id, desk.at)
    desk.journal("attach roster", kept.id, sha256=told.sha256, workers=len(told.roster.workers),
                 problems=len(told.problems))  # fmt: skip
    _remember(desk, kept, headings_in(told.columns, headings))
    return applications.get_application(desk.rows, kept.id)


def _remember(desk: Desk, kept: Kept, headings: Headings) -> None:
    main = kept.application.main_contractor
    if main is None:
        return
    before = own_headings.headings_of(desk.rows, main.npp)
    changed = {own: column for own, column in headings.items() if before.get(own, "") != column}
    if changed:
        own_headings.remember_headings(desk.rows, main.npp, changed, by=desk.by.id, at=desk.at)
        desk.journal("tell headings", kept.id, headings=len(changed))


def evidence_name(here: Collection[SentFile], sent_as: str) -> str:
    """The name that a file will have among the evidence that is there, told apart from it."""
    return name_in_case(sent_as, frozenset(each.name for each in here))


def attach_evidence(
    desk: Desk, application_id: str, as_read: EvidenceFile, stored: StoredFile, *, media_type: str,
    content: str | None = None, seen: str | None = None,
) -> tuple[Evidence, bool]:  # fmt: skip
    """Add a stored file to what is mended; the same bytes again are the same evidence. Tells whether it is new.

    `content` is `as_read` folded, by who did that before the desk was opened.
    """
    kept = desk.application(application_id, Action.CHANGE, step=Step.ATTACH, seen=seen)
    here = evidence.sent_files(desk.rows, kept.id)
    if twin := next((each for each in here if each.sha256 == stored.sha256), None):
        return evidence.get_evidence(desk.rows, kept.id, twin.id), False
    if len(here) >= MOST_FILES:
        raise Unfit(_TOO_MANY_FILES)
    if any(each.name == as_read.file for each in here):
        raise AlreadyThere(_SAME_NAME)
    added = evidence.add_evidence(
        desk.rows, kept.id, kept.office, as_read, content or evidence.folded(as_read), size=stored.size,
        media_type=media_type, by=desk.by.id, at=desk.at,
    )  # fmt: skip
    applications.note_change(desk.rows, kept, desk.at)
    desk.journal("attach evidence", kept.id, evidence=added.id, sha256=stored.sha256, kind=as_read.kind.value)
    return added, True


def _still_of(npp: str, asked: Application) -> bool:
    main = asked.main_contractor
    return main is not None and main.npp == npp


MOST_FILES = 500
_SAME_NUMBER = Text(
    "Kantor ini sudah mempunyai permohonan dengan nomor itu.", "This office already has an application of this number."
)
_NOT_THESE = Text(
    "Nomor dan kantor permohonan tidak dapat diubah.", "The number and the office of an application cannot be changed."
)
_NOT_THE_MAIN = Text(
    "Pemberi kerja utama harus tetap Anda. Minta petugas mengubahnya.",
    "The main employer must remain you. Ask an officer to change it.",
)
_NO_ROSTER = Text("Daftar pekerja ini tidak dapat dipakai.", "This roster cannot be used.")
_SAME_NAME = Text(
    "Berkas lain dengan nama ini baru saja dikirim. Kirim sekali lagi.",
    "Another file of this name was sent just now. Send it once more.",
)
_TOO_MANY_FILES = Text(
    f"Satu permohonan memuat paling banyak {MOST_FILES} berkas bukti.",
    f"An application holds at most {MOST_FILES} files of evidence.",
)
