"""The names that states, answers, roles and papers have on a page, and the colour of their tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from permit_guard.casework.verifying import Standing
from permit_guard.domain import kind_words
from permit_guard.domain.case import EmployerRole, Employment, Sex
from permit_guard.domain.decision import Answer, Status
from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.finding import Outcome
from permit_guard.domain.person import Role
from permit_guard.domain.state import Holder, State
from permit_guard.domain.text import Language, Text, say_number
from permit_guard.intake.columns import SHOWN
from permit_guard.store.evidence import Evidence
from permit_guard.store.notices import LetterKind
from permit_guard.web.pages import showing

STATES: Final[Mapping[State, tuple[Text, str]]] = {
    State.DRAFT: (Text("Disusun", "Draft"), "grey"),
    State.SUBMITTED: (Text("Menunggu pemeriksaan", "Waiting for the check"), "blue"),
    State.DEFICIENT: (Text("Belum terlindungi", "Not covered"), "red"),
    State.UNPROVEN: (Text("Belum terbukti", "Not proven"), "orange"),
    State.COMPLIANT: (Text("Semua terlindungi", "All covered"), "teal"),
    State.AWAITING_CONTRACT: (Text("Menunggu kontrak", "Waiting for a contract"), "yellow"),
    State.APPROVED: (Text("Disetujui", "Approved"), "green"),
    State.SUSPENDED: (Text("Ditangguhkan", "Suspended"), "orange"),
    State.REVOKED: (Text("Dicabut", "Revoked"), "red"),
    State.CLOSED: (Text("Ditutup", "Closed"), "grey"),
    State.WITHDRAWN: (Text("Ditarik", "Withdrawn"), "grey"),
}
ANSWERS: Final[Mapping[Answer, tuple[Text, str]]] = {
    Answer.COMPLIANT: (Text("Semua pekerja terlindungi", "All workers are covered"), "green"),
    Answer.DEFICIENT: (Text("Belum terlindungi", "Not covered"), "red"),
    Answer.UNPROVEN: (Text("Belum terbukti", "Not proven"), "orange"),
}
STATUSES: Final[Mapping[Status, tuple[Text, str]]] = {
    Status.DEFICIENT: (Text("Belum terlindungi", "Not covered"), "red"),
    Status.UNPROVEN: (Text("Belum terbukti", "Not proven"), "orange"),
    Status.COMPLIANT: (Text("Terlindungi", "Covered"), "green"),
    Status.LEFT: (Text("Sudah selesai", "Has left"), "blue"),
}
OUTCOMES: Final[Mapping[Outcome, tuple[Text, str]]] = {
    Outcome.MET: (Text("Terpenuhi", "Met"), "green"),
    Outcome.NOT_MET: (Text("Kurang", "Missing"), "red"),
    Outcome.UNKNOWN: (Text("Belum terbukti", "Not proven"), "orange"),
    Outcome.NOT_APPLICABLE: (Text("Tidak berlaku", "Does not apply"), "grey"),
}
ROLES: Final[Mapping[Role, Text]] = {
    Role.OFFICER: Text("Petugas", "Officer"),
    Role.SUPERVISOR: Text("Penyelia", "Supervisor"),
    Role.CONTRACTOR: Text("Kontraktor", "Contractor"),
    Role.AUDITOR: Text("Auditor", "Auditor"),
    Role.EVALUATOR: Text("Evaluator provinsi", "Evaluator of the province"),
    Role.ADMINISTRATOR: Text("Pengelola sistem", "Administrator"),
}
STANDINGS: Final[Mapping[Standing, tuple[Text, str]]] = {
    Standing.VALID: (Text("Berlaku", "Valid"), "green"),
    Standing.SUSPENDED: (Text("Ditangguhkan", "Suspended"), "orange"),
    Standing.REVOKED: (Text("Dicabut", "Revoked"), "red"),
    Standing.CLOSED: (Text("Ditutup", "Closed"), "grey"),
    Standing.UNKNOWN: (Text("Tidak dikenal", "Unknown"), "red"),
}
HOLDERS: Final[Mapping[Holder, Text]] = {
    Holder.OFFICE: Text("Giliran kantor", "The office's turn"),
    Holder.APPLICANT: Text("Giliran pemohon", "The applicant's turn"),
    Holder.NOBODY: Text("Selesai", "Done"),
}
KINDS: Final[Mapping[EvidenceKind, Text]] = {
    EvidenceKind.PU_MEMBERS: Text("Daftar peserta penerima upah", "Members list of wage earners"),
    EvidenceKind.JAKON_WORKERS: Text("Daftar pekerja proyek (F1a)", "Workers on the project (F1a)"),
    EvidenceKind.JAKON_DETERMINATION: Text("Penetapan iuran jasa konstruksi", "Determination of the contribution"),
    EvidenceKind.JAKON_RECEIPT: Text("Kwitansi iuran jasa konstruksi", "Receipt of the contribution"),
    EvidenceKind.JAKON_CERTIFICATE: Text("Sertifikat kepesertaan proyek", "Project's certificate of membership"),
    EvidenceKind.UNRECOGNISED: Text("Tidak dikenali", "Not recognised"),
    EvidenceKind.UNREADABLE: Text("Tidak terbaca", "Not readable"),
}
EMPLOYMENTS: Final = kind_words.EMPLOYMENTS
SEXES: Final[Mapping[Sex, Text]] = {Sex.MALE: Text("Laki-laki", "Male"), Sex.FEMALE: Text("Perempuan", "Female")}
COLUMNS: Final[Mapping[str, Text]] = {
    column: Text(indonesian, english if english.isupper() else english.capitalize())
    for column, (indonesian, english) in SHOWN.items()
}
SIZES: Final = kind_words.SIZES
EMPLOYER_ROLES: Final[Mapping[EmployerRole, Text]] = {
    EmployerRole.MAIN: Text("Kontraktor utama", "Main contractor"),
    EmployerRole.SUBCONTRACTOR: Text("Subkontraktor", "Subcontractor"),
}
OWNERS: Final[Mapping[str, Text]] = {
    "person": Text("Perorangan", "Person"),
    "company": Text("Badan usaha", "Company"),
    "government": Text("Pemerintah", "Government"),
}
PARTS: Final[Mapping[str, Text]] = {
    "number": Text("nomor", "number"),
    "office": Text("kantor", "office"),
    "submitted_on": Text("tanggal permohonan", "day of the application"),
    "project": Text("proyek", "project"),
    "owner": Text("pemilik", "owner"),
    "contract": Text("kontrak", "contract"),
    "bpjs_project_number": Text("nomor proyek BPJS", "BPJS project number"),
    "declared_headcount": Text("jumlah pekerja yang dinyatakan", "number of workers declared"),
    "employers": Text("pemberi kerja", "employers"),
}
LETTERS: Final[Mapping[LetterKind, Text]] = {
    LetterKind.DEFICIENCY: Text("Surat kekurangan", "Letter of deficiencies"),
    LetterKind.SUSPENSION: Text("Surat penangguhan", "Letter of suspension"),
    LetterKind.LIFTING: Text("Surat pencabutan penangguhan", "Letter of lifting"),
    LetterKind.COVERING: Text("Surat pengantar", "Covering letter"),
}
VERBS: Final[Mapping[str, Text]] = {
    "open": Text("Permohonan dibuka", "Application opened"),
    "change": Text("Data permohonan diubah", "Application changed"),
    "attach roster": Text("Daftar pekerja diganti", "Roster replaced"),
    "tell headings": Text("Arti kolom daftar pekerja disebutkan", "Meaning of roster columns told"),
    "attach evidence": Text("Bukti ditambahkan", "Evidence added"),
    "transcribe": Text("Isi surat diketik", "Paper typed"),
    "attest": Text("Bukti dicocokkan", "Evidence compared"),
    "submit": Text("Diajukan", "Submitted"),
    "check": Text("Diperiksa", "Checked"),
    "send notice": Text("Surat dikirim", "Letter sent"),
    "revise": Text("Dibuka kembali untuk diperbaiki", "Opened again to be mended"),
    "withdraw": Text("Ditarik", "Withdrawn"),
    "approve": Text("Disetujui", "Approved"),
    "revoke": Text("Persetujuan dicabut", "Approval revoked"),
    "close": Text("Persetujuan ditutup", "Approval closed"),
    "suspend": Text("Persetujuan ditangguhkan", "Approval suspended"),
    "lift": Text("Penangguhan dicabut", "Suspension lifted"),
    "send suspension": Text("Surat penangguhan dikirim", "Letter of suspension sent"),
    "send lifting": Text("Surat pencabutan penangguhan dikirim", "Letter of lifting sent"),
    "send covering letter": Text("Surat pengantar dikirim", "Covering letter sent"),
    "send back": Text("Dikembalikan penyelia untuk diperiksa lagi", "Sent back by a supervisor to be checked again"),
    "take": Text("Ditangani seorang petugas", "Taken by an officer"),
    "put back": Text("Dilepas petugasnya", "Put back by its officer"),
    "reveal": Text("Nomor seorang pekerja dilihat", "A worker's number was seen"),
}


def state(name: State | str) -> tuple[Text, str]:
    """What a state is called, and its colour."""
    return STATES[State(name)]


def answer(name: str) -> tuple[Text, str]:
    """What an answer is called, and its colour."""
    return ANSWERS[Answer(name)]


def status(name: str) -> tuple[Text, str]:
    """What a worker's status is called, and its colour."""
    return STATUSES[Status(name)]


