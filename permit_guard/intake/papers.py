"""Papers that BPJS issues, recognised by what they say: a title of theirs, and every field that they cannot lack."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from permit_guard.domain.evidence import DeterminationLetter, EvidenceKind, EvidencePart, ProjectCertificate, Receipt
from permit_guard.domain.source import Problem, Source
from permit_guard.intake.paper_amount import received_amount
from permit_guard.intake.paper_faults import is_not, lacks, unread
from permit_guard.intake.paper_fields import FieldUnread, Paper, cleaned_lines
from permit_guard.intake.paper_labels import (
    AMOUNT,
    BASIS,
    CONTRACT,
    CONTRACT_PERIOD,
    CONTRIBUTION,
    DATE,
    HEADCOUNT,
    MAINTENANCE,
    NPP,
    NUMBER,
    PROJECT,
    RECEIVED,
    VALIDITY,
)
from permit_guard.intake.paper_marks import large_mark, unpaid_mark, void_mark
from permit_guard.intake.paper_status import doubtful_status
from permit_guard.intake.paper_titles import Title, titles_on
from permit_guard.intake.paper_values import (
    contract_number,
    count,
    dated,
    day_beside_number,
    day_beside_place,
    money,
    month_of_validity,
    names_wages,
    npp,
    one_day,
    paper_number,
    period,
    project_number,
)

T = TypeVar("T")
PaperRecord = DeterminationLetter | Receipt | ProjectCertificate


class _Lacks(Exception):
    """A field that the paper cannot be used without is not on it."""


class _IsNot(Exception):
    """The paper says of itself that it is not what it looks like; in its words."""


def read_papers(
    file: str, pages: Sequence[str], large: Sequence[Sequence[str]] = ()
) -> tuple[tuple[PaperRecord, ...], tuple[EvidencePart, ...]]:
    """The records of the papers in a PDF's text, and each paper as a part: unrecognised, with a problem, or sound.

    `large` are each page's letters that are much larger than its text: a watermark among them speaks of its papers.
    """
    records: list[PaperRecord] = []
    parts: list[EvidencePart] = []
    for title, paper in _papers(pages, large):
        source = Source(file, f"p{paper.page}")
        kind = EvidenceKind.UNRECOGNISED
        problems: tuple[Problem, ...] = ()
        try:
            records.append(_read(title, paper, source))
            kind = title.kind
        except _Lacks as lacking:
            problems = () if _is_of_no_project(title, paper) else (Problem(source, lacks(title.kind, str(lacking))),)
        except _IsNot as found:
            problems = (Problem(source, is_not(title.kind, str(found))),)
        except FieldUnread as field:
            problems = (Problem(source, unread(title.kind, field)),)
        parts.append(EvidencePart(kind, problems, _named(paper)))
    return tuple(records), tuple(parts)


@dataclass(slots=True)
class _Gathered:
    """A paper while its lines are gathered: it is known while all titles of it are."""

    title: Title
    page: int
    lines: list[str]
    has_project: bool

    def takes(self, title: Title, has_project: bool) -> bool:
        """Whether a title below is this paper's again, as at the head of its next page: only one names a project."""
        return title.kind is self.title.kind and not (self.has_project and has_project)

    def take(self, title: Title, lines: Sequence[str], has_project: bool) -> None:
        """Add the lines below another title of this paper."""
        self.title = self.title if title.known else title
        self.lines += lines
        self.has_project |= has_project


def _papers(pages: Sequence[str], large: Sequence[Sequence[str]]) -> list[tuple[Title, Paper]]:
    """Each paper with its lines: it begins on the page of its title and goes on until the next one's.

    A cover before the first says nothing of it but that it is void.
    """
    found: list[_Gathered] = []
    covers: list[str] = []
    for number, page in enumerate(pages, 1):
        marks = list(filter(None, map(large_mark, large[number - 1] if number <= len(large) else ())))
        lines = cleaned_lines(page)
        titles = titles_on(lines)
        if not titles:
            (found[-1].lines if found else covers).extend([*marks, *(lines if found else _void(lines))])
        cuts = [0, *(title.index for title in titles[1:]), len(lines)]
        for title, begin, end in zip(titles, cuts, cuts[1:], strict=False):
            part = marks + lines[begin:end]
            has_project = bool(Paper(number, tuple(part)).values(PROJECT))
            if found and found[-1].takes(title, has_project):
                found[-1].take(title, part, has_project)
            else:
                found.append(_Gathered(title, number, part if found else covers + part, has_project))
    return [(paper.title, Paper(paper.page, tuple(paper.lines))) for paper in found]


