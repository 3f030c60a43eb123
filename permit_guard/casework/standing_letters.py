"""The letters of an approval: that it is suspended, that it is lifted, and the one that goes with its certificate."""

from __future__ import annotations

from datetime import date

from permit_guard.casework.checking import Law, check
from permit_guard.casework.desk import Desk
from permit_guard.casework.letters import send_letter, words_of
from permit_guard.casework.papers import letter_of
from permit_guard.casework.policy import Action
from permit_guard.casework.rule_archive import law_of
from permit_guard.domain.case import Case
from permit_guard.domain.letter import LetterWords, day_text, plain
from permit_guard.domain.office import Issued, Office
from permit_guard.domain.office_zone import office_day
from permit_guard.domain.standing import standing_of
from permit_guard.domain.state import Step
from permit_guard.domain.text import Language, Text, say_number
from permit_guard.paper.plain_letter import PlainLetter, Rested, write_plain_letter
from permit_guard.store import approvals, decisions, standings
from permit_guard.store.applications import Kept
from permit_guard.store.approvals import Certificate
from permit_guard.store.decisions import KeptDecision, case_of
from permit_guard.store.notices import LetterKind, SentNotice
from permit_guard.store.standings import TurnKind


def send_suspension(desk: Desk, kept: Kept, serial: str, found: KeptDecision) -> SentNotice:
    """Tell the contractor that the approval is suspended: by which workers, what is asked for, and until when."""
    words = words_of(desk.law, "suspension", desk.today, _certified(kept, approvals.get_certificate(desk.rows, serial)))
    with law_of(desk.rows, found, desk.law) as law:
        decision = check(case_of(desk.rows, found.id), law, found.on)

        def write(office: Office, issued: Issued, _: date | None) -> bytes:
            return letter_of(decision, law, office, Language.ID, issued, words=words)

        return send_letter(desk, kept, found.id, LetterKind.SUSPENSION, found.position, write, asks=True)


def send_lifting(desk: Desk, kept: Kept, serial: str, found: KeptDecision) -> SentNotice:
    """Tell the contractor that the approval stands again, and until when that is proven."""
    granted = approvals.get_certificate(desk.rows, serial)
    suspended = max(each.at for each in standings.turns_of(desk.rows, serial) if each.kind is TurnKind.SUSPENDED)
    case = case_of(desk.rows, found.id)
    facts = {"suspended": day_text(office_day(suspended)), "until": _proven(case, desk.law, found)}
    words = words_of(desk.law, "lifting", desk.today, _certified(kept, granted) | facts)
    told = [*_told(kept, granted, found), (_SUSPENDED, facts["suspended"]), (_AGAIN, day_text(found.on)),
            (_UNTIL, facts["until"])]  # fmt: skip
    return _send_plain(desk, kept, found, case, LetterKind.LIFTING, words, told, Language.ID)


def send_covering_letter(
    desk: Desk, application_id: str, address: str, language: Language = Language.ID, *, seen: str | None = None
) -> SentNotice:
    """Number and send the letter that goes with the certificate, once. `address` is where anyone may verify it.

    Raises WrongState unless it is approved, AlreadyThere when it went out, Unfit where the office's data is missing.
    """
    kept = desk.application(application_id, Action.NOTIFY, step=Step.COVER, seen=seen)
    granted = approvals.latest_certificate(desk.rows, kept.id)
    assert granted is not None, "what is approved has a certificate"
    found = decisions.get_decision(desk.rows, granted.decision_id)
    case = case_of(desk.rows, found.id)
    with law_of(desk.rows, found, desk.law) as law:
        facts = {"until": _proven(case, law, found)}
    words = words_of(desk.law, "covering", desk.today, _certified(kept, granted) | facts)
    told = [*_told(kept, granted, found), (_UNTIL, facts["until"]),
            (_VERIFIED, plain(f"{address}/verify"))]  # fmt: skip
    return _send_plain(desk, kept, found, case, LetterKind.COVERING, words, told, language)


def _send_plain(
    desk: Desk, kept: Kept, found: KeptDecision, case: Case, kind: LetterKind, words: LetterWords,
    told: list[tuple[Text, Text]], language: Language,
) -> SentNotice:  # fmt: skip
    rested = Rested(found.on, found.rulebook_hash, case.input_hash)

    def write(office: Office, issued: Issued, _: date | None) -> bytes:
        return write_plain_letter(PlainLetter(kept.application, office, words, told, rested, issued, language))

    return send_letter(desk, kept, found.id, kind, found.position, write, asks=False)


def _certified(kept: Kept, granted: Certificate) -> dict[str, Text]:
    approved = day_text(office_day(granted.approved_at))
    return {"number": plain(kept.application.number), "serial": plain(granted.serial), "approved": approved}


def _told(kept: Kept, granted: Certificate, found: KeptDecision) -> list[tuple[Text, Text]]:
    project = kept.application.project
    place = f"{project.name}, {project.address}" if project.address else project.name
    count = Text(*(say_number(found.n_workers, language) for language in (Language.ID, Language.EN)))
    approved = _certified(kept, granted)["approved"]
    return [(_PROJECT, plain(place)), (_SERIAL, plain(granted.serial)), (_APPROVED, approved), (_WORKERS, count)]


def proven_until(case: Case, law: Law, on: date) -> date | None:
    """The last day up to which cover is proven of a case that was found compliant on the day `on`."""
    return standing_of(case, on, law.rulebook.parameters, law.working_days).proven_until


def _proven(case: Case, law: Law, found: KeptDecision) -> Text:
    until = proven_until(case, law, found.on)
    return day_text(until) if until else _NO_ONE_LEFT


_PROJECT = Text("Pekerjaan", "Project")
_SERIAL = Text("Nomor seri surat keterangan", "Serial of the certificate")
_APPROVED = Text("Disetujui tanggal", "Approved on")
_WORKERS = Text("Jumlah pekerja", "Workers")
_SUSPENDED = Text("Ditangguhkan sejak", "Suspended since")
_AGAIN = Text("Diperiksa kembali per", "Checked again as of")
_UNTIL = Text("Terbukti sampai dengan", "Proven until")
_VERIFIED = Text("Alamat pemeriksaan", "Address to verify it")
_NO_ONE_LEFT = Text("selesainya pekerjaan semua pekerja", "the end of every worker's work")
