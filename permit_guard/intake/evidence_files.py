"""One file of evidence: what it is by what it says, the records in it, and what could not be read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from permit_guard.domain.evidence import EvidenceFile, EvidenceKind, EvidencePart, EvidenceRecord
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.columns import called
from permit_guard.intake.kinds import HEAD, Kind, claims_a_type, is_left_by_the_system, kind_of
from permit_guard.intake.lines import hidden_sheet
from permit_guard.intake.members_list import find_members, read_members
from permit_guard.intake.papers import read_papers
from permit_guard.intake.parsing.reading_parent import ReadingChild
from permit_guard.intake.project_workers import find_project_workers, read_project_workers
from permit_guard.intake.received import Received
from permit_guard.intake.refusal import FileRefused
from permit_guard.intake.tables import Header, Table, tables_of


def read_evidence(received: Received, child: ReadingChild) -> EvidenceFile:
    """The file as evidence; it is always an answer, `unreadable` with its problem at the worst."""
    try:
        content = received.content()
    except FileRefused as refused:
        return _unreadable(received.file, received.digest(), refused.message)
    digest = hashlib.sha256(content).hexdigest()
    kind = kind_of(content[:HEAD])
    nothing = EvidenceFile(received.file, digest, EvidenceKind.UNRECOGNISED)
    if is_left_by_the_system(received.file, content):
        return nothing
    try:
        if kind is Kind.PICTURE:
            return replace(nothing, looks_like_a_paper=True)
        if kind is Kind.PDF:
            return _papers(nothing, content, child)
        if kind in (Kind.TABLE, Kind.ARCHIVE):
            return _tables(nothing, content, kind, child)
        if kind is Kind.OLD_OFFICE and received.file.lower().endswith((".xls", ".xlsx")):
            raise FileRefused(OLD_OFFICE)
    except FileRefused as refused:
        if kind is Kind.PDF or claims_a_type(received.file) or kind is Kind.OLD_OFFICE:
            return _unreadable(received.file, digest, refused.message)
        return nothing
    if claims_a_type(received.file):
        return _unreadable(received.file, digest, EMPTY if kind is Kind.EMPTY else NOT_ITS_NAME)
    return nothing


def _papers(nothing: EvidenceFile, content: bytes, child: ReadingChild) -> EvidenceFile:
    read = child.read("pdf", content)
    records, parts = read_papers(nothing.file, [str(page) for page in read["pages"]], read["large"])
    return replace(_of_parts(nothing, records, parts), looks_like_a_paper=True)


def _tables(nothing: EvidenceFile, content: bytes, kind: Kind, child: ReadingChild) -> EvidenceFile:
    records: list[EvidenceRecord] = []
    parts: list[EvidencePart] = []
    for table in tables_of(nothing.file, child.read(kind.value, content)):
        if problem := hidden_sheet(table):
            parts.append(EvidencePart(EvidenceKind.UNRECOGNISED, (problem,)))
        elif table.visible and (part := _read_table(table, records)):
            parts.append(part)
    recognised = any(part.kind is not EvidenceKind.UNRECOGNISED for part in parts)
    if not recognised and claims_a_type(nothing.file) and not nothing.file.lower().endswith((".csv", ".xlsx")):
        raise FileRefused(NOT_ITS_NAME)
    return _of_parts(nothing, records, parts)


def _of_parts(nothing: EvidenceFile, records: Sequence[EvidenceRecord], parts: Sequence[EvidencePart]) -> EvidenceFile:
    """The file with what was read; it is what its first recognised part is."""
    kinds = (part.kind for part in parts if part.kind is not EvidenceKind.UNRECOGNISED)
    kind = next(kinds, EvidenceKind.UNRECOGNISED)
    return replace(nothing, kind=kind, records=tuple(records), parts=tuple(parts))


def _read_table(table: Table, records: list[EvidenceRecord]) -> EvidencePart | None:
    """What one visible table is, if it is a members list or an F1a; its lines are added to `records`."""
    if header := find_members(table):
        _refuse_doubled(header)
        members, problems, npps = read_members(table, header)
        records += members
        return EvidencePart(EvidenceKind.PU_MEMBERS, tuple(problems), npps=npps)
    if header := find_project_workers(table):
        _refuse_doubled(header)
        workers, problems, numbers = read_project_workers(table, header)
        records += workers
        return EvidencePart(EvidenceKind.JAKON_WORKERS, tuple(problems), project_numbers=numbers)
    return None


def _refuse_doubled(header: Header) -> None:
    if header.doubled:
        indonesian, english = called(header.doubled[0])
        raise FileRefused(
            Text(
                f"Judul tabel di baris {header.number} menyebut kolom {indonesian} dua kali. Sisakan satu.",
                f"The header on row {header.number} names the column {english} twice. Keep one.",
            )
        )


def _unreadable(file: str, digest: str, message: Text) -> EvidenceFile:
    part = EvidencePart(EvidenceKind.UNREADABLE, (Problem(Source(file), message),))
    return EvidenceFile(file, digest, EvidenceKind.UNREADABLE, parts=(part,))


EMPTY: Final = Text(
    "Berkas ini kosong (0 bita). Kirim ulang berkasnya.", "This file is empty (0 bytes). Send it again."
)
NOT_ITS_NAME: Final = Text(
    "Isinya bukan seperti nama berkasnya (CSV, XLSX, PDF, PNG atau JPG), atau rusak. Kirim ulang berkas aslinya.",
    "Its content is not what its name says (CSV, XLSX, PDF, PNG or JPG), or is damaged. Send the original again.",
)
OLD_OFFICE: Final = Text(
    "Ini berkas Excel lama (.xls) atau dikunci dengan kata sandi. Simpan ulang sebagai .xlsx tanpa kata sandi.",
    "This is an old Excel file (.xls) or one with a password. Save it as .xlsx without a password.",
)
