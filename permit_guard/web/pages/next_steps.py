"""The steps that this person may take now with this application, and what a page says of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from permit_guard.casework.policy import Action, may_here
from permit_guard.domain.person import Person, Role
from permit_guard.domain.state import Holder, Step, may_step
from permit_guard.domain.state import State as At
from permit_guard.domain.text import Text
from permit_guard.store.applications import Kept


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step as a page offers it. `says` tells what it does; `reason` is whether one must be given; `grave` is red."""

    step: Step
    action: Action
    path: str
    name: Text
    says: Text
    done: Text
    reason: bool = False
    grave: bool = False

    @property
    def endpoint(self) -> str:
        """The name of its page among the routes."""
        return f"{self.step.value}_form"


STEPS: Final = (
    NextStep(
        Step.SUBMIT, Action.SUBMIT, "submission",
        Text("Ajukan", "Submit"),
        Text(
            "Daftar pekerja dan bukti ditetapkan sebagai satu versi, lalu kantor memeriksanya. Dengan mengajukan, Anda "
            "menyatakan bahwa daftar itu memuat semua orang yang bekerja pada proyek ini.",
            "Roster and evidence are set fast as one version, and the office checks it. By submitting you declare that "
            "the roster names everyone who works on this project.",
        ),
        Text("Permohonan diajukan. Sekarang giliran kantor.", "The application is submitted. It is the office's turn."),
    ),
    NextStep(
        Step.CHECK, Action.CHECK, "check",
        Text("Periksa", "Check"),
        Text(
            "Versi yang diajukan dinilai menurut aturan yang berlaku hari ini; hasilnya disimpan.",
            "The version that was submitted is judged by the rules in force today; the outcome is kept.",
        ),
        Text("Pemeriksaan selesai. Lihat hasilnya di bawah.", "The check is done. See its outcome below."),
    ),
    NextStep(
        Step.NOTIFY, Action.NOTIFY, "notice",
        Text("Kirim surat", "Send the letter"),
        Text(
            "Surat kekurangan diberi nomor dan dikirim kepada kontraktor; sejak itu giliran pemohon.",
            "The letter of deficiencies gets its number and goes to the contractor; from then on it is his turn.",
        ),
        Text("Surat bernomor dan dikirim.", "The letter is numbered and sent."),
    ),
    NextStep(
        Step.APPROVE, Action.APPROVE, "approval",
        Text("Setujui", "Approve"),
        Text(
            "Persetujuan berdasar pada pemeriksaan hari ini atas versi ini.",
            "The approval rests on today's check of this version.",
        ),
        Text("Permohonan disetujui.", "The application is approved."),
    ),
    NextStep(
        Step.SEND_BACK, Action.SEND_BACK, "sending-back",
        Text("Kembalikan kepada petugas", "Send back to the officer"),
        Text(
            "Permohonan kembali menunggu pemeriksaan. Hasil pemeriksaan ini tidak dapat disetujui lagi; petugas "
            "memeriksanya lagi.",
            "The application waits for a check again. This outcome cannot be approved any more; an officer checks "
            "anew.",
        ),
        Text("Permohonan dikembalikan kepada petugas.", "The application is sent back to the officer."),
        reason=True,
    ),
    NextStep(
        Step.COVER, Action.NOTIFY, "covering-letter",
        Text("Kirim surat pengantar", "Send the covering letter"),
        Text(
            "Surat pengantar surat keterangan diberi nomor dan dikirim kepada kontraktor bersama berkasnya.",
            "The letter that goes with the certificate gets its number and goes to the contractor with the file.",
        ),
        Text("Surat pengantar bernomor dan dikirim.", "The covering letter is numbered and sent."),
    ),
    NextStep(
        Step.REVISE, Action.REVISE, "revision",
        Text("Buka kembali untuk diperbaiki", "Open again to mend it"),
        Text(
            "Permohonan kembali menjadi susunan: daftar pekerja dan bukti dapat diganti, lalu diajukan lagi sebagai "
            "versi baru. Versi yang lama dan hasil pemeriksaannya tetap disimpan.",
            "The application becomes a draft again: roster and evidence can be replaced, and it is submitted as a new "
            "version. The old version and its decisions stay as they are.",
        ),
        Text("Permohonan dapat diperbaiki.", "The application can be mended."),
    ),
    NextStep(
        Step.WITHDRAW, Action.WITHDRAW, "withdrawal",
        Text("Tarik permohonan", "Withdraw"),
        Text(
            "Permohonan berakhir dan tidak dapat dibuka kembali. Yang sudah dikirim tetap disimpan.",
            "The application ends and cannot be opened again. What was sent stays kept.",
        ),
        Text("Permohonan ditarik.", "The application is withdrawn."),
        grave=True,
    ),
    NextStep(
        Step.REVOKE, Action.REVOKE, "revocation",
        Text("Cabut persetujuan", "Revoke the approval"),
        Text(
            "Persetujuan berakhir sekarang juga; siapa pun yang memeriksa nomornya melihat bahwa ia dicabut.",
            "The approval ends now; whoever verifies its serial sees that it was revoked.",
        ),
        Text("Persetujuan dicabut.", "The approval is revoked."),
        reason=True, grave=True,
    ),
    NextStep(
        Step.CLOSE, Action.CLOSE, "closure",
        Text("Tutup permohonan", "Close"),
        Text("Pekerjaan telah selesai; persetujuan ditutup.", "The work is done; the approval is closed."),
        Text("Permohonan ditutup.", "The application is closed."),
        reason=True,
    ),
)  # fmt: skip


