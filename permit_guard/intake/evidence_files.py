"""One file of evidence: what it is by what it says, the records in it, and what could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Final

from permit_guard.domain.evidence import EvidenceFile, EvidenceKind, EvidenceRecord, ProjectCertificate
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.columns import called
from permit_guard.intake.kinds import HEAD, Kind, claims_a_type, kind_of
from permit_guard.intake.lines import hidden_sheet
from permit_guard.intake.members_list import find_members, read_members
from permit_guard.intake.papers import read_papers
from permit_guard.intake.parsing.reading_parent import ReadingChild
from permit_guard.intake.project_workers import find_project_workers, read_project_workers
from permit_guard.intake.received import Received
from permit_guard.intake.refusal import FileRefused
from permit_guard.intake.tables import Header, Table, tables_of


@dataclass(slots=True)
class _Read:
    """What has been read from a file so far."""

    kinds: list[EvidenceKind] = field(default_factory=list)
    records: list[EvidenceRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    project_numbers: set[str] = field(default_factory=set)
    npps: set[str] = field(default_factory=set)


def read_evidence(received: Received, child: ReadingChild) -> EvidenceFile:
    """The file as evidence; it is always an answer, `unreadable` with its problem at the worst."""
    try:
        content = received.content()
    except FileRefused as refused:
        return _unreadable(received.file, received.digest(), refused.message)
    digest = hashlib.sha256(content).hexdigest()
    kind = kind_of(content[:HEAD])
    nothing = EvidenceFile(received.file, digest, EvidenceKind.UNRECOGNISED)
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
    pages = child.read("pdf", content)["pages"]
    kind, records, problems = read_papers(nothing.file, [str(page) for page in pages])
    return replace(
        nothing,
        kind=kind,
        records=records,
        problems=problems,
        looks_like_a_paper=True,
        project_numbers=frozenset(record.project_number for record in records),
        npps=frozenset(record.npp for record in records if isinstance(record, ProjectCertificate)),
    )


def _tables(nothing: EvidenceFile, content: bytes, kind: Kind, child: ReadingChild) -> EvidenceFile:
    read = _Read()
    for table in tables_of(nothing.file, child.read(kind.value, content)):
        if problem := hidden_sheet(table):
            read.problems.append(problem)
        elif table.visible:
            _read_table(table, read)
    if not read.kinds and claims_a_type(nothing.file) and not nothing.file.lower().endswith((".csv", ".xlsx")):
        raise FileRefused(NOT_ITS_NAME)
    return replace(
        nothing,
        kind=read.kinds[0] if read.kinds else EvidenceKind.UNRECOGNISED,
        records=tuple(read.records),
        problems=tuple(read.problems),
        project_numbers=frozenset(read.project_numbers),
        npps=frozenset(read.npps),
    )


def _read_table(table: Table, read: _Read) -> None:
    """Add what one visible table holds, if it is a members list or an F1a."""
    if header := find_members(table):
        _refuse_doubled(header)
        members, problems, npps = read_members(table, header)
        read.kinds.append(EvidenceKind.PU_MEMBERS)
        read.records += members
        read.problems += problems
        read.npps |= npps
    elif header := find_project_workers(table):
        _refuse_doubled(header)
        workers, problems, number = read_project_workers(table, header)
        read.kinds.append(EvidenceKind.JAKON_WORKERS)
        read.records += workers
        read.problems += problems
        read.project_numbers |= {number} if number else set()


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
    return EvidenceFile(file, digest, EvidenceKind.UNREADABLE, problems=(Problem(Source(file), message),))


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
