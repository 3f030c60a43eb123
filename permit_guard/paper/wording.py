"""The fixed sentences of the notice, in both languages."""

from __future__ import annotations

from typing import Final

from permit_guard.domain.text import Text

ONE_WORKER: Final = Text("1 pekerja", "1 worker")
WORKERS: Final = Text("{count} pekerja", "{count} workers")
ONE_FILE: Final = Text("1 berkas", "1 file")
FILES: Final = Text("{count} berkas", "{count} files")
ONE_PAGE: Final = Text("1 lembar", "1 page")
PAGES: Final = Text("{count} lembar", "{count} pages")

DRAFT: Final = Text("KONSEP", "DRAFT (KONSEP)")
DRAFT_SAYS: Final = Text(
    "KONSEP — belum bernomor, belum ditandatangani, bukan surat resmi",
    "DRAFT (KONSEP) — not numbered, not signed, not an official letter",
)
DRAFT_NUMBER: Final = Text("— (konsep)", "— (draft)")
DRAFT_SIGNATURE: Final = Text("(konsep, tanpa tanda tangan)", "(draft, without signature)")

TITLE: Final = Text(
    "Pemberitahuan hasil pemeriksaan kepesertaan BPJS Ketenagakerjaan",
    "Notice of the check of BPJS Ketenagakerjaan membership",
)
NUMBER: Final = Text("Nomor", "Number")
NATURE: Final = Text("Sifat", "Class")
NATURE_SAYS: Final = Text("Segera", "Urgent")
ENCLOSED: Final = Text("Lampiran", "Annex")
SUBJECT: Final = Text("Hal", "Subject")
TO_CONTRACTOR: Final = Text("Yth. Pimpinan {name}", "To the management of {name}")
TO_OWNER: Final = Text("Yth. {name}", "To {name}")
AT_PLACE: Final = Text("di tempat", "")

OPENING: Final = Text(
    "Sehubungan dengan permohonan Persetujuan Bangunan Gedung (PBG) nomor {number}, kami sampaikan hasil pemeriksaan "
    "kepesertaan BPJS Ketenagakerjaan atas pekerja yang Saudara cantumkan dalam daftar pekerja.",
    "With regard to the application for a building approval (PBG) numbered {number}, we send you the outcome of the "
    "check of BPJS Ketenagakerjaan membership of the workers whom you named in the roster.",
)
CHECKED_PROJECT: Final = Text("Pekerjaan", "Project")
CHECKED_CONTRACT: Final = Text("Kontrak (SPK)", "Contract (SPK)")
CHECKED_CONTRACT_SAYS: Final = Text("{number}, tanggal {day}", "{number} of {day}")
NO_CONTRACT: Final = Text("belum ada", "none yet")
CHECKED_ON: Final = Text("Diperiksa per tanggal", "Checked as of")
CHECKED_ROSTER: Final = Text("Daftar pekerja", "Roster")
CHECKED_ROSTER_SAYS: Final = Text("{file}, {count} terbaca", "{file}, {count} read")
NO_ROSTER: Final = Text("tidak ada pekerja terbaca", "no worker was read")
CHECKED_EVIDENCE: Final = Text("Bukti", "Evidence")

DEFICIENT: Final = Text(
    "Permohonan tersebut belum dapat diproses lebih lanjut sampai dilengkapi, karena masih terdapat kekurangan.",
    "The application cannot be processed further until completed, because there are deficiencies.",
)
UNPROVEN: Final = Text(
    "Permohonan tersebut belum dapat diproses lebih lanjut sampai dilengkapi, karena pemenuhannya belum "
    "seluruhnya terbukti.",
    "The application cannot be processed further until completed, because not all of it is proven yet.",
)
COUNT_COMPLIANT: Final = Text("Terlindungi", "Covered")
COUNT_DEFICIENT: Final = Text("Belum memenuhi", "Not covered")
COUNT_UNPROVEN: Final = Text("Belum terbukti", "Not proven")
COUNT_LEFT: Final = Text("Telah selesai", "Have left")
COUNT_ALL: Final = Text("Jumlah pekerja", "All workers")

ON_APPLICATION: Final = Text("Kekurangan pada permohonan", "Deficiencies of the application")
ON_WORKERS: Final = Text("Kekurangan pada pekerja", "Deficiencies of workers")
ON_WORKERS_SAYS: Final = Text(
    "Nama pekerja beserta temuan dan bukti yang diminta tercantum dalam Lampiran, dikelompokkan seperti di bawah ini.",
    "The annex names the workers, what was found and what is asked for, in the groups below.",
)
KIND: Final = Text("Jenis kekurangan", "Kind of deficiency")
KIND_NOT_MET: Final = Text("Belum memenuhi", "Not met")
KIND_UNKNOWN: Final = Text("Belum terbukti", "Not proven")
UNREAD: Final = Text("Berkas dan baris yang tidak terbaca", "Files and lines that could not be read")
UNREAD_SAYS: Final = Text(
    "Terdapat {count} berkas, baris atau sel yang tidak terbaca; perinciannya ada pada bagian akhir Lampiran. Selama "
    "belum diperbaiki, pemenuhannya belum terbukti.",
    "There are {count} files, lines or cells that could not be read; the end of the annex lists them. Until they are "
    "mended nothing is proven by them.",
)
NOTES: Final = Text("Catatan (tidak menahan permohonan)", "Notes (these do not hold up the application)")
NOTES_WORKERS: Final = Text(
    "{title} (tidak terpenuhi): {count}, lihat Lampiran.", "{title} (not met): {count}, see the annex."
)
UNMET: Final = Text("tidak terpenuhi", "not met")
ASKED: Final = Text("Diminta:", "Asked for:")
BASIS: Final = Text("Dasar:", "Basis:")
LEGAL_BASIS: Final = Text("Dasar hukum", "Legal basis")

