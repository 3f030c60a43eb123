"""What the verification of a journal can find, each in a sentence that names the item."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from permit_guard.domain.text import Text
from permit_guard.store.ledger import Held, HeldFile

_RECORDS: Final = {
    "person": Text("orang", "person"),
    "token": Text("token", "token"),
    "application": Text("permohonan", "application"),
    "roster": Text("daftar pekerja", "roster"),
    "disclosure": Text("pembukaan nomor", "disclosure"),
    "evidence": Text("bukti", "evidence"),
    "transcription": Text("salinan ketik", "transcription"),
    "attestation": Text("pencocokan bukti", "attestation"),
    "version": Text("versi yang diajukan", "submitted version"),
    "rulebook": Text("buku aturan", "rulebook"),
    "decision": Text("keputusan", "decision"),
    "notice": Text("surat", "letter"),
    "sent_back": Text("pengembalian keputusan", "sending back of the decision"),
    "approval_line": Text("rantai persetujuan keputusan", "chain of approval of the decision"),
    "certificate": Text("sertifikat", "certificate"),
    "live_approval": Text("persetujuan yang berlaku, sertifikat", "standing approval, certificate"),
    "approval_end": Text("akhir sertifikat", "end of the certificate"),
    "standing": Text("kedudukan sertifikat", "standing of the certificate"),
}


def line_changed(seq: int) -> Text:
    """The text of a line does not have the hash that was kept of it."""
    return Text(
        f"Baris jurnal {seq} telah diubah: isinya tidak sesuai dengan sidik yang disimpan.",
        f"Journal line {seq} was changed: its text does not have the hash that was kept of it.",
    )


def lines_missing(first: int, last: int) -> Text:
    """Numbers that no line has."""
    which = f"{first}" if first == last else f"{first}-{last}"
    return Text(
        f"Baris jurnal {which} tidak ada: dihapus atau hilang.",
        f"Journal line {which} is missing: it was removed or lost.",
    )


def line_behind(last: int, size: int) -> Text:
    """A line that the head of the journal knows nothing of."""
    return Text(
        f"Baris jurnal {last} berada di belakang ujung jurnal ({size} baris): disisipkan.",
        f"Journal line {last} stands behind the end of the journal ({size} lines): it was put in.",
    )


def tail_cut(size: int, known: int, what: Text) -> Text:
    """The journal is shorter than it once was."""
    return Text(
        f"Ekor jurnal terpotong: {what.id} mengenal {known} baris, sekarang hanya {size}.",
        f"The tail of the journal was cut: {what.en} knows {known} lines, now there are only {size}.",
    )


def root_differs(after: int, upto: int, what: Text) -> Text:
    """Somewhere between two places that are vouched for, the journal is not what it was."""
    return Text(
        f"Jurnal sampai baris {upto} bukan yang dikenal oleh {what.id}: ada yang diubah pada baris {after + 1}-{upto}.",
        f"The journal up to line {upto} is not what {what.en} knows: a line among {after + 1}-{upto} was changed.",
    )


def file_missing(file: HeldFile) -> Text:
    """The bytes of a file of evidence are gone."""
    return Text(
        f"Berkas bukti {file.id} (SHA-256 {file.sha256}) tidak ada di map files/{file.office}.",
        f"The file of evidence {file.id} (SHA-256 {file.sha256}) is not in files/{file.office}.",
    )


def file_swapped(path: PurePath) -> Text:
    """A file no longer has the hash that is its name."""
    return Text(
        f"Berkas {path.name} telah ditukar atau rusak: isinya bukan yang diterima.",
        f"The file {path.name} was swapped or is damaged: its bytes are not those that were received.",
    )


def evidence_differs(evidence_id: str) -> Text:
    """A row of evidence and its line do not say the same, or one of them is not there."""
    return Text(
        f"Bukti {evidence_id} tidak sama dengan baris jurnalnya, atau salah satunya tidak ada.",
        f"The evidence {evidence_id} is not as its journal line says, or one of the two is not there.",
    )


def decision_differs(held: Held) -> Text:
    """A decision is not the one that its line commits to."""
    return Text(
        f"Keputusan {held.id} bukan yang dicatat pada baris jurnal {held.before.size + 1}: telah diubah.",
        f"The decision {held.id} is not the one that journal line {held.before.size + 1} recorded: it was changed.",
    )


def decision_gone(seq: int) -> Text:
    """A line speaks of a decision that is not there."""
    return Text(
        f"Keputusan yang dicatat pada baris jurnal {seq} tidak ada lagi.",
        f"The decision that journal line {seq} recorded is no longer there.",
    )


def certificate_differs(serial: str) -> Text:
    """A certificate, or its end, and its line do not say the same, or one of them is not there."""
    return Text(
        f"Sertifikat {serial} atau pencabutannya tidak sama dengan baris jurnalnya, atau salah satunya tidak ada.",
        f"The certificate {serial}, or its end, is not as its journal line says, or one of the two is not there.",
    )


def record_changed(name: str, key: Sequence[str], seq: int) -> Text:
    """The rows of a record are not those that its line recorded."""
    which = _record(name, key)
    return Text(
        f"Catatan {which.id} bukan yang dicatat pada baris jurnal {seq}: telah diubah.",
        f"The record {which.en} is not as journal line {seq} recorded it: it was changed.",
    )


def record_gone(name: str, key: Sequence[str], seq: int) -> Text:
    """A line recorded what is no longer there."""
    which = _record(name, key)
    return Text(
        f"Catatan {which.id}, yang dicatat pada baris jurnal {seq}, tidak ada lagi: dihapus atau hilang.",
        f"The record {which.en}, which journal line {seq} recorded, is gone: it was removed or lost.",
    )


def record_unknown(name: str, key: Sequence[str]) -> Text:
    """A record that no line speaks of, or that should be gone."""
    which = _record(name, key)
    return Text(
        f"Catatan {which.id} tidak dikenal oleh jurnal: disisipkan.",
        f"The record {which.en} is not known to the journal: it was put in.",
    )


def _record(name: str, key: Sequence[str]) -> Text:
    words, told = _RECORDS[name], "/".join(key)
    return Text(f"{words.id} {told}", f"{words.en} {told}")
