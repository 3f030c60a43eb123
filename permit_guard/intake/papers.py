"""Papers that BPJS issues, recognised by what they say: a title of theirs, and every field that they cannot lack."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from permit_guard.domain.evidence import DeterminationLetter, EvidenceKind, ProjectCertificate, Receipt
from permit_guard.domain.source import Problem, Source
from permit_guard.domain.text import Text
from permit_guard.intake.days import read_day
from permit_guard.intake.paper_fields import FieldUnread, Paper, cleaned_lines
from permit_guard.intake.paper_values import (
    as_written,
    count,
    money,
    month_of_validity,
    names_wages,
    npp,
    one_day,
    paper_number,
    period,
    project_number,
)
from permit_guard.intake.wording import shown

T = TypeVar("T")
PaperRecord = DeterminationLetter | Receipt | ProjectCertificate

PROJECT: Final = ("Nomor Proyek", "No. Proyek", "No Proyek", "Nomor Proyek Jakon")
CONTRACT: Final = ("Nomor SPK", "No. SPK", "No SPK", "Nomor Kontrak", "No. Kontrak", "Nomor SPK/Kontrak")
NUMBER: Final = ("Nomor", "No.", "No", "Nomor Surat", "No. Surat", "Nomor Kwitansi", "No. Kwitansi")
MOST_TITLES: Final = 50  # of one page: a paper has one, and each is sought a field below it
DATE: Final = ("Tanggal", "Tanggal Surat", "Tgl", "Tgl.")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: how its title reads, and how its fields become a record."""

    kind: EvidenceKind
    title: re.Pattern[str]
    read: Callable[[Paper, Source], PaperRecord]


class _Lacks(Exception):
    """A field that the paper cannot be used without is not on it."""


def read_papers(file: str, pages: Sequence[str]) -> tuple[EvidenceKind, tuple[PaperRecord, ...], tuple[Problem, ...]]:
    """The papers in a PDF's text: the first one's kind, their records, and a problem for each that lacks a field."""
    found: list[tuple[EvidenceKind, PaperRecord]] = []
    problems: list[Problem] = []
    for kind, paper in _papers(pages):
        source = Source(file, f"p{paper.page}")
        try:
            found.append((kind.kind, kind.read(paper, source)))
        except _Lacks as lacking:
            problems.append(Problem(source, _lacks(kind, str(lacking))))
        except FieldUnread as unread:
            problems.append(Problem(source, _unread(kind, unread)))
    first = found[0][0] if found else EvidenceKind.UNRECOGNISED
    return first, tuple(record for _, record in found), tuple(problems)


def _papers(pages: Sequence[str]) -> list[tuple[PaperKind, Paper]]:
    """Each paper with its lines: it begins on the page of its title and goes on until the next one's."""
    found: list[tuple[PaperKind, int, list[str]]] = []
    for number, page in enumerate(pages, 1):
        lines = cleaned_lines(page)
        starts = _titles(lines)
        if not starts:
            if found:
                found[-1][2].extend(lines)
            continue
        cuts = [0, *(index for index, _ in starts[1:]), len(lines)]
        for (_, kind), begin, end in zip(starts, cuts, cuts[1:], strict=False):
            found.append((kind, number, lines[begin:end]))
    return [(kind, Paper(number, tuple(lines))) for kind, number, lines in found]


def _titles(lines: Sequence[str]) -> list[tuple[int, PaperKind]]:
    """Where titles stand on a page. A title after the first counts only above a field of a paper of its own."""
    titles: list[tuple[int, PaperKind]] = []
    tried = 0
    for index, line in enumerate(lines):
        if tried >= MOST_TITLES:
            break
        joined = " ".join(lines[index : index + 3])
        kind = next((kind for kind in KINDS if kind.title.match(line) or _wrapped_title(kind, line, joined)), None)
        if kind is None:
            continue
        tried += 1
        if not titles or Paper(0, tuple(lines[index:])).values(PROJECT):
            titles.append((index, kind))
    return titles


def _wrapped_title(kind: PaperKind, line: str, joined: str) -> bool:
    """Whether a title begins on this line and ends on one of the next two."""
    found = kind.title.match(joined)
    return found is not None and found.end() > len(line) and line.isupper()


