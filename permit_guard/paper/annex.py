"""The annex: the workers to be followed up, grouped by what is to be settled, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final

from permit_guard.domain.case import Worker
from permit_guard.domain.decision import Decision
from permit_guard.domain.finding import Finding
from permit_guard.domain.source import Problem
from permit_guard.domain.text import Language, Text, say_day
from permit_guard.paper import wording
from permit_guard.paper.errands import Errand
from permit_guard.paper.fonts import SANS, SANS_BOLD, SERIF_BOLD, face
from permit_guard.paper.ink import Ink
from permit_guard.paper.lines import wrap
from permit_guard.paper.pen import Pen
from permit_guard.paper.saying import NOTHING, say_cite, say_identity, say_plain, say_text, say_workers
from permit_guard.paper.sheet import ACROSS
from permit_guard.paper.table import Column, Group, Row, Table, TablePage

HEAD_SIZE: Final = 12.0
HOW_SIZE: Final = 8.4
HEAD_LEADING: Final = 1.25
AFTER_HEAD: Final = 6.0
COLUMNS: Final = (
    (wording.NO, 0.035),
    (wording.ROW, 0.04),
    (wording.NAME, 0.155),
    (wording.NIK, 0.105),
    (wording.CATEGORY, 0.115),
    (wording.FOUND, 0.25),
    (wording.EVIDENCE, 0.195),
    (wording.CITES, 0.105),
)
UNREAD_COLUMNS: Final = ((wording.NO, 0.05), (wording.PLACE, 0.27), (wording.MESSAGE, 0.68))
FINDINGS_DIFFER: Final = (False, False, False, False, True, False, True, True)
FINDINGS_ALIKE: Final = (False, False, False, False, True, True, True, True)
ROWS_A_FINDING: Final = 3


@dataclass(frozen=True, slots=True)
class Annex:
    """Pages of the annex as laid out, ready to be drawn across; `head` stands above the first of them."""

    head: tuple[tuple[str, float, tuple[str, ...]], ...]
    tables: tuple[tuple[Table, TablePage], ...]

    def __len__(self) -> int:
        return len(self.tables)

    def draw(self, ink: Ink, index: int) -> None:
        """Draw page `index` (from 0) on a page that is A4 across."""
        table, page = self.tables[index]
        top = ACROSS.top
        if index == 0:
            for font, size, lines in self.head:
                for line in lines:
                    ink.text(face(font), size, ACROSS.left, top - size, line)
                    top -= size * HEAD_LEADING
            top -= AFTER_HEAD
        Pen(ink, table, ACROSS.left).draw(page, top)


def lay_out(
    decision: Decision,
    found: tuple[Errand, ...],
    unread: tuple[Problem, ...],
    titles: Mapping[str, Text],
    *,
    language: Language,
    unmask: bool,
) -> Annex:
    """The annex of `found` and of the problems `unread`; without a page when there is neither."""
    if not found and not unread:
        return Annex((), ())
    head = _head(decision, language)
    used = sum(len(lines) * size * HEAD_LEADING for _, size, lines in head) + AFTER_HEAD
    pages: list[tuple[Table, TablePage]] = []
    if found:
        table = _table(COLUMNS, language)
        groups = _Groups(titles, language, unmask).of(found)
        pages += [(table, page) for page in table.pages(groups, ACROSS.text_height - used, ACROSS.text_height)]
    if unread:
        table = _table(UNREAD_COLUMNS, language)
        room = ACROSS.text_height if pages else ACROSS.text_height - used
        pages += [
            (table, page) for page in table.pages((_unread_group(unread, language, unmask),), room, ACROSS.text_height)
        ]
    return Annex(head, tuple(pages))


def _head(decision: Decision, language: Language) -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    title = wording.ANNEX_OF.in_(language).format(
        number=decision.application.number, day=say_day(decision.on, language)
    )
    said = (
        (SERIF_BOLD, HEAD_SIZE, wording.ANNEX.in_(language)),
        (SANS_BOLD, HOW_SIZE + 1, title),
        (SANS, HOW_SIZE, wording.ANNEX_HOW.in_(language)),
    )
    return tuple((font, size, wrap(text, face(font), size, ACROSS.text_width)) for font, size, text in said)


def _table(columns: tuple[tuple[Text, float], ...], language: Language) -> Table:
    return Table(tuple(Column(title.in_(language), share * ACROSS.text_width) for title, share in columns))


@dataclass(frozen=True, slots=True)
class _Groups:
    """Errands as groups of the table."""

    titles: Mapping[str, Text]
    language: Language
    unmask: bool

    def of(self, found: tuple[Errand, ...]) -> list[Group]:
        """A group for each errand; its rows are numbered through all of them."""
        numbers = count(1)
        groups = []
        for errand in found:
            title = self.titles.get(errand.rule, Text(errand.rule, errand.rule)).in_(self.language)
            outcome = errand.outcome_says().in_(self.language)
            counted = say_workers(len(errand.workers), self.language)
            heading = wording.GROUP.in_(self.language).format(title=title, outcome=outcome, count=counted)
            continued = wording.GROUP_ON.in_(self.language).format(title=title, outcome=outcome)
            rows = tuple(self._rows(errand, f"{title}: {outcome}", numbers))
            groups.append(Group(heading, continued, rows))
        return groups

    def _rows(self, errand: Errand, category: str, numbers: Iterator[int]) -> Iterator[Row]:
        """Those of whom the same is asked side by side; where few sentences say it of many, by sentence too."""
        for part in errand.alike_together():
            order = {finding.says: index for index, (_, finding) in reversed([*enumerate(part)])}
            shares = FINDINGS_DIFFER
            if len(part) >= ROWS_A_FINDING * len(order):
                part.sort(key=lambda pair: order[pair[1].says])
                shares = FINDINGS_ALIKE
            for worker, finding in part:
                yield Row(self._texts(next(numbers), worker, finding, category), shares)

    def _texts(self, number: int, worker: Worker, finding: Finding, category: str) -> tuple[str, ...]:
        return (
            str(number),
            str(worker.row),
            say_plain(worker.name, unmask=self.unmask) if worker.name else wording.NAMELESS.in_(self.language),
            say_identity(worker, self.language, unmask=self.unmask),
            category,
            say_text(finding.says, self.language, unmask=self.unmask),
            say_text(finding.remedy, self.language, unmask=self.unmask) or NOTHING,
            "; ".join(say_cite(cite, self.language) for cite in finding.cites) or NOTHING,
        )


def _unread_group(unread: tuple[Problem, ...], language: Language, unmask: bool) -> Group:
    heading = wording.ANNEX_UNREAD.in_(language)
    rows = tuple(
        Row(
            (
                str(number),
                say_plain(str(problem.source), unmask=unmask),
                say_text(problem.message, language, unmask=unmask),
            ),
            (False, False, False),
        )
        for number, problem in enumerate(unread, 1)
    )
    return Group(heading, heading, rows)
