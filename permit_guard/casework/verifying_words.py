"""What is said of each check of a certificate's file, where it holds and where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from permit_guard.domain.text import Text

PDF: Final = Text("Berkas PDF.", "A PDF file.")
NO_PDF: Final = Text(
    "Ini bukan PDF yang dapat dibaca (paling besar 20 MB). Pakai berkas sebagaimana diterima.",
    "This is no PDF that can be read (at most 20 MB). Use the file as it was received.",
)
ONE_SEAL: Final = Text("Satu segel.", "One seal.")
NO_SEAL: Final = Text(
    "Tidak ada segel yang terbaca: bukan surat keterangan, atau segelnya dibuang.",
    "There is no seal that can be read: it is no certificate, or its seal was taken off.",
)
SEALS: Final = Text("Lebih dari satu tanda tangan; surat kami memuat satu.", "More than one signature; ours have one.")
OURS: Final = Text("Disegel oleh pemasangan ini.", "Sealed by this installation.")
NOT_OURS: Final = Text(
    "Bukan segel pemasangan ini, walaupun namanya mungkin sama: ditandatangani pihak lain, atau surat pemasangan lain.",
    "Not this installation's seal, though its name may be the same: someone else signed it, or another installation.",
)
INTACT: Final = Text("Isi yang disegel tidak berubah.", "What was sealed has not changed.")
NOT_INTACT: Final = Text(
    "Isinya berubah sejak disegel, atau segelnya tidak dapat diperiksa.",
    "It has changed since it was sealed, or the seal cannot be checked.",
)
WHOLE: Final = Text("Segel mencakup seluruh berkas.", "The seal covers the whole file.")
NOT_WHOLE: Final = Text(
    "Segel tidak mencakup seluruh berkas: ada yang ditambahkan atau dikecualikan.",
    "The seal does not cover the whole file: something was appended or left out.",
)
LOCKED: Final = Text("Tidak boleh diubah sesudah disegel.", "No change is allowed after the seal.")
NOT_LOCKED: Final = Text(
    "Segel ini membolehkan perubahan; segel kami tidak.", "This seal allows changes; ours does not."
)
REGISTERED: Final = Text("Terdaftar, byte demi byte.", "Registered, byte by byte.")
NOT_REGISTERED: Final = Text(
    "Berkas ini tidak ada dalam register kami.",
    "This file is not in our register.",
)
OTHER_FILE: Final = Text(
    "Nomor serinya ada dalam register kami, tetapi berkasnya lain. Unduh surat yang asli.",
    "Its serial is in our register, but with another file. Download the genuine one.",
)
IN_JOURNAL: Final = Text("Tercatat dalam jurnal.", "Recorded in the journal.")
NOT_IN_JOURNAL: Final = Text("Jurnal tidak mencatat berkas ini.", "The journal has no record of this file.")
SAME_DECISION: Final = Text(
    "Keputusan di dalamnya sama dengan yang disimpan.", "The decision inside is the one that is kept."
)
OTHER_DECISION: Final = Text(
    "Keputusan di dalamnya tidak sama dengan yang disimpan, atau tidak ada.",
    "The decision inside is not the one that is kept, or there is none.",
)
REPLACED: Final = Text(
    "Surat ini tidak berlaku lagi; permohonannya mempunyai surat yang lebih baru.",
    "This certificate no longer stands; its application has a later one.",
)
STANDS: Final[Mapping[str, Text]] = {
    "valid": Text("Persetujuannya berlaku.", "Its approval stands."),
    "suspended": Text("Persetujuannya sedang ditangguhkan.", "Its approval is suspended."),
    "revoked": Text("Persetujuannya telah dicabut.", "Its approval was revoked."),
    "closed": Text("Persetujuannya telah ditutup: pekerjaannya selesai.", "Its approval was closed: the work is done."),
    "unknown": Text("Tidak ada persetujuan yang dikenal.", "There is no approval that is known."),
}