def steps_now(person: Person, kept: Kept, held_by: Holder, *, covered: bool = False) -> list[NextStep]:
    """What this person may do now, the usual step first. A letter that has gone out is not offered again.

    `covered` is whether the covering letter went out.
    """
    open_now = [
        each for each in STEPS if may_here(person, each.action, kept.application) and may_step(each.step, kept.state)
    ]
    sent = {Step.NOTIFY: held_by is Holder.APPLICANT, Step.COVER: covered}
    return sorted(
        (each for each in open_now if not sent.get(each.step, False)),
        key=lambda each: each.step is not USUAL.get(kept.state),
    )


def whats_next(person: Person, kept: Kept, *, checked_today: bool = True) -> Text:
    """One sentence on what is to be done next, and by whom; `checked_today`: whether the last decision is of today."""
    if kept.state is At.DEFICIENT and person.role is Role.CONTRACTOR:
        return _MEND
    if kept.state is At.COMPLIANT and not checked_today and person.role in (Role.OFFICER, Role.SUPERVISOR):
        return _CHECK_AGAIN
    if kept.state is At.COMPLIANT and person.role is Role.OFFICER:
        return _BEFORE_THE_SUPERVISOR
    if kept.state is At.SUSPENDED and person.role is Role.CONTRACTOR:
        return _MEND_SUSPENDED
    return _NEXT[kept.state]


USUAL: Final = {At.DEFICIENT: Step.NOTIFY, At.UNPROVEN: Step.NOTIFY}
"""Where the first step of the table is not the one that is usually taken."""

_BEFORE_THE_SUPERVISOR: Final = Text(
    "Sudah di hadapan penyelia: permohonan ini ada di daftarnya, Menunggu persetujuan. Persetujuan hanya pada hari "
    "pemeriksaan; bila hari ini tidak sempat, periksa lagi pada hari ia akan menyetujuinya.",
    "It is before the supervisor: it stands in the list Waiting for approval. An approval is of the day of the check; "
    "if it is not given today, check again on the day that it will be.",
)
_CHECK_AGAIN: Final = Text(
    "Semua terlindungi, tetapi pemeriksaannya bukan dari hari ini. Petugas memeriksa lagi; penyelia menyetujui pada "
    "hari yang sama.",
    "All are covered, but it was not checked today. An officer checks again, and a supervisor approves on that day.",
)
_MEND: Final = Text(
    "Ada pekerja atau berkas yang harus dilengkapi. Lihat daftarnya, buka kembali permohonan ini, perbaiki, lalu "
    "ajukan lagi.",
    "Some workers or files are to be completed. See the list, open this application again, mend it, and submit it "
    "once more.",
)
_MEND_SUSPENDED: Final = Text(
    "Persetujuan ini ditangguhkan. Baca suratnya, lampirkan bukti terbaru, lalu ajukan; setelah bukti dicocokkan dan "
    "perlindungan terbukti kembali, penangguhan dicabut dengan surat.",
    "This approval is suspended. Read the letter, attach recent evidence, and submit it; once it has been compared "
    "and cover is proven again, the suspension is lifted by a letter.",
)
_NEXT: Final = {
    At.DRAFT: Text(
        "Lengkapi data, daftar pekerja dan bukti; periksa dahulu; lalu ajukan.",
        "Complete the data, the roster and the evidence; try the check; then submit it.",
    ),
    At.SUBMITTED: Text(
        "Petugas mencocokkan bukti dengan sumbernya, lalu memeriksa.",
        "An officer compares the evidence with its source and then checks.",
    ),
    At.DEFICIENT: Text(
        "Petugas mengirim surat; pemohon membuka kembali permohonan ini dan melengkapinya.",
        "An officer sends the letter; the applicant opens this application again and completes it.",
    ),
    At.UNPROVEN: Text(
        "Belum terbukti bukan berarti tidak terlindungi: cocokkan bukti yang tersisa atau minta bukti lain.",
        "Unproven is not uncovered: compare the evidence that is left, or ask for other evidence.",
    ),
    At.COMPLIANT: Text(
        "Penyelia menyetujui pada hari pemeriksaan; bukan yang mengajukan atau memeriksanya.",
        "A supervisor approves on the day of the check; not the one who submitted or checked it.",
    ),
    At.AWAITING_CONTRACT: Text(
        "Belum ada kontrak. Setelah SPK ditandatangani, buka kembali, isi kontrak dan daftar pekerja, lalu ajukan.",
        "There is no contract yet. Once it is signed, open it again, give contract and roster, and submit it.",
    ),
    At.APPROVED: Text("Disetujui. Tidak ada yang perlu dilakukan.", "Approved. Nothing is to be done."),
    At.SUSPENDED: Text(
        "Ditangguhkan sampai perlindungan pulih: bukti baru dilampirkan, dicocokkan dan diajukan; pemeriksaan malam "
        "lalu mencabutnya.",
        "Suspended until cover is back: new evidence is attached, compared and submitted; the nightly recheck then "
        "lifts it.",
    ),
    At.REVOKED: Text("Persetujuan telah dicabut.", "The approval was revoked."),
    At.CLOSED: Text("Pekerjaan selesai dan permohonan ditutup.", "The work is done and the application closed."),
    At.WITHDRAWN: Text("Permohonan telah ditarik.", "The application was withdrawn."),
}