def outcome(name: str) -> tuple[Text, str]:
    """What a rule's outcome is called, and its colour."""
    return OUTCOMES[Outcome(name)]


def employment(name: str | None) -> Text:
    """How a worker is engaged, in words."""
    return EMPLOYMENTS[Employment(name)] if name in set(Employment) else Text("tidak terbaca", "not readable")


def verb(name: str) -> Text:
    """What was done, in words."""
    return VERBS.get(name, Text(name, name))


def received(file: Evidence, is_new: bool) -> Text:
    """What a file that was just sent was recognised as, and how much of it was read."""
    told, lost = KINDS[file.file.kind], _counted(len(file.file.problems))
    count = _counted(len(file.file.records))
    parts = [Text(f"{told.id}: {count.id} catatan terbaca.", f"{told.en}: records read: {count.en}.")]
    if file.file.problems:
        parts.append(Text(f"{lost.id} tidak terbaca.", f"Not readable: {lost.en}."))
    if file.file.unread:
        parts.append(Text("Ketik isinya di samping gambarnya.", "Type what it says beside its picture."))
    if not is_new:
        parts.append(Text("Berkas itu sudah ada sebelumnya.", "This file was there already."))
    return Text(" ".join(each.id for each in parts), " ".join(each.en for each in parts))


def _counted(count: int) -> Text:
    return Text(say_number(count, Language.ID), say_number(count, Language.EN))


def options(named: Mapping[Any, Text]) -> list[tuple[str, str]]:
    """What a field can be chosen from, in the page's language."""
    return [(str(value), showing.said(text)) for value, text in named.items()]
