"""The facts of one worker's cover: his spells, their programmes, the days they leave open, and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from permit_guard.domain.case import UNREADABLE, Employment, Worker
from permit_guard.domain.engagement import Engagement
from permit_guard.domain.evidence import MemberLine, Programme, ProjectWorkerLine
from permit_guard.domain.evidence_held import EvidenceHeld
from permit_guard.domain.facts import WorkerFacts
from permit_guard.domain.line_index import Found
from permit_guard.domain.matching import Person
from permit_guard.domain.period import ONE_DAY, Period, months_after
from permit_guard.domain.spells import Cover, Route, Spell, gaps, wage_earner_cover
from permit_guard.domain.text import MOST_NAMED


def say_cover(
    facts: WorkerFacts, worker: Worker, engagement: Engagement, employment: Employment | None, held: EvidenceHeld
) -> None:
    """Write what the evidence says of one worker's cover into his `facts`; `employment` is the judged one."""
    ahead, behind = engagement.ahead(held.on), engagement.behind(held.on)
    by_employer, by_project = covers_of(worker, employment, facts.employer_npp, held)
    cover = by_employer + by_project
    facts.has_spell = bool(cover.his)
    facts.has_doubtful_spell = bool(cover.doubtful)
    if cover.doubtful:
        facts.doubtful_name = cover.doubtful[0].name
        facts.doubtful_place = str(cover.doubtful[0].source)
    facts.has_shared_spell = bool(cover.shared)
    if cover.shared:
        facts.shared_place = str(cover.shared[0].source)
    sure = worker.employer_npp is not UNREADABLE or not by_employer.unsure
    facts.relies_on_jakon = _relies_on_jakon(employment, ahead, by_employer if sure else None, held)
    facts.short_stay = _is_short_stay(employment, worker, cover, held)
    _say_programmes(facts, cover, ahead)
    _say_gaps(facts, cover.his, ahead, "ahead")
    _say_gaps(facts, cover.his, behind, "behind")
    _say_sources(facts, cover, held)


def covers_of(
    worker: Worker, employment: Employment | None, npp: str | None, held: EvidenceHeld
) -> tuple[Cover, Cover]:
    """His cover by his employer's lists, and that by the project's; `npp` is his employer's."""
    person = Person.of_worker(worker)
    by_employer = _cover_as_wage_earner(worker, person, employment, npp, held)
    return by_employer, _project_cover(person, employment, held)


def _cover_as_wage_earner(
    worker: Worker, person: Person, employment: Employment | None, npp: str | None, held: EvidenceHeld
) -> Cover:
    """Cover by his own employer; while its NPP cannot be read, whatever any employer's list says is a doubt."""
    if employment is Employment.MANDIRI:
        return Cover()
    if worker.employer_npp is not UNREADABLE:
        lines = held.members.get(npp) if npp else None
        return Cover() if lines is None else _employer_cover(lines.of_person(person), held)
    by_npp = held.any_members.of_person(person).apart(lambda line: line.npp)
    found = sum((_employer_cover(found, held) for found in by_npp.values()), Cover())
    return Cover((), found.his + found.doubtful, found.shared)


def _employer_cover(found: Found[MemberLine], held: EvidenceHeld) -> Cover:
    if held.months is None:
        doubtful, shared = (*found.his, *found.doubtful), found.shared
        return Cover((), _undated(doubtful), _undated(shared))
    return wage_earner_cover(found, held.months)


def _undated(lines: Iterable[MemberLine]) -> tuple[Spell, ...]:
    return tuple(
        Spell(Route.PU, line.npp, Period(line.month.first, line.month.last), line.programmes, line.source, line.name)
        for line in lines
        if line.active
    )


def _project_cover(person: Person, employment: Employment | None, held: EvidenceHeld) -> Cover:
    """The project's spells for whom its list names; doubtful while cover, period or employment is not known."""
    project = held.project
    if project.has_cover is False:
        return Cover()
    if employment is not None and employment.value not in held.parameters.texts("jakon_employments", held.on):
        return Cover()
    programmes = frozenset(map(Programme, held.parameters.texts("jakon_programmes", held.on)))
    period = project.period or Period(held.on, held.on)
    found = held.listed.of_person(person)
    sure_lines = [line for line in found.his if not line.in_doubt]
    unsure_lines = [line for line in found.his if line.in_doubt] + found.doubtful
    his, doubtful, shared = (
        tuple(_listed_spell(line, period, programmes) for line in lines)
        for lines in (sure_lines, unsure_lines, found.shared)
    )
    sure = project.has_cover is True and project.period is not None and employment is not None
    return Cover(his, doubtful, shared) if sure else Cover((), his + doubtful, shared)


