"""The fixed sentences of the certificate; both languages stand on it, Indonesian first."""

from __future__ import annotations

from typing import Final

from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.standing import Way
from permit_guard.domain.text import Text

TITLE: Final = Text("Surat Keterangan Hasil Pemeriksaan", "Certificate of Examination")
ABOUT: Final = Text(
    "Kepesertaan BPJS Ketenagakerjaan para pekerja pada permohonan Persetujuan Bangunan Gedung (PBG)",
    "BPJS Ketenagakerjaan membership of the workers of an application for a building approval (PBG)",
)
SERIAL: Final = Text("Nomor seri", "Serial")
STATES: Final = Text(
    "Menurut berkas yang ada pada kantor kami pada {day}, perlindungan setiap pekerja dalam daftar pekerja "
    "permohonan di bawah ini terbukti, dan permohonan ini telah disetujui.",
    "By the evidence on file at our office on {day}, the cover of every worker on the roster of the application below "
    "is proven, and the application has been approved.",
)

APPLICATION: Final = Text("Permohonan", "Application")
PROJECT: Final = Text("Pekerjaan", "Project")
PLACE: Final = Text("Lokasi", "Place")
OWNER: Final = Text("Pemilik", "Owner")
CONTRACTOR: Final = Text("Kontraktor", "Contractor")
SUBCONTRACTORS: Final = Text("Subkontraktor", "Subcontractors")
CONTRACT: Final = Text("Kontrak (SPK)", "Contract (SPK)")
CONTRACT_SAYS: Final = Text("{number}, tanggal {day}", "{number} of {day}")
CHECKED_ON: Final = Text("Hari pemeriksaan", "Day of the check")
PROVEN_UNTIL: Final = Text("Terbukti sampai dengan", "Proven until")
PROVEN_UNTIL_SAYS: Final = Text(
    "{day}; sesudahnya diperlukan bukti baru (iuran bulan berikutnya, atau perpanjangan).",
    "{day}; new evidence is needed after it (the next month's contribution, or an extension).",
)
NO_ONE_LEFT: Final = Text("semua pekerja telah selesai bekerja", "every worker's work is over")
AND_MORE: Final = Text("dan {count} lainnya", "and {count} more")
NPP: Final = "{name} (NPP {npp})"
VILLAGE: Final = Text("desa/kelurahan {village}", "village {village}")

WORKERS: Final = Text("Pekerja", "Workers")
WAYS: Final = {
    Way.PU: Text("Penerima upah (PU)", "Wage earners (PU)"),
    Way.JAKON: Text("Jasa konstruksi (Jakon)", "Project cover (Jakon)"),
    Way.BOTH: Text("PU dan Jakon", "PU and Jakon"),
    Way.NONE: Text("Tidak diwajibkan", "No cover owed"),
    Way.LEFT: Text("Telah selesai", "Have left"),
}

CHECKED: Final = Text("Yang diperiksa", "What was checked")
CHECKED_SAYS: Final = Text(
    "{rules} aturan atas {workers} pekerja dan permohonan, dari {files}. Dicocokkan dengan sumbernya oleh "
    "{attested}; diperiksa oleh {checked}.",
    "{rules} rules asked of {workers} workers and of the application, from {files}. Compared with their sources by "
    "{attested}; checked by {checked}.",
)
KINDS: Final = {
    EvidenceKind.PU_MEMBERS: Text("daftar peserta", "members list"),
    EvidenceKind.JAKON_WORKERS: Text("F1a", "F1a"),
    EvidenceKind.JAKON_DETERMINATION: Text("penetapan iuran", "determination letter"),
    EvidenceKind.JAKON_RECEIPT: Text("kwitansi", "receipt"),
    EvidenceKind.JAKON_CERTIFICATE: Text("sertifikat kepesertaan", "project certificate"),
    EvidenceKind.UNRECOGNISED: Text("lain-lain", "other"),
    EvidenceKind.UNREADABLE: Text("tidak terbaca", "unreadable"),
}
LIMITS: Final = Text("Yang tidak dinyatakan", "What it does not say")
LIMITS_SAYS: Final = Text(
    "Terbukti menurut berkas pada hari ini: surat ini bukan keterangan dari BPJS Ketenagakerjaan, bukan Sertifikat "
    "Kepesertaan, dan bukan PBG. Surat ini tidak menyatakan apa pun tentang pekerja di luar daftar itu atau tentang "
    "iuran yang jatuh tempo sesudah tanggal di atas. Status terakhir hanya pada alamat verifikasi.",
    "Proven by the evidence on file on this day: this is not a statement by BPJS Ketenagakerjaan, not its Sertifikat "
    "Kepesertaan, and not the permit (PBG). It says nothing of workers outside that roster or of contributions due "
    "after the day above. Only the verification address tells how it stands now.",
)

APPROVED: Final = Text("Disetujui di {place}, {day}", "Approved at {place}, {day}")
APPROVED_BY: Final = Text("oleh {name}", "by {name}")
APPROVED_FOR: Final = Text("untuk {title}", "on behalf of: {title}")
SEALED: Final = Text(
    "Disegel secara elektronik oleh sistem kantor. Segel sistem ini bukan tanda tangan elektronik tersertifikasi.",
    "Sealed electronically by the office's system. A system seal, not a certified electronic signature.",
)
VERIFY: Final = Text("Periksa keaslian dan status:", "Verify that it is genuine and stands:")
VERIFY_ALT: Final = Text("Kode QR dengan alamat {address}", "QR code with the address {address}")
PROOF: Final = Text(
    "Jurnal kantor sebelum persetujuan: {size} baris, akar {root}. Aturan {rulebook}. Masukan {input}. "
    "Keputusan terlampir (decision.json) sha256:{record}.",
    "The office's journal before the approval (lines, root), rulebook, input, and the decision inside (decision.json).",
)
ATTACHED: Final = Text("Keputusan sebagai JSON, nomor disamarkan", "The decision as JSON, numbers masked")

ANNEX: Final = Text("Lampiran: daftar pekerja yang diperiksa", "Annex: the workers who were checked")
ANNEX_SAYS: Final = Text(
    "Lampiran tanpa segel bagi Surat Keterangan Hasil Pemeriksaan {serial}. Yang bersegel adalah surat itu dengan "
    "keputusan di dalamnya (sha256:{record}).",
    "An annex without a seal to the Certificate of Examination {serial}. What is sealed is that certificate, with the "
    "decision inside it (sha256:{record}).",
)
STATUS: Final = Text("Hasil", "Outcome")
COMPLIANT: Final = Text("Terlindungi", "Covered")
LEFT: Final = Text("Telah selesai", "Has left")
