"""What is said of a paper that cannot be used: what it looks like, what was found, and how to mend it."""

from __future__ import annotations

from typing import Final

from permit_guard.domain.evidence import EvidenceKind
from permit_guard.domain.text import Text
from permit_guard.intake.paper_fields import FieldUnread
from permit_guard.intake.wording import shown

_CALLED: Final = {
    EvidenceKind.JAKON_DETERMINATION: Text("surat penetapan iuran", "a determination letter"),
    EvidenceKind.JAKON_RECEIPT: Text("kwitansi iuran", "a receipt"),
    EvidenceKind.JAKON_CERTIFICATE: Text("sertifikat kepesertaan", "a certificate"),
}


def lacks(kind: EvidenceKind, label: str) -> Text:
    """A field that the paper cannot be used without is not on it."""
    called = _CALLED[kind]
    return Text(
        f"Judulnya {called.id}, tetapi {shown(label)} tidak ada di dalamnya. Kirim surat yang "
        "lengkap, atau minta petugas memeriksanya.",
        f"Its title is that of {called.en}, but {shown(label)} is not on it. Send the complete "
        "paper, or have an officer look at it.",
    )


def unread(kind: EvidenceKind, field: FieldUnread) -> Text:
    """A field is there but cannot be read, or is stated twice and differs."""
    called = _CALLED[kind]
    return Text(
        f"Judulnya {called.id}, tetapi {shown(field.label)} tidak terbaca atau tidak tunggal: {shown(field.value)}. "
        "Kirim surat yang jelas, atau minta petugas memeriksanya.",
        f"Its title is that of {called.en}, but {shown(field.label)} cannot be read as one value: "
        f"{shown(field.value)}. Send a clear paper, or have an officer look at it.",
    )


def is_not(kind: EvidenceKind, found: str) -> Text:
    """The paper says that it is void, a draft, a sample, not paid, or has words in its title that make it another."""
    called = _CALLED[kind]
    return Text(
        f"Tampak seperti {called.id}, tetapi di dalamnya tertulis {shown(found)}, jadi tidak dihitung. Kirim surat "
        "yang sah, atau keluarkan berkas ini.",
        f"It looks like {called.en}, but it says {shown(found)}, so it does not count. Send the valid paper, or take "
        "this one out.",
    )