def _determination(paper: Paper, source: Source) -> DeterminationLetter:
    contract = paper.field(("Masa Kontrak", "Jangka Waktu Kontrak", "Masa Pelaksanaan"), period)
    maintenance = paper.field(("Masa Pemeliharaan",), period)
    return DeterminationLetter(
        source=source,
        number=_needed(paper, NUMBER, paper_number),
        dated=paper.field(DATE, one_day) or _dated_place(paper),
        project_number=_project_number(paper),
        contract_number=paper.field(CONTRACT, as_written),
        contract_starts_on=contract[0] if contract else None,
        contract_ends_on=contract[1] if contract else None,
        maintenance_ends_on=maintenance[1] if maintenance else None,
        headcount=paper.field(("Jumlah Pekerja", "Jumlah Tenaga Kerja", "Jumlah TK"), count),
        contribution=paper.field(
            ("Iuran yang ditetapkan", "Jumlah Iuran", "Total Iuran", "Besar Iuran", "Besarnya Iuran", "Iuran"), money
        ),
        by_wages=any(map(names_wages, paper.values(("Dasar Perhitungan", "Dasar Penghitungan")))),
    )


def _receipt(paper: Paper, source: Source) -> Receipt:
    return Receipt(
        source=source,
        number=_needed(paper, NUMBER, paper_number),
        project_number=_project_number(paper),
        amount=_needed(paper, ("Jumlah", "Jumlah Uang", "Jumlah Iuran", "Jumlah Pembayaran", "Uang Sejumlah"), money),
        received_on=_needed(paper, ("Tanggal Terima", "Tgl Terima", "Tgl. Terima", "Tanggal Diterima"), one_day),
    )


def _certificate(paper: Paper, source: Source) -> ProjectCertificate:
    return ProjectCertificate(
        source=source,
        project_number=_project_number(paper),
        npp=_needed(paper, ("NPP", "Nomor Pendaftaran Perusahaan"), npp),
        month=_needed(
            paper, ("Berlaku", "Berlaku Mulai", "Berlaku Sejak", "Masa Berlaku", "Berlaku Bulan"), month_of_validity
        ),
    )


KINDS: Final = (
    PaperKind(
        EvidenceKind.JAKON_DETERMINATION,
        re.compile(r"(?:(?:peri)?hal ?:? ?)?(?:surat )?penetapan iuran\b.*\bjasa konstruksi", re.IGNORECASE),
        _determination,
    ),
    PaperKind(EvidenceKind.JAKON_RECEIPT, re.compile(r"k[uw]itansi\b.*\bjasa konstruksi", re.IGNORECASE), _receipt),
    PaperKind(EvidenceKind.JAKON_CERTIFICATE, re.compile(r"sertifikat kepesertaan\b", re.IGNORECASE), _certificate),
)


def _needed(paper: Paper, labels: Sequence[str], reader: Callable[[str], T | None]) -> T:
    value = paper.field(labels, reader)
    if value is None:
        raise _Lacks(labels[0])
    return value


def _project_number(paper: Paper) -> str:
    """The one project number that the paper names; two different ones are for a person to judge."""
    values = paper.values(PROJECT)
    numbers = {number for value in values if (number := project_number(value))}
    if len(numbers) > 1 or (values and not numbers):
        raise FieldUnread(PROJECT[0], ", ".join(sorted(numbers)) or values[0])
    if not numbers:
        raise _Lacks(PROJECT[0])
    return numbers.pop()


def _dated_place(paper: Paper) -> date:
    """The day beside the place at the head of a letter, as in `Magelang, 20 Maret 2026`."""
    for line in paper.lines:
        _, comma, after = line.rpartition(",")
        if comma and (day := read_day(after.strip())):
            return day
    raise _Lacks(DATE[0])


_CALLED: Final = {
    EvidenceKind.JAKON_DETERMINATION: Text("surat penetapan iuran", "a determination letter"),
    EvidenceKind.JAKON_RECEIPT: Text("kwitansi iuran", "a receipt"),
    EvidenceKind.JAKON_CERTIFICATE: Text("sertifikat kepesertaan", "a certificate"),
}


def _lacks(kind: PaperKind, label: str) -> Text:
    called = _CALLED[kind.kind]
    return Text(
        f"Judulnya {called.id}, tetapi {shown(label)} tidak ada di dalamnya. Kirim surat yang "
        "lengkap, atau minta petugas memeriksanya.",
        f"Its title is that of {called.en}, but {shown(label)} is not on it. Send the complete "
        "paper, or have an officer look at it.",
    )


def _unread(kind: PaperKind, unread: FieldUnread) -> Text:
    called = _CALLED[kind.kind]
    return Text(
        f"Judulnya {called.id}, tetapi {shown(unread.label)} tidak terbaca: {shown(unread.value)}. "
        "Kirim surat yang jelas, atau minta petugas memeriksanya.",
        f"Its title is that of {called.en}, but {shown(unread.label)} cannot be read: {shown(unread.value)}. "
        "Send a clear paper, or have an officer look at it.",
    )