TO_DO: Final = Text("Yang perlu dilakukan", "What to do")
DO_COMPLETE: Final = Text(
    "Saudara diminta memenuhi setiap butir di atas dan setiap kelompok dalam Lampiran sebagaimana tercantum pada kolom "
    "“Bukti yang diminta”, lalu menyampaikan daftar pekerja dan bukti yang telah diperbaiki kepada kantor kami.",
    "You are asked to settle each point above and each group of the annex as its column “Evidence asked for” says, and "
    "to send the mended roster and evidence to our office.",
)
DO_COMPLETE_SHORT: Final = Text(
    "Saudara diminta memenuhi setiap butir di atas, lalu menyampaikan daftar pekerja dan bukti yang telah diperbaiki "
    "kepada kantor kami.",
    "You are asked to settle each point above and to send the mended roster and evidence to our office.",
)
UNTIL_DAY: Final = Text(
    "Batas waktunya {day} ({count} hari kerja sejak tanggal surat ini).",
    "The last day to do so is {day} ({count} working days after the date of this letter).",
)
UNTIL_COUNT: Final = Text(
    "Batas waktunya {count} hari kerja sejak surat ini diterima; tanggalnya belum dapat disebutkan karena kalender "
    "hari kerja tahun tersebut belum ditetapkan.",
    "You have {count} working days after receiving this letter; the day cannot be named, because the calendar of "
    "working days of that year is not known yet.",
)
OBJECTION: Final = Text("Keberatan dan pertanyaan", "Objections and questions")
QUESTIONS: Final = Text("Pertanyaan dapat disampaikan kepada {contact}.", "Questions may be put to {contact}.")
CLOSING: Final = Text(
    "Demikian disampaikan. Atas perhatian dan kerja sama Saudara diucapkan terima kasih.",
    "We thank you for your attention and cooperation.",
)
COPIES: Final = Text("Tembusan:", "Copies:")
RANK_NIP: Final = Text("NIP {nip}", "NIP {nip}")
PROOF: Final = Text(
    "Hasil ini dapat diulang dari berkas yang sama. Aturan {rulebook} — berkas masukan {input}.",
    "This outcome can be reproduced from the same files. Rulebook {rulebook} — input {input}.",
)

PROOF_SENT: Final = Text(
    "Hasil ini dapat diulang dari berkas yang sama. Aturan {rulebook} — berkas masukan {input}. "
    "Jurnal kantor sebelum surat ini: {size} baris, akar {root}.",
    "This outcome can be reproduced from the same files. Rulebook {rulebook} — input {input}. "
    "The office's journal before this letter: {size} lines, root {root}.",
)

ANNEX: Final = Text("LAMPIRAN", "ANNEX")
ANNEX_OF: Final = Text(
    "Pekerja yang perlu ditindaklanjuti — permohonan {number}, diperiksa per {day}",
    "Workers to be followed up — application {number}, checked as of {day}",
)
ANNEX_HOW: Final = Text(
    "Setiap kelompok adalah satu hal yang perlu diselesaikan. Pekerja dengan beberapa temuan tercantum dalam setiap "
    "kelompoknya.",
    "Each group is one thing to settle. A worker with several findings stands in each of its groups.",
)
ANNEX_UNREAD: Final = Text("Berkas dan baris yang tidak terbaca", "Files and lines that could not be read")
GROUP: Final = Text("{title} — {outcome}: {count}", "{title} — {outcome}: {count}")
GROUP_ON: Final = Text("{title} — {outcome} (lanjutan)", "{title} — {outcome} (continued)")
NOT_MET: Final = Text("belum memenuhi", "not met")
UNKNOWN: Final = Text("belum terbukti", "not proven")
NOTE_NOT_MET: Final = Text("catatan, tidak terpenuhi", "note, not met")
NO: Final = Text("No", "No")
ROW: Final = Text("Baris", "Row")
NAME: Final = Text("Nama", "Name")
NIK: Final = Text("NIK", "NIK")
CATEGORY: Final = Text("Kategori", "Category")
FOUND: Final = Text("Temuan", "Finding")
EVIDENCE: Final = Text("Bukti yang diminta", "Evidence asked for")
CITES: Final = Text("Dasar", "Basis")
PLACE: Final = Text("Berkas dan tempat", "File and place")
MESSAGE: Final = Text("Yang ditemukan dan cara memperbaikinya", "What was found and how to mend it")
NAMELESS: Final = Text("(tanpa nama)", "(no name)")
ILLEGIBLE: Final = Text("tidak terbaca", "unreadable")
PASSPORT: Final = Text("Paspor {number}", "Passport {number}")

PAGE: Final = Text("Halaman {page} dari {pages}", "Page {page} of {pages}")
FOOT: Final = Text(
    "Permohonan {number} · diperiksa {day} · aturan {rulebook} · masukan {input}",
    "Application {number} · checked {day} · rulebook {rulebook} · input {input}",
)