def _listed_spell(line: ProjectWorkerLine, period: Period, programmes: frozenset[Programme]) -> Spell:
    return Spell(Route.JAKON, line.project_number, period, programmes, line.source, line.name)


def _relies_on_jakon(
    employment: Employment | None, ahead: Period | None, by_employer: Cover | None, held: EvidenceHeld
) -> bool | None:
    """Rulebook.md, *Relies on Jakon*: any part that is surely false decides, else any that is not known.

    `by_employer` is None when his employer's cover is not known.
    """
    employments = held.parameters.texts("jakon_employments", held.on)
    spells = None if by_employer is None or ahead is None else by_employer.his
    short = None
    if spells is not None and ahead is not None:
        short = any(gaps(spells, programme, ahead) for programme in (Programme.JKK, Programme.JKM))
    parts = (
        None if ahead is None else not ahead.is_empty,
        None if employment is None else employment.value in employments,
        short,
        None if by_employer is None else not by_employer.unsure,
        held.project.mentioned,
    )
    if False in parts:
        return False
    return None if None in parts else True


def _is_short_stay(employment: Employment | None, worker: Worker, cover: Cover, held: EvidenceHeld) -> bool | None:
    """A foreign worker whose own two days are less than the months from which the law asks him in, without a spell."""
    if cover.his or worker.nik is not None or employment not in (Employment.TKA, None):
        return False
    if employment is None:
        return None
    if not isinstance(worker.works_from, date) or not isinstance(worker.works_to, date):
        return False
    months = held.parameters.number("foreign_stay_months", held.on)
    return None if months is None else worker.works_to + ONE_DAY < months_after(worker.works_from, months)


def _say_programmes(facts: WorkerFacts, cover: Cover, ahead: Period | None) -> None:
    if ahead is None:
        return
    held = {programme for spell in cover.his if spell.period.touches(ahead) for programme in spell.programmes}
    facts.holds_jkk = Programme.JKK in held
    facts.holds_jkm = Programme.JKM in held
    facts.holds_jht = Programme.JHT in held
    facts.holds_jp = Programme.JP in held


def _say_gaps(facts: WorkerFacts, spells: Sequence[Spell], period: Period | None, side: str) -> None:
    if period is None:
        return
    for programme in (Programme.JKK, Programme.JKM):
        open_days = gaps(spells, programme, period)
        name = programme.value.lower()
        setattr(facts, f"{name}_days_uncovered_{side}", sum(gap.days for gap in open_days))
        if open_days:
            setattr(facts, f"{name}_gap_{side}_from", open_days[0].first)
            setattr(facts, f"{name}_gap_{side}_to", open_days[0].last)


def _say_sources(facts: WorkerFacts, cover: Cover, held: EvidenceHeld) -> None:
    his = tuple(dict.fromkeys(str(spell.source) for spell in cover.his))
    papers = project_sources(held) if any(spell.route is Route.JAKON for spell in cover.his) else ()
    places = his + papers
    facts.sources = {
        **facts.sources,
        "has_doubtful_spell": tuple(dict.fromkeys(str(spell.source) for spell in cover.doubtful)),
        "has_shared_spell": tuple(dict.fromkeys(str(spell.source) for spell in cover.shared)),
        "project_has_cover": project_sources(held),
        "unread_evidence": held.unread_files[:MOST_NAMED],
        **dict.fromkeys(_RESTING_ON_SPELLS, places),
    }


def project_sources(held: EvidenceHeld) -> tuple[str, ...]:
    """Where the project's letters and receipts were read."""
    letters = held.project.letter.letters if held.project.letter else ()
    papers = [str(letter.source) for letter in letters]
    return (*papers, *(str(receipt.source) for receipt in held.project.receipts))


_RESTING_ON_SPELLS = (
    "has_spell",
    "holds_jkk",
    "holds_jkm",
    "holds_jht",
    "holds_jp",
    "jkk_days_uncovered_ahead",
    "jkm_days_uncovered_ahead",
    "jkk_days_uncovered_behind",
    "jkm_days_uncovered_behind",
)
