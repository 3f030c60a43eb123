"""What is said of an archive of certificates that does not hold."""

from __future__ import annotations

from typing import Final

from permit_guard.casework.certificate_archive import SIGNATURE
from permit_guard.domain.text import Text

NO_ARCHIVE: Final = Text(
    "Ini bukan arsip surat keterangan yang utuh. Pakai berkas sebagaimana diunduh.",
    "This is no whole archive of certificates. Use the file as it was downloaded.",
)
NO_MANIFEST: Final = Text(
    "manifest.json tidak ada atau tidak terbaca.", "manifest.json is not there, or cannot be read."
)
UNSIGNED: Final = Text(f"tidak bertanda tangan: {SIGNATURE} tidak ada.", f"it is not signed: {SIGNATURE} is not there.")
NOT_SIGNED_SO: Final = Text(
    "bukan yang ditandatangani: berubah sejak itu, atau tanda tangannya rusak.",
    "it is not what was signed: it was changed since, or its signature is damaged.",
)
SIGNED_ELSEWHERE: Final = Text(
    "ditandatangani pemasangan lain, bukan oleh segel yang Anda percayai.",
    "another installation signed it, not the seal that you trust.",
)
STRANGE: Final = Text("berkas ini tidak pernah ada di arsip kami.", "no archive of ours has such a file.")
UNNAMED: Final = Text("tidak disebut di manifest.json.", "manifest.json does not name it.")
GONE: Final = Text("disebut di manifest.json, tetapi tidak ada.", "manifest.json names it, and it is not there.")
CHANGED: Final = Text("isinya bukan yang disebut di manifest.json.", "it is not what manifest.json says.")
NO_PROOF: Final = Text(
    "bukti jurnalnya di manifest.json tidak cocok.", "its proof from the journal in manifest.json does not hold."
)
OTHER: Final = Text("nomor serinya lain.", "it has another serial.")
TWICE: Final = Text("manifest.json menyebut satu nomor seri dua kali.", "manifest.json names one serial twice.")
PRESSED: Final = Text(
    "termampatkan atau terlalu besar; arsip kami menyimpannya apa adanya.",
    "it is compressed or too large; our archives store it as it is.",
)
TWIN: Final = Text("namanya ada dua kali.", "its name is there twice.")
STRANGER: Final = Text("bukan otoritas segel yang Anda percayai.", "it is not the seal's authority that you trust.")
