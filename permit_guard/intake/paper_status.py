"""What a receipt or a certificate says beside `Status` and `Keterangan`: known words of success, or a doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from permit_guard.domain.evidence import EvidenceKind
from permit_guard.intake.days import DAY_IN_TEXT
from permit_guard.intake.paper_marks import LONGEST, speaks_of_a_mark, words_of

PAID: Final = frozenset(
    words_of(
        "berhasil sukses success successful lunas paid dibayar dibayarkan terbayar settled settlement completed "
        "complete selesai diterima terverifikasi diverifikasi terkonfirmasi approved disetujui confirmed posted valid "
        "sah"
    )
)
HELD: Final = PAID | frozenset(words_of("aktif active berlaku peserta terdaftar registered"))
_AROUND: Final = frozenset(
    words_of(
        "sudah telah pada tanggal tgl pukul jam wib wita wit oleh dengan penuh full fully tahap termin angsuran ke i "
        "ii iii pertama kedua ketiga pembayaran payment iuran transaksi transaction"
    )
)
_OF_PAPER: Final = frozenset(
    words_of(
        "pembayaran bayar payment transaksi transaction iuran tagihan kwitansi kuitansi dokumen setoran billing "
        "pelunasan penerimaan kepesertaan peserta sertifikat"
    )
)
"""What a label without a colon may go on with: `Status Pembayaran`."""
_OF_MEMBERSHIP: Final = frozenset(words_of("kepesertaan peserta sertifikat keanggotaan keaktifan"))
_OF_ANOTHER: Final = frozenset(
    words_of("perusahaan badan usaha kepemilikan modal pajak wajib pkp proyek pekerjaan kantor cabang lokasi tanah")
)
"""Whose status says nothing of the paper: `Status Perusahaan : Cabang`."""
_PARTLY: Final = frozenset(words_of("sebagian kurang parsial partial partially dicicil"))
_DENIED: Final = frozenset(words_of("belum tidak bukan blm tdk not no"))
_OF_PAYING: Final = PAID | frozenset(words_of("bukti pembayaran bayar membayar dana uang transaksi masuk"))
_STATUS: Final = re.compile(r"(?<!\w)status((?:[ /(\-]+[^\W\d_]+\)?){0,4}) ?[:=] ?", re.IGNORECASE)
_STATUS_BARE: Final = re.compile(r"(?:payment |transaction )?status(?= |\Z)", re.IGNORECASE)
_REMARK: Final = re.compile(r"(?:keterangan|ket|catatan|uraian|remarks?|notes?)\.? ?[:=] ?(.*)", re.IGNORECASE)
_CLOCK: Final = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?")
_NEXT_LABEL: Final = re.compile(r"[:=]")
_LABEL_WORDS: Final = 3


def doubtful_status(lines: Sequence[str], kind: EvidenceKind) -> str | None:
    """The first line whose status is no known word of success, or whose remark says that nothing was paid; else None.

    An empty status is a doubt too. The status of a company, a project or a place is not the paper's.
    """
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        if any(not _succeeded(label, value, kind) for label, value in _statuses(line, following)) or _denies(line):
            return line[:LONGEST]
    return None


def _statuses(line: str, following: str) -> Iterator[tuple[list[str], str]]:
    """The words after `status` in each label on the line, and what stands beside it, or below where that is empty."""
    below = "" if _NEXT_LABEL.search(following.lstrip(":= ")) else following.lstrip(":= ")
    stated = list(_STATUS.finditer(line))
    for match in stated:
        yield words_of(match[1]), line[match.end() :] or below
    bare = _STATUS_BARE.match(line)
    if bare is None or stated or len(line) > LONGEST:
        return
    words = line[bare.end() :].split()
    of_paper = next((at for at, word in enumerate(words) if word.casefold() not in _OF_PAPER), len(words))
    value = " ".join(words[of_paper:]) or below
    if value and not value[0].islower():
        yield words_of(" ".join(words[:of_paper])), value


def _succeeded(label: Sequence[str], value: str, kind: EvidenceKind) -> bool:
    """Whether the value is a known word of success and nothing else; another label may begin right of it."""
    if not _OF_ANOTHER.isdisjoint(label):
        return True
    of_membership = kind is EvidenceKind.JAKON_CERTIFICATE or not _OF_MEMBERSHIP.isdisjoint(label)
    known = HELD if of_membership else PAID
    beside = _CLOCK.sub(" ", DAY_IN_TEXT.sub(" ", value[:LONGEST]))
    cut = _NEXT_LABEL.search(beside)
    words = words_of(beside[: cut.start()] if cut else beside)
    said = next((at for at, word in enumerate(words) if word not in known | _AROUND), len(words))
    more = words[said:]
    if more and (cut is None or len(more) > _LABEL_WORDS or speaks_of_a_mark(more) or not _PARTLY.isdisjoint(more)):
        return False
    return not known.isdisjoint(words[:said])


def _denies(line: str) -> bool:
    """Whether a remark begins with a word of a bill or of what is void, names a code to pay by, or denies payment."""
    remark = _REMARK.match(line)
    words = words_of(remark[1][:LONGEST]) if remark else []
    if not words:
        return False
    if words[0] in ("kode", "nomor") and words[1:2] and words[1] in ("bayar", "billing", "pembayaran", "va"):
        return True
    if words[0] not in _DENIED and speaks_of_a_mark(words[:1]):
        return True
    return not _DENIED.isdisjoint(words) and not _OF_PAYING.isdisjoint(words)