def _void(lines: Sequence[str]) -> Iterator[str]:
    yield from filter(None, [void_mark(lines)])


def _read(title: Title, paper: Paper, source: Source) -> PaperRecord:
    """The paper as a record. Raises _Lacks, FieldUnread, and _IsNot for one that is void, a draft, or not paid."""
    mark = None if title.known else title.text
    mark = mark or void_mark(paper.lines)
    if title.kind is not EvidenceKind.JAKON_DETERMINATION:
        mark = mark or unpaid_mark(paper.lines) or doubtful_status(paper.lines, title.kind)
    if mark:
        raise _IsNot(mark)
    return _READERS[title.kind](paper, source)


def _is_of_no_project(title: Title, paper: Paper) -> bool:
    """A company's own certificate has the same title and names no project: it proves nothing here and hides nothing."""
    return title.known and title.kind is EvidenceKind.JAKON_CERTIFICATE and not paper.values(PROJECT)


def _named(paper: Paper) -> frozenset[str]:
    """The project numbers on the paper; none where one of them cannot be read, so that it may be anyone's."""
    numbers = {project_number(value) for value in paper.values(PROJECT)}
    return frozenset() if None in numbers else frozenset(number for number in numbers if number is not None)


def _determination(paper: Paper, source: Source) -> DeterminationLetter:
    contract = paper.field(CONTRACT_PERIOD, period)
    maintenance = paper.field(MAINTENANCE, period)
    return DeterminationLetter(
        source=source,
        number=_needed(paper, NUMBER, paper_number),
        dated=paper.field(DATE, dated) or _dated_beside_place(paper),
        project_number=_needed(paper, PROJECT, project_number),
        contract_number=paper.field(CONTRACT, contract_number),
        contract_starts_on=contract[0] if contract else None,
        contract_ends_on=contract[1] if contract else None,
        maintenance_ends_on=maintenance[1] if maintenance else None,
        headcount=paper.field(HEADCOUNT, count),
        contribution=paper.field(CONTRIBUTION, money),
        by_wages=paper.field(BASIS, names_wages) or False,
    )


def _receipt(paper: Paper, source: Source) -> Receipt:
    return Receipt(
        source=source,
        number=_needed(paper, NUMBER, paper_number),
        project_number=_needed(paper, PROJECT, project_number),
        amount=_there(AMOUNT, received_amount(paper)),
        received_on=_needed(paper, RECEIVED, one_day),
    )


def _certificate(paper: Paper, source: Source) -> ProjectCertificate:
    return ProjectCertificate(
        source=source,
        project_number=_needed(paper, PROJECT, project_number),
        npp=_needed(paper, NPP, npp),
        month=_needed(paper, VALIDITY, month_of_validity),
    )


_READERS: Final[Mapping[EvidenceKind, Callable[[Paper, Source], PaperRecord]]] = {
    EvidenceKind.JAKON_DETERMINATION: _determination,
    EvidenceKind.JAKON_RECEIPT: _receipt,
    EvidenceKind.JAKON_CERTIFICATE: _certificate,
}


def _needed(paper: Paper, labels: tuple[str, ...], reader: Callable[[str], T | None]) -> T:
    return _there(labels, paper.field(labels, reader))


def _there(labels: tuple[str, ...], value: T | None) -> T:
    if value is None:
        raise _Lacks(labels[0])
    return value


def _dated_beside_place(paper: Paper) -> date:
    """The day beside the place, as in `Magelang, 20 Maret 2026` on a line of its own or right of the number."""
    beside = [*map(day_beside_place, paper.lines), *map(day_beside_number, paper.values(NUMBER))]
    days = {day for day in beside if day is not None}
    if len(days) > 1:
        raise FieldUnread(DATE[0], " / ".join(map(str, sorted(days))))
    if not days:
        raise _Lacks(DATE[0])
    return days.pop()
