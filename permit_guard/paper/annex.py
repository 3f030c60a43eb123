"""The annex: the workers to be followed up, grouped by what is to be settled, and what could not be read.

A worker stands in the group of each of his findings, so that a group is one errand with all who need it, its count is
the letter's, and crossing it off leaves nothing behind. Notes that are not met come last; a note that is merely unknown
asks for nothing and is left out. A minor stands in his own group alone: he is never told to register.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final

from permit_guard.domain.case import Problem, Worker
from permit_guard.domain.decision import Decision
from permit_guard.domain.finding import Effect, Finding, Outcome
from permit_guard.domain.text import Language, Text, say_day
from permit_guard.paper import wording
from permit_guard.paper.fonts import SANS, SANS_BOLD, SERIF_BOLD, face
from permit_guard.paper.ink import Ink
from permit_guard.paper.lines import wrap
from permit_guard.paper.saying import NOTHING, say_cite, say_identity, say_plain, say_text, say_workers
from permit_guard.paper.sheet import ACROSS
from permit_guard.paper.table import Column, Group, Table, TablePage

HEAD_SIZE: Final = 12.0
HOW_SIZE: Final = 8.4
HEAD_LEADING: Final = 1.25
AFTER_HEAD: Final = 6.0
MINOR_RULES: Final = frozenset({"adult", "minor-worked"})
KINDS: Final = (
    (Effect.BLOCK, Outcome.NOT_MET),
    (Effect.BLOCK, Outcome.UNKNOWN),
    (Effect.NOTE, Outcome.NOT_MET),
)


@dataclass(frozen=True, slots=True)
class Errand:
    """One kind of finding and every worker who has it, in roster order."""

    rule: str
    effect: Effect
    outcome: Outcome
    workers: tuple[tuple[Worker, Finding], ...]

    def outcome_says(self) -> Text:
        """What the outcome is called."""
        if self.effect is Effect.NOTE:
            return wording.NOTE
        return wording.NOT_MET if self.outcome is Outcome.NOT_MET else wording.UNKNOWN


def errands(decision: Decision) -> tuple[Errand, ...]:
    """What is to be settled for workers: block findings in the rulebook's order, not met before unknown, then notes."""
    found: dict[tuple[str, Effect, Outcome], list[tuple[Worker, Finding]]] = {}
    order: dict[str, int] = {}
    for decided in decision.workers:
        for finding in decided.findings:
            order.setdefault(finding.rule, len(order))
        for finding in _to_settle(decided.findings):
            key = (finding.rule, finding.effect, finding.outcome)
            found.setdefault(key, []).append((decided.worker, finding))
    keys = sorted(found, key=lambda key: (key[1] is Effect.NOTE, order[key[0]], KINDS.index((key[1], key[2]))))
    return tuple(Errand(*key, tuple(found[key])) for key in keys)


def _to_settle(findings: tuple[Finding, ...]) -> list[Finding]:
    """What is asked for one worker: each of his findings, but of a minor only that he is one."""
    asked = [finding for finding in findings if finding.matters and (finding.effect, finding.outcome) in KINDS]
    minor = [finding for finding in asked if finding.rule in MINOR_RULES and finding.outcome is Outcome.NOT_MET]
    return minor or asked


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
        table.draw(ink, page, ACROSS.left, top)


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
        table = _workers_table(language)
        groups = _worker_groups(found, titles, language, unmask)
        pages += [(table, page) for page in table.pages(groups, ACROSS.text_height - used, ACROSS.text_height)]
    if unread:
        table = _unread_table(language)
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


def _workers_table(language: Language) -> Table:
    shares = (
        (wording.NO, 0.035, False),
        (wording.ROW, 0.04, False),
        (wording.NAME, 0.155, False),
        (wording.NIK, 0.105, False),
        (wording.CATEGORY, 0.115, True),
        (wording.FOUND, 0.255, False),
        (wording.EVIDENCE, 0.205, True),
        (wording.CITES, 0.09, True),
    )
    width = ACROSS.text_width
    return Table(tuple(Column(title.in_(language), share * width, shared) for title, share, shared in shares))


def _worker_groups(
    found: tuple[Errand, ...], titles: Mapping[str, Text], language: Language, unmask: bool
) -> list[Group]:
    numbers = count(1)
    groups = []
    for errand in found:
        title = titles.get(errand.rule, Text(errand.rule, errand.rule)).in_(language)
        outcome = errand.outcome_says().in_(language)
        counted = say_workers(len(errand.workers), language)
        heading = wording.GROUP.in_(language).format(title=title, outcome=outcome, count=counted)
        continued = wording.GROUP_ON.in_(language).format(title=title, outcome=outcome)
        category = f"{title}: {outcome}"
        rows = tuple(
            (
                str(next(numbers)),
                str(worker.row),
                worker.name or wording.NAMELESS.in_(language),
                say_identity(worker, language, unmask=unmask),
                category,
                say_text(finding.says, language, unmask=unmask),
                say_text(finding.remedy, language, unmask=unmask) or NOTHING,
                "; ".join(say_cite(cite, language) for cite in finding.cites) or NOTHING,
            )
            for worker, finding in _alike_together(errand)
        )
        groups.append(Group(heading, continued, rows))
    return groups


def _alike_together(errand: Errand) -> list[tuple[Worker, Finding]]:
    """Those of whom the same is asked side by side, otherwise in roster order."""
    seen: dict[tuple[Text | None, tuple[str, ...]], int] = {}
    for _, finding in errand.workers:
        seen.setdefault((finding.remedy, finding.cites), len(seen))
    return sorted(errand.workers, key=lambda pair: seen[pair[1].remedy, pair[1].cites])


def _unread_table(language: Language) -> Table:
    width = ACROSS.text_width
    return Table(
        (
            Column(wording.NO.in_(language), 0.05 * width),
            Column(wording.PLACE.in_(language), 0.27 * width),
            Column(wording.MESSAGE.in_(language), 0.68 * width),
        )
    )


def _unread_group(unread: tuple[Problem, ...], language: Language, unmask: bool) -> Group:
    heading = wording.ANNEX_UNREAD.in_(language)
    rows = tuple(
        (str(number), say_plain(str(problem.source), unmask=unmask), say_text(problem.message, language, unmask=unmask))
        for number, problem in enumerate(unread, 1)
    )
    return Group(heading, heading, rows)
